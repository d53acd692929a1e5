//! A small routine, spoken by a made-up voice, mixed in memory and written in any format.

use std::io;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use nightcue::base::{Decibels, Frames, Length, SampleRate, Source, TimeOfDay};
use nightcue::render::{
    self, ChapterMark, Depth, Encoder, Flac, Format, Master, MixError, Mp3, Opus, Order, Record, RenderError, Shape,
    Sidecar, Sounds, TrackInfo, Wav, Written, mastered, render, stream,
};
use nightcue::script::{AffectedSide, Choices, Script, UtteranceId};
use nightcue::sound::{Bed, Block, Clip, Measured, frames_at, measure};
use nightcue::speech::Clips;
use nightcue::timeline::{Timeline, lay_out};
use nightcue::verify::{self, Coding, Verification};
use tempfile::NamedTempFile;

pub(crate) const ROUTINE: &str = r#"
title = "Calf cramp"
language = "en"
[[step]]
title = "Calf stretch"
sides = "both"
[[step.do]]
say = "Now lean on your {left|right} leg."
hold = "14.5s"
cues = [{ at = "half", say = "Breathe out." }]
[[step]]
title = "Toe raise"
rounds = 2
rest = "8s"
[[step.do]]
say = "Pull your toes up."
hold = "9s"
countdown = 3
settle = "0s"
"#;

const VOICE: SampleRate = SampleRate::new(16_000).expect("not 0");

/// A gliding, hissing voice of 60 ms per character.
pub(crate) struct MadeUpVoice(Vec<(Clip, Measured)>);

impl MadeUpVoice {
    pub(crate) fn new(script: &Script) -> Self {
        let clip = |text: &str| Clip { samples: spoken(text.chars().count() * 960), rate: VOICE };
        let clips = script.lines.iter().map(|line| clip(&line.utterance.text));
        Self(clips.map(|clip| (clip.clone(), measure(&clip.samples, VOICE))).collect())
    }
}

fn spoken(length: usize) -> Vec<f32> {
    let (mut noise, mut phase) = (length as u32, 0f32);
    let sample = |at: usize| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let hiss = (noise >> 8) as f32 / (1 << 23) as f32 - 1.0;
        let seconds = at as f32 / 16_000.0;
        phase += (180.0 + 50.0 * (seconds * 9.0).sin()) * std::f32::consts::TAU / 16_000.0;
        let voice: f32 = (1..8).map(|overtone| (phase * overtone as f32).sin() / overtone as f32).sum();
        let edge = ((at as f32 + 1.0) / 80.0).min((length - at) as f32 / 80.0).min(1.0);
        edge * (0.6 + 0.4 * (seconds * 25.0).sin()) * (0.2 * voice + 0.02 * hiss)
    };
    (0..length).map(sample).collect()
}

/// The line that is heard; there are no other sounds here.
fn line(utterance: UtteranceId) -> usize {
    match utterance {
        UtteranceId::Line(line) => line,
        UtteranceId::Sound(_) => panic!("a sound of the routine"),
    }
}

impl Clips for MadeUpVoice {
    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        Ok(self.0[line(utterance)].0.clone())
    }

    fn gain(&self, _: UtteranceId) -> Decibels {
        Decibels(0.0)
    }

    fn measured(&self, utterance: UtteranceId) -> &Measured {
        &self.0[line(utterance)].1
    }

    fn length(&self, utterance: UtteranceId) -> Length {
        self.0[line(utterance)].0.length()
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        frames_at(self.0[line(utterance)].0.frames(), VOICE, rate)
    }
}

/// A mixed track that can be damaged before it is written.
#[derive(Clone)]
pub(crate) struct Track {
    pub timeline: Timeline,
    pub master: Master,
    pub samples: Vec<f32>,
    pub chapters: Vec<ChapterMark>,
    script: Script,
}

impl Track {
    /// At 16 kHz, where tests are quick; Opus is decoded at 48 kHz all the same.
    pub(crate) fn quick() -> Self {
        static TRACK: LazyLock<Track> = LazyLock::new(|| Track::new(16_000));
        TRACK.clone()
    }

    pub(crate) fn new(rate_hz: u32) -> Self {
        Self::on(Bed::None, rate_hz)
    }

    /// With `bed` under it.
    pub(crate) fn on(bed: Bed, rate_hz: u32) -> Self {
        let source = Source::new("calf.toml", ROUTINE.as_bytes().to_vec()).unwrap();
        let choices = Choices { side: Some(AffectedSide::Both), ..Choices::default() };
        let compiled = nightcue::compile(&source, &choices).unwrap();
        let voice = MadeUpVoice::new(&compiled.script);
        let mut timeline = lay_out(&compiled.script, &voice, SampleRate::new(rate_hz).unwrap()).unwrap();
        timeline.lay_bed(bed, None);
        let master = mastered(&timeline, &voice, TimeOfDay::Night);
        let samples = mixed(&timeline, &voice, &master);
        let chapters = TrackInfo::of(&timeline, &master).chapters;
        Self { timeline, master, samples, chapters, script: compiled.script }
    }

    /// The samples of `timeline`, a part of this track.
    pub(crate) fn mixed(&self, timeline: &Timeline) -> Vec<f32> {
        mixed(timeline, &MadeUpVoice::new(&self.script), &self.master)
    }

    pub(crate) fn record(&self) -> Record {
        Record::of(&self.timeline).mastered(&self.master)
    }

    pub(crate) fn info(&self) -> TrackInfo {
        TrackInfo {
            title: self.timeline.title.clone(),
            artist: "nightcue".into(),
            album: "Calf cramp".into(),
            language: self.timeline.language,
            time: TimeOfDay::Night,
            comment: String::new(),
            voices: Vec::new(),
            credits: Vec::new(),
            year: None,
            cover: None,
            chapters: self.chapters.clone(),
            lines: Vec::new(),
            loudness: self.master.loudness,
            peak: self.master.peak,
            timeline: Some(self.record().json()),
            part: None,
        }
    }

    /// The track as a file.
    pub(crate) fn written(&self, coding: Coding) -> NamedTempFile {
        let file = NamedTempFile::new().unwrap();
        let target = file.reopen().unwrap();
        let shape = Shape { rate: self.timeline.rate, channels: 1, length: Frames::of(&self.samples) };
        let info = self.info();
        let mut encoder: Box<dyn Encoder> = match coding {
            Coding::Wav => Box::new(Wav::new(target, shape, Depth::Bits16).unwrap().tagged(&info).unwrap()),
            Coding::Flac => Box::new(Flac::new(target, shape, &info, render::FlacSettings::default()).unwrap()),
            Coding::Mp3 => Box::new(Mp3::new(target, shape, &info, render::Mp3Settings::default()).unwrap()),
            Coding::Opus => Box::new(Opus::new(target, shape, &info, render::OpusSettings::default()).unwrap()),
        };
        for block in self.samples.chunk_by(|one, other| (*one == 0.0) == (*other == 0.0)) {
            let block = if block[0] == 0.0 { Block::Silence(Frames::of(block)) } else { Block::Sound(block) };
            encoder.write(block).unwrap();
        }
        encoder.finish().unwrap();
        file
    }

    /// Verifies the track in `coding` against the timeline in its own tags.
    pub(crate) fn verified(&self, coding: Coding) -> Verification {
        verified(self.written(coding).path())
    }
}

fn mixed(timeline: &Timeline, voice: &MadeUpVoice, master: &Master) -> Vec<f32> {
    let mut samples = Vec::new();
    stream(timeline, &Sounds::new(voice, timeline.rate), master.gain, |block| {
        block.extend(&mut samples);
        Ok::<(), MixError>(())
    })
    .unwrap();
    samples
}

/// What a render of the routine writes, voice and all.
pub(crate) struct Rendered {
    pub timeline: Timeline,
    pub written: Vec<Written>,
}

/// Renders the routine at 16 kHz to `folder`.
pub(crate) fn rendered(
    folder: &Path,
    formats: &[Format],
    sidecars: &[Sidecar],
    split: bool,
) -> Result<Rendered, RenderError> {
    let track = Track::quick();
    let order = Order {
        folder: folder.to_owned(),
        name: "calf".into(),
        formats: formats.to_vec(),
        depth: Depth::Bits16,
        channels: 1,
        mp3: render::Mp3Settings::default(),
        opus: render::OpusSettings::default(),
        sidecars: sidecars.to_vec(),
        split,
        packets: None,
    };
    let (voice, stop) = (MadeUpVoice::new(&track.script), AtomicBool::new(false));
    let Track { timeline, master, .. } = &track;
    let written = render(timeline, &voice, master, &track.info(), &order, &stop, &|_| {})?;
    Ok(Rendered { timeline: track.timeline, written })
}

/// Verifies the file at `path` against the timeline in its own tags.
pub(crate) fn verified(path: &Path) -> Verification {
    let heard = verify::hear(path, &AtomicBool::new(false), &|_| {}).unwrap();
    let record = heard.record().unwrap().expect("the file carries its timeline");
    verify::verify(&heard, record)
}

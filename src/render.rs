//! From a timeline to finished files.
//!
//! In: a [`Timeline`], its clips and an [`Order`]. Out: files, and what they measure. Guaranteed: one pass over the mix for all formats; no
//! file takes its place before all are whole.

mod files;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use self::files::Files;
use crate::bed;
use crate::encode::wav::Depth;
use crate::encode::{Block, ChapterMark, EncodeError, TrackInfo, mp3, opus};
use crate::loudness;
use crate::loudness::Measured;
use crate::master::{Background, Heard, Master, master};
use crate::mix::{Clips, MixError, Sounds, stream};
use crate::profile::ProfileTime;
use crate::script::UtteranceId;
use crate::sheet::Record;
use crate::sidecar::Sidecar;
use crate::sidecar::playlist::part_name;
use crate::speech::Recordings;
use crate::timeline::{Kind, Sound, Timeline};
use crate::tone::{BreathTone, ToneKind, tone};
use crate::units::{Decibels, Frame, Frames, SampleRate};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Uncompressed, exact to the frame.
    Wav,
    /// For any player.
    Mp3,
    /// Lossless and small.
    Flac,
    /// The smallest, for players of the last ten years.
    Opus,
}

impl Format {
    /// The ending of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Mp3 => "mp3",
            Self::Flac => "flac",
            Self::Opus => "opus",
        }
    }
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder for the files.
    pub folder: PathBuf,
    /// The name of the files, without an ending.
    pub name: String,
    /// Each once.
    pub formats: Vec<Format>,
    /// How WAV samples are stored.
    pub depth: Depth,
    /// 1 or 2.
    pub channels: u16,
    /// Settings of MP3 files.
    pub mp3: mp3::Settings,
    /// Settings of Opus files.
    pub opus: opus::Settings,
    /// Files beside the audio.
    pub sidecars: Vec<Sidecar>,
    /// Whether every chapter becomes a file of its own too, in a folder named after the track, with a playlist.
    pub split: bool,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Whether it is one chapter of a track that was split.
    pub is_part: bool,
}

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A clip could not be mixed.
    #[error("{0}")]
    Mix(#[from] MixError),
    /// A file could not be written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: EncodeError,
    },
    /// The person asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// Loudness and peak of every utterance, measured without gain.
pub trait Loudnesses: Clips {
    /// What was measured of `utterance`.
    fn measured(&self, utterance: UtteranceId) -> &Measured;
}

impl Loudnesses for Recordings {
    fn measured(&self, utterance: UtteranceId) -> &Measured {
        Self::measured(self, utterance.0)
    }
}

/// The master of `timeline` for `time`.
pub fn mastered(timeline: &Timeline, clips: &dyn Loudnesses, time: ProfileTime) -> Master {
    let tones =
        ToneKind::ALL.map(|kind| loudness::measure(&tone(kind, SampleRate::DEFAULT).samples, SampleRate::DEFAULT));
    let breaths = breaths(timeline);
    let heard: Vec<Heard<'_>> = timeline
        .placements
        .iter()
        .map(|placement| {
            let (measured, gain) = match placement.sound {
                Sound::Tone(kind) => (&tones[kind as usize], Decibels(0.0)),
                Sound::Breath(tone) => (&breaths[&tone], Decibels(0.0)),
                Sound::Utterance(id) => (clips.measured(id), clips.gain(id)),
            };
            Heard { measured, gain: gain + placement.gain, is_background: placement.kind == Kind::Breath }
        })
        .collect();
    master(&heard, background(timeline), time)
}

/// What lies under `timeline`, for as long as nothing else is heard.
fn background(timeline: &Timeline) -> Option<Background> {
    let bed = timeline.bedding.as_ref()?.bed;
    let sounding = timeline.placements.iter().map(|placement| placement.end.since(placement.start).0).sum();
    let alone = Frames(timeline.length.0.saturating_sub(sounding));
    let turn = bed::noise(SampleRate::DEFAULT);
    let peak = f64::from(turn.peak()) * (bed.below_speech()? + bed::DUCKED).amplitude();
    Some(Background {
        loudness: bed.loudness()?,
        blocks: alone.len() / loudness::HOP.frames(timeline.rate).len().max(1),
        peak,
    })
}

/// What every breathing tone of `timeline` measures.
fn breaths(timeline: &Timeline) -> BTreeMap<BreathTone, Measured> {
    let mut measured = BTreeMap::new();
    for placement in &timeline.placements {
        if let Sound::Breath(tone) = placement.sound {
            measured
                .entry(tone)
                .or_insert_with(|| loudness::measure(&tone.clip(SampleRate::DEFAULT).samples, SampleRate::DEFAULT));
        }
    }
    measured
}

/// Writes all files of `order`; `progress` is told the frames done so far.
///
/// # Errors
/// When any file cannot be written; none is then.
pub fn render(
    timeline: &Timeline,
    clips: &dyn Clips,
    master: &Master,
    info: &TrackInfo,
    order: &Order,
    interrupted: &AtomicBool,
    progress: &dyn Fn(Frames),
) -> Result<Vec<Written>, RenderError> {
    let (mut files, sounds) = (Files::new(order, interrupted), Sounds::new(clips, timeline.rate));
    files.sidecars(timeline)?;
    let mut track = files.open(&order.folder, &order.name, info, timeline)?;
    let parts = if order.split { timeline.parts() } else { vec![timeline.clone()] };
    let mut done = Frames::ZERO;
    for (index, part) in parts.iter().enumerate() {
        let mut part_files = Vec::new();
        if order.split {
            let info = part_info(info, part, (index + 1, parts.len()), master);
            part_files =
                files.open(&files.part_folder(), &part_name(index + 1, parts.len(), &part.title), &info, part)?;
        }
        stream(part, &sounds, master.gain, |block| {
            for file in track.iter_mut().chain(&mut part_files) {
                file.write(block, interrupted)?;
            }
            done += match block {
                Block::Silence(frames) => frames,
                Block::Sound(samples) => Frames::of(samples),
            };
            progress(done);
            Ok::<(), RenderError>(())
        })?;
        files.close(part_files, order.split)?;
    }
    files.close(track, false)?;
    if order.split {
        files.playlists(timeline, &parts)?;
    }
    files.commit()
}

/// What a player shows about a part of a track.
fn part_info(whole: &TrackInfo, part: &Timeline, number: (usize, usize), master: &Master) -> TrackInfo {
    TrackInfo {
        title: part.title.clone(),
        chapters: chapter_marks(part),
        lines: spoken_lines(part),
        timeline: Some(Record::of(part).at_gain(master.gain).json()),
        part: Some(number),
        ..whole.clone()
    }
}

/// Every spoken line of `timeline` in order: start, words.
pub fn spoken_lines(timeline: &Timeline) -> Vec<(Frame, String)> {
    let spoken =
        timeline.placements.iter().filter(|placement| !placement.text.is_empty() && placement.kind != Kind::Breath);
    spoken.map(|placement| (placement.start, placement.text.clone())).collect()
}

/// Chapters of `timeline` as a player shows them.
pub fn chapter_marks(timeline: &Timeline) -> Vec<ChapterMark> {
    let mark = |chapter: &crate::timeline::ChapterSpan| ChapterMark {
        title: chapter.title.clone(),
        start: chapter.start,
        end: chapter.end,
    };
    timeline.chapters.iter().map(mark).collect()
}

//! A made-up track, with sounds as uneven as speech and silences of all lengths, and its tags.

use std::ops::Range;

use nightcue::base::{Frame, Frames, Lufs, SampleRate, TimeOfDay, TruePeak};
use nightcue::render::{ChapterMark, EncodeError, Encoder, Shape, TrackInfo};
use nightcue::sound::Block;
use nightcue::words::Language;

/// A track and where it sounds.
pub(crate) struct Signal {
    pub rate: SampleRate,
    pub samples: Vec<f32>,
    pub sounds: Vec<Range<usize>>,
}

impl Signal {
    /// `parts` in milliseconds: silence, sound, silence, sound…
    pub(crate) fn new(hz: u32, parts: &[u64]) -> Self {
        let rate = SampleRate::new(hz).unwrap();
        let (mut samples, mut sounds) = (Vec::new(), Vec::new());
        for (nth, ms) in parts.iter().enumerate() {
            let start = samples.len();
            let length = (ms * u64::from(hz) / 1000) as usize;
            match nth % 2 {
                0 => samples.resize(start + length, 0.0),
                _ => {
                    samples.extend(sound(hz, length, nth as u32));
                    sounds.push(start..samples.len());
                }
            }
        }
        Self { rate, samples, sounds }
    }

    /// Sounds at both edges, silences from shorter than an MPEG frame to long.
    pub(crate) fn uneven(hz: u32) -> Self {
        Self::new(hz, &[0, 700, 10, 300, 45, 60, 80, 900, 130, 40, 250, 1200, 3017, 501, 400, 333, 5003, 777, 0, 100])
    }

    pub(crate) fn shape(&self) -> Shape {
        Shape { rate: self.rate, channels: 1, length: Frames::of(&self.samples) }
    }

    /// Writes the whole track, the silences as silence and the rest in pieces of `block` samples.
    pub(crate) fn write_to(&self, encoder: Box<dyn Encoder>, block: usize) {
        self.try_write_to(encoder, block).unwrap();
    }

    /// The same, until the encoder fails.
    pub(crate) fn try_write_to(&self, mut encoder: Box<dyn Encoder + '_>, block: usize) -> Result<(), EncodeError> {
        let mut done = 0;
        for sound in &self.sounds {
            encoder.write(Block::Silence(Frames((sound.start - done) as u64)))?;
            for piece in self.samples[sound.clone()].chunks(block) {
                encoder.write(Block::Sound(piece))?;
            }
            done = sound.end;
        }
        encoder.write(Block::Silence(Frames((self.samples.len() - done) as u64)))?;
        encoder.finish()
    }

    /// What a player shows, with a chapter for every sound.
    pub(crate) fn info(&self) -> TrackInfo {
        let starts: Vec<usize> =
            std::iter::once(0).chain(self.sounds.iter().skip(1).map(|sound| sound.start)).collect();
        let ends = starts[1..].iter().copied().chain([self.samples.len()]);
        let marks = starts.iter().zip(ends).enumerate();
        let chapters = marks
            .map(|(nth, (start, end))| ChapterMark {
                title: format!("Übung {} – façade", nth + 1),
                start: Frame(*start as u64),
                end: Frame(end as u64),
            })
            .collect();
        TrackInfo {
            title: "Wadenkrampf, linke Seite".into(),
            artist: "nightcue".into(),
            album: "Wadenkrampf".into(),
            language: Language::German,
            time: TimeOfDay::Night,
            comment: "side left, hold shortest".into(),
            voices: vec!["anna".into(), "heart".into()],
            credits: Vec::new(),
            year: Some(2024),
            cover: None,
            chapters,
            lines: vec![(Frame(0), "Setz dich hin.".into()), (Frame(4800), "Streck das Bein.".into())],
            loudness: Lufs(-23.0),
            peak: TruePeak(-6.0),
            timeline: Some("{\"cues\":[]}".into()),
            part: None,
        }
    }
}

/// Overtones of a gliding pitch with some noise, fading in and out over 5 ms.
fn sound(hz: u32, length: usize, seed: u32) -> impl Iterator<Item = f32> {
    let (mut noise, mut phase) = (seed.wrapping_mul(2_654_435_761), 0f32);
    let fade = hz as f32 / 200.0;
    (0..length).map(move |at| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let hiss = (noise >> 8) as f32 / (1 << 23) as f32 - 1.0;
        let seconds = at as f32 / hz as f32;
        phase += (150.0 + 40.0 * (seconds * 9.0).sin()) * std::f32::consts::TAU / hz as f32;
        let voice: f32 = (1..8).map(|overtone| (phase * overtone as f32).sin() / overtone as f32).sum();
        let edge = ((at as f32 + 1.0) / fade).min((length - at) as f32 / fade).min(1.0);
        let syllables = 0.6 + 0.4 * (seconds * 25.0).sin();
        edge * syllables * (0.2 * voice + 0.02 * hiss)
    })
}

/// How many samples `decoded` is behind `original` in `range`, by the best correlation within ± 40 samples.
pub(crate) fn lag(original: &[f32], decoded: &[f32], range: Range<usize>) -> i64 {
    let at = |index: i64| usize::try_from(index).ok().and_then(|index| decoded.get(index)).copied().unwrap_or(0.0);
    let correlation = |lag: i64| -> f64 {
        range.clone().map(|index| f64::from(original[index]) * f64::from(at(index as i64 + lag))).sum()
    };
    (-40..=40).max_by(|a, b| correlation(*a).total_cmp(&correlation(*b))).unwrap()
}

/// Power of the original over the power of the difference, in dB, in `range`.
pub(crate) fn fidelity_db(original: &[f32], decoded: &[f32], range: Range<usize>) -> f64 {
    let square = |value: f32| f64::from(value) * f64::from(value);
    let power: f64 = range.clone().map(|index| square(original[index])).sum();
    let error: f64 = range.map(|index| square(original[index] - decoded[index])).sum();
    10.0 * (power / error.max(1e-12)).log10()
}

/// Power of the decoded over the power of the original, in dB, in `range`.
pub(crate) fn gain_db(original: &[f32], decoded: &[f32], range: Range<usize>) -> f64 {
    let power = |samples: &[f32]| samples.iter().map(|sample| f64::from(*sample) * f64::from(*sample)).sum::<f64>();
    10.0 * (power(&decoded[range.clone()]) / power(&original[range])).log10()
}

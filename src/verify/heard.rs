//! Everything that is measured in a file, in one pass over the decoded sound and without knowing what should be in it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::carried::Carried;
use super::decode::{Coding, Opened};
use super::levels::Levels;
use super::loudness::Meter;
use super::tones::{FoundTone, ToneFinder};
use super::verification::VerifyError;
use crate::base::{Frame, Frames, Lufs, SampleRate, TruePeak};
use crate::render::Record;

/// What a file sounds like and says about itself.
pub struct Heard {
    /// How it stores sound.
    pub coding: Coding,
    /// Frames per second of the decoded sound.
    pub rate: SampleRate,
    /// Length of the decoded sound.
    pub length: Frames,
    /// What its tags say.
    pub carried: Carried,
    /// Chapters that the container keeps to the frame.
    pub exact_chapters: Option<Vec<Frame>>,
    /// Every tone, in order.
    pub tones: Vec<FoundTone>,
    /// Where it sounds, and how loud.
    pub levels: Levels,
    /// Integrated loudness.
    pub loudness: Lufs,
    /// The true peak.
    pub peak: TruePeak,
    /// The first of two or more samples in a row at full scale.
    pub clipped: Option<Frame>,
}

impl Heard {
    /// The record in the file's tags, if there is one.
    ///
    /// # Errors
    /// When the record cannot be read or is inconsistent.
    pub fn record(&self) -> Result<Option<Record>, VerifyError> {
        Ok(self.carried.timeline.as_deref().map(Record::read).transpose()?)
    }
}

/// Decodes the file at `path` and measures it; `progress` gets the number of frames done so far.
///
/// # Errors
/// When it cannot be decoded, or `interrupted` is set.
pub fn hear(path: &Path, interrupted: &AtomicBool, progress: &dyn Fn(Frames)) -> Result<Heard, VerifyError> {
    let opened = Opened::open(path)?;
    let (coding, rate, carried) = (opened.coding, opened.rate, opened.carried.clone());
    let exact_chapters = opened.exact_chapters.clone();
    let (mut tones, mut levels, mut meter) = (ToneFinder::new(rate), Levels::new(rate), Meter::new(rate)?);
    let mut clipping = Clipping::default();
    let mut done = Frames::ZERO;
    let length = opened.decode(|samples| {
        if interrupted.load(Ordering::Relaxed) {
            return Err(VerifyError::Interrupted);
        }
        if samples.iter().all(|sample| *sample == 0.0) {
            let frames = samples.len() as u64;
            tones.hear_silence(frames);
            levels.hear_silence(frames);
            meter.hear_silence(frames);
        } else {
            tones.hear(samples);
            levels.hear(samples);
            meter.hear(samples);
            clipping.hear(samples, done);
        }
        done += Frames::of(samples);
        progress(done);
        Ok::<(), VerifyError>(())
    })?;
    let (tones, (loudness, peak), clipped) = (tones.finish(), meter.finish(), clipping.first);
    Ok(Heard { coding, rate, length, carried, exact_chapters, tones, levels, loudness, peak, clipped })
}

/// Looks for samples that were cut off at full scale.
#[derive(Default)]
struct Clipping {
    run: u32,
    first: Option<Frame>,
}

impl Clipping {
    fn hear(&mut self, samples: &[f32], before: Frames) {
        /// The largest sample of 16 bits is 32 767.
        const FULL_SCALE: f32 = 32_767.0 / 32_768.0;
        for (index, sample) in samples.iter().enumerate() {
            self.run = if sample.abs() >= FULL_SCALE { self.run + 1 } else { 0 };
            if self.run >= 2 && self.first.is_none() {
                self.first = Some(Frame(before.0 + index as u64));
            }
        }
    }
}

//! Where a file sounds, and how loud, in steps of about 20 ms.
//!
//! Silence takes no memory, a second of sound about 1 kB. The first and last sounding frame of a step are kept exactly.

use std::ops::Range;

use crate::base::{Decibels, Frame, SampleRate};

/// A short stretch in which something sounds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    /// Its number, from 0 at the start of the file.
    index: u64,
    /// The sum of all squares.
    energy: f32,
    /// The largest absolute sample.
    peak: f32,
    /// The first frame that is not zero, from the start of the stretch.
    first: u16,
    /// The last one.
    last: u16,
}

/// Where a file sounds, and how loud, in steps of about 20 ms.
pub struct Levels {
    step: u64,
    position: u64,
    stretches: Vec<Stretch>,
}

/// What is heard of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeardWords {
    /// The mean level of the stretches with sound, relative to full scale.
    pub level: Decibels,
    /// From the start to the first sound, in frames.
    pub before: u64,
    /// From the last sound to the end, in frames.
    pub after: u64,
    /// The longest silence between, in frames.
    pub longest_silence: u64,
}

/// Anything below is not speech: 30 dB below the quietest sentence of a night track.
pub(super) const AUDIBLE: Decibels = Decibels(-65.0);

impl Levels {
    /// Hears sound of `rate`.
    pub fn new(rate: SampleRate) -> Self {
        const A_SECOND: u32 = 50;
        Self { step: u64::from((rate.hz() / A_SECOND).max(1)), position: 0, stretches: Vec::new() }
    }

    /// Hears the next samples.
    pub fn hear(&mut self, mut samples: &[f32]) {
        while !samples.is_empty() {
            let inside = self.position % self.step;
            let (now, later) = samples.split_at(samples.len().min((self.step - inside) as usize));
            self.add(now, inside as u16);
            self.position += now.len() as u64;
            samples = later;
        }
    }

    /// Hears `frames` frames of silence.
    pub const fn hear_silence(&mut self, frames: u64) {
        self.position += frames;
    }

    fn add(&mut self, samples: &[f32], offset: u16) {
        let sounds = |sample: &f32| *sample != 0.0;
        let (Some(first), Some(last)) = (samples.iter().position(sounds), samples.iter().rposition(sounds)) else {
            return;
        };
        let energy = samples.iter().map(|sample| sample * sample).sum();
        let peak = samples.iter().fold(0f32, |peak, sample| peak.max(sample.abs()));
        let (index, first, last) = (self.position / self.step, offset + first as u16, offset + last as u16);
        match self.stretches.last_mut().filter(|stretch| stretch.index == index) {
            Some(stretch) => {
                stretch.energy += energy;
                stretch.peak = stretch.peak.max(peak);
                stretch.last = last;
            }
            None => self.stretches.push(Stretch { index, energy, peak, first, last }),
        }
    }

    /// The stretches that overlap `frames`.
    fn overlapping(&self, frames: &Range<Frame>) -> &[Stretch] {
        let from = self.stretches.partition_point(|stretch| (stretch.index + 1) * self.step <= frames.start.0);
        let to = self.stretches.partition_point(|stretch| stretch.index * self.step < frames.end.0);
        &self.stretches[from..to.max(from)]
    }

    /// The first frame inside `frames` that is louder than `floor`, an amplitude. A stretch that reaches beyond `frames` on one
    /// side counts by its first or last sounding frame; one that reaches beyond both does not count.
    pub fn louder_than(&self, floor: f32, frames: Range<Frame>) -> Option<Frame> {
        let inside = |frame: u64| frames.contains(&Frame(frame));
        self.overlapping(&frames).iter().filter(|stretch| stretch.peak > floor).find_map(|stretch| {
            let start = stretch.index * self.step;
            let (first, last) = (start + u64::from(stretch.first), start + u64::from(stretch.last));
            let is_cut_before = start < frames.start.0;
            let is_cut_after = start + self.step > frames.end.0;
            match (is_cut_before, is_cut_after) {
                (false, _) if inside(first) => Some(Frame(first)),
                (true, false) if inside(last) => Some(Frame(last)),
                _ => None,
            }
        })
    }

    /// What is heard above `floor` in `frames`; `None` for silence.
    pub fn heard(&self, floor: Decibels, frames: Range<Frame>) -> Option<HeardWords> {
        let audible = (floor.amplitude().powi(2) * self.step as f64) as f32;
        let mut sounding = self.overlapping(&frames).iter().filter(|stretch| stretch.energy > audible).peekable();
        let first = sounding.peek()?.index;
        let (mut last, mut count, mut energy, mut longest_silence) = (first, 0u64, 0.0, 0);
        for stretch in sounding {
            longest_silence = longest_silence.max((stretch.index - last).saturating_sub(1));
            (last, count) = (stretch.index, count + 1);
            energy += f64::from(stretch.energy);
        }
        let mean = energy / (count * self.step) as f64;
        Some(HeardWords {
            level: Decibels(10.0 * mean.max(1e-12).log10()),
            before: (first * self.step).saturating_sub(frames.start.0),
            after: frames.end.0.saturating_sub((last + 1) * self.step),
            longest_silence: longest_silence * self.step,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(sounds: &[Range<usize>], length: usize, block: usize) -> Levels {
        let mut samples = vec![0f32; length];
        sounds.iter().for_each(|sound| samples[sound.clone()].fill(0.1));
        let mut levels = Levels::new(SampleRate::DEFAULT);
        samples.chunks(block).for_each(|block| levels.hear(block));
        levels
    }

    fn frames(range: Range<u64>) -> Range<Frame> {
        Frame(range.start)..Frame(range.end)
    }

    #[test]
    fn a_surplus_frame_is_found_on_either_side() {
        for block in [7, 960, 100_000] {
            let levels = levels(&[1_000..5_001, 9_999..20_000], 30_000, block);
            assert_eq!(levels.louder_than(0.0, frames(5_000..9_999)), Some(Frame(5_000)));
            assert_eq!(levels.louder_than(0.0, frames(5_001..10_000)), Some(Frame(9_999)));
            assert_eq!(levels.louder_than(0.0, frames(5_001..9_999)), None);
            assert_eq!(levels.louder_than(0.2, frames(0..30_000)), None);
        }
    }

    #[test]
    fn a_silence_inside_words_is_measured() {
        let heard =
            levels(&[9_600..19_200, 38_400..48_000], 60_000, 960).heard(AUDIBLE, frames(4_800..57_600)).expect("sound");
        assert_eq!((heard.before, heard.after, heard.longest_silence), (4_800, 9_600, 19_200));
        assert!((heard.level.0 + 20.0).abs() < 0.01, "{heard:?}");
        assert_eq!(levels(std::slice::from_ref(&(0..100)), 60_000, 960).heard(AUDIBLE, frames(9_600..19_200)), None);
    }
}

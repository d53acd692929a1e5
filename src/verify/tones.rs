//! Finds tones in samples, without knowing where they should be.
//!
//! A matched filter runs over everything at about 4 kHz, then at the full rate around each likely place. Where a file
//! keeps its samples, an onset is exact to the frame.

pub(crate) mod coarse;

use std::ops::Range;

use crate::base::{Decibels, Frame, Length, SampleRate};
use crate::sound::{ToneKind, tone};
use coarse::Coarse;

/// A tone that was heard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundTone {
    /// Which one.
    pub kind: ToneKind,
    /// Its first frame.
    pub onset: Frame,
    /// How loud it is, relative to [`tone`].
    pub gain: Decibels,
    /// Correlation with [`tone`], 1.0 being the same samples at another level.
    pub likeness: f64,
}

/// The least likeness of a tone. MP3 at 64 kbit/s gives 0.99, the next most similar tone 0.5.
const ALIKE: f64 = 0.8;
/// Two tones never start closer together than this.
const APART: Length = Length::from_millis(300);
/// Tones that are quieter than [`tone`] by more than this are not heard.
const QUIETEST: Decibels = Decibels(-50.0);

/// Listens for tones.
pub(super) struct ToneFinder {
    coarse: Coarse,
    templates: [Vec<f32>; 3],
    apart: usize,
    longest: usize,
    /// Sound still to be searched, preceded by some silence.
    buffer: Vec<f32>,
    /// The position of `buffer[0]`.
    origin: u64,
    /// Everything before this position has been searched.
    searched_to: u64,
    /// Frames of silence at the end of `buffer`.
    quiet: usize,
    found: Vec<FoundTone>,
}

impl ToneFinder {
    /// Listens to sound of `rate`.
    pub(super) fn new(rate: SampleRate) -> Self {
        let templates = ToneKind::ALL.map(|kind| tone(kind, rate).samples);
        let longest = templates.iter().map(Vec::len).max().unwrap_or_default();
        let coarse = Coarse::new(rate, &templates);
        let apart = APART.frames(rate).len();
        let (buffer, found) = (Vec::with_capacity(coarse.window()), Vec::new());
        Self { coarse, templates, apart, longest, buffer, origin: 0, searched_to: 0, quiet: 0, found }
    }

    /// Hears the next samples.
    pub(super) fn hear(&mut self, mut samples: &[f32]) {
        while !samples.is_empty() {
            let room = self.coarse.window() - self.buffer.len();
            let (now, later) = samples.split_at(samples.len().min(room));
            self.buffer.extend_from_slice(now);
            self.quiet = 0;
            samples = later;
            if self.buffer.len() == self.coarse.window() {
                self.search_most();
            }
        }
    }

    /// Hears `frames` frames of silence, at no cost however many.
    pub(super) fn hear_silence(&mut self, frames: u64) {
        let closing = self.longest + 2 * self.apart;
        let is_all_quiet = self.quiet >= self.buffer.len();
        let needed = if is_all_quiet { 0 } else { (closing.saturating_sub(self.quiet) as u64).min(frames) };
        let quiet = self.quiet + needed as usize;
        self.hear(&vec![0.0; needed as usize]);
        self.quiet = quiet;
        if needed < frames {
            if !is_all_quiet {
                self.search(self.buffer.len());
            }
            self.skip(frames - needed);
        }
    }

    /// Skips `frames` frames of silence, leaving nothing but silence in the buffer.
    fn skip(&mut self, frames: u64) {
        let position = self.origin + self.buffer.len() as u64 + frames;
        // Some silence stays in front, so that a tone right after it is searched like any other.
        let lead = (self.apart as u64).min(position);
        self.origin = position - lead;
        self.searched_to = self.origin;
        self.quiet = lead as usize;
        self.buffer.clear();
        self.buffer.resize(lead as usize, 0.0);
    }

    /// Everything that was found, in order.
    pub(super) fn finish(mut self) -> Vec<FoundTone> {
        self.search(self.buffer.len());
        self.found
    }

    /// Searches as far as complete tones can follow, and keeps the rest.
    fn search_most(&mut self) {
        let to = self.buffer.len() - self.longest - 2 * self.apart;
        self.search(to);
        let behind = to - self.apart;
        self.buffer.drain(..behind);
        self.origin += behind as u64;
    }

    /// Finds the tones that start before `to`, a position in the buffer.
    fn search(&mut self, to: usize) {
        let likely = self.coarse.likely(&self.buffer, self.apart as u64);
        let heard = likely.into_iter().filter_map(|place| self.closer(place.kind, place.at)).collect();
        let slack = (self.apart / 4) as u64;
        let searched = self.searched_to.saturating_sub(slack)..self.origin + to as u64;
        for tone in self.best(heard) {
            let is_known = self.found.last().is_some_and(|last| last.onset.0 + self.apart as u64 > tone.onset.0);
            if searched.contains(&tone.onset.0) && !is_known {
                self.found.push(tone);
            }
        }
        self.searched_to = self.origin + to as u64;
    }

    /// Of tones too close to one another, the most similar to [`tone`]; in order.
    fn best(&self, mut heard: Vec<FoundTone>) -> Vec<FoundTone> {
        heard.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.onset.cmp(&other.onset)));
        let mut best: Vec<FoundTone> = Vec::new();
        for tone in heard {
            if best.iter().all(|known| known.onset.0.abs_diff(tone.onset.0) >= self.apart as u64) {
                best.push(tone);
            }
        }
        best.sort_by_key(|tone| tone.onset);
        best
    }

    /// The best match near `at`, to the frame.
    fn closer(&self, kind: ToneKind, at: i64) -> Option<FoundTone> {
        let reach = self.coarse.step() as i64;
        let stride = (reach / 4).max(1);
        let near = Near::new(&self.buffer, &self.templates[kind as usize], at - reach - stride);
        let best = |places: Range<i64>, stride: i64| {
            let likeness = |at: i64| (at, near.likeness(at));
            places.step_by(stride as usize).map(likeness).max_by(|one, other| one.1.total_cmp(&other.1))
        };
        let (middle, _) = best(at - reach..at + reach + 1, stride)?;
        let (at, likeness) = best(middle - stride..middle + stride + 1, 1)?;
        let onset = self.origin.checked_add_signed(at)?;
        let gain = Decibels::of_amplitude(near.amplitude(at).max(1e-9));
        let is_heard = likeness >= ALIKE && gain.0 >= QUIETEST.0;
        is_heard.then_some(FoundTone { kind, onset: Frame(onset), gain, likeness })
    }
}

/// Compares a tone with the sound around one place; beyond the buffer there is silence.
struct Near<'a> {
    samples: &'a [f32],
    template: &'a [f32],
    /// The energy of the template.
    own: f64,
    /// The first place that can be asked for.
    from: i64,
    /// The energy of the sound from `from` on, before each of its frames.
    energy: Vec<f64>,
}

impl<'a> Near<'a> {
    fn new(samples: &'a [f32], template: &'a [f32], from: i64) -> Self {
        /// Places that can be asked for: more than a step of the coarse search on either side.
        const PLACES: usize = 256;
        let mut energy = Vec::with_capacity(template.len() + PLACES + 1);
        let mut sum = 0.0;
        for at in from..from + (template.len() + PLACES) as i64 {
            energy.push(sum);
            let sample = usize::try_from(at).ok().and_then(|at| samples.get(at)).copied().unwrap_or(0.0);
            sum += f64::from(sample * sample);
        }
        energy.push(sum);
        Self { samples, template, own: sum_of_products(template, template), from, energy }
    }

    /// How loud the template is at `at`, as a factor.
    fn amplitude(&self, at: i64) -> f64 {
        let before = (at.min(0).unsigned_abs() as usize).min(self.template.len());
        let from = (at.max(0) as usize).min(self.samples.len());
        sum_of_products(&self.samples[from..], &self.template[before..]) / self.own
    }

    /// The correlation coefficient at `at`.
    fn likeness(&self, at: i64) -> f64 {
        let first = (at - self.from).max(0) as usize;
        let end = (first + self.template.len()).min(self.energy.len() - 1);
        let energy = self.energy[end] - self.energy[first.min(end)];
        if energy > 0.0 { self.amplitude(at) * (self.own / energy).sqrt() } else { 0.0 }
    }
}

/// Uses eight sums, so that the compiler can vectorize it.
fn sum_of_products(left: &[f32], right: &[f32]) -> f64 {
    let length = left.len().min(right.len());
    let (left, right) = (&left[..length], &right[..length]);
    let mut total = 0.0;
    for (left, right) in left.chunks(4096).zip(right.chunks(4096)) {
        let mut sums = [0f32; 8];
        let (left_eights, right_eights) = (left.chunks_exact(8), right.chunks_exact(8));
        let rest = left_eights.remainder().iter().zip(right_eights.remainder());
        total += rest.map(|(left, right)| f64::from(left * right)).sum::<f64>();
        for (left, right) in left_eights.zip(right_eights) {
            for (sum, (left, right)) in sums.iter_mut().zip(left.iter().zip(right)) {
                *sum += left * right;
            }
        }
        total += sums.iter().map(|sum| f64::from(*sum)).sum::<f64>();
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(hz: u32) -> SampleRate {
        SampleRate::new(hz).expect("not 0")
    }

    /// `tones` at their frames, in 16 bits, with `noise` as amplitude.
    fn track(rate: SampleRate, tones: &[(ToneKind, usize)], length: usize, gain: f32, noise: f32) -> Vec<f32> {
        let mut state = 1u32;
        let mut samples: Vec<f32> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise * (f32::from((state >> 16) as u16) / 32_768.0 - 1.0)
            })
            .collect();
        for (kind, at) in tones {
            for (sample, tone) in samples[*at..].iter_mut().zip(tone(*kind, rate).samples) {
                *sample += gain * tone;
            }
        }
        samples.iter().map(|sample| (sample * 32_768.0).round() / 32_768.0).collect()
    }

    fn found(rate: SampleRate, samples: &[f32], block: usize) -> Vec<FoundTone> {
        let mut finder = ToneFinder::new(rate);
        for block in samples.chunks(block) {
            match block.iter().all(|sample| *sample == 0.0) {
                true => finder.hear_silence(block.len() as u64),
                false => finder.hear(block),
            }
        }
        finder.finish()
    }

    fn places(found: &[FoundTone]) -> Vec<(ToneKind, usize)> {
        found.iter().map(|tone| (tone.kind, tone.onset.0 as usize)).collect()
    }

    #[test]
    fn every_tone_is_found_at_its_frame_at_every_rate() {
        for hz in [8_000u32, 11_025, 22_050, 44_100, 48_000, 96_000] {
            let second = hz as usize;
            let tones = [
                (ToneKind::Start, 3),
                (ToneKind::Mark, 5 * second + 1),
                (ToneKind::Mark, 6 * second + 1),
                (ToneKind::End, 7 * second + 1),
                (ToneKind::Start, 40 * second + 777),
                (ToneKind::End, 42 * second - 10),
            ];
            let samples = track(rate(hz), &tones, 44 * second, 0.5, 0.0);
            assert_eq!(places(&found(rate(hz), &samples, 1152)), tones, "{hz}");
        }
    }

    #[test]
    fn a_tone_is_found_wherever_a_search_ends() {
        let rate = rate(8_000);
        let window = Coarse::new(rate, &ToneKind::ALL.map(|kind| tone(kind, rate).samples)).window();
        for offset in (0..24).map(|n| n * 500) {
            let tones = [(ToneKind::End, window - 12_000 + offset)];
            let samples = track(rate, &tones, 2 * window, 1.0, 0.001);
            assert_eq!(places(&found(rate, &samples, 999)), tones, "{offset}");
        }
    }

    #[test]
    fn noise_neither_moves_a_tone_nor_counts_as_one() {
        let rate = rate(48_000);
        let tones = [(ToneKind::Start, 100_000), (ToneKind::Mark, 200_000), (ToneKind::End, 300_000)];
        let samples = track(rate, &tones, 480_000, 1.0, 0.01);
        assert_eq!(places(&found(rate, &samples, 960)), tones);
    }

    #[test]
    fn the_gain_of_a_tone_is_measured() {
        let samples = track(rate(48_000), &[(ToneKind::Mark, 50_000)], 100_000, 0.25, 0.0);
        let tone = found(rate(48_000), &samples, 960)[0];
        assert!((tone.gain.0 + 12.04).abs() < 0.01, "{tone:?}");
        assert!(tone.likeness > 0.999, "{tone:?}");
    }

    #[test]
    fn a_tone_that_was_cut_off_does_not_count() {
        let mut samples = track(rate(48_000), &[(ToneKind::End, 50_000)], 150_000, 1.0, 0.0);
        samples[54_000..].fill(0.0);
        assert!(found(rate(48_000), &samples, 960).is_empty());
    }
}

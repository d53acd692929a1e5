//! Loudness and true peak of a whole file, by ITU-R BS.1770-4 through the crate `ebur128`.
//!
//! Long silences are skipped, since none of their blocks passes the gate.

use ebur128::{EbuR128, Mode};

use super::decode::error::DecodeError;
use super::verification::VerifyError;
use crate::base::{Lufs, SampleRate, TruePeak};
use crate::sound::{LOUDNESS_HOP, true_peak};

/// Measures sound as it is decoded.
pub(super) struct Meter {
    meter: EbuR128,
    /// Frames between the starts of two gating blocks.
    hop: u64,
    /// Frames of the current silence.
    quiet: u64,
    zeros: Vec<f32>,
}

/// Hops of silence after which the filters have settled.
const FORGETFUL: u64 = 20;

impl Meter {
    pub(super) fn new(rate: SampleRate) -> Result<Self, VerifyError> {
        let meter = EbuR128::new(1, rate.hz(), Mode::I | Mode::TRUE_PEAK);
        let meter = meter.map_err(|error| DecodeError::Broken(format!("its loudness cannot be measured: {error}")))?;
        let hop = LOUDNESS_HOP.frames(rate).0.max(1);
        Ok(Self { meter, hop, quiet: 0, zeros: vec![0.0; hop as usize] })
    }

    pub(super) fn hear(&mut self, samples: &[f32]) {
        self.feed_quiet();
        self.add(samples);
    }

    pub(super) const fn hear_silence(&mut self, frames: u64) {
        self.quiet += frames;
    }

    /// Leaves out whole hops in the middle of a long silence, which keeps the gating blocks after it aligned.
    fn feed_quiet(&mut self) {
        let skipped = (self.quiet / self.hop).saturating_sub(FORGETFUL) * self.hop;
        let mut left = std::mem::take(&mut self.quiet) - skipped;
        let zeros = std::mem::take(&mut self.zeros);
        while left > 0 {
            let now = left.min(self.hop);
            self.add(&zeros[..now as usize]);
            left -= now;
        }
        self.zeros = zeros;
    }

    fn add(&mut self, samples: &[f32]) {
        let is_added = self.meter.add_frames_f32(samples).is_ok();
        debug_assert!(is_added, "mono samples are always whole frames");
    }

    pub(super) fn finish(mut self) -> (Lufs, TruePeak) {
        self.feed_quiet();
        let loudness = Lufs(self.meter.loudness_global().unwrap_or(f64::NEG_INFINITY));
        (loudness, true_peak(self.meter.true_peak(0).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(frames: usize) -> Vec<f32> {
        (0..frames).map(|n| (n as f32 * 0.05).sin() * 0.2).collect()
    }

    #[test]
    fn skipped_silence_changes_nothing() {
        let rate = SampleRate::DEFAULT;
        let (sound, quiet) = (sine(100_001), 1_234_567);
        let mut short = Meter::new(rate).expect("a rate");
        let mut whole = EbuR128::new(1, rate.hz(), Mode::I).expect("a rate");
        for _ in 0..3 {
            short.hear(&sound);
            short.hear_silence(quiet);
            whole.add_frames_f32(&sound).expect("mono");
            whole.add_frames_f32(&vec![0.0; quiet as usize]).expect("mono");
        }
        let difference = short.finish().0.0 - whole.loudness_global().expect("sound");
        assert!(difference.abs() < 1e-9, "{difference}");
    }
}

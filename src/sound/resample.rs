//! Converts a clip from its own rate to that of the track: exactly [`frames_at`] frames, without delay, and
//! independent of whatever was resampled before.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler, WindowFunction};

use super::clip::Clip;
use crate::base::{Frames, SampleRate};

/// Input frames per block; an FFT of this size keeps the filter steep and the delay short.
const CHUNK: usize = 1024;

thread_local! {
    /// Planning the FFTs costs more than a short clip; a plan serves every clip of its two rates.
    static PLANS: RefCell<BTreeMap<(u32, u32), Fft<f32>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The number of frames at `rate` that covers `frames` frames at `from`, rounded up.
pub const fn frames_at(frames: Frames, from: SampleRate, rate: SampleRate) -> Frames {
    Frames((frames.0 as u128 * rate.hz() as u128).div_ceil(from.hz() as u128) as u64)
}

/// Why a clip could not be brought to another rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot resample from {from} to {to}: {reason}")]
pub struct ResampleError {
    from: SampleRate,
    to: SampleRate,
    reason: String,
}

/// The samples of `clip` at `rate`.
///
/// # Errors
/// When the resampler does not offer this pair of rates.
pub fn resample(clip: &Clip, rate: SampleRate) -> Result<Vec<f32>, ResampleError> {
    if clip.rate == rate || clip.samples.is_empty() {
        return Ok(clip.samples.clone());
    }
    let failed = |reason: String| ResampleError { from: clip.rate, to: rate, reason };
    let mut samples = PLANS.with_borrow_mut(|plans| {
        let key = (clip.rate.hz(), rate.hz());
        let plan = match plans.entry(key) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => entry.insert(plan(clip.rate, rate)?),
        };
        let input =
            InterleavedSlice::new(&clip.samples, 1, clip.samples.len()).map_err(|error| failed(error.to_string()))?;
        let output = plan.process_all(&input, clip.samples.len(), None).map_err(|error| failed(error.to_string()))?;
        Ok(output.take_data())
    })?;
    samples.resize(frames_at(clip.frames(), clip.rate, rate).len(), 0.0);
    Ok(samples)
}

/// A resampler from one rate to another.
pub(super) fn plan(from: SampleRate, to: SampleRate) -> Result<Fft<f32>, ResampleError> {
    let (from_hz, to_hz) = (from.hz() as usize, to.hz() as usize);
    let plan = Fft::new_custom(from_hz, to_hz, CHUNK, 1, 1, WindowFunction::BlackmanHarris2, FixedSync::Input);
    plan.map_err(|error| refused((from, to), error.to_string()))
}

pub(super) const fn refused((from, to): (SampleRate, SampleRate), reason: String) -> ResampleError {
    ResampleError { from, to, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(hz: u32) -> SampleRate {
        SampleRate::new(hz).expect("not 0")
    }

    fn sine(hz: f64, length: usize, rate_hz: u32) -> Clip {
        let step = std::f64::consts::TAU * hz / f64::from(rate_hz);
        let samples = (0..length).map(|n| (0.5 * (n as f64 * step).sin()) as f32).collect();
        Clip { samples, rate: rate(rate_hz) }
    }

    #[test]
    fn the_length_is_exact_for_every_pair_of_rates() {
        for from in [16_000, 22_050, 44_100, 48_000] {
            for to in [8_000, 11_025, 12_345, 22_050, 44_100, 48_000, 96_000] {
                for length in [1, 7, 700, 16_001] {
                    let samples = resample(&sine(300.0, length, from), rate(to)).expect("a pair of rates");
                    assert_eq!(
                        samples.len(),
                        frames_at(Frames(length as u64), rate(from), rate(to)).len(),
                        "{from} {to} {length}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_clip_keeps_its_place_and_its_shape() {
        let samples = resample(&sine(300.0, 16_000, 16_000), rate(48_000)).expect("a pair of rates");
        let expected = sine(300.0, 48_000, 48_000).samples;
        let middle = 2_000..46_000;
        let worst =
            samples[middle.clone()].iter().zip(&expected[middle]).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
        assert!(worst < 0.002, "{worst}");
    }

    #[test]
    fn what_was_resampled_before_makes_no_difference() {
        let clip = sine(440.0, 5_000, 16_000);
        let first = resample(&clip, rate(44_100)).expect("a pair of rates");
        resample(&sine(90.0, 3_333, 16_000), rate(44_100)).expect("a pair of rates");
        assert_eq!(resample(&clip, rate(44_100)).expect("a pair of rates"), first);
    }
}

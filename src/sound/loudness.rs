//! Loudness and true peak as ITU-R BS.1770-4 defines them; filtering is left to the crate `ebur128`, gating is done
//! here. Silence is gated out, so a track that is mostly silence measures like its speech.
//!
//! Loudness is also measured as a phone's small speaker plays it: through a high-pass.

use biquad::{Biquad as _, Type};
use ebur128::{EbuR128, Mode};

use super::clip::Clip;
use super::filter::filter;
use crate::base::{Length, Lufs, SampleRate, TruePeak};

/// The loudness that every voice is brought to before the master: EBU R 128, clause 2.
pub const REFERENCE_LOUDNESS: Lufs = Lufs(-23.0);
/// The loudness of every voice at [`REFERENCE_LOUDNESS`] on a phone's speaker. A natural voice lies 5 to 8 LU below its full loudness there (from
/// the long-term spectra in Byrne et al., 1994), the embedded one 9 to 15; this is what its dullest language reaches without hissing.
pub const PHONE_LOUDNESS: Lufs = Lufs(REFERENCE_LOUDNESS.0 - 7.5);
/// A phone's speaker plays little below it: the corner of a second-order high-pass.
const PHONE_HZ: f64 = 800.0;
/// Blocks below it do not count: the absolute gate of ITU-R BS.1770-4, annex 1.
const ABSOLUTE_GATE: Lufs = Lufs(-70.0);
/// Blocks this far below the mean do not count: the relative gate of ITU-R BS.1770-4, annex 1.
const RELATIVE_GATE_LU: f64 = -10.0;
/// Gating blocks start every 100 ms and last 400 ms (overlap 75 %): ITU-R BS.1770-4, annex 1.
pub const LOUDNESS_HOP: Length = Length::from_millis(100);
const BLOCK_HOPS: usize = 4;

/// The measurement of one stretch of sound, with enough detail to combine it with others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Loudness of every gating block above the absolute gate.
    pub blocks: Vec<Lufs>,
    /// The largest true peak as an amplitude.
    pub peak: f64,
}

/// Measures `samples` on their own, as if surrounded by silence.
pub fn measure(samples: &[f32], rate: SampleRate) -> Measured {
    let Ok(mut meter) = EbuR128::new(1, rate.hz(), Mode::M | Mode::TRUE_PEAK) else {
        return Measured::default();
    };
    let blocks = gating_blocks(&mut meter, samples, rate);
    Measured { blocks, peak: meter.true_peak(0).unwrap_or_default() }
}

/// The loudness of every gating block of `samples` on a phone's speaker.
pub fn measure_on_phone(samples: &[f32], rate: SampleRate) -> Vec<Lufs> {
    let mut high_pass = filter(Type::HighPass, PHONE_HZ, rate);
    let played: Vec<f32> = samples.iter().map(|sample| high_pass.run(f64::from(*sample)) as f32).collect();
    measure_loudness(&played, rate)
}

/// The loudness of every gating block of `samples`, without the true peak, which takes longest.
pub fn measure_loudness(samples: &[f32], rate: SampleRate) -> Vec<Lufs> {
    EbuR128::new(1, rate.hz(), Mode::M)
        .map_or_else(|_| Vec::new(), |mut meter| gating_blocks(&mut meter, samples, rate))
}

/// The loudness of the last 400 ms of a sound that arrives in pieces.
#[derive(Debug)]
pub(crate) struct MomentaryMeter(Option<EbuR128>);

impl MomentaryMeter {
    /// For sound of `rate`.
    pub(crate) fn new(rate: SampleRate) -> Self {
        Self(EbuR128::new(1, rate.hz(), Mode::M).ok())
    }

    /// The loudness after `samples`.
    pub(crate) fn after(&mut self, samples: &[f32]) -> Lufs {
        let momentary = self.0.as_mut().and_then(|meter| {
            meter.add_frames_f32(samples).ok()?;
            meter.loudness_momentary().ok()
        });
        Lufs(momentary.unwrap_or(f64::NEG_INFINITY).max(ABSOLUTE_GATE.0))
    }
}

/// The loudness of every gating block of `samples` above the absolute gate.
fn gating_blocks(meter: &mut EbuR128, samples: &[f32], rate: SampleRate) -> Vec<Lufs> {
    let hop = LOUDNESS_HOP.frames(rate).len().max(1);
    let mut blocks = Vec::with_capacity(samples.len() / hop + BLOCK_HOPS);
    let silence = vec![0.0; hop];
    let tail = hop - samples.len() % hop;
    let hops = samples.chunks(hop).map(<[f32]>::to_vec).map(|mut chunk| {
        chunk.resize(hop, 0.0);
        chunk
    });
    for chunk in hops.chain(std::iter::repeat_n(silence, BLOCK_HOPS - usize::from(tail == 0))) {
        if meter.add_frames_f32(&chunk).is_err() {
            continue;
        }
        let loudness = Lufs(meter.loudness_momentary().unwrap_or(f64::NEG_INFINITY));
        if loudness > ABSOLUTE_GATE {
            blocks.push(loudness);
        }
    }
    blocks
}

/// Integrated loudness of `blocks`, gated twice; −70 LUFS when nothing passes the gate.
pub fn integrated_loudness<'a>(blocks: impl Iterator<Item = &'a Lufs> + Clone) -> Lufs {
    gated_loudness(blocks, 0.0)
}

/// The same with the relative gate moved by `shift_lu`: what is near the gate may or may not count, depending on what a codec does to it.
pub(crate) fn gated_loudness<'a>(blocks: impl Iterator<Item = &'a Lufs> + Clone, shift_lu: f64) -> Lufs {
    let ungated = mean(blocks.clone());
    let gate = Lufs(ungated.0 + RELATIVE_GATE_LU + shift_lu);
    mean(blocks.filter(|block| **block > gate))
}

/// The energy mean.
fn mean<'a>(blocks: impl Iterator<Item = &'a Lufs>) -> Lufs {
    let (sum, count) = blocks.fold((0.0, 0u64), |(sum, count), block| (sum + 10f64.powf(block.0 / 10.0), count + 1));
    match count {
        0 => ABSOLUTE_GATE,
        _ => Lufs(10.0 * (sum / count as f64).log10()),
    }
}

/// The loudest 400 ms of `clip`.
pub(crate) fn momentary_maximum(clip: &Clip) -> Lufs {
    loudest(&measure_loudness(&clip.samples, clip.rate))
}

/// The loudest 400 ms of `clip` on a phone's speaker.
#[cfg(test)]
pub(super) fn momentary_maximum_on_phone(clip: &Clip) -> Lufs {
    loudest(&measure_on_phone(&clip.samples, clip.rate))
}

fn loudest(blocks: &[Lufs]) -> Lufs {
    blocks.iter().fold(ABSOLUTE_GATE, |most, block| if *block > most { *block } else { most })
}

/// An amplitude as a true peak.
pub fn true_peak(amplitude: f64) -> TruePeak {
    TruePeak(20.0 * amplitude.max(1e-10).log10())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hz: f64, amplitude: f64, seconds: usize, rate_hz: u32) -> Vec<f32> {
        let step = std::f64::consts::TAU * hz / f64::from(rate_hz);
        (0..seconds * rate_hz as usize).map(|n| (amplitude * (n as f64 * step).sin()) as f32).collect()
    }

    fn rate(hz: u32) -> SampleRate {
        SampleRate::new(hz).expect("not 0")
    }

    /// EBU Tech 3341, test case 1 in mono: a 1 kHz sine at −23 dBFS peak measures −26 LUFS in one channel (−23 in two).
    #[test]
    fn a_sine_measures_as_the_standard_says() {
        let samples = sine(1000.0, 10f64.powf(-23.0 / 20.0), 20, 48_000);
        let loudness = integrated_loudness(measure(&samples, rate(48_000)).blocks.iter());
        assert!((loudness.0 + 26.0).abs() < 0.1, "{loudness:?}");
    }

    #[test]
    fn silence_in_between_does_not_make_a_track_quieter() {
        let samples = sine(500.0, 0.1, 5, 48_000);
        let one = measure(&samples, rate(48_000));
        let mut long = samples.clone();
        long.resize(samples.len() * 20, 0.0);
        long.extend(&samples);
        let two = measure(&long, rate(48_000));
        let difference = integrated_loudness(one.blocks.iter()).0 - integrated_loudness(two.blocks.iter()).0;
        assert!(difference.abs() < 0.05, "{difference}");
    }

    #[test]
    fn a_phone_plays_the_high_and_hardly_the_low() {
        for (hz, expected) in [(200.0, -24.1), (400.0, -12.3), (800.0, -3.0), (3_000.0, 0.0)] {
            for rate_hz in [16_000, 48_000] {
                let samples = sine(hz, 0.1, 2, rate_hz);
                let full = integrated_loudness(measure(&samples, rate(rate_hz)).blocks.iter());
                let played = integrated_loudness(measure_on_phone(&samples, rate(rate_hz)).iter());
                let change = (played - full).0;
                assert!((change - expected).abs() < 0.4, "{hz} Hz at {rate_hz} Hz: {change} dB");
            }
        }
    }

    #[test]
    fn the_true_peak_lies_between_the_samples() {
        let samples: Vec<f32> = (0..48_000).map(|n| [0.5f32, 0.5, -0.5, -0.5][n % 4]).collect();
        let peak = measure(&samples, rate(48_000)).peak;
        assert!(peak > 0.65, "a 12 kHz sine sampled off its peaks reaches 0.707, measured {peak}");
    }
}

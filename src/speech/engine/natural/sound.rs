//! Sound from what a network of the hibari family says about each frame of speech: 12.5 ms of a spectrum in three layers.
//!
//! Harmonics of the voice, which are a train of pulses filtered; noise, which is filtered as well; and a rest with phases of its own. The
//! formulas are those of hibari's own `dsp.py`.

use std::f32::consts::PI;
use std::sync::Arc;

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

use super::pulses::pulses;
use crate::base::SampleRate;

/// Frames of sound in a second.
pub(crate) const RATE: SampleRate = SampleRate::new(24_000).expect("not 0");
/// The length of the transform, in samples.
const SIZE: usize = 1_200;
/// From one frame of the spectrum to the next, in samples.
pub(crate) const HOP: usize = 300;
/// Frequencies in a frame of the spectrum.
pub(crate) const BINS: usize = SIZE / 2 + 1;
const HOPS: usize = SIZE / HOP;
/// The largest logarithm of an amplitude.
const LOUDEST: f32 = 7.0;
/// What the squared windows over a sample are divided by at least.
const LEAST_WEIGHT: f32 = 1e-11;

/// What the network says: values by frequency, then by frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spectrum {
    /// Logarithms of the filter of the harmonics, and how far it turns them, before the hyperbolic tangent, as a part of π.
    pub harmonics: Vec<f32>,
    pub turn: Vec<f32>,
    /// Logarithms of the filter of the noise.
    pub noise: Vec<f32>,
    /// Logarithms of the rest's amplitudes, and its phases.
    pub rest: Vec<f32>,
    pub phase: Vec<f32>,
    /// The pitch of each frame in hertz; 0 where there is none.
    pub pitch: Vec<f32>,
}

impl Spectrum {
    /// How many random numbers its sound needs.
    pub(crate) fn draws(&self) -> usize {
        2 * BINS * self.pitch.len()
    }
}

/// The samples of `spectrum`, [`HOP`] for each of its frames. `noise` has mean 0 and variance 1: pairs by frequency, then by frame.
pub(crate) fn sound(spectrum: &Spectrum, noise: &[f32]) -> Vec<f32> {
    let frames = spectrum.pitch.len();
    let mut planner = RealFftPlanner::new();
    let mut layers = analyzed(&pulses(&spectrum.pitch, HOP, RATE.hz() as f32), frames, &planner.plan_fft_forward(SIZE));
    for bin in 0..BINS {
        for frame in 0..frames {
            let at = bin * frames + frame;
            let value = &mut layers[frame * BINS + bin];
            let turn = PI * spectrum.turn[at].tanh();
            *value *= Complex::from_polar(amplitude(spectrum.harmonics[at]), turn);
            *value += Complex::new(noise[2 * at], noise[2 * at + 1]) * amplitude(spectrum.noise[at]);
            *value += Complex::from_polar(amplitude(spectrum.rest[at]), spectrum.phase[at]);
        }
    }
    synthesized(&mut layers, frames, &planner.plan_fft_inverse(SIZE))
}

fn amplitude(logarithm: f32) -> f32 {
    logarithm.min(LOUDEST).exp()
}

/// A Hann window that is periodic.
fn window() -> Vec<f32> {
    (0..SIZE).map(|n| (0.5 - 0.5 * (std::f64::consts::TAU * n as f64 / SIZE as f64).cos()) as f32).collect()
}

/// The spectrum of `samples` around the start of each of `frames`; beyond the edges they are mirrored.
fn analyzed(samples: &[f32], frames: usize, transform: &Arc<dyn RealToComplex<f32>>) -> Vec<Complex<f32>> {
    let window: Vec<f32> = window().into_iter().map(|weight| weight / HOP as f32).collect();
    let mut spectrum = vec![Complex::default(); frames * BINS];
    let mut piece = vec![0.0; SIZE];
    for (frame, values) in spectrum.chunks_exact_mut(BINS).enumerate() {
        let start = (frame * HOP) as isize - (SIZE / 2) as isize;
        for (at, sample) in piece.iter_mut().enumerate() {
            *sample = samples[mirrored(start + at as isize, samples.len())] * window[at];
        }
        transform.process(&mut piece, values).expect("the lengths are those of the transform");
    }
    spectrum
}

/// The place in `0..length` that `at` falls on when the edges are mirrors.
const fn mirrored(at: isize, length: usize) -> usize {
    let period = 2 * (length as isize - 1);
    if period == 0 {
        return 0;
    }
    let at = at.rem_euclid(period);
    (if at < length as isize { at } else { period - at }) as usize
}

/// The samples of a spectrum: its frames transformed back, weighed, and added where they overlap.
fn synthesized(spectrum: &mut [Complex<f32>], frames: usize, transform: &Arc<dyn ComplexToReal<f32>>) -> Vec<f32> {
    let window = window();
    let mut piece = vec![0.0; SIZE];
    let mut samples = vec![0.0; (frames + HOPS - 1) * HOP];
    let mut weights = vec![0.0; samples.len()];
    for (frame, values) in spectrum.chunks_exact_mut(BINS).enumerate() {
        // Real samples have no phase at the lowest and the highest frequency.
        values[0].im = 0.0;
        values[BINS - 1].im = 0.0;
        transform.process(values, &mut piece).expect("the lengths are those of the transform");
        let place = frame * HOP..frame * HOP + SIZE;
        let sums = samples[place.clone()].iter_mut().zip(&mut weights[place]);
        for ((sum, weight), (sample, window)) in sums.zip(piece.iter().zip(&window)) {
            *sum += sample / SIZE as f32 * window;
            *weight += window * window;
        }
    }
    let weighed = samples.iter().zip(&weights).map(|(sum, weight)| sum / weight.max(LEAST_WEIGHT));
    weighed.skip(SIZE / 2).take(frames * HOP).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A spectrum of `frames` whose layers all are silent.
    fn silence(frames: usize, pitch_hz: f32) -> Spectrum {
        let layer = |value: f32| vec![value; BINS * frames];
        Spectrum {
            harmonics: layer(-30.0),
            turn: layer(0.0),
            noise: layer(-30.0),
            rest: layer(-30.0),
            phase: layer(0.0),
            pitch: vec![pitch_hz; frames],
        }
    }

    fn level(samples: &[f32]) -> f32 {
        (samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len() as f32).sqrt()
    }

    #[test]
    fn harmonics_that_pass_unchanged_are_the_pulses_themselves() {
        let spectrum = Spectrum { harmonics: vec![(HOP as f32).ln(); BINS * 40], ..silence(40, 120.0) };
        let samples = sound(&spectrum, &vec![0.0; spectrum.draws()]);
        let expected = pulses(&spectrum.pitch, HOP, 24_000.0);
        assert_eq!(samples.len(), expected.len());
        let worst =
            samples[SIZE..38 * HOP].iter().zip(&expected[SIZE..]).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
        assert!(worst < 2e-3, "{worst} of {}", level(&expected));
    }

    #[test]
    fn each_layer_is_heard_and_nothing_else() {
        let draws = crate::speech::engine::noise::normal(&[1], 0, silence(40, 0.0).draws());
        assert!(level(&sound(&silence(40, 120.0), &draws)) < 1e-8);
        let noisy = Spectrum { noise: vec![0.0; BINS * 40], ..silence(40, 0.0) };
        let expected = (4.0 * BINS as f32).sqrt() / SIZE as f32 / 1.5f32.sqrt();
        let measured = level(&sound(&noisy, &draws)[SIZE..36 * HOP]);
        assert!((0.8..1.25).contains(&(measured / expected)), "{measured}, not {expected}");
        // A rest of one frequency whose phase goes on from frame to frame: 100 Hz, five periods in four hops.
        let mut tone = silence(40, 0.0);
        for frame in 0..40 {
            let at = 5 * 40 + frame;
            (tone.rest[at], tone.phase[at]) = (0.0, std::f32::consts::TAU * 5.0 * frame as f32 / HOPS as f32);
        }
        let samples = sound(&tone, &draws);
        let crossings =
            samples[SIZE..SIZE + 12_000 - 2 * SIZE].windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        assert!((39..=41).contains(&crossings), "{crossings} periods of 100 Hz in 0.4 s");
    }

    #[test]
    fn however_short_it_is_it_has_its_length() {
        for frames in [1, 2, 3, 7] {
            let spectrum = silence(frames, 100.0);
            assert_eq!(sound(&spectrum, &vec![0.0; spectrum.draws()]).len(), frames * HOP);
        }
    }
}

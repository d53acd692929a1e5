//! Finds where tones may be, to within a few frames; every tone is among the places found.
//!
//! The sound is brought to about 4 kHz, which still contains all tones, and correlated with each of them by Fourier
//! transform.

use std::f64::consts::PI;
use std::sync::Arc;

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

use crate::base::SampleRate;
use crate::sound::ToneKind;

/// Points of the transform.
const POINTS: usize = 65_536;
/// The strongest partial of every tone is below 600 Hz: six or more samples per period, enough to interpolate a maximum.
const LOW_RATE_HZ: u32 = 4_000;
/// A tone shifted by a few periods resembles itself, up to 0.98. A place is no rival if it is less alike by this much.
const RIVAL: f32 = 0.06;
/// The least likeness that is worth a closer look.
const MAYBE_ALIKE: f64 = 0.6;

/// A place where a tone may start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub kind: ToneKind,
    pub at: i64,
    likeness: f32,
}

/// The matched filter at the low rate.
pub(crate) struct Coarse {
    step: usize,
    filter: Vec<f32>,
    templates: [Template; 3],
    forward: Arc<dyn RealToComplex<f32>>,
    backward: Arc<dyn ComplexToReal<f32>>,
}

struct Template {
    spectrum: Vec<Complex<f32>>,
    length: usize,
    norm: f64,
}

impl Coarse {
    /// Looks for `templates`, one for each kind of tone, in sound of `rate`.
    pub(crate) fn new(rate: SampleRate, templates: &[Vec<f32>; 3]) -> Self {
        let step = (rate.hz() / LOW_RATE_HZ).max(1) as usize;
        let filter = low_pass(step);
        let mut planner = RealFftPlanner::new();
        let (forward, backward) = (planner.plan_fft_forward(POINTS), planner.plan_fft_inverse(POINTS));
        let templates = [0, 1, 2].map(|kind: usize| {
            let low = lowered(&templates[kind], step, &filter);
            let norm = low.iter().map(|sample| f64::from(*sample).powi(2)).sum::<f64>().sqrt();
            let (length, spectrum) = (low.len(), spectrum(forward.as_ref(), low));
            Template { spectrum, length, norm }
        });
        Self { step, filter, templates, forward, backward }
    }

    /// Frames per sample at the low rate.
    pub(crate) const fn step(&self) -> usize {
        self.step
    }

    /// The longest stretch that can be searched at once.
    pub(crate) fn window(&self) -> usize {
        let longest = self.templates.iter().map(|template| template.length).max().unwrap_or_default();
        (POINTS - longest) * self.step
    }

    /// The likely places in `samples`; of those closer to one another than `apart` frames, the best and its rivals.
    pub(crate) fn likely(&self, samples: &[f32], apart: u64) -> Vec<Place> {
        let low = lowered(samples, self.step, &self.filter);
        let energy = running_energy(&low);
        let spectrum = spectrum(self.forward.as_ref(), low);
        let likeness = ToneKind::ALL.map(|kind| self.likeness(&spectrum, &energy, &self.templates[kind as usize]));
        let mut places: Vec<Place> = Vec::new();
        for kind in ToneKind::ALL {
            let likeness = &likeness[kind as usize];
            let tops = (0..likeness.len()).filter_map(|at| top(likeness, at));
            places.extend(tops.filter(|(_, likeness)| *likeness > MAYBE_ALIKE).map(|(at, likeness)| {
                let at = (at * self.step as f64).round() as i64;
                Place { kind, at, likeness: likeness as f32 }
            }));
        }
        without_lesser(places, apart)
    }

    /// The correlation coefficient with `template` at every place.
    fn likeness(&self, spectrum: &[Complex<f32>], energy: &[f64], template: &Template) -> Vec<f32> {
        let mut product: Vec<Complex<f32>> =
            spectrum.iter().zip(&template.spectrum).map(|(sound, tone)| sound * tone.conj()).collect();
        // The first and the last bin of a real signal are real.
        let last_bin = product.len() - 1;
        (product[0].im, product[last_bin].im) = (0.0, 0.0);
        let mut correlation = self.backward.make_output_vec();
        let is_done = self.backward.process(&mut product, &mut correlation).is_ok();
        debug_assert!(is_done, "the lengths are those of the plan");
        let last = energy.len() - 1;
        let norm = |at: usize| (energy[(at + template.length).min(last)] - energy[at]).max(0.0).sqrt();
        // Anything 60 dB below the tone is a rounding error of the transform.
        let audible = template.norm * 1e-3;
        let of = |at: usize| match norm(at) {
            norm if norm > audible => (f64::from(correlation[at]) / POINTS as f64 / norm / template.norm) as f32,
            _ => 0.0,
        };
        (0..last).map(of).collect()
    }
}

/// The top of the parabola through `at` and its neighbors, where `at` is the highest of the three: place and height.
fn top(likeness: &[f32], at: usize) -> Option<(f64, f64)> {
    let neighbor = |at: Option<usize>| f64::from(at.and_then(|at| likeness.get(at)).copied().unwrap_or(0.0));
    let (before, here, after) = (neighbor(at.checked_sub(1)), neighbor(Some(at)), neighbor(at.checked_add(1)));
    if here < before || here <= after {
        return None;
    }
    let aside = (before - after) / (before - 2.0 * here + after) / 2.0;
    Some((at as f64 + aside, here - (before - after) * aside / 4.0))
}

/// Leaves out places that are much less likely than another one closer than `apart`.
fn without_lesser(mut places: Vec<Place>, apart: u64) -> Vec<Place> {
    places.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.at.cmp(&other.at)));
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        let is_lesser = |known: &Place| known.at.abs_diff(place.at) < apart && known.likeness > place.likeness + RIVAL;
        if !kept.iter().any(is_lesser) {
            kept.push(place);
        }
    }
    kept
}

fn spectrum(forward: &dyn RealToComplex<f32>, mut samples: Vec<f32>) -> Vec<Complex<f32>> {
    samples.resize(POINTS, 0.0);
    let mut spectrum = forward.make_output_vec();
    let is_done = forward.process(&mut samples, &mut spectrum).is_ok();
    debug_assert!(is_done, "the lengths are those of the plan");
    spectrum
}

/// The energy up to every place; one entry more than there are samples.
fn running_energy(samples: &[f32]) -> Vec<f64> {
    let sums = samples.iter().scan(0.0, |sum, sample| {
        *sum += f64::from(*sample).powi(2);
        Some(*sum)
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// A short windowed sinc (Hamming) for one sample in `step`: passes the tones, and stops most of what would alias onto them.
fn low_pass(step: usize) -> Vec<f32> {
    if step == 1 {
        return vec![1.0];
    }
    let half = 3 * step as i64;
    let taps: Vec<f64> = (-half..=half)
        .map(|tap| {
            let x = tap as f64 / step as f64;
            let sinc = if tap == 0 { 1.0 } else { (PI * x).sin() / (PI * x) };
            sinc * (0.54 + 0.46 * (PI * tap as f64 / half as f64).cos())
        })
        .collect();
    let sum: f64 = taps.iter().sum();
    taps.into_iter().map(|tap| (tap / sum) as f32).collect()
}

/// Every `step`th sample of `samples` after `filter`, whose middle is without delay.
fn lowered(samples: &[f32], step: usize, filter: &[f32]) -> Vec<f32> {
    let half = filter.len() / 2;
    let at = |center: usize| {
        let from = center.saturating_sub(half);
        let inside = &samples[from..samples.len().min(center + half + 1)];
        let skipped = half - (center - from);
        inside.iter().zip(&filter[skipped..]).map(|(sample, tap)| sample * tap).sum()
    };
    (0..samples.len()).step_by(step).map(at).collect()
}

//! No peak stands out: the sudden start of a vowel can be 23 dB above the loudness of its sentence, and would make the whole track
//! softer than it should be.
//!
//! A limiter that looks ahead: it is soft before the peak comes, changes nothing else, and keeps the length.

use crate::base::{Decibels, Length, SampleRate};
use crate::sound::{Clip, integrated_loudness, measure_loudness};

/// Speech has its peaks 12 to 18 dB above its loudness. With this, −23 LUFS keep well below the ceiling of a track.
const MOST_ABOVE_LOUDNESS: Decibels = Decibels(17.0);
/// How long before a peak the gain begins to fall, and how long after it until it is back: too short to be heard as such, and longer
/// than half a wave of the lowest voice.
const LOOK_AHEAD: Length = Length::from_millis(6);

/// `clip` without peaks far above its loudness, or above full scale.
pub(crate) fn calmed(mut clip: Clip) -> Clip {
    let loudness = integrated_loudness(measure_loudness(&clip.samples, clip.rate).iter());
    let most = Decibels(loudness.0 + MOST_ABOVE_LOUDNESS.0).amplitude().min(1.0) as f32;
    if clip.peak() > most {
        let gains = gains(&clip.samples, most, clip.rate);
        clip.samples.iter_mut().zip(gains).for_each(|(sample, gain)| *sample = (*sample * gain).clamp(-most, most));
    }
    clip
}

/// The gain of each sample with which none exceeds `most`: the mean, around it, of the least that any sample nearby needs.
fn gains(samples: &[f32], most: f32, rate: SampleRate) -> Vec<f32> {
    let reach = (LOOK_AHEAD.frames(rate).len() / 2).max(1);
    let within = |at: usize, reach: usize| at.saturating_sub(reach)..(at + reach + 1).min(samples.len());
    let mut least = vec![1.0f32; samples.len()];
    let mut is_near = vec![false; samples.len()];
    for (at, sample) in samples.iter().enumerate().filter(|(_, sample)| sample.abs() > most) {
        least[within(at, reach)].iter_mut().for_each(|gain| *gain = gain.min(most / sample.abs()));
        is_near[within(at, 2 * reach)].fill(true);
    }
    let mean = |at: usize| {
        let nearby = &least[within(at, reach)];
        nearby.iter().sum::<f32>() / nearby.len() as f32
    };
    is_near.iter().enumerate().map(|(at, near)| if *near { mean(at) } else { 1.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");

    fn hum(amplitude: f32) -> Vec<f32> {
        (0..16_000).map(|n| amplitude * (n as f32 * 0.1).sin()).collect()
    }

    fn calm(samples: &[f32]) -> Vec<f32> {
        calmed(Clip { samples: samples.to_vec(), rate: RATE }).samples
    }

    #[test]
    fn a_peak_is_brought_down_and_what_is_further_away_stays_as_it_is() {
        let mut samples = hum(0.02);
        samples[8_000] = 0.9;
        let calm = calm(&samples);
        assert!(calm[8_000] < 0.2, "{}", calm[8_000]);
        assert_eq!(calm.len(), samples.len());
        let moved: Vec<usize> = (0..samples.len()).filter(|at| calm[*at] != samples[*at]).collect();
        let (first, last) = (moved.first().expect("the peak"), moved.last().expect("the peak"));
        assert!(*first >= 8_000 - 96 && *last <= 8_000 + 96, "{first}..{last}");
    }

    #[test]
    fn the_gain_moves_in_small_steps() {
        let mut samples = hum(0.02);
        samples[8_000] = 0.9;
        let gains = gains(&samples, 0.1, RATE);
        assert!(gains.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.02));
    }

    #[test]
    fn even_sound_does_not_change_and_nothing_exceeds_full_scale() {
        assert_eq!(calm(&hum(0.3)), hum(0.3));
        assert!(calm(&hum(1.8)).iter().all(|sample| sample.abs() <= 1.0));
    }
}

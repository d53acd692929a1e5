//! Presence: a voice made clearer, or duller, above its fundamental tones, so that every voice is as loud on a phone's speaker as it
//! is in full.
//!
//! All of a voice's clips go through the same filter and the same gain, no peak far above the rest, both edges faded; they last as long
//! as before.

use biquad::{Biquad as _, Type};
use rayon::prelude::*;

use super::peaks::calmed;
use super::polish::fade;
use crate::base::{Decibels, Lufs};
use crate::sound::{
    Clip, PHONE_LOUDNESS, REFERENCE_LOUDNESS, filter, integrated_loudness, measure_loudness, measure_on_phone,
};

/// Incremented whenever this code makes other samples, or chooses another presence.
pub(crate) const SCHEME: u32 = 2;
/// Half of the lift is reached here. What a phone plays of a voice lies above; a higher corner needs more lift, which brings out hiss.
const CORNER_HZ: f64 = 1_200.0;
/// The most that is taken away or added: a brilliant recording, and a voice without any overtones.
pub(crate) const DULLEST: Decibels = Decibels(-9.0);
pub(crate) const CLEAREST: Decibels = Decibels(18.0);
/// Too small a step to be heard, and large enough that other words rarely change it.
const STEP_DB: f64 = 0.5;

/// `clip` with `presence`, and softer by half of it, which leaves room for what it adds to the peaks of speech.
pub(crate) fn present(clip: Clip, presence: Decibels) -> Clip {
    if presence == Decibels::default() {
        return calmed(clip);
    }
    let headroom = Decibels(-presence.0.max(0.0) / 2.0).amplitude();
    let mut shelf = filter(Type::HighShelf(presence.0), CORNER_HZ, clip.rate);
    let mut samples: Vec<f32> =
        clip.samples.iter().map(|sample| shelf.run(f64::from(*sample) * headroom) as f32).collect();
    fade(&mut samples, clip.rate);
    calmed(Clip { samples, rate: clip.rate })
}

/// The presence with which `clips`, all of one voice, are as loud on a phone's speaker as they should be.
pub(crate) fn matching(clips: &[Clip]) -> Decibels {
    let (mut low, mut high) = ((DULLEST.0 / STEP_DB) as i32, (CLEAREST.0 / STEP_DB) as i32);
    while low < high {
        let middle = (low + high).div_euclid(2);
        let next = Decibels((f64::from(middle) + 0.5) * STEP_DB);
        if excess(clips, next) < Decibels::default() { low = middle + 1 } else { high = middle }
    }
    Decibels(f64::from(low) * STEP_DB)
}

/// How much louder than it should be on a phone's speaker a voice is whose `clips` get `presence`.
fn excess(clips: &[Clip], presence: Decibels) -> Decibels {
    let levels = |clip: &Clip| {
        let Clip { samples, rate } = present(clip.clone(), presence);
        (measure_loudness(&samples, rate), measure_on_phone(&samples, rate))
    };
    let (full, played): (Vec<Vec<Lufs>>, Vec<Vec<Lufs>>) = clips.par_iter().map(levels).unzip();
    let loudness = |blocks: Vec<Vec<Lufs>>| integrated_loudness(blocks.iter().flatten());
    Decibels((loudness(played) - loudness(full)).0 - (PHONE_LOUDNESS - REFERENCE_LOUDNESS).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;

    /// Overtones of 200 Hz, each `fall_db` softer for every octave.
    fn voiced(fall_db: f64, amplitude: f64, rate_hz: u32) -> Clip {
        let overtones = (1..=u32::min(rate_hz / 500, 40)).map(f64::from);
        let partials: Vec<(f64, f64)> =
            overtones.map(|n| (200.0 * n, amplitude * Decibels(-fall_db * n.log2()).amplitude())).collect();
        let sample = |at: u32| {
            let seconds = f64::from(at) / f64::from(rate_hz);
            let swell = (seconds * 3.0).sin().abs();
            let waves = partials.iter().map(|(hz, amplitude)| amplitude * (std::f64::consts::TAU * hz * seconds).sin());
            (swell * waves.sum::<f64>()) as f32
        };
        Clip { samples: (0..2 * rate_hz).map(sample).collect(), rate: SampleRate::new(rate_hz).expect("not 0") }
    }

    fn loudness(clip: &Clip, of: fn(&[f32], SampleRate) -> Vec<Lufs>) -> f64 {
        integrated_loudness(of(&clip.samples, clip.rate).iter()).0
    }

    #[test]
    fn dull_and_brilliant_voices_become_equally_loud_on_a_phone() {
        for rate_hz in [16_000, 22_050, 48_000] {
            for fall_db in [5.0, 6.5, 8.0, 9.0] {
                let clip = voiced(fall_db, 0.2, rate_hz);
                let wanted = matching(std::slice::from_ref(&clip));
                let clip = present(clip, wanted);
                let below = loudness(&clip, measure_on_phone) - loudness(&clip, measure_loudness);
                let wanted = (PHONE_LOUDNESS - REFERENCE_LOUDNESS).0;
                assert!((below - wanted).abs() < 0.3, "{fall_db} dB an octave, {rate_hz} Hz: {below} LU");
            }
        }
    }

    #[test]
    fn the_loudest_clip_stays_within_full_scale_and_ends_without_a_click() {
        for presence in [DULLEST, CLEAREST] {
            let clip = present(voiced(3.0, 1.0, 16_000), presence);
            assert!(clip.peak() <= 1.0, "{presence:?}: {}", clip.peak());
            assert_eq!((clip.samples.first(), clip.samples.last()), (Some(&0.0), Some(&0.0)));
            assert_eq!(clip.samples.len(), 32_000);
        }
    }

    #[test]
    fn a_soft_clip_stays_as_much_softer_than_a_loud_one() {
        let [loud, soft] = [0.2, 0.02]
            .map(|amplitude| loudness(&present(voiced(9.0, amplitude, 16_000), Decibels(12.0)), measure_loudness));
        assert!((loud - soft - 20.0).abs() < 0.01, "{loud} {soft}");
    }

    #[test]
    fn no_presence_changes_no_sample_but_those_of_a_peak() {
        let dull = voiced(12.0, 0.2, 16_000);
        assert_eq!(present(dull.clone(), Decibels::default()), dull);
    }
}

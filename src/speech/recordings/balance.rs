//! How loud every take is made. Every voice gets one gain, which makes all voices equally loud, in full and on a phone's speaker.
//!
//! Only a sentence that names a side gets more than that, if it needs it to be no quieter than half of what its voice says.

use crate::base::{Decibels, Lufs};
use crate::sound::{PHONE_LOUDNESS, REFERENCE_LOUDNESS, integrated_loudness};

/// What was heard in a take, without any gain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard<'a> {
    /// Which voice speaks.
    pub speaker: usize,
    /// Whether it must not be missed.
    pub names_side: bool,
    /// Its gating blocks.
    pub full: &'a [Lufs],
    /// The same on a phone's speaker.
    pub on_phone: &'a [Lufs],
}

/// A voice that is not quite as loud on a phone as it should be is moved by half of the difference, at most by this: it then is nearly
/// right in both.
const YIELD_DB: f64 = 0.5;
/// Sentences that name a side are lifted above the median by this, because resampling, encoding and a quieter ending change levels a little …
const MARGIN: Decibels = Decibels(0.3);
/// … but never by more than this: as much as recordings of different days are evened.
const MOST_LIFT: Decibels = Decibels(6.0);
/// One that is above the median by less than this may not be in a finished file.
const NEAR_LU: f64 = 0.1;
/// A lift moves the median, so it is repeated. It settles after three or four rounds, unless most sentences name a side.
const ROUNDS: usize = 8;

/// The gain of every take: that of its voice, and its own lift.
pub(super) fn gains(heard: &[Heard<'_>]) -> Vec<Decibels> {
    let mut gains = vec![Decibels::default(); heard.len()];
    let speakers = heard.iter().map(|take| take.speaker + 1).max().unwrap_or(0);
    for speaker in 0..speakers {
        let own: Vec<usize> = (0..heard.len()).filter(|take| heard[*take].speaker == speaker).collect();
        let takes: Vec<Heard<'_>> = own.iter().map(|take| heard[*take]).collect();
        let lifts = lifts(&takes);
        let gain = voice_gain(&takes, &lifts);
        own.iter().zip(lifts).for_each(|(take, lift)| gains[*take] = gain + lift);
    }
    gains
}

/// The gain of a voice, measured over all of its `takes`, in steps of a tenth of a decibel.
fn voice_gain(takes: &[Heard<'_>], lifts: &[Decibels]) -> Decibels {
    let together = |of: for<'a> fn(&Heard<'a>) -> &'a [Lufs]| {
        let lifted =
            takes.iter().zip(lifts).flat_map(|(take, lift)| of(take).iter().map(|block| Lufs(block.0 + lift.0)));
        integrated_loudness(lifted.collect::<Vec<_>>().iter())
    };
    let gain = REFERENCE_LOUDNESS - together(|take| take.full);
    let excess = together(|take| take.on_phone).0 + gain.0 - PHONE_LOUDNESS.0;
    Decibels(gain.0 - (excess / 2.0).clamp(-YIELD_DB, YIELD_DB)).nearest_tenth()
}

/// How much each of one voice's `takes` is lifted.
fn lifts(takes: &[Heard<'_>]) -> Vec<Decibels> {
    let loudness = |blocks: &[Lufs]| integrated_loudness(blocks.iter()).0;
    let [full, on_phone]: [Vec<f64>; 2] = [
        takes.iter().map(|take| loudness(take.full)).collect(),
        takes.iter().map(|take| loudness(take.on_phone)).collect(),
    ];
    let mut lifts = vec![Decibels::default(); takes.len()];
    for _ in 0..ROUNDS {
        let (usual, usual_on_phone) = (median(&full, &lifts), median(&on_phone, &lifts));
        let missing = |index: usize| (usual - full[index]).max(usual_on_phone - on_phone[index]);
        let quiet: Vec<(usize, f64)> = (0..takes.len())
            .filter(|index| takes[*index].names_side && lifts[*index] < MOST_LIFT)
            .map(|index| (index, missing(index)))
            .filter(|(index, missing)| missing + NEAR_LU > lifts[*index].0)
            .collect();
        if quiet.is_empty() {
            break;
        }
        for (index, missing) in quiet {
            lifts[index] = Decibels((missing + MARGIN.0).min(MOST_LIFT.0)).nearest_tenth();
        }
    }
    lifts
}

/// The upper median of lifted levels: no more than half of them lie above it.
fn median(levels: &[f64], lifts: &[Decibels]) -> f64 {
    let mut lifted: Vec<f64> = levels.iter().zip(lifts).map(|(level, lift)| level + lift.0).collect();
    lifted.sort_by(f64::total_cmp);
    lifted.get(lifted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A take by a speaker, its loudness in full and on a phone's speaker; `SIDE` if it names one.
    struct Said(usize, bool, [Vec<Lufs>; 2]);

    const SIDE: bool = true;
    const NONE: bool = false;

    fn said(speaker: usize, names_side: bool, full: f64, on_phone: f64) -> Said {
        Said(speaker, names_side, [full, on_phone].map(|loudness| vec![Lufs(loudness); 20]))
    }

    fn gains_of(takes: &[Said]) -> Vec<f64> {
        gains(&takes.iter().map(heard).collect::<Vec<_>>()).into_iter().map(|gain| gain.0).collect()
    }

    fn heard(Said(speaker, names_side, [full, on_phone]): &Said) -> Heard<'_> {
        Heard { speaker: *speaker, names_side: *names_side, full, on_phone }
    }

    #[test]
    fn every_voice_reaches_both_references_with_one_gain() {
        let gains = gains_of(&[said(0, NONE, -30.0, -37.5), said(1, NONE, -20.0, -27.5), said(0, NONE, -30.0, -37.5)]);
        assert!((gains[0] - 7.0).abs() < 1e-9 && (gains[1] + 3.0).abs() < 1e-9, "{gains:?}");
        assert_eq!(gains[0], gains[2]);
    }

    #[test]
    fn a_voice_that_is_dull_on_a_phone_is_made_louder_by_half_of_that_and_never_by_much() {
        for (dull, expected) in [(0.6, 0.3), (-0.6, -0.3), (5.0, YIELD_DB), (-5.0, -YIELD_DB)] {
            let gains = gains_of(&[said(0, NONE, -23.0, PHONE_LOUDNESS.0 - dull)]);
            assert!((gains[0] - expected).abs() < 1e-9, "{dull}: {gains:?}");
        }
    }

    #[test]
    fn only_what_names_a_side_is_lifted_to_the_median_in_full_and_on_a_phone() {
        let usual = || (0..5).map(|n| said(0, NONE, -23.0 - f64::from(n % 2), -30.5));
        let takes: Vec<Said> = usual()
            .chain([said(0, SIDE, -26.0, -30.5), said(0, SIDE, -22.0, -33.0), said(0, SIDE, -22.0, -30.0)])
            .chain([said(0, NONE, -27.0, -36.0)])
            .collect();
        let gains = gains_of(&takes);
        let lifts: Vec<f64> = gains.iter().map(|gain| gain - gains[0]).collect();
        let lifted = |index: usize| lifts[index] > 2.4 && lifts[index] < 4.1;
        assert!(lifted(5) && lifted(6) && lifts[7] == 0.0 && lifts[8] == 0.0, "{lifts:?}");
    }

    #[test]
    fn sentences_that_would_lift_one_another_for_ever_are_lifted_by_six_db_at_most() {
        let takes: Vec<Said> = (0..8)
            .map(|n| if n % 2 == 0 { said(0, SIDE, -23.0, -33.0) } else { said(0, SIDE, -26.0, -30.0) })
            .collect();
        let gains = gains_of(&takes);
        let (least, most) =
            gains.iter().fold((f64::MAX, f64::MIN), |(low, high), gain| (low.min(*gain), high.max(*gain)));
        assert!(most - least <= MOST_LIFT.0, "{gains:?}");
        assert!(gains_of(&takes[..1])[0].is_finite());
    }
}

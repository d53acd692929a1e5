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
/// Sentences that name a side are lifted above the median by this, because encoding and resampling change levels a little …
const MARGIN: Decibels = Decibels(0.3);
/// … but never by more than this: as much as recordings of different days are evened.
const MOST_LIFT: Decibels = Decibels(6.0);
/// Nobody hears so small a difference.
const UNHEARD_LU: f64 = 0.01;
/// A lift moves the median, so it is repeated; it settles after three or four rounds.
const ROUNDS: usize = 20;

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

/// The gain of a voice, measured over all of its `takes`.
fn voice_gain(takes: &[Heard<'_>], lifts: &[Decibels]) -> Decibels {
    let together = |of: for<'a> fn(&Heard<'a>) -> &'a [Lufs]| {
        let lifted = takes.iter().zip(lifts).flat_map(|(take, lift)| of(take).iter().map(|block| Lufs(block.0 + lift.0)));
        integrated_loudness(lifted.collect::<Vec<_>>().iter())
    };
    let gain = REFERENCE_LOUDNESS - together(|take| take.full);
    let excess = together(|take| take.on_phone).0 + gain.0 - PHONE_LOUDNESS.0;
    Decibels(gain.0 - (excess / 2.0).clamp(-YIELD_DB, YIELD_DB))
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
            .filter(|(index, missing)| *missing > lifts[*index].0 + UNHEARD_LU)
            .collect();
        if quiet.is_empty() {
            break;
        }
        for (index, missing) in quiet {
            lifts[index] = Decibels((missing + MARGIN.0).min(MOST_LIFT.0));
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

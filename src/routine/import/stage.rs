//! What is known while the sections of a document become steps.

use super::draft::Draft;
use super::lexis::Lexis;
use super::meaning::{Meaning, Purpose};
use super::notes::Notes;

/// The sections of a document as they become steps.
pub(super) struct Assembly<'a> {
    pub(super) draft: &'a mut Draft,
    pub(super) lexis: &'static Lexis,
    pub(super) notes: &'a mut Notes,
    pub(super) is_script: bool,
    /// Whether the author numbers the steps.
    pub(super) has_steps: bool,
    /// How many sections can only be exercises.
    pub(super) sisters: usize,
}

/// Whether a sentence gives an exercise away: `surely` where only a verb beside the time is proof enough.
pub(super) fn is_exercise(meaning: &Meaning, surely: bool) -> bool {
    let is_time = |purpose: Purpose| {
        matches!(purpose, Purpose::Hold | Purpose::Movement) || purpose == Purpose::LikelyHold && !surely
    };
    let timed = !meaning.is_whole && meaning.timings.iter().any(|timing| is_time(timing.purpose));
    let counted = meaning.times.is_some() || meaning.breaths.is_some() || meaning.sets.is_some() && !meaning.is_whole;
    timed || counted && !meaning.is_whole && !(surely && meaning.is_frequency)
}

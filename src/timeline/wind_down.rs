//! The quieter ending of a night track: its closing words get softer, each at most as loud as the one before. Nothing
//! is moved.

use super::placement::{Kind, Timeline};
use crate::base::Decibels;

/// How much quieter the last words are: clearly softer, but still intelligible close to the ear.
const LAST: Decibels = Decibels(-6.0);
/// The largest step from one prompt to the next: more would sound like a fault.
const STEP: Decibels = Decibels(-3.0);

impl Timeline {
    /// Makes the words after the last step quieter, one prompt after another.
    pub fn wind_down(&mut self) {
        let Some(closing) = self.chapters.last().filter(|chapter| chapter.step.is_none() && self.chapters.len() > 1)
        else {
            return;
        };
        let closing_words = self
            .placements
            .iter_mut()
            .filter(|placement| placement.start >= closing.start && placement.kind == Kind::Prompt);
        let words: Vec<_> = closing_words.collect();
        let each = Decibels((LAST.0 / words.len().max(1) as f64).max(STEP.0));
        for (index, placement) in words.into_iter().enumerate() {
            placement.gain = Decibels(each.0 * (index + 1) as f64);
        }
    }
}

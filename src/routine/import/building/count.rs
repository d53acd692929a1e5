//! Sentences with a number of times, repetitions or sets, and no length of time.

use super::state::StepBuilder;
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::handing_over::says_no_more;
use crate::routine::import::meaning::{Meaning, SideWords};
use crate::routine::import::saying::{tidy, without_sides};
use crate::routine::import::token::tokens;

impl StepBuilder<'_, '_> {
    /// A sentence with a number of times.
    pub(super) fn counted(&mut self, line: usize, text: &str, meaning: &Meaning) {
        let has_sequence = self.step.actions.iter().filter(|action| action.lasts()).count() > 1;
        if let Some(count) = meaning.times.or(meaning.sets).filter(|_| meaning.is_whole && has_sequence) {
            return self.rounds(line, text, count, false);
        }
        if let Some(count) = meaning.times.or(meaning.sets).filter(|_| meaning.is_whole) {
            *self.around.circuit = Some((count, None));
            return self.around.notes.found(line, text, format!("all steps: rounds = {}", count.written()));
        }
        if meaning.sides != SideWords::None {
            self.about_sides(line, &text[meaning.side_span.clone()], meaning);
        }
        if let Some(sets) = meaning.sets {
            self.rounds(line, text, sets, true);
        }
        let Some(times) = meaning.times else { return };
        let has_hold = self.step.actions.iter().any(|action| action.lasts() && action.then != After::Beat);
        let only_counts = || says_no_more(&tokens(&without_sides(text, meaning)), self.around.lexis, false);
        if has_hold && (meaning.repeats || meaning.length <= 6 || only_counts()) {
            self.before_the_count(line, text, meaning);
            return self.times_of_last(line, text, times);
        }
        self.beat(line, &without_sides(text, meaning), times);
    }

    /// What a sentence says to do before it says how often: `let go, and repeat three times`.
    fn before_the_count(&mut self, line: usize, text: &str, meaning: &Meaning) {
        let before = tidy(&text[..meaning.times_from]);
        if before.split_whitespace().count() < 2 {
            return;
        }
        let before = format!("{before}.");
        self.around.notes.found(line, &before, "something to do");
        let then = self.pause_after(&before, meaning);
        self.step.actions.push(DraftAction::new(line, before, then));
    }
}

//! What was done is done once more, without a number of times.

use super::state::StepBuilder;
use crate::routine::import::again::{Again, again};
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::few::Few;
use crate::routine::import::meaning::{Meaning, SideWords};

/// In all.
const TWICE: Few = Few { least: 2, most: 2 };

impl StepBuilder<'_, '_> {
    /// Whether a sentence ends with doing what came before again.
    pub(super) fn only_again(&self, text: &str, meaning: &Meaning) -> Option<Again> {
        let is_counted = meaning.times.is_some_and(|times| times.most > 1) || meaning.sets.is_some();
        let has_begun = self.step.actions.iter().any(DraftAction::lasts);
        let is_apart = meaning.sides == SideWords::None && !meaning.is_whole && !meaning.warns;
        if is_counted || !has_begun || !is_apart { None } else { again(text, self.around.lexis) }
    }

    /// What came before is done twice, unless it is counted already; a rest before it is between the rounds.
    pub(super) fn once_more(&mut self, line: usize, text: &str, again: Again) {
        if self.step.rounds.is_some() || self.step.actions.iter().any(|action| action.reps.is_some()) {
            return self.around.notes.found(line, text, "repeated as often as was said before");
        }
        if let Some(After::Rest(range)) = self.step.actions.last().map(|action| action.then) {
            self.step.actions.pop();
            self.step.rest = Some(range);
        }
        if again == Again::Open {
            self.look("the text does not say how often it is repeated: twice in all is assumed");
        }
        self.rounds(line, text, TWICE, false);
    }
}

//! Sentences with a number of times, repetitions or sets, and no length of time.

use super::state::StepBuilder;
use crate::routine::import::amount::Few;
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::meaning::Meaning;
use crate::routine::import::saying::without_sides;

const PACE: &str = "the text does not say how fast: `every` is assumed";

impl StepBuilder<'_, '_> {
    /// A sentence with a number of times.
    pub(super) fn counted(&mut self, line: usize, text: &str, meaning: &Meaning) {
        if let Some(count) = meaning.times.or(meaning.sets).filter(|_| meaning.is_whole) {
            *self.around.circuit = Some((count, None));
            return self.around.notes.found(line, text, format!("all steps: rounds = {}", count.written()));
        }
        self.set_sides(meaning.sides);
        if let Some(sets) = meaning.sets {
            self.rounds(line, text, sets, true);
        }
        let Some(times) = meaning.times else { return };
        let has_hold = self.step.actions.iter().any(|action| action.held().is_some());
        if has_hold && (meaning.repeats || meaning.length <= 6) {
            return self.times_of_last(line, text, times);
        }
        self.around.notes.found(line, text, format!("reps = {}", times.written()));
        if !(meaning.length <= 4 && self.becomes_beat(times)) {
            let mut action = DraftAction::new(line, without_sides(text, meaning), After::Beat);
            action.reps = Some(times);
            action.looks.push(PACE.to_owned());
            self.add(action);
        }
    }

    /// Whether the instruction before a bare number of times is a movement that is done so often.
    fn becomes_beat(&mut self, times: Few) -> bool {
        let last = self.step.actions.last_mut();
        let movement =
            last.filter(|action| matches!(action.then, After::Nothing | After::AssumedPause(_)) && !action.is_safety);
        let Some(action) = movement else { return false };
        (action.then, action.reps, action.with) = (After::Beat, Some(times), None);
        action.looks.push(PACE.to_owned());
        self.is_after_hold = true;
        true
    }
}

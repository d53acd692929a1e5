//! Pauses and directions that the author of a script marked.

use super::state::{SHORTEST_HOLD, StepBuilder};
use crate::base::{Length, LengthRange};
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::lexis::{is_long, is_short};
use crate::routine::import::meaning::meaning;

/// How long a pause is assumed to be that has no length, and one that is called short or long.
const SHORT: Length = Length::from_secs(1);
const OPEN: Length = Length::from_secs(3);
const LONG: Length = Length::from_secs(10);

impl StepBuilder<'_, '_> {
    /// A pause that the author marked: it belongs to the words before it.
    pub(super) fn pause(&mut self, line: usize, range: LengthRange) {
        self.take_back_sides(line);
        let holds = |action: &DraftAction| meaning(&action.say, self.around.lexis).holds;
        let notes = &mut self.around.notes;
        match self.step.actions.last_mut() {
            Some(action) if action.held() == Some(range) => {
                notes.found(line, &format!("[pause {range}]"), "the length of the hold before it")
            }
            Some(action) if matches!(action.then, After::Breaths(_)) => {
                action.then = After::Pause(range);
                action.looks.clear();
                notes.found(line, &format!("[pause {range}]"), format!("pause = \"{range}\""));
            }
            Some(action) if action.then == After::Nothing && range.shortest >= SHORTEST_HOLD && holds(action) => {
                action.then = After::Hold(range);
                action
                    .looks
                    .push("is this pause a hold? `pause` in place of `hold` keeps it silent, without tones".to_owned());
                notes.found(line, &format!("[pause {range}]"), format!("hold = \"{range}\""));
                self.hand_over_cues();
            }
            Some(action) if matches!(action.then, After::Nothing | After::AssumedPause(_)) => {
                action.then = After::Pause(range);
                notes.found(line, &format!("[pause {range}]"), format!("pause = \"{range}\""));
            }
            _ => {
                notes.found(line, &format!("[pause {range}]"), format!("pause = \"{range}\""));
                self.step.actions.push(DraftAction::new(line, "", After::Pause(range)));
            }
        }
        self.is_after_hold = false;
    }

    /// A pause of no known length.
    pub(super) fn open_pause(&mut self, line: usize, words: &str) {
        let range = LengthRange::exactly(match (is_short(words), is_long(words)) {
            (true, _) => SHORT,
            (_, true) => LONG,
            _ => OPEN,
        });
        self.pause(line, range);
        if let Some(action) = self.step.actions.last_mut() {
            action.looks.push(format!("\"{words}\" has no length: {range} is assumed"));
        }
    }

    /// What somebody else is to do.
    pub(super) fn direction(&mut self, line: usize, words: &str) {
        self.look(format!("line {line} was taken for a direction that is not heard: \"{words}\""));
        self.around.notes.left_out(line, words, "a direction in brackets");
    }

    /// Where the author marks a pause behind the other side, what is done there is written out: it is said as it stands.
    fn take_back_sides(&mut self, line: usize) {
        let Some((sides, words)) = self.sides_before.take().filter(|_| self.around.is_script) else { return };
        self.step.sides = sides;
        self.around.notes.take_back(line);
        self.around.notes.found(line, &words, "something to do");
        self.step.actions.push(DraftAction::new(line, words, After::Nothing));
    }
}

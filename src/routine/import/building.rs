//! One step from its sentences: which of them are said, held, repeated, heard during a hold, or are about sides.

mod again;
mod count;
mod held;
mod marked;
mod other_side;
mod other_way;
mod state;
mod way_back;

use super::draft::{CueBreath, DraftAction, DraftCue};
use super::meaning::{Meaning, Purpose, SideWords, meaning};
use super::saying::tidy;
use super::sentence::Part;
pub(super) use state::{LONGEST_REPEATED, StepBuilder, Surroundings};

impl StepBuilder<'_, '_> {
    /// The next sentence or pause, from `line`.
    pub(super) fn part(&mut self, line: usize, part: &Part) {
        match part {
            Part::Pause(range) => self.pause(line, *range),
            Part::OpenPause(words) => self.open_pause(line, words),
            Part::Direction(words) => self.direction(line, words),
            Part::Sentence(text) => self.sentence(line, text),
        }
    }

    fn sentence(&mut self, line: usize, text: &str) {
        self.sides_before = None;
        let meaning = meaning(text, self.around.lexis);
        self.is_affected |= meaning.is_affected;
        if meaning.is_frequency && meaning.timings.is_empty() {
            self.around.description.push(text.to_owned());
            return self.around.notes.found(line, text, "how often: in the description, not spoken");
        }
        if meaning.is_for_doctor && meaning.timings.iter().all(|timing| timing.purpose == Purpose::Other) {
            self.look(format!("line {line} is about a doctor: it is in the description, and not spoken"));
            self.around.description.push(text.to_owned());
            return self.around.notes.found(line, text, "about a doctor: in the description, not spoken");
        }
        if let Some(at) = self.change_of_side(text, &meaning) {
            if at > 0 {
                self.sentence(line, &format!("{}.", tidy(&text[..at])));
            }
            return self.other_side_follows(line, &text[at..]);
        }
        if self.is_about_sides(&meaning) {
            return self.about_sides(line, text, &meaning);
        }
        if self.belongs_to_other_way(line, &meaning) {
            return self.other_way(line, text, &meaning);
        }
        if !meaning.timings.is_empty() || meaning.breaths.is_some() {
            return self.timed(line, text, &meaning);
        }
        if let Some(at) = meaning.second_times {
            self.sentence(line, &format!("{}.", tidy(&text[..at])));
            return self.sentence(line, &tidy(&text[at..]));
        }
        if let Some(again) = self.only_again(text, &meaning) {
            return self.once_more(line, text, again);
        }
        if meaning.times.is_some() || meaning.sets.is_some() {
            return self.counted(line, text, &meaning);
        }
        self.words(line, text, &meaning);
    }

    /// Whether a sentence only says that the other side follows.
    fn is_about_sides(&self, meaning: &Meaning) -> bool {
        let is_bare = meaning.times.is_none() && meaning.sets.is_none() && meaning.breaths.is_none();
        let repeats_hold = || {
            let last = self.step.actions.iter().rev().find_map(DraftAction::held);
            meaning.timings.iter().all(|timing| Some(timing.range) == last)
        };
        let is_short = meaning.length <= 6 || meaning.sides == SideWords::OtherIfNeeded;
        meaning.sides != SideWords::None && is_bare && (meaning.repeats || is_short) && repeats_hold()
    }

    /// Words without a time: a warning, something to do, or something that is heard during a hold.
    fn words(&mut self, line: usize, text: &str, meaning: &Meaning) {
        if let Some(breath) = meaning.breath.filter(|_| !meaning.warns) {
            return self.breath_cue(line, text, breath);
        }
        if meaning.is_during && self.is_after_hold && !meaning.warns {
            let cue = DraftCue { say: text.to_owned(), breath: None };
            return self.cue_of_last(line, cue);
        }
        if meaning.warns && self.is_after_hold {
            return self.warning(line, text);
        }
        let then = self.pause_after(text, meaning);
        let mut action = DraftAction::new(line, text, then);
        action.is_safety = meaning.warns;
        action.with = self.thing_named(text);
        let what = if meaning.warns { "a warning, heard with any guidance" } else { "something to do" };
        self.around.notes.found(line, text, what);
        self.add(action);
    }

    /// Words that go with the breath: during the next hold, or the one before.
    fn breath_cue(&mut self, line: usize, text: &str, breath: CueBreath) {
        let cue = DraftCue { say: text.to_owned(), breath: Some(breath) };
        if self.is_after_hold { self.cue_of_last(line, cue) } else { self.waiting.push((line, cue)) }
    }
}

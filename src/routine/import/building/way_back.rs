//! The way back of a movement that was held: `lower slowly over 4 seconds`.

use super::state::{LONGEST_REPEATED, StepBuilder};
use crate::base::LengthRange;
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::token::{begins, tokens};

impl StepBuilder<'_, '_> {
    /// Whether the last thing is a short hold, from which one comes back.
    pub(super) fn can_come_back(&self) -> bool {
        self.step.actions.last().is_some_and(|action| {
            matches!(action.then, After::Hold(range) if range.shortest < LONGEST_REPEATED) && action.reps.is_none()
        })
    }

    /// A way back by itself, until somebody says how often.
    pub(super) fn way_back(&mut self, line: usize, written: &str, said: String, range: LengthRange) {
        self.around.notes.found(line, written, format!("back = \"{range}\""));
        let mut action = DraftAction::new(line, said, After::Movement(range));
        action.is_way_back = true;
        action.written = Some(written.trim().to_owned());
        self.add(action);
    }

    /// Makes one of `hold` and the way into it, if that is the last thing: how long it takes stays in the words.
    pub(super) fn join_way_there(&mut self, hold: &mut DraftAction) {
        let is_there = |action: &mut DraftAction| {
            matches!(action.then, After::Movement(_))
                && action.is_way_there
                && action.line == hold.line
                && !action.say.ends_with(['.', '!'])
        };
        let is_hold = matches!(hold.then, After::Hold(range) if range.shortest < LONGEST_REPEATED);
        let Some(there) = self.step.actions.pop_if(is_there).filter(|_| is_hold) else { return };
        hold.say = continued(&there.written.unwrap_or(there.say), &hold.say);
        hold.is_way_there = true;
    }

    /// Whether the last thing is a hold whose sentence said how long the way into it takes: a second such time is for the way back.
    pub(super) fn came_there(&self, line: usize) -> bool {
        self.step.actions.last().is_some_and(|action| action.is_way_there && action.line == line)
    }

    /// Makes one of a hold and its way back: what is repeated is both.
    pub(super) fn join_way_back(&mut self) {
        let actions = &mut self.step.actions;
        let Some(at) = actions.iter().rposition(DraftAction::lasts).filter(|at| *at > 0) else { return };
        let (Some(written), Some(range)) = (actions[at].written.clone(), actions[at].held()) else { return };
        if !matches!(actions[at - 1].then, After::Hold(_)) || !actions[at].is_way_back {
            return;
        }
        let back = actions.remove(at);
        let hold = &mut actions[at - 1];
        let goes_on = begins(&tokens(&written), self.around.lexis.and, &[]).is_some();
        let joint = if goes_on || hold.say.ends_with(['.', '!']) { " " } else { ", " };
        hold.say = format!("{}{joint}{written}", hold.say);
        hold.back = Some(range);
        hold.cues.extend(back.cues);
        hold.looks.extend(back.looks);
    }

    /// Makes one of three times in one sentence: the way there, a short hold, the way back. The way there is in the words.
    pub(super) fn join_way_there_and_back(&mut self) {
        let actions = &mut self.step.actions;
        let Some(at) = actions.len().checked_sub(3) else { return };
        let is_short = |action: &DraftAction| action.held().is_some_and(|range| range.shortest < LONGEST_REPEATED);
        let are_one = actions[at..].iter().all(|action| {
            is_short(action) && action.line == actions[at].line && action.written.is_some() && action.reps.is_none()
        });
        let sentence_ends = |action: &DraftAction| action.say.ends_with(['.', '!']);
        if !are_one || sentence_ends(&actions[at]) || sentence_ends(&actions[at + 1]) {
            return;
        }
        let there = actions.remove(at);
        let hold = &mut actions[at];
        hold.say = continued(&there.written.unwrap_or_default(), &hold.say);
        hold.then = hold.held().map_or(hold.then, After::Hold);
        actions[at + 1].is_way_back = true;
    }
}

/// `words` and `more` as one sentence.
fn continued(words: &str, more: &str) -> String {
    let joint = if words.ends_with(',') { " " } else { ", " };
    format!("{words}{joint}{}", uncapitalized(more))
}

/// `words` as they go on inside a sentence.
fn uncapitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

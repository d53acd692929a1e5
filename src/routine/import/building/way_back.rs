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
        action.way_back = Some(written.trim().to_owned());
        self.add(action);
    }

    /// Makes one of a hold and its way back: what is repeated is both.
    pub(super) fn join_way_back(&mut self) {
        let actions = &mut self.step.actions;
        let Some(at) = actions.iter().rposition(DraftAction::lasts).filter(|at| *at > 0) else { return };
        let (Some(written), Some(range)) = (actions[at].way_back.clone(), actions[at].held()) else { return };
        if !matches!(actions[at - 1].then, After::Hold(_)) {
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
}

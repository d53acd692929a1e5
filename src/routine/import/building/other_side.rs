//! Words that name the second side: `switch to the right foot`, `dann links`.

use super::state::StepBuilder;
use crate::routine::import::draft::DraftAction;
use crate::routine::import::handing_over::says_no_more;
use crate::routine::import::meaning::{Meaning, SideWords};
use crate::routine::import::sides::sides_named;
use crate::routine::import::token::{begins, tokens};
use crate::words::Side;

/// Handing over in one word, in any language.
const BARE: &[&str] = &["switch", "swap", "wechseln", "wechsel", "change", "changez", "cambia", "cambie", "cambiate"];

impl StepBuilder<'_, '_> {
    /// Where the words begin that only hand over to the second side by its name: at 0 where the whole sentence does.
    pub(super) fn change_of_side(&self, text: &str, meaning: &Meaning) -> Option<usize> {
        let lexis = self.around.lexis;
        if begins(&tokens(text), BARE, &[]).is_some() && meaning.length <= 2 {
            return self.step.actions.iter().any(DraftAction::lasts).then_some(0);
        }
        if meaning.warns || meaning.sides != SideWords::None || sides_named(text, lexis).is_empty() {
            return None;
        }
        let begun = self.step.actions.iter().any(DraftAction::lasts);
        if begun && self.repeats(meaning) && self.names_only_a_side(text, 0, meaning) {
            return Some(0);
        }
        let tokens = tokens(text);
        let joints = (1..tokens.len()).filter(|at| {
            [",", ";"].contains(&tokens[*at].text.as_str()) || begins(&tokens[*at..], lexis.and, &[]).is_some()
        });
        let is_counted = |end: usize| {
            meaning.timings.iter().any(|timing| timing.span.end <= end) || meaning.times.is_some() && begun
        };
        joints.map(|at| tokens[at].span.start).find(|at| {
            (begun || is_counted(*at))
                && meaning.timings.iter().all(|timing| timing.span.end <= *at)
                && self.names_only_a_side(text, *at, meaning)
        })
    }

    /// Whether a sentence has the same time and number of times as what came before, or none.
    fn repeats(&self, meaning: &Meaning) -> bool {
        let last = self.step.actions.iter().rev().find(|action| action.lasts());
        let held = last.and_then(DraftAction::held);
        let reps = last.and_then(|action| action.reps);
        let is_same_count = meaning.times.is_none() || meaning.times == reps || meaning.times == self.step.rounds;
        meaning.timings.iter().all(|timing| Some(timing.range) == held) && is_same_count && meaning.breaths.is_none()
    }

    /// Whether `text` from byte `from` on names one side, the other one was named before, and it asks for nothing else.
    fn names_only_a_side(&self, text: &str, from: usize, meaning: &Meaning) -> bool {
        let lexis = self.around.lexis;
        let (head, tail) = text.split_at(from);
        let named = sides_named(tail, lexis);
        let mut before: Vec<Side> =
            self.step.actions.iter().flat_map(|action| sides_named(&action.say, lexis)).collect();
        before.extend(sides_named(head, lexis));
        let is_second = match named.first() {
            Some(side) => {
                named.iter().all(|other| other == side) && (before.is_empty() || before.iter().any(|one| one != side))
            }
            None => false,
        };
        is_second && says_no_more(&tokens(tail), lexis, !meaning.timings.is_empty())
    }

    /// Whether a sentence has one time for each side: `30 seconds on the left, 30 seconds on the right`.
    pub(super) fn is_one_hold_on_two_sides(&self, text: &str, ends: &[usize], meaning: &Meaning) -> bool {
        let lexis = self.around.lexis;
        let [first, second] = meaning.timings.as_slice() else { return false };
        let (one, other) = text.split_at(ends[0].min(text.len()));
        let sides = (sides_named(one, lexis), sides_named(other, lexis));
        let differ = matches!((sides.0.last(), sides.1.as_slice()), (Some(one), [other]) if one != other);
        first.range == second.range && differ && says_no_more(&tokens(other), lexis, true)
    }

    /// Words that only say which sides it is done on.
    pub(super) fn about_sides(&mut self, line: usize, text: &str, meaning: &Meaning) {
        self.sides_before = Some((self.step.sides, text.to_owned()));
        self.set_sides(meaning.sides);
        let sides = self.step.sides.name();
        self.around.notes.found(line, text, format!("sides = \"{sides}\" (nightcue says when the side changes)"));
    }

    /// The step is done on both sides.
    pub(super) fn other_side_follows(&mut self, line: usize, text: &str) {
        self.sides_before = Some((self.step.sides, text.to_owned()));
        self.set_sides(SideWords::Other);
        self.around.notes.found(line, text, "sides = \"both\" (nightcue says when the side changes)");
    }
}

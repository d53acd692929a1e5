//! Words that name the second side: `switch to the right foot`, `dann links`.

use super::state::StepBuilder;
use crate::routine::import::amount::amounts;
use crate::routine::import::draft::DraftAction;
use crate::routine::import::lexis::is_common;
use crate::routine::import::meaning::{Meaning, SideWords};
use crate::routine::import::sides::sides_named;
use crate::routine::import::token::{Token, TokenKind, begins, tokens};
use crate::words::Side;

/// Words beside a side that ask for nothing else, in any language.
#[rustfmt::skip]
const FILLERS: [&str; 52] = [
    "now", "then", "same", "way", "again", "also", "after", "that", "next", "finally", "this", "exercise", "stretch",
    "side", "nun", "jetzt", "danach", "zum", "zur", "noch", "genauso", "ebenso", "gleiche", "selbe", "übung",
    "dehnung", "seite", "dran", "anschließend", "maintenant", "même", "chose", "côté", "passez", "à", "de", "luego",
    "ahora", "después", "lo", "mismo", "lado", "ora", "adesso", "stessa", "cosa", "lato", "repeat", "change", "go",
    "over", "move",
];

impl StepBuilder<'_, '_> {
    /// Where the words begin that only hand over to the second side by its name: at 0 where the whole sentence does.
    pub(super) fn change_of_side(&self, text: &str, meaning: &Meaning) -> Option<usize> {
        let lexis = self.around.lexis;
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
        is_second && self.asks_for_nothing_else(&tokens(tail), !meaning.timings.is_empty())
    }

    fn asks_for_nothing_else(&self, tokens: &[Token], is_timed: bool) -> bool {
        let lexis = self.around.lexis;
        let counted = amounts(tokens, lexis);
        let is_known = |at: usize| {
            let word = tokens[at].text.as_str();
            let begins = |patterns: &[&str]| begins(&tokens[at..], patterns, lexis.limbs).is_some();
            tokens[at].kind != TokenKind::Word
                || counted.iter().any(|amount| amount.tokens.contains(&at))
                || is_common(word)
                || FILLERS.contains(&word)
                || [lexis.left, lexis.right, lexis.limbs, lexis.repeat, lexis.and].iter().any(|words| begins(words))
                || is_timed && begins(lexis.hold)
        };
        (0..tokens.len()).all(is_known)
    }

    /// Whether a sentence has one time for each side: `30 seconds on the left, 30 seconds on the right`.
    pub(super) fn is_one_hold_on_two_sides(&self, text: &str, ends: &[usize], meaning: &Meaning) -> bool {
        let lexis = self.around.lexis;
        let [first, second] = meaning.timings.as_slice() else { return false };
        let (one, other) = text.split_at(ends[0].min(text.len()));
        let sides = (sides_named(one, lexis), sides_named(other, lexis));
        let differ = matches!((sides.0.last(), sides.1.as_slice()), (Some(one), [other]) if one != other);
        first.range == second.range && differ && self.asks_for_nothing_else(&tokens(other), true)
    }

    /// The step is done on both sides.
    pub(super) fn other_side_follows(&mut self, line: usize, text: &str) {
        self.set_sides(SideWords::Other);
        self.around.notes.found(line, text, "sides = \"both\" (nightcue says when the side changes)");
    }
}

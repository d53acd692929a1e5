//! Checks ladders: a hold with a length for each round gives its step as many rounds.

use super::collect::Collector;
use crate::base::{Diagnostic, Located, Span};
use crate::routine::checked::{Action, CountRange, Then};
use crate::routine::definition::text::RUNGS;
use crate::routine::definition::{ActionText, StepText};

/// Whether a hold or movement of `step` has a length for each round.
pub(crate) fn is_in(step: &StepText) -> bool {
    let held = |action: &Located<ActionText>| {
        let lengths = [&action.value.hold, &action.value.movement].into_iter().flatten();
        lengths.into_iter().any(|text| text.value.0.contains(RUNGS))
    };
    step.actions.iter().any(held)
}

/// The rounds of `step`, of which `written` are written: as many as the ladder in it has rungs.
pub(crate) fn rounds(
    step: &StepText,
    actions: &[Action],
    written: CountRange,
    collector: &mut Collector<'_>,
) -> CountRange {
    let ladders = actions.iter().filter_map(|action| match &action.then {
        Then::Hold(hold) if !hold.rungs.is_empty() => Some((hold.rungs.len() as u32, hold.span)),
        _ => None,
    });
    let ladders: Vec<(u32, Span)> = ladders.collect();
    let Some((rungs, _)) = ladders.first().copied() else { return written };
    let is_written = step.rounds.is_some() || step.sets.is_some();
    let wished = if is_written { written } else { CountRange { least: rungs, most: rungs } };
    for (other, span) in ladders.iter().copied().filter(|(other, _)| (*other, *other) != (wished.least, wished.most)) {
        let message = format!("this ladder has {other} rungs, but the step has another number of rounds");
        collector.report(
            Diagnostic::error("uneven-ladder", message).at(span, "one length for each round").help(
                "leave out `rounds`, which follows from the ladder, and give all ladders of a step as many rungs",
            ),
        );
    }
    wished
}

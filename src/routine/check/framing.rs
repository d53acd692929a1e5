//! What is said before the first and after the last step.

use super::action;
use super::collect::Collector;
use super::settings::Settings;
use crate::base::{Diagnostic, Located, Span};
use crate::routine::checked::Action;
use crate::routine::definition;
use crate::words::Placeholder;

/// The actions before the first and after the last step: words and pauses.
pub(crate) fn framing(
    actions: &[Located<definition::ActionText>],
    place: &str,
    collector: &mut Collector<'_>,
) -> Vec<Action> {
    let mut checked = Vec::new();
    for action in actions {
        if let Some((key, span)) = needs_step(&action.value) {
            let message = format!("the {place} has only words and pauses, and no `{key}`");
            collector.report(
                Diagnostic::error("misplaced-hold", message)
                    .at(span, "not allowed here")
                    .help("move it into a [[step]], under [[step.do]]"),
            );
            continue;
        }
        let settings = Settings::of_routine(&definition::Defaults::default(), collector);
        let place = format!("in the {place}");
        checked.extend(action::action(
            action,
            settings,
            false,
            &[Placeholder::Steps, Placeholder::Total],
            &place,
            None,
            collector,
        ));
    }
    checked
}

/// The first key of `action` that needs a step.
fn needs_step(action: &definition::ActionText) -> Option<(&'static str, Span)> {
    let lengths = [
        ("hold", &action.hold),
        ("for", &action.movement),
        ("rest", &action.rest),
        ("back", &action.back),
        ("every", &action.every),
        ("remind", &action.remind),
        ("settle", &action.settle),
    ];
    let lengths = lengths.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?.span)));
    let words = [("count", &action.count), ("at-risk", &action.at_risk)];
    let words = words.into_iter().filter_map(|(key, word)| Some((key, word.as_ref()?.span)));
    let others = [
        ("reps", action.reps.as_ref().map(|reps| reps.span)),
        ("flow", action.flow.first().map(|flow| flow.span)),
        ("cues", action.cues.first().map(|cue| cue.span)),
        ("only", action.only.as_ref().map(|only| only.span)),
        ("countdown", action.countdown.as_ref().map(|countdown| countdown.span)),
        ("halfway", action.halfway.as_ref().map(|halfway| halfway.span)),
        ("breath", action.breath.as_ref().map(|breath| breath.span)),
    ];
    let others = others.into_iter().filter_map(|(key, span)| Some((key, span?)));
    lengths.chain(words).chain(others).next()
}

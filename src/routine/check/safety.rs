//! Whatever can hurt is warned of first: a hold or movement marked with `at-risk` has words with `safety = true` before
//! it, in the same step and under no narrower condition.

use super::collect::Collector;
use crate::base::{Diagnostic, Located};
use crate::routine::definition::text::Names;
use crate::routine::definition::{ActionText, StepText};
use crate::routine::fixed_words::Risk;

/// Reports every hold and movement of `step` that is marked as risky and not warned of.
pub(crate) fn protected(step: &StepText, collector: &mut Collector<'_>) {
    for (index, action) in step.actions.iter().enumerate() {
        let Some(mark) = &action.value.at_risk else { continue };
        let Some(risk) = collector.word::<Risk>(mark, "at-risk") else { continue };
        if action.value.hold.is_none() && action.value.movement.is_none() {
            collector.report(nothing_held(mark));
        }
        let mut earlier = step.actions[..index].iter();
        if !earlier.any(|warning| warns(&warning.value, &action.value, step)) {
            collector.report(no_warning(mark, risk));
        }
    }
}

/// Whether `warning` is heard wherever `risky` is.
fn warns(warning: &ActionText, risky: &ActionText, step: &StepText) -> bool {
    let is_quick = |action: &ActionText| action.quick.as_ref().or(step.quick.as_ref()).is_some_and(|quick| quick.value);
    warning.safety.as_ref().is_some_and(|safety| safety.value)
        && warning.say.is_some()
        && among(warning.with.as_ref(), risky.with.as_ref())
        && among(warning.without.as_ref(), risky.without.as_ref())
        && among(warning.only.as_ref(), risky.only.as_ref())
        && (is_quick(warning) || !is_quick(risky))
}

/// Whether every name of `some` is one of `all`.
fn among(some: Option<&Located<Names>>, all: Option<&Located<Names>>) -> bool {
    let names = |names: Option<&Located<Names>>| names.map(|names| names.value.0.clone()).unwrap_or_default();
    let all = names(all);
    names(some).iter().all(|name| all.contains(name))
}

fn nothing_held(mark: &Located<String>) -> Diagnostic {
    Diagnostic::error("lonely-risk", "`at-risk` needs a hold or a movement")
        .at(mark.span, "there is no `hold` or `for` here")
        .help("add `hold = \"…\"` or `for = \"…\"`, or move `at-risk` to where it is")
}

fn no_warning(mark: &Located<String>, risk: Risk) -> Diagnostic {
    let (what, words) = match risk {
        Risk::Nerve => ("presses on a nerve", "If it tingles or goes numb, take the pressure away."),
        Risk::Joint => ("loads a joint", "If the joint hurts, come out of it."),
    };
    Diagnostic::error("no-warning", format!("this {what}, and nothing protects the listener before it"))
        .at(mark.span, "no words with `safety = true` are heard before this in every case")
        .help(format!("add before it, in the same step: [[step.do]] with `say = \"{words}\"` and `safety = true`"))
}

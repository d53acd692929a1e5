//! Checks repetitions: `reps` needs a hold, a movement or a beat, and something that separates one from the next.

use super::collect::{Collector, missing};
use super::settings::Settings;
use crate::base::{Diagnostic, Length, Located};
use crate::routine::checked::{Countdown, Repetitions, Spacing};
use crate::routine::definition::ActionText;
use crate::routine::definition::text::DurationText;
use crate::routine::fixed_words::Counting;

/// The repetitions that `action` asks for.
pub(crate) fn repetitions(action: &ActionText, collector: &mut Collector<'_>) -> Option<Repetitions> {
    let reps = action.reps.as_ref()?;
    let count = collector.count_range(reps, "reps");
    let counting = action.count.as_ref().map_or(Some(Counting::default()), |word| collector.word(word, "count"));
    let spacing = spacing(action, reps.span, collector);
    let span = action.back.as_ref().or(action.every.as_ref()).map_or(reps.span, |text| text.span);
    Some(Repetitions { count: count?, counting: counting?, spacing: spacing?, span })
}

fn spacing(action: &ActionText, span: crate::base::Span, collector: &mut Collector<'_>) -> Option<Spacing> {
    let has_length = action.hold.is_some() || action.movement.is_some();
    match (&action.back, &action.every) {
        (Some(back), Some(every)) => {
            let problem = Diagnostic::error("two-times", "`back` and `every` both say when the next repetition starts");
            let help = "keep `back` for the way back, or `every` from start to start";
            collector.report(problem.at(every.span, "second one").because(back.span, "first one").help(help));
            None
        }
        (Some(back), None) => collector.range(back).map(Spacing::Back),
        (None, Some(every)) if has_length => every_start(action, every, collector),
        (None, Some(every)) => collector.repeat(every).map(Spacing::Beat),
        (None, None) => {
            let help = "add `back = \"3s\"`, the way back after each one, or `every = \"8s\"`, from start to start";
            collector.report(missing(span, "nothing says when the next repetition starts", help));
            None
        }
    }
}

/// From start to start: longer than the hold itself.
fn every_start(action: &ActionText, every: &Located<DurationText>, collector: &mut Collector<'_>) -> Option<Spacing> {
    let length: Length = collector.duration(every)?;
    let held = action.hold.as_ref().or(action.movement.as_ref())?;
    let range: crate::base::LengthRange = held.value.0.parse().ok()?;
    if length > range.longest {
        return Some(Spacing::Every(length));
    }
    let problem = Diagnostic::error("out-of-range", format!("a repetition every {length} leaves no way back"));
    collector.report(
        problem
            .at(every.span, "from start to start")
            .because(held.span, format!("lasts up to {}", range.longest))
            .help("make `every` longer than the hold"),
    );
    None
}

/// Reports what only repetitions can have, where there are none.
pub(crate) fn misplaced(action: &ActionText, collector: &mut Collector<'_>) {
    if action.reps.is_some() {
        if action.hold.is_none() && action.movement.is_none() && action.every.is_none() {
            let span = action.reps.as_ref().map(|reps| reps.span).unwrap_or_default();
            let help = "add `hold = \"5s\"`, `for = \"5s\"`, or a beat such as `every = \"1s\"`";
            collector.report(missing(span, "there is nothing to repeat here", help));
        }
        return;
    }
    let back = action.back.as_ref().map(|text| ("back", text.span));
    let every = action.every.as_ref().map(|text| ("every", text.span));
    let count = action.count.as_ref().map(|word| ("count", word.span));
    for (key, span) in [back, every, count].into_iter().flatten() {
        collector.report(missing(span, &format!("`{key}` needs repetitions"), "add `reps = 10`"));
    }
}

/// The settings of repetitions: they are short, so that countdown and time checks are only there where they are written.
pub(crate) fn settings(action: &ActionText, settings: Settings) -> Settings {
    if action.reps.is_none() {
        return settings;
    }
    Settings {
        countdown: if action.countdown.is_some() { settings.countdown } else { Countdown::default() },
        remind: settings.remind.filter(|_| action.remind.is_some()),
        halfway: settings.halfway && action.halfway.is_some(),
        ..settings
    }
}

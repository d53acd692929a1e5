//! Checks one action: words, then at most one of a pause, a hold, a movement and a rest.

use super::collect::{Collector, missing};
use super::flow::flow;
use super::hold::hold;
use super::reps;
use super::settings::{self, Settings};
use super::sounds::sound;
use crate::base::{Diagnostic, Located, Span};
use crate::routine::checked::{Action, Condition, Rest, Then};
use crate::routine::definition;
use crate::routine::definition::text::DurationText;
use crate::routine::guidance::Guidance;
use crate::routine::words::Words;
use crate::words::{Language, Placeholder};

/// Checks an action, in its own language or the `inherited` one of its step if it has one.
pub(crate) fn action(
    located: &Located<definition::ActionText>,
    settings: Settings,
    quick: bool,
    values: &[Placeholder],
    place: &str,
    inherited: Option<Language>,
    collector: &mut Collector<'_>,
) -> Option<Action> {
    let guest = located.value.language.as_ref().map_or(inherited, |tag| collector.guest(tag));
    let Some(language) = guest else { return in_language(located, settings, quick, values, place, collector) };
    let main = std::mem::replace(&mut collector.main, language);
    let languages = std::mem::replace(&mut collector.languages, vec![language]);
    let checked = in_language(located, settings, quick, values, place, collector);
    (collector.main, collector.languages) = (main, languages);
    checked.map(|action| Action { language: Some(language), ..action })
}

fn in_language(
    located: &Located<definition::ActionText>,
    settings: Settings,
    quick: bool,
    values: &[Placeholder],
    place: &str,
    collector: &mut Collector<'_>,
) -> Option<Action> {
    let action = &located.value;
    let mut values = values.to_vec();
    values.extend(held(action).map(|_| Placeholder::Hold));
    values.extend(action.reps.as_ref().map(|_| Placeholder::Reps));
    values.extend(action.rest.as_ref().map(|_| Placeholder::Rest));
    let say = action.say.as_ref().and_then(|text| collector.words(text, &values, place));
    let only = collector.occasions(action.only.as_ref());
    let condition = Condition { only, ..collector.condition(action.with.as_ref(), action.without.as_ref()) };
    reps::misplaced(action, collector);
    let is_empty = action.flow.is_empty() && held(action).is_none();
    let play = action.play.as_ref().and_then(|files| sound(files, collector));
    let is_silent = action.say.is_none() && action.play.is_none();
    if collector.was_whole && is_silent && action.pause.is_none() && is_empty && action.rest.is_none() {
        collector.report(missing(
            located.span,
            "nothing is said or held here",
            "add `say`, `play`, `pause`, `hold`, `for` or `rest`",
        ));
    }
    if let (None, Some(cue)) = (held(action), action.cues.first()) {
        let label = "there is no `hold` or `for` here";
        collector.report(
            Diagnostic::error("lonely-cue", "a cue needs a hold").at(cue.span, label).help("add `hold = \"…\"`"),
        );
    }
    let quick = action.quick.as_ref().map_or(quick, |quick| quick.value);
    let guidance = collector.guidance(action.guidance.as_ref(), action.safety.as_ref());
    let guidance = guidance.unwrap_or_else(|| usual_guidance(action, say.as_ref()));
    let then = then(located, settings, &values, collector)?;
    Some(Action { say, play, guidance, quick, then, language: None, voice: action.voice.clone(), condition })
}

/// The length of the hold or movement that follows the words; of repetitions without one, their beat.
fn held(action: &definition::ActionText) -> Option<&Located<DurationText>> {
    action.hold.as_ref().or(action.movement.as_ref()).or(action.every.as_ref())
}

/// The level of words that name none: words that say how long something lasts are always heard, those that lead to a
/// hold or a rest at every level but the lowest.
fn usual_guidance(action: &definition::ActionText, say: Option<&Words>) -> Guidance {
    match say {
        Some(say) if say.names(Placeholder::Hold) => Guidance::Minimal,
        _ if held(action).is_some() || action.rest.is_some() => Guidance::Brief,
        _ => Guidance::Full,
    }
}

/// Everything that takes time after the words. Repetitions that follow a beat take theirs, too.
fn times(action: &definition::ActionText) -> Vec<Span> {
    let beat = action.every.as_ref().filter(|_| action.hold.is_none() && action.movement.is_none());
    let lengths = [action.pause.as_ref(), action.hold.as_ref(), action.movement.as_ref(), action.rest.as_ref(), beat];
    let flow = action.flow.first().map(|breath| breath.span);
    lengths.into_iter().flatten().map(|text| text.span).chain(flow).collect()
}

fn then(
    located: &Located<definition::ActionText>,
    settings: Settings,
    values: &[Placeholder],
    collector: &mut Collector<'_>,
) -> Option<Then> {
    let action = &located.value;
    if let [first, second, ..] = times(action).as_slice() {
        let diagnostic = Diagnostic::error(
            "two-times",
            "only one of `pause`, `hold`, `for`, `rest` and `flow` can follow the words",
        );
        let help = "split it into two [[step.do]]; time to get into position before a hold is `settle`";
        collector.report(diagnostic.at(*second, "second one").because(*first, "first one").help(help));
        return None;
    }
    if !action.flow.is_empty() {
        let settings = settings.of_action(action, collector);
        return flow(action, located.span, settings, values, collector).map(|hold| Then::Hold(Box::new(hold)));
    }
    if let Some(text) = held(action) {
        let settings = settings.of_action(action, collector);
        return hold(text, action, settings, values, collector).map(|hold| Then::Hold(Box::new(hold)));
    }
    if let Some(text) = &action.rest {
        let countdown = action.countdown.as_ref().and_then(|number| settings::countdown(number, collector));
        let has_tones = action.tones.as_ref().map_or(settings.has_tones, |tones| tones.value);
        let (length, countdown) = (collector.range(text)?, countdown.unwrap_or_default());
        return Some(Then::Rest(Rest { length, countdown, has_tones }));
    }
    match &action.pause {
        Some(text) => collector.range(text).map(Then::Pause),
        None => Some(Then::Nothing),
    }
}

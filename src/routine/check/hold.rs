//! Checks holds and the cues in them: a countdown must fit into the shortest length of its hold, and every cue must
//! say when it is heard.

use super::collect::{Collector, missing};
use super::reps;
use super::settings::Settings;
use super::sounds::sound;
use super::tones;
use crate::base::{self, Diagnostic, DurationError, Length, LengthRange, Located, Span};
use crate::routine::breath::Breath;
use crate::routine::checked::{Condition, CountRange, Countdown, CueContent, Hold, HoldCue, When};
use crate::routine::definition;
use crate::routine::definition::text::{CountText, DurationText, RUNGS};
use crate::routine::fixed_words::{HALF, NOTHING};
use crate::routine::guidance::Guidance;
use crate::words::Placeholder;

pub(crate) fn hold(
    text: &Located<DurationText>,
    action: &definition::ActionText,
    settings: Settings,
    values: &[Placeholder],
    collector: &mut Collector<'_>,
) -> Option<Hold> {
    let mut values = values.to_vec();
    values.push(Placeholder::Remaining);
    values.extend(action.reps.as_ref().map(|_| Placeholder::Rep));
    let cues = action.cues.iter().filter_map(|cue| hold_cue(cue, &values, collector)).collect();
    let settings = reps::settings(action, settings);
    let rungs = rungs(text, collector)?;
    let (range, step) = match rungs.iter().min().zip(rungs.iter().max()) {
        Some((shortest, longest)) => (LengthRange { shortest: *shortest, longest: *longest }, None),
        None => length(text, settings.breath, collector)?,
    };
    let Settings { countdown, remind, halfway, settle, breath, has_tones, .. } = settings;
    tones::wanted(action, settings, collector);
    if breath.is_none() {
        action.cues.iter().filter_map(|cue| cue.value.on.as_ref()).for_each(|on| collector.report(no_breath(on.span)));
    }
    if range.shortest <= countdown.length() {
        collector.report(countdown_too_long(range.shortest, text.span, countdown));
    }
    let is_movement = action.hold.is_none();
    let repetitions = reps::repetitions(action, collector);
    if action.reps.is_some() && repetitions.is_none() {
        return None;
    }
    Some(Hold {
        is_movement,
        range,
        rungs,
        flow: Vec::new(),
        step,
        span: text.span,
        repetitions,
        has_tones,
        countdown,
        remind,
        halfway,
        settle,
        breath,
        cues,
    })
}

/// The rungs of a ladder, one for each round; none, if there is only one length.
fn rungs(text: &Located<DurationText>, collector: &mut Collector<'_>) -> Option<Vec<Length>> {
    if !text.value.0.contains(RUNGS) {
        return Some(Vec::new());
    }
    let rung = |rung: &str| Located { value: DurationText(rung.to_owned()), span: text.span };
    text.value.0.split(RUNGS).map(|written| collector.duration(&rung(written))).collect()
}

/// The length of a hold, and the steps in which it can be chosen: a duration, or a number of breaths.
fn length(
    text: &Located<DurationText>,
    breath: Option<Breath>,
    collector: &mut Collector<'_>,
) -> Option<(LengthRange, Option<Length>)> {
    let written = text.value.0.trim();
    let Some(count) = written.strip_suffix("breaths").or_else(|| written.strip_suffix("breath")) else {
        return Some((collector.duration(text)?, None));
    };
    let Some(breath) = breath else {
        collector.report(no_breath(text.span));
        return None;
    };
    let count = Located { value: CountText::Range(count.trim().to_owned()), span: text.span };
    let CountRange { least, most } = collector.count_range(&count, "hold")?;
    let of = |breaths: u32| breath.cycle() * u64::from(breaths);
    if of(most) > base::LONGEST_HOLD {
        let problem = DurationError::TooLong(text.value.0.clone());
        collector.report(Diagnostic::error(problem.code(), problem.to_string()).at(text.span, "").help(problem.help()));
        return None;
    }
    Some((LengthRange { shortest: of(least), longest: of(most) }, Some(breath.cycle())))
}

fn countdown_too_long(shortest: Length, span: Span, countdown: Countdown) -> Diagnostic {
    let message = format!("a countdown of {} does not fit into a hold of {shortest}", countdown.marks);
    let most = (shortest.millis().saturating_sub(1)) / 1000;
    let diagnostic = Diagnostic::error("countdown-too-long", message)
        .at(span, format!("the countdown alone takes {}", countdown.length()))
        .help(format!("write `countdown = {most}` or less here, or make the hold longer"));
    match countdown.span {
        Some(span) => diagnostic.because(span, "the countdown is set here"),
        None => diagnostic,
    }
}

fn no_breath(span: Span) -> Diagnostic {
    Diagnostic::error("no-breath", "this hold has no breathing rhythm")
        .at(span, "no breath to follow")
        .help("add `breath = { in = \"4s\", out = \"6s\" }` to the hold, its step or [defaults]")
}

fn hold_cue(
    located: &Located<definition::HoldCueText>,
    values: &[Placeholder],
    collector: &mut Collector<'_>,
) -> Option<HoldCue> {
    let cue = &located.value;
    let heard = content(located, values, collector);
    let only = collector.occasions(cue.only.as_ref());
    let condition = Condition { only, ..collector.condition(cue.with.as_ref(), cue.without.as_ref()) };
    let guidance = collector.guidance(cue.guidance.as_ref(), cue.safety.as_ref());
    let guidance = guidance.unwrap_or(if cue.play.is_some() { Guidance::Minimal } else { Guidance::Full });
    let on = cue.on.as_ref().and_then(|word| collector.word(word, "on"));
    let (when, when_span) = when(located, collector)?;
    Some(HoldCue { when, when_span, on, heard: heard?, guidance, condition })
}

/// What is heard of a cue: words or a sound.
fn content(
    located: &Located<definition::HoldCueText>,
    values: &[Placeholder],
    collector: &mut Collector<'_>,
) -> Option<CueContent> {
    match (&located.value.say, &located.value.play) {
        (Some(text), None) => collector.words(text, values, "here").map(CueContent::Words),
        (None, Some(files)) => sound(files, collector).map(CueContent::Sound),
        (Some(text), Some(files)) => {
            let problem = Diagnostic::error("contrary-keys", "a cue has words or a sound, not both");
            collector.report(
                problem.at(files.span, "second one").because(text.span, "first one").help("make two cues of it"),
            );
            None
        }
        (None, None) => {
            collector.report(missing(
                located.span,
                "this cue says nothing",
                "add `say = \"…\"`, or `play = \"bell.wav\"`",
            ));
            None
        }
    }
}

fn when(located: &Located<definition::HoldCueText>, collector: &mut Collector<'_>) -> Option<(When, Span)> {
    let cue = &located.value;
    let mut written = [&cue.at, &cue.left, &cue.every].into_iter().flatten();
    match (written.next(), written.next()) {
        (Some(text), None) => {
            if let Some(nth) = &cue.nth {
                collector.report(two_times(nth.span, text.span, "a cue can have a time or `nth`, not both"));
            }
            let when = match text.value.0.as_str() {
                HALF if cue.at.is_some() => When::Half,
                text_of if cue.every.is_none() && NOTHING.contains(&text_of) => {
                    collector.report(at_the_edge(text.span, cue.at.is_some()));
                    return None;
                }
                _ if cue.at.is_some() => When::At(collector.duration(text)?),
                _ if cue.left.is_some() => When::Left(collector.duration(text)?),
                _ => When::Every(collector.repeat(text)?),
            };
            Some((when, text.span))
        }
        (Some(first), Some(second)) => {
            collector.report(two_times(second.span, first.span, "a cue can have only one of `at`, `left` and `every`"));
            None
        }
        (None, _) => breath(located, collector),
    }
}

/// A cue that begins with the start tone or with the end tone.
fn at_the_edge(span: Span, is_start: bool) -> Diagnostic {
    let (what, label, help) = match is_start {
        true => (
            "begin with",
            "the start tone sounds here",
            "say it before the hold, in `say`, or a second later: `at = \"1s\"`",
        ),
        false => {
            ("end with", "the end tone sounds here", "say it after the hold, in the `say` of the next [[step.do]]")
        }
    };
    Diagnostic::error("bad-duration", format!("a cue cannot {what} its hold")).at(span, label).help(help)
}

fn two_times(second: Span, first: Span, message: &str) -> Diagnostic {
    Diagnostic::error("two-times", message)
        .at(second, "second one")
        .because(first, "first one")
        .help("split it into two cues")
}

/// The timing of a cue that follows only the breath.
fn breath(located: &Located<definition::HoldCueText>, collector: &mut Collector<'_>) -> Option<(When, Span)> {
    let cue = &located.value;
    let nth = cue.nth.as_ref().map_or(Some(1), |nth| collector.count(nth, "nth", 1, base::MOST_ROUNDS));
    let Some(on) = &cue.on else {
        let (message, help) = match cue.nth {
            Some(_) => {
                ("`nth` counts breaths, but this cue follows none", "add `on = \"exhale\"` or `on = \"inhale\"`")
            }
            None => (
                "this cue does not say when",
                "add `at = \"30s\"`, `at = \"half\"`, `left = \"30s\"`, `every = \"30s\"` or, in a breathing rhythm, `on = \"exhale\"`",
            ),
        };
        collector.report(missing(located.span, message, help));
        return None;
    };
    Some((When::Breath(nth?), on.span))
}

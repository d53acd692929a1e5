//! Problems of words that do not fit, each with both places: where the words are written, and what they run into.

use crate::base::{Diagnostic, Frame, Length, SampleRate, Span};
use crate::script::{HeldTime, HeldWords, Prompt, RestTime};
use crate::timeline::place::Slot;

/// `1.234 s`
fn seconds(length: Length) -> String {
    format!("{:.3} s", length.seconds())
}

/// Milliseconds, rounded up, so that a cue moved by that much fits.
fn millis_up(length: Length) -> u64 {
    length.flicks().div_ceil(Length::from_millis(1).flicks())
}

pub(super) fn overrun(rate: SampleRate, hold: &HeldTime, words: &HeldWords, end: Frame, slot: Slot) -> Diagnostic {
    let missing = Length::of_frames(end.since(slot.free_to), rate);
    let speaking = Length::of_frames(end.since(slot.start), rate).saturating_sub(words.at);
    let until = hold.length.saturating_sub(hold.countdown.length());
    let (target, label) = match hold.countdown.marks {
        0 => ("end of the hold", format!("the hold ends after {}", seconds(until))),
        _ => ("countdown", format!("the countdown starts {} into the hold", seconds(until))),
    };
    let problem = Diagnostic::error("prompt-overruns", format!("cue does not fit before the {target}"));
    let label_here = format!("speaking this takes {}, {} ms too long", seconds(speaking), millis_up(missing));
    let latest = until.saturating_sub(speaking).millis() / 100 * 100;
    let help = match latest {
        0 => "shorten it, or make the hold longer".to_owned(),
        _ => format!("start the cue at {} or earlier, or shorten it", Length::from_millis(latest)),
    };
    place(problem, words, label_here).because(hold.span, label).help(help).lacking(missing)
}

pub(super) fn collision(first: &HeldWords, next: &HeldWords, missing: Length) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "cue starts before the one before it has ended");
    let label = format!("starts {} ms too early", millis_up(missing));
    let problem = place(problem, next, label).help("move one of the two cues, or shorten the first").lacking(missing);
    match first.prompt.span.or(first.when) {
        Some(span) => problem.because(span, "still speaking"),
        None => problem,
    }
}

pub(super) fn over_start_tone(hold: &HeldTime, words: &HeldWords, missing: Length) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "cue starts while the start tone sounds");
    place(problem, words, format!("starts {} ms too early", millis_up(missing)))
        .because(hold.span, "the hold starts with its tone")
        .help("start the cue a second into the hold or later, or say it before the hold")
        .lacking(missing)
}

pub(super) fn place(problem: Diagnostic, words: &HeldWords, label: String) -> Diagnostic {
    match words.prompt.span.or(words.when) {
        Some(span) => problem.at(span, label),
        None => problem,
    }
}

/// A rest that is too short for `what` it must contain.
pub(super) fn rest_too_short(rest: &RestTime, what: &str, missing: Length) -> Diagnostic {
    too_short(rest, what, format!("{} ms too short", millis_up(missing)), missing)
}

/// A rest that is too short for what is said in it, with the words and their places.
pub(super) fn words_too_long(rest: &RestTime, missing: Length) -> Diagnostic {
    let said: Vec<&str> = rest.said().map(|prompt| prompt.text.as_str()).collect();
    let label = format!("{} ms too short for `{}`", millis_up(missing), said.join(" "));
    let problem = too_short(rest, "what is said in it", label, missing);
    let written = rest.said().filter_map(|prompt| prompt.span.or(prompt.quoted));
    written.fold(problem, |problem, span| problem.because(span, "said in this time"))
}

fn too_short(rest: &RestTime, what: &str, label: String, missing: Length) -> Diagnostic {
    let needed = Length::from_millis((rest.length + missing).millis().div_ceil(100) * 100);
    Diagnostic::error("prompt-overruns", format!("the rest is too short for {what}"))
        .at(rest.span, label)
        .help(format!("make the rest {needed} or longer, or say less"))
        .lacking(missing)
}

/// A word or a sound of a countdown that is not over when the next second begins.
pub(super) fn over_a_second(what: &Prompt, countdown: Option<Span>, lasts: Length, over: Length) -> Diagnostic {
    let message = format!("`{}` is too long for the countdown", what.text);
    let label = format!("{}, {} ms more than a second", seconds(lasts), millis_up(over));
    let problem = Diagnostic::error("countdown-overruns", message);
    match what.span.or(countdown) {
        Some(span) => problem.at(span, label).help("use a shorter one, or a shorter countdown"),
        None => problem.help(format!("{label}: use a shorter countdown, or tones")),
    }
}

/// The sound that starts a hold is still heard where its countdown or its end should be.
pub(super) fn start_too_long(hold: &HeldTime, start: &Prompt, missing: Length) -> Diagnostic {
    let message = format!(
        "`{}` is still heard when {}",
        start.text,
        match hold.countdown.marks {
            0 => "the hold ends",
            _ => "the countdown starts",
        }
    );
    let problem =
        Diagnostic::error("sound-overruns", message).at(hold.span, format!("{} ms too short", millis_up(missing)));
    let problem = start.span.into_iter().fold(problem, |problem, span| problem.because(span, "starts every hold"));
    problem.help("use a shorter sound, or make the hold longer")
}

/// A sound of the routine that is longer than the part of the breath that it paces.
pub(super) fn over_a_breath(what: &Prompt, breath: Length, lasts: Length) -> Diagnostic {
    let message = format!("`{}` is longer than the breath that it paces", what.text);
    let problem = Diagnostic::error("sound-overruns", message).help("use a shorter sound, or breathe more slowly");
    let label = format!("{}, but this part of the breath lasts {breath}", seconds(lasts));
    what.span.into_iter().fold(problem, |problem, span| problem.at(span, label.clone()))
}

//! Problems of words that do not fit, each with both places: where the words are written, and what they run into.

use crate::base::{Diagnostic, Frame, Length, SampleRate};
use crate::script::{HeldTime, HeldWords, RestTime};
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
    Diagnostic::error("prompt-overruns", format!("the rest is too short for {what}"))
        .at(rest.span, format!("{} ms too short", millis_up(missing)))
        .help("make the rest longer")
        .lacking(missing)
}

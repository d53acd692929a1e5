//! Problems of words that do not fit, each with both places: where the words are written, and what they run into; and what would put
//! them right.

use crate::base::{Diagnostic, Frame, Length, SampleRate, Span};
use crate::script::{Anchor, HeldTime, HeldWords, Prompt, RestTime};
use crate::timeline::place::Slot;

/// Holds and rests are made longer by whole seconds.
const SECOND: Length = Length::from_secs(1);
/// Words are moved by tenths.
const TENTH: Length = Length::from_millis(100);

pub(super) fn overrun(rate: SampleRate, hold: &HeldTime, words: &HeldWords, end: Frame, slot: Slot) -> Diagnostic {
    let missing = Length::of_frames(end.since(slot.free_to), rate);
    let speaking = Length::of_frames(end.since(slot.start), rate).saturating_sub(words.at);
    let until = hold.length.saturating_sub(hold.countdown.length());
    let (target, label) = match hold.countdown.marks {
        0 => ("end of the hold", format!("the hold ends after {}", until.told())),
        _ => ("countdown", format!("the countdown starts {} into the hold", until.told())),
    };
    let problem = Diagnostic::error("prompt-overruns", format!("these words do not fit before the {target}"));
    let label_here = format!("speaking this takes {}, {} too long", speaking.told_up(), missing.told_up());
    let free_from = Length::of_frames(slot.free_from.since(slot.start), rate);
    let latest = until.saturating_sub(speaking).rounded_down(TENTH);
    let latest = Some(latest).filter(|latest| *latest >= free_from && *latest > Length::ZERO);
    let needed = long_enough(hold, words, speaking, missing);
    let ways = [
        needed.map(|needed| format!("make the hold {needed} or longer")),
        latest.map(|latest| format!("start them at {latest} or earlier")),
        Some(shortened(words, speaking, missing)),
    ];
    let problem = place(problem, words, label_here).because(hold.span, label).help(any_of(ways));
    let problem = needed.into_iter().fold(problem, |problem, needed| longer(problem, hold, needed));
    latest.into_iter().fold(problem, |problem, latest| moved(problem, hold, words, latest)).lacking(missing)
}

/// `speaking` is how long `next` takes.
pub(super) fn collision(
    hold: &HeldTime,
    first: &HeldWords,
    next: &HeldWords,
    missing: Length,
    speaking: Length,
) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "these words start before those before them have ended");
    let problem = place(problem, next, format!("starts {} too early", missing.told_up())).lacking(missing);
    let earliest = (next.at + missing).rounded_up(TENTH);
    let later = format!("start them at {earliest} or later");
    let shorter = format!("shorten the first by {}", missing.told_up());
    let problem = match room_for_both(hold, earliest + speaking) {
        Some(needed) => {
            let both = format!("make the {} {needed} or longer and {later}", noun(hold));
            longer(problem.help(any_of([both, shorter].map(Some))), hold, needed)
        }
        None => moved(problem.help(any_of([later, shorter].map(Some))), hold, next, earliest),
    };
    match first.prompt.span.or(first.when) {
        Some(span) => problem.because(span, "still speaking"),
        None => problem,
    }
}

pub(super) fn over_start_tone(hold: &HeldTime, words: &HeldWords, missing: Length) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "these words start while the start tone sounds");
    let earliest = (words.at + missing).rounded_up(TENTH);
    let problem = place(problem, words, format!("starts {} too early", missing.told_up()))
        .because(hold.span, "the hold starts with its tone")
        .help(format!("start them at {earliest} or later, or say them before the hold"))
        .lacking(missing);
    moved(problem, hold, words, earliest)
}

/// The length from which on `hold` has room for `words` that take so long to speak; `None` if no length would help.
fn long_enough(hold: &HeldTime, words: &HeldWords, speaking: Length, missing: Length) -> Option<Length> {
    let needed = match words.anchor {
        Anchor::Start => hold.length + missing,
        Anchor::Rhythm if words.when.is_some() => hold.length + missing,
        // A millisecond more than enough: half of it falls on a frame.
        Anchor::Middle => (speaking + hold.countdown.length()) * 2 + Length::from_millis(1),
        Anchor::End | Anchor::Rhythm => return None,
    };
    has_own_length(hold).then(|| needed.rounded_up(SECOND))
}

/// How long `hold` would have to be for words that end at `end`; `None` if it is, or cannot be made so.
fn room_for_both(hold: &HeldTime, end: Length) -> Option<Length> {
    let needed = (end + hold.countdown.length()).rounded_up(SECOND);
    (needed > hold.length && has_own_length(hold)).then_some(needed)
}

/// Whether the length of `hold` is written where its span is, and does not follow from repetitions on a beat.
const fn has_own_length(hold: &HeldTime) -> bool {
    hold.reps.is_none() || hold.rep.is_some()
}

/// `problem`, which goes if `hold` lasts as long as is `needed`.
fn longer(problem: Diagnostic, hold: &HeldTime, needed: Length) -> Diagnostic {
    problem.remedy(hold.span, needed, format!("make the {} {} long", noun(hold), needed.told()))
}

const fn noun(hold: &HeldTime) -> &'static str {
    if hold.is_movement { "exercise" } else { "hold" }
}

/// `problem`, which goes if `words` start so long after the start of `hold`.
fn moved(problem: Diagnostic, hold: &HeldTime, words: &HeldWords, at: Length) -> Diagnostic {
    let (Some(when), Some(left)) = (words.when, hold.length.checked_sub(at)) else { return problem };
    let written = match words.anchor {
        Anchor::Start | Anchor::Middle => at,
        Anchor::End => left,
        Anchor::Rhythm => return problem,
    };
    problem.remedy(when, written, format!("say it {} into the hold", at.told()))
}

/// How much shorter `words` would have to be.
fn shortened(words: &HeldWords, speaking: Length, missing: Length) -> String {
    let all = words.prompt.text.split_whitespace().count() as u64;
    let fewer = (missing.flicks() * all).div_ceil(speaking.flicks().max(1));
    let by = missing.told_up();
    match fewer < all {
        true => format!("leave out about {fewer} of the {all} words ({by})"),
        false => format!("make them {by} shorter"),
    }
}

/// `one, another, or a third`
fn any_of(ways: impl IntoIterator<Item = Option<String>>) -> String {
    let mut ways: Vec<String> = ways.into_iter().flatten().collect();
    let last = ways.pop().unwrap_or_default();
    if ways.is_empty() { last } else { format!("{}, or {last}", ways.join(", ")) }
}

pub(super) fn place(problem: Diagnostic, words: &HeldWords, label: String) -> Diagnostic {
    match words.prompt.span.or(words.when) {
        Some(span) => problem.at(span, label),
        None => problem,
    }
}

/// A rest that is too short for `what` it must contain.
pub(super) fn rest_too_short(rest: &RestTime, what: &str, missing: Length) -> Diagnostic {
    too_short(rest, what, format!("{} too short", missing.told_up()), missing)
}

/// A rest that is too short for what is said in it, with the words and their places.
pub(super) fn words_too_long(rest: &RestTime, missing: Length) -> Diagnostic {
    let said: Vec<&str> = rest.said().map(|prompt| prompt.text.as_str()).collect();
    let label = format!("{} too short for `{}`", missing.told_up(), said.join(" "));
    let problem = too_short(rest, "what is said in it", label, missing);
    let written = rest.said().filter_map(|prompt| prompt.span.or(prompt.quoted));
    written.fold(problem, |problem, span| problem.because(span, "said in this time"))
}

fn too_short(rest: &RestTime, what: &str, label: String, missing: Length) -> Diagnostic {
    let needed = (rest.length + missing).rounded_up(SECOND);
    Diagnostic::error("prompt-overruns", format!("the rest is too short for {what}"))
        .at(rest.span, label)
        .help(format!("make the rest {needed} or longer, or say less"))
        .remedy(rest.span, needed, format!("make the rest {} long", needed.told()))
        .lacking(missing)
}

/// A word or a sound of a countdown that is not over when the next second begins.
pub(super) fn over_a_second(what: &Prompt, countdown: Option<Span>, lasts: Length, over: Length) -> Diagnostic {
    let message = format!("`{}` is too long for the countdown", what.text);
    let label = format!("{}, {} more than a second", lasts.told_up(), over.told_up());
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
        Diagnostic::error("sound-overruns", message).at(hold.span, format!("{} too short", missing.told_up()));
    let problem = start.span.into_iter().fold(problem, |problem, span| problem.because(span, "starts every hold"));
    let needed = (hold.length + missing).rounded_up(SECOND);
    let problem = problem.help(format!("use a shorter sound, or make the hold {needed} or longer"));
    if has_own_length(hold) { longer(problem, hold, needed) } else { problem }
}

/// A sound of the routine that is longer than the part of the breath that it paces.
pub(super) fn over_a_breath(what: &Prompt, breath: Length, lasts: Length) -> Diagnostic {
    let message = format!("`{}` is longer than the breath that it paces", what.text);
    let problem = Diagnostic::error("sound-overruns", message).help("use a shorter sound, or breathe more slowly");
    let label = format!("{}, but this part of the breath lasts {}", lasts.told_up(), breath.told());
    what.span.into_iter().fold(problem, |problem, span| problem.at(span, label.clone()))
}

//! What is said during a hold. Every cue lies inside its hold or is reported as a problem; reminders give way to what
//! the author wrote for the same moment.

use super::cue::{Anchor, Firmness, HeldWords};
use super::fill::Moment;
use super::writer::Writer;
use crate::base::{Diagnostic, Length};
use crate::routine::{Counting, CueContent, FlowWords, Hold, HoldCue, Repetitions, Spacing, When};
use crate::words::Phrase;

/// The words of `hold`, which lasts `length`, in the order in which they start.
pub(super) fn words(hold: &Hold, length: Length, moment: &Moment, writer: &mut Writer<'_>) -> Vec<HeldWords> {
    let moment = Moment { hold: Some(length), ..moment.clone() };
    let mut words = Vec::new();
    let session = writer.session;
    let pass = moment.pass;
    let heard =
        |cue: &&HoldCue| session.allows(&cue.condition) && cue.condition.is_at(pass) && session.hears(cue.guidance);
    for cue in hold.cues.iter().filter(heard) {
        for at in instants(cue, hold, length, writer) {
            let remaining = length.saturating_sub(at);
            let moment = Moment { remaining: Some(remaining), ..moment.clone() };
            let firmness =
                if matches!(cue.when, When::Every(_) | When::Breath(_)) { Firmness::Repeated } else { Firmness::Exact };
            let prompt = match &cue.heard {
                CueContent::Words(words) => writer.prompt(words, &moment),
                CueContent::Sound(sound) => Some(writer.sound(sound)),
            };
            if let Some(prompt) = prompt {
                words.push(HeldWords { at, prompt, firmness, when: Some(cue.when_span), anchor: anchor(cue) });
            }
        }
    }
    flowing(hold, &moment, &mut words, writer);
    counted(hold, &moment, &mut words, writer);
    own_words(hold, length, &moment, &mut words, writer);
    words.sort_by_key(|words| (words.at, words.firmness));
    words
}

/// What the moment of `cue` is counted from.
const fn anchor(cue: &HoldCue) -> Anchor {
    match (cue.when, cue.on) {
        (_, Some(_)) | (When::Every(_) | When::Breath(_), None) => Anchor::Rhythm,
        (When::At(_), None) => Anchor::Start,
        (When::Half, None) => Anchor::Middle,
        (When::Left(_), None) => Anchor::End,
    }
}

/// The words of a flow, each with its part of a breath.
fn flowing(hold: &Hold, moment: &Moment, words: &mut Vec<HeldWords>, writer: &mut Writer<'_>) {
    for FlowWords { at, say } in &hold.flow {
        if let Some(prompt) = writer.prompt(say, moment) {
            words.push(HeldWords { at: *at, prompt, firmness: Firmness::Exact, when: None, anchor: Anchor::Rhythm });
        }
    }
}

/// The count of repetitions that follow a beat, each on its beat.
fn counted(hold: &Hold, moment: &Moment, words: &mut Vec<HeldWords>, writer: &mut Writer<'_>) {
    let Some(Repetitions { spacing: Spacing::Beat(beat), counting: Counting::Voice, span, .. }) = hold.repetitions
    else {
        return;
    };
    for rep in 1..=moment.reps {
        let moment = Moment { rep, ..moment.clone() };
        if let Some(prompt) = writer.own_prompt(Phrase::Count, &moment) {
            words.push(HeldWords {
                at: beat * u64::from(rep - 1),
                prompt,
                firmness: Firmness::Exact,
                when: Some(span),
                anchor: Anchor::Rhythm,
            });
        }
    }
}

/// The instants at which `cue` starts, counted from the start of the hold.
fn instants(cue: &HoldCue, hold: &Hold, length: Length, writer: &mut Writer<'_>) -> Vec<Length> {
    let end = length.saturating_sub(hold.countdown.length());
    let written = match cue.when {
        When::At(at) => vec![at],
        When::Half => vec![length.half()],
        When::Left(left) => length.checked_sub(left).into_iter().collect(),
        When::Every(every) => repeated(every, end),
        When::Breath(nth) => breaths(cue, hold, nth, end),
    };
    let breath = hold.breath.zip(cue.on);
    let mut instants: Vec<Length> =
        written.into_iter().map(|at| breath.map_or(at, |(breath, phase)| breath.next(phase, at))).collect();
    instants.dedup();
    instants.retain(|at| *at < length);
    if matches!(cue.when, When::Every(_)) {
        instants.retain(|at| *at < end);
    }
    if instants.is_empty() {
        writer.report(never_heard(cue, hold, length));
    }
    instants
}

/// The start of every `nth` breath that `cue` follows, except one that coincides with the start tone.
fn breaths(cue: &HoldCue, hold: &Hold, nth: u32, end: Length) -> Vec<Length> {
    let Some((breath, phase)) = hold.breath.zip(cue.on) else { return Vec::new() };
    let onsets = (1..).map(|number| breath.onset(phase, number * u64::from(nth) - 1));
    onsets.take_while(|at| *at < end).filter(|at| *at > Length::ZERO).collect()
}

/// `every`, twice `every`, …, all before `end`.
fn repeated(every: Length, end: Length) -> Vec<Length> {
    (1..).map(|times| every * times).take_while(|at| *at < end).collect()
}

/// The room that is suggested for words that nobody has spoken yet.
const FOR_WORDS: Length = Length::from_secs(5);

fn never_heard(cue: &HoldCue, hold: &Hold, length: Length) -> Diagnostic {
    let problem = Diagnostic::error("cue-outside-hold", "this cue is outside its hold")
        .at(cue.when_span, "never heard")
        .because(hold.span, lasts(hold, length));
    let When::At(at) = cue.when else { return problem.help("move the cue, or choose a longer hold") };
    let needed = (at + FOR_WORDS + hold.countdown.length()).rounded_up(Length::from_secs(1));
    problem.help(format!("move the cue, or make the hold longer, such as {needed}")).remedy(
        hold.span,
        needed,
        format!("make the hold {} long", needed.told()),
    )
}

fn lasts(hold: &Hold, length: Length) -> String {
    match hold.countdown.marks {
        0 => format!("the hold lasts {length}"),
        _ => format!("the hold lasts {length}, and its countdown is the last {} of it", hold.countdown.length()),
    }
}

/// Two time checks are further apart than this, or the one that only says "halfway" is left out.
const APART: Length = Length::from_secs(10);

/// The tool's own time checks: halfway, and how much is left.
fn own_words(hold: &Hold, length: Length, moment: &Moment, words: &mut Vec<HeldWords>, writer: &mut Writer<'_>) {
    let lefts = hold.remind.map(|remind| repeated(remind, length)).unwrap_or_default();
    let lefts: Vec<Length> = lefts.into_iter().filter(|left| *left > hold.countdown.length()).collect();
    let half = length.half();
    let is_near = |left: &Length| *left != half && left.saturating_sub(half).max(half.saturating_sub(*left)) < APART;
    let halfway = (hold.halfway && !lefts.iter().any(is_near)).then_some((half, Phrase::Half));
    let remaining = lefts.iter().map(|left| (length.saturating_sub(*left), Phrase::Remaining));
    for (at, phrase) in halfway.into_iter().chain(remaining) {
        let is_taken = words.iter().any(|other| other.at == at && other.firmness != Firmness::Repeated);
        if is_taken {
            continue;
        }
        let moment = Moment { remaining: Some(length.saturating_sub(at)), ..moment.clone() };
        let sound = writer.routine.sounds.halfway.as_ref().filter(|_| phrase == Phrase::Half);
        let prompt = sound.map(|sound| writer.sound(sound)).or_else(|| writer.own_prompt(phrase, &moment));
        if let Some(prompt) = prompt {
            words.push(HeldWords { at, prompt, firmness: Firmness::Reminder, when: None, anchor: Anchor::End });
        }
    }
}

//! When cues are said in a hold: after one another, with time to act on each. What does not fit is said before the hold.

use std::fmt::Write;

use super::text::said;
use crate::base::{Length, LengthRange};
use crate::routine::import::draft::{After, CueBreath, DraftAction, DraftCue};
use crate::words::{Language, character};

/// A calm rhythm, for words that go with the breath.
pub(super) const BREATH: &str = "{ in = \"4s\", out = \"6s\", sound = \"none\" }";
const ONE_BREATH: Length = Length::from_secs(10);
/// The first cue of a long hold, of a short one, and the time from one cue to the next.
const FIRST: Length = Length::from_secs(10);
const FIRST_OF_SHORT: Length = Length::from_secs(3);
const SHORT: Length = Length::from_secs(45);
const BETWEEN: Length = Length::from_secs(10);
/// The countdown and a second before it.
const END: Length = Length::from_secs(6);

/// `action` with the cues that fit, and what has to be said before it.
pub(super) fn placed(action: &DraftAction, language: Language) -> (Vec<DraftAction>, DraftAction) {
    let mut action = action.clone();
    let times = times(&action, language);
    let (fit, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut action.cues).into_iter().zip(times).partition(|(_, at)| at.is_some());
    action.cues = fit.into_iter().map(|(cue, _)| cue).collect();
    let before = rest.into_iter().map(|(cue, _)| before(&action, cue)).collect();
    (before, action)
}

fn before(action: &DraftAction, cue: DraftCue) -> DraftAction {
    let mut words =
        DraftAction::new(action.line, cue.say, After::AssumedPause(LengthRange::exactly(Length::from_secs(2))));
    words.looks.push("this is meant during the hold, which is too short for it: it is said before".to_owned());
    (words.with, words.without) = (action.with.clone(), action.without.clone());
    words
}

/// The cues of `action` with their times.
pub(super) fn written(action: &DraftAction, language: Language) -> String {
    let mut text = String::from("cues = [\n");
    for (cue, at) in action.cues.iter().zip(times(action, language)) {
        let on = match cue.breath {
            Some(CueBreath::Out) => "on = \"exhale\", ",
            Some(CueBreath::In) => "on = \"inhale\", ",
            None => "",
        };
        let _ = writeln!(text, "  {{ at = \"{}\", {on}say = {} }},", at.unwrap_or(FIRST), said(&cue.say, language));
    }
    text.push_str("]\n");
    text
}

/// When each cue is said; `None` where it does not fit.
fn times(action: &DraftAction, language: Language) -> Vec<Option<Length>> {
    let shortest = match (action.held(), action.then) {
        _ if action.reps.is_some() => Length::ZERO,
        (Some(range), _) => range.shortest,
        (None, After::Breaths(few)) => ONE_BREATH * u64::from(few.least),
        _ => Length::ZERO,
    };
    let mut at = if shortest < SHORT { FIRST_OF_SHORT } else { FIRST };
    let time = |cue: &DraftCue| {
        let end = at + latest(cue, language);
        let fits = end + END <= shortest;
        let now = at;
        if fits {
            at = whole_seconds(end + BETWEEN);
        }
        fits.then_some(now)
    };
    action.cues.iter().map(time).collect()
}

/// How long after its time a cue is over at the latest: a slow voice takes half as long again as the usual one.
fn latest(cue: &DraftCue, language: Language) -> Length {
    let usual = character(language) * cue.say.chars().count() as u64;
    let wait = if cue.breath.is_some() { ONE_BREATH } else { Length::ZERO };
    usual + usual.half() + wait + Length::from_secs(1)
}

fn whole_seconds(length: Length) -> Length {
    Length::from_secs(length.millis().div_ceil(1000))
}

//! A draft as the text of a routine.

mod cues;
mod text;

use std::fmt::Write;

use super::draft::{After, Draft, DraftAction, DraftStep};
use super::few::Few;
use crate::base::LengthRange;
use crate::routine::fixed_words::Sides;
use crate::words::{Language, Side};
use cues::{BREATH, placed};
use text::{one_line, quoted, said};

/// From one repetition to the next, and the way back, where nobody says how long they take.
const EVERY: &str = "4s";
const BACK: &str = "3s";
/// How many seconds are counted down, unless a hold says otherwise.
const USUAL_COUNTDOWN: u64 = 5;
/// The name of the circuit that all steps are in.
const CIRCUIT: &str = "all";

/// The text of the routine that `draft` describes.
pub(super) fn written(draft: &Draft) -> String {
    let language = draft.language;
    let mut text = head(draft);
    if let Some((rounds, rest)) = draft.circuit {
        let _ = write!(text, "\n[circuit.{CIRCUIT}]\nrounds = {}\n", rounds.written());
        rest.iter().for_each(|rest| line(&mut text, "rest", &quoted(&rest.to_string())));
    }
    for action in &draft.opening {
        text.push_str(&action_text("opening", action, language));
    }
    for step in &draft.steps {
        text.push_str(&step_text(step, language, draft.circuit.is_some()));
    }
    text
}

fn head(draft: &Draft) -> String {
    let mut text = format!(
        "# Imported from {}.\n# The words belong to their author: ask before you pass them, or a track of them, on.\n# Where it says `look:`, a person has to decide. Then: nightcue check\n\n",
        one_line(&draft.source)
    );
    draft.looks.iter().for_each(|look| comment(&mut text, look));
    let _ = write!(
        text,
        "title    = {}\nlanguage = {}\n",
        said(&draft.title, draft.language),
        quoted(draft.language.tag())
    );
    let _ = writeln!(text, "source   = {}", quoted(&draft.source));
    if !draft.description.is_empty() {
        let _ = writeln!(text, "description = {}", quoted(&draft.description.join(" ")));
    }
    if !draft.equipment.is_empty() {
        text.push_str("\n[equipment]\n");
    }
    for thing in &draft.equipment {
        let _ = match &thing.instead {
            Some(instead) => writeln!(
                text,
                "{} = {{ name = {}, instead = {} }}",
                thing.key,
                said(&thing.name, draft.language),
                said(instead, draft.language)
            ),
            None => writeln!(text, "{} = {}", thing.key, said(&thing.name, draft.language)),
        };
    }
    if !draft.options.is_empty() {
        text.push_str("\n[options]\n");
    }
    for (name, words) in &draft.options {
        let _ = writeln!(text, "{name} = {}", said(words, draft.language));
    }
    text
}

fn step_text(step: &DraftStep, language: Language, is_circuit: bool) -> String {
    let mut text = String::from("\n");
    step.looks.iter().for_each(|look| comment(&mut text, look));
    text.push_str("[[step]]\n");
    line(&mut text, "title", &said(&step.title, language));
    if step.sides != Sides::Once {
        line(&mut text, "sides", &quoted(step.sides.name()));
    }
    if step.start == Side::Right && step.sides != Sides::Once {
        line(&mut text, "start", &quoted(step.start.name()));
    }
    step.rounds
        .iter()
        .for_each(|rounds| line(&mut text, if step.are_sets { "sets" } else { "rounds" }, &rounds.written()));
    rest_of_step(&mut text, step);
    if is_circuit {
        line(&mut text, "circuit", &quoted(CIRCUIT));
    }
    for action in &step.actions {
        let (before, action) = placed(action, language);
        before.iter().for_each(|action| text.push_str(&action_text("step.do", action, language)));
        text.push_str(&action_text("step.do", &action, language));
    }
    text
}

/// The rest between rounds. Announcements may come after it, because nobody says that the next round begins to the second.
fn rest_of_step(text: &mut String, step: &DraftStep) {
    match (step.rest, step.rounds) {
        (Some(rest), Some(_)) => line(text, "rest", &quoted(&rest.to_string())),
        (Some(rest), None) => comment(
            text,
            &format!("a rest of {rest} between rounds, but the text does not say how many rounds: `rounds` and `rest`"),
        ),
        _ => {}
    }
    if step.actions.iter().any(|action| action.reps.is_some()) {
        line(text, "cadence", "false");
    }
}

fn action_text(heading: &str, action: &DraftAction, language: Language) -> String {
    let mut text = String::from("\n");
    action.looks.iter().for_each(|look| comment(&mut text, look));
    let _ = writeln!(text, "[[{heading}]]");
    if !action.say.is_empty() {
        line(&mut text, "say", &said(&action.say, language));
    }
    after(&mut text, action);
    countdown(&mut text, action);
    repetitions(&mut text, action);
    if !action.cues.is_empty() {
        text.push_str(&cues::written(action, language));
    }
    if action.is_safety {
        line(&mut text, "safety", "true");
    }
    action.with.iter().for_each(|name| line(&mut text, "with", &quoted(name)));
    action.without.iter().for_each(|name| line(&mut text, "without", &quoted(name)));
    text
}

fn after(text: &mut String, action: &DraftAction) {
    let length = |range: LengthRange| quoted(&range.to_string());
    match action.then {
        After::Nothing | After::Beat => {}
        After::Pause(range) | After::AssumedPause(range) => line(text, "pause", &length(range)),
        After::Hold(range) => line(text, "hold", &length(range)),
        After::Movement(range) => line(text, "for", &length(range)),
        After::Rest(range) => line(text, "rest", &length(range)),
        After::Breaths(few) => line(text, "hold", &quoted(&few.breaths())),
    }
    let follows_breath = action.cues.iter().any(|cue| cue.breath.is_some());
    if matches!(action.then, After::Breaths(_)) || follows_breath {
        if follows_breath {
            comment(
                text,
                "the text does not say how fast to breathe: this pace is assumed, and only the words follow it",
            );
        }
        line(text, "breath", BREATH);
    }
}

/// A countdown that fits into a hold that is too short for the usual one.
fn countdown(text: &mut String, action: &DraftAction) {
    let shortest = action.held().map(|range| range.shortest.millis() / 1000);
    if let Some(seconds @ ..=USUAL_COUNTDOWN) = shortest {
        line(text, "countdown", &seconds.saturating_sub(1).to_string());
    }
}

fn repetitions(text: &mut String, action: &DraftAction) {
    let Some(reps) = action.reps else { return };
    line(text, "reps", &Few::written(reps));
    match action.then {
        After::Beat => line(text, "every", &quoted(EVERY)),
        _ => line(text, "back", &action.back.map_or_else(|| quoted(BACK), |back| quoted(&back.to_string()))),
    }
}

fn line(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = {value}");
}

fn comment(text: &mut String, look: &str) {
    let _ = writeln!(text, "# look: {}", one_line(look));
}

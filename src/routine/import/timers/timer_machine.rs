//! A timer of TimeR Machine: steps and groups of steps, each group done several times.

use serde_json::Value;

use super::timer::Timer;
use crate::base::{Length, LengthRange};
use crate::routine::import::draft::{After, DraftAction, DraftStep};
use crate::routine::import::few::Few;
use crate::routine::import::lexis::lexis;
use crate::routine::import::notes::Notes;
use crate::routine::import::token::{begins, tokens};
use crate::words::Language;

/// The timer that `json` describes.
pub(super) fn timer(json: &Value, exercise: &str) -> Option<Timer> {
    let list = json.get("steps")?.as_array()?;
    let name = json.get("name")?.as_str()?;
    let mut reader = TimerReader { exercise, steps: Vec::new(), notes: Notes::default() };
    let loops = json.get("loop").and_then(Value::as_u64).unwrap_or(1);
    json.get("startStep").into_iter().for_each(|step| reader.one(step));
    let groups = list.iter().filter(|step| step.get("steps").is_some()).count();
    match (loops, groups) {
        (2.., 1..) => (0..loops.min(1000)).for_each(|_| list.iter().for_each(|step| reader.one(step))),
        _ => list.iter().for_each(|step| reader.one(step)),
    }
    json.get("endStep").into_iter().for_each(|step| reader.one(step));
    let again = u32::try_from(loops).ok().filter(|loops| (2..=1000).contains(loops) && groups == 0);
    let has_frame = json.get("startStep").is_some_and(|step| !step.is_null())
        || json.get("endStep").is_some_and(|step| !step.is_null());
    if has_frame && again.is_some() {
        reader.notes.left_out(
            1,
            "startStep, endStep",
            "done in every round here; take them out of the circuit if they are not",
        );
    }
    let circuit = again.map(|loops| (Few { least: loops, most: loops }, None));
    Some(Timer { name: name.to_owned(), program: "TimeR Machine", steps: reader.steps, circuit, notes: reader.notes })
}

struct TimerReader<'a> {
    exercise: &'a str,
    steps: Vec<DraftStep>,
    notes: Notes,
}

impl TimerReader<'_> {
    /// A step, or every step of a group as often as the group is done.
    fn one(&mut self, json: &Value) {
        if let Some(steps) = json.get("steps").and_then(Value::as_array) {
            let loops = json.get("loop").and_then(Value::as_u64).unwrap_or(1).clamp(1, 1000);
            let name = json.get("name").and_then(Value::as_str).unwrap_or_default();
            self.notes.found(1, name, format!("a group, done {loops} times one after the other"));
            return (0..loops).for_each(|_| steps.iter().for_each(|step| self.one(step)));
        }
        let Some(ms) = json.get("length").and_then(Value::as_u64).filter(|ms| *ms > 0) else { return };
        let label = json.get("label").and_then(Value::as_str).unwrap_or_default().trim();
        let range = LengthRange::exactly(Length::from_millis(ms.min(24 * 3_600_000)));
        let key = if names_rest(label) { "rest" } else { "for" };
        self.notes.found(1, label, format!("{key} = \"{range}\""));
        if let Some(before) = self.steps.last_mut().filter(|_| names_rest(label)) {
            return before.actions.push(DraftAction::new(1, "", After::Rest(range)));
        }
        if let Some(before) = self.steps.last_mut().filter(|_| names_rest(label)) {
            return before.actions.push(DraftAction::new(1, "", After::Rest(range)));
        }
        let title =
            if label.is_empty() { format!("{} {}", self.exercise, self.steps.len() + 1) } else { label.to_owned() };
        let mut step = DraftStep::new(title);
        step.actions.push(DraftAction::new(1, "", After::Movement(range)));
        self.steps.push(step);
        self.behaviour(json, label);
    }

    /// What a step does besides: only texts that it says are words, and they are the author's to keep.
    fn behaviour(&mut self, json: &Value, label: &str) {
        let names = json
            .get("behaviour")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|behaviour| behaviour.get("type")?.as_str());
        let names: Vec<&str> = names.collect();
        if !names.is_empty() {
            self.notes.left_out(1, &format!("{label}: {}", names.join(", ")), "how the timer sounds and looks");
        }
    }
}

/// Whether a step is called a rest, in any language.
fn names_rest(label: &str) -> bool {
    let tokens = tokens(label);
    tokens.len() <= 2 && Language::ALL.into_iter().any(|language| begins(&tokens, lexis(language).rest, &[]).is_some())
}

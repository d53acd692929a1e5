//! A timer of OpenHIIT: the same work and rest for a list of activities, perhaps several times.

use serde_json::Value;

use super::timer::Timer;
use crate::base::{Length, LengthRange};
use crate::routine::import::draft::{After, DraftAction, DraftStep};
use crate::routine::import::few::Few;
use crate::routine::import::notes::Notes;

/// The timer that `json` describes.
pub(super) fn timer(json: &Value, exercise: &str) -> Option<Timer> {
    let times = embedded(json.get("timeSettings")).unwrap_or_else(|| json.clone());
    let length = |names: [&str; 2]| {
        names
            .iter()
            .find_map(|name| times.get(name))
            .and_then(Value::as_u64)
            .filter(|seconds| *seconds > 0)
            .map(seconds)
    };
    let work = length(["workTime", "exerciseTime"])?;
    let name = ["name", "title"].iter().find_map(|name| json.get(name)?.as_str()).unwrap_or_default();
    let activities = activities(json);
    let count = ["activeIntervals", "numExercises"]
        .iter()
        .find_map(|name| json.get(name)?.as_u64())
        .unwrap_or(activities.len() as u64);
    let rest = length(["restTime", ""]);
    let mut notes = Notes::default();
    let mut steps = Vec::new();
    steps.extend(length(["warmupTime", ""]).map(|range| movement("Warmup", range, rest)));
    for index in 0..usize::try_from(count).unwrap_or(0).clamp(1, 1000) {
        let title = activities.get(index).cloned().unwrap_or_else(|| format!("{exercise} {}", index + 1));
        let is_last = index as u64 + 1 == count;
        steps.push(movement(&title, work, rest.filter(|_| !is_last)));
    }
    let around = usize::from(length(["warmupTime", ""]).is_some());
    notes.found(1, name, format!("{} activities of {work}", steps.len() - around));
    let restarts = ["restarts", "iterations"].iter().find_map(|name| json.get(name)?.as_u64()).unwrap_or(0);
    let again = u32::try_from(restarts)
        .ok()
        .filter(|restarts| (1..1000).contains(restarts))
        .map(|restarts| Few { least: restarts + 1, most: restarts + 1 });
    let circuit = again.map(|few| (few, length(["breakTime", ""]).or(rest)));
    if let Some(ready) = length(["getReadyTime", ""]) {
        notes.left_out(1, &format!("getReadyTime {ready}"), "nightcue says the first exercise instead");
    }
    notes.left_out(1, "soundSettings, color", "sounds and colors");
    steps.extend(length(["cooldownTime", ""]).map(|range| movement("Cooldown", range, None)));
    Some(Timer { name: name.to_owned(), program: "OpenHIIT", steps, circuit, notes })
}

/// A value that may be JSON in a text, as in its database.
fn embedded(value: Option<&Value>) -> Option<Value> {
    match value? {
        Value::String(text) => serde_json::from_str(text).ok(),
        other => Some(other.clone()),
    }
}

fn activities(json: &Value) -> Vec<String> {
    let list = embedded(json.get("activities")).or_else(|| embedded(json.get("exercises")));
    let texts = list.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

fn movement(title: &str, range: LengthRange, rest: Option<LengthRange>) -> DraftStep {
    let mut step = DraftStep::new(title);
    step.actions.push(DraftAction::new(1, "", After::Movement(range)));
    step.actions.extend(rest.map(|rest| DraftAction::new(1, "", After::Rest(rest))));
    step
}

fn seconds(seconds: u64) -> LengthRange {
    LengthRange::exactly(Length::from_secs(seconds.min(24 * 3600)))
}

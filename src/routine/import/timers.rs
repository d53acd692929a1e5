//! Timers of other programs: JSON of OpenHIIT (`lib/core/models/timer_type.dart`, and the older `lib/data/workout_type.dart`) and of
//! TimeR Machine (`data/…/datas/TimerData.kt`, `StepData.kt`), as their sources define them. Times are whole seconds there, milliseconds here.

mod open_hiit;
mod timer;
mod timer_machine;

use serde_json::Value;

pub(super) use timer::Timer;

/// The timers in `text`, whose places without a name are called `exercise`.
///
/// # Errors
/// When it is not JSON, or of neither program.
pub(super) fn timers(text: &str, exercise: &str) -> Result<Vec<Timer>, String> {
    let json: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let list = match &json {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => match object.get("timers").and_then(Value::as_array) {
            Some(list) => list.iter().collect(),
            None => vec![&json],
        },
        _ => Vec::new(),
    };
    let timers: Vec<Timer> = list
        .into_iter()
        .filter_map(|json| open_hiit::timer(json, exercise).or_else(|| timer_machine::timer(json, exercise)))
        .collect();
    if timers.is_empty() {
        return Err("it has no timer of OpenHIIT or TimeR Machine in it".to_owned());
    }
    Ok(timers)
}

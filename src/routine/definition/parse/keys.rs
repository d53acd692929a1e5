//! Keys that do not exist where they stand: misspelled, from another place of the file, or from another tool.

use serde_json::{Map, Value};

use super::meaning::{Meant, meaning};
use crate::base::{Diagnostic, Span, nearest};
use crate::routine::schema::routine_schema;

/// The places where keys stand, by their names in the schema, and what people call them.
const PLACES: [(&str, &str); 9] = [
    ("", "at the top of the file, before the first heading"),
    ("Defaults", "under [defaults]"),
    ("Circuit", "under [circuit.NAME]"),
    ("OwnWords", "under [words]"),
    ("Step", "in [[step]]"),
    ("Action", "in [[step.do]]"),
    ("HoldCue", "in a cue: `cues = [{ … }]`"),
    ("Rhythm", "in a rhythm: `breath = { … }`"),
    ("Flow", "in a breath of `flow`"),
];

/// The problem that serde calls "unknown field `a`, expected one of `b`, `c`".
pub(super) fn unknown_key(message: &str, span: Span) -> Diagnostic {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let schema = routine_schema();
    let here = place_of(&known, &schema);
    let problem = Diagnostic::error("unknown-key", format!("unknown key `{unknown}`"));
    match Suggestion::of(unknown, &known, here, &schema) {
        Suggestion::Key(key) => problem.at(span, format!("did you mean `{key}`?")).help(format!("write `{key}`")),
        Suggestion::Elsewhere(key, places) => {
            let label = if key == unknown { "not here".to_owned() } else { format!("did you mean `{key}`?") };
            problem.at(span, label).help(elsewhere(&key, &places, here))
        }
        Suggestion::Advice(advice) => problem.at(span, "no such key").help(advice),
        Suggestion::None => {
            problem.at(span, "no such key here").help(format!("keys allowed here: {}", known.join(", ")))
        }
    }
}

/// What can be done about an unknown key.
enum Suggestion {
    /// This key of the same place.
    Key(String),
    /// This key, which belongs in other places.
    Elsewhere(String, Vec<&'static str>),
    Advice(&'static str),
    None,
}

impl Suggestion {
    /// What is meant by name comes before what is similar in letters, and this place before others.
    fn of(unknown: &str, known: &[&str], here: &str, schema: &Value) -> Self {
        let plain = kebab(unknown);
        let found = |key: &str| match known.contains(&key) {
            true => Some(Self::Key(key.to_owned())),
            false => Some(places_with(key, schema))
                .filter(|places| !places.is_empty())
                .map(|places| Self::Elsewhere(key.to_owned(), places)),
        };
        let by_meaning = || match meaning(&plain, here)? {
            Meant::Key(key) => found(key),
            Meant::Advice(advice) => Some(Self::Advice(advice)),
        };
        let exact = || found(&plain);
        let similar = || nearest(&plain, known.iter().copied()).and_then(found);
        let everywhere: Vec<String> = PLACES.iter().flat_map(|(place, _)| keys_of(place, schema)).collect();
        let similar_elsewhere = || nearest(&plain, everywhere.iter().map(String::as_str)).and_then(found);
        let has_own_meaning = !here.is_empty() && here != "Step" && here != "Action";
        let is_advised = matches!(meaning(&plain, here), Some(Meant::Advice(_)));
        let meaning_first = has_own_meaning || is_advised;
        let first = if meaning_first { by_meaning().or_else(exact) } else { exact().or_else(by_meaning) };
        first.or_else(similar).or_else(similar_elsewhere).unwrap_or(Self::None)
    }
}

/// `halfTime` and `half_time` as `half-time`.
fn kebab(key: &str) -> String {
    let mut plain = String::new();
    for letter in key.chars() {
        if letter.is_uppercase() && !plain.is_empty() {
            plain.push('-');
        }
        plain.extend(if letter == '_' || letter == ' ' { vec!['-'] } else { letter.to_lowercase().collect() });
    }
    plain
}

/// Where `key` belongs, for someone who wrote it in the place `here`.
fn elsewhere(key: &str, places: &[&'static str], here: &str) -> String {
    let named: Vec<&str> =
        PLACES.iter().filter(|(place, _)| places.contains(place)).map(|(_, called)| *called).collect();
    let where_to = match named.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => named.concat(),
    };
    match (here, key) {
        ("Step", "reps" | "back" | "every" | "count") => {
            format!("`{key}` belongs {where_to}, beside what is repeated; a whole step is repeated with `rounds`")
        }
        ("Step", _) if places.contains(&"Action") => {
            format!("`{key}` belongs in [[step.do]]: write `[[step.do]]` on the line before it")
        }
        ("Action", "rounds" | "sets") => {
            format!("`{key}` belongs {where_to}; a single hold or movement is repeated with `reps`")
        }
        _ => format!("`{key}` belongs {where_to}"),
    }
}

/// The place in which exactly the keys `known` stand.
fn place_of(known: &[&str], schema: &Value) -> &'static str {
    let is_it = |place: &&(&str, &str)| {
        let keys = keys_of(place.0, schema);
        keys.len() == known.len() && keys.iter().all(|key| known.contains(&key.as_str()))
    };
    PLACES.iter().find(is_it).map_or("", |(place, _)| place)
}

/// The places that have `key`.
fn places_with(key: &str, schema: &Value) -> Vec<&'static str> {
    let has = |place: &&(&str, &str)| keys_of(place.0, schema).iter().any(|known| known == key);
    PLACES.iter().filter(has).map(|(place, _)| *place).collect()
}

fn keys_of(place: &str, schema: &Value) -> Vec<String> {
    let level = if place.is_empty() { schema } else { &schema["definitions"][place] };
    level["properties"].as_object().map(Map::keys).into_iter().flatten().cloned().collect()
}

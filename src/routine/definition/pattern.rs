//! JSON Schemas for texts with a form of their own: durations, moments, languages, braces. They accept what the parsers accept, but for
//! how long something may be at most.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::base;
use crate::routine::fixed_words::{HALF, NOTHING, Off};
use crate::routine::occasion;
use crate::words::{Language, Placeholder};

/// A duration: numbers with units, from the largest to the smallest, with up to three decimals, none for milliseconds.
const DURATION: &str =
    r" *(N *h( *N *m)?( *N *s)?( *[0-9]+ *ms)?|N *m( *N *s)?( *[0-9]+ *ms)?|N *s( *[0-9]+ *ms)?|[0-9]+ *ms) *";
const NUMBER: &str = r"[0-9]+(\.[0-9]{1,3})?";
/// Somewhere ahead, before the end of a first duration, is a digit other than zero.
const MORE_THAN_ZERO: &str = r"(?=([^.]|\.(?=[0-9]))*[1-9])";

fn one_duration() -> String {
    format!("{MORE_THAN_ZERO}{}", DURATION.replace('N', NUMBER))
}

/// A pattern for durations, which are longer than zero.
pub(crate) fn duration() -> String {
    format!("^{}$", one_duration())
}

/// A pattern for a range of whole numbers.
pub(crate) fn count_range() -> &'static str {
    r"^ *[0-9]+ *(\.\. *[0-9]+ *)?$"
}

/// A pattern for texts that are read or shown: not empty, and every brace has one of the known forms.
pub(crate) fn text() -> String {
    let values: Vec<&str> = Placeholder::ALL.iter().map(|(name, _)| *name).collect();
    format!(r"^(?=[\s\S]*\S)([^{{}}]|\{{ *({}) *\}}|\{{[^{{}}|]*(\|[^{{}}|]*){{1,3}}\}})*$", values.join("|"))
}

/// One text.
pub(crate) fn text_schema() -> Value {
    json!({ "type": "string", "pattern": text(), "maxLength": base::MOST_TEXT_CHARS })
}

/// Occasions of a step: one word, or a list of words of which all have to be met.
pub(crate) struct Occasions;

impl JsonSchema for Occasions {
    fn schema_name() -> Cow<'static, str> {
        "Occasions".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = occasion::WORDS.iter().map(|(word, _)| *word).collect();
        let numbered = format!("^{}[1-9][0-9]*$", occasion::NUMBERED);
        let word = json!({ "anyOf": [{ "enum": words }, { "type": "string", "pattern": numbered }] });
        json_schema!({
            "description": "When something is heard in a step that is done several times: one word, or a list of words that all have to be met.",
            "anyOf": [word.clone(), { "type": "array", "items": word }],
        })
    }
}

/// A duration or a range of them.
pub(crate) struct Range;

impl JsonSchema for Range {
    fn schema_name() -> Cow<'static, str> {
        "Range".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A duration (`\"30s\"`), a range (`\"2m..2m30s\"`), in a breathing rhythm a number of breaths (`\"4 breaths\"`), or a list with one duration for each round.",
            "anyOf": [
                {
                    "type": "string",
                    "pattern": format!(r"^({0}(\.\.{0})?| *[0-9]+ *(\.\. *[0-9]+ *)?breaths? *)$", one_duration()),
                },
                { "type": "array", "items": { "type": "string", "pattern": duration() }, "minItems": 2 },
            ],
        })
    }
}

/// A duration or a range of them, and nothing else.
pub(crate) struct OpenLength;

impl JsonSchema for OpenLength {
    fn schema_name() -> Cow<'static, str> {
        "OpenLength".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A duration (`\"30s\"`), or a range from which the listener can choose (`\"20s..40s\"`).",
            "type": "string",
            "pattern": format!(r"^{0}(\.\.{0})?$", one_duration()),
        })
    }
}

/// A silence: a duration, or nothing.
pub(crate) struct Silence;

impl JsonSchema for Silence {
    fn schema_name() -> Cow<'static, str> {
        "Silence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A duration such as `\"2s\"`, or `\"0s\"` for none.",
            "anyOf": [{ "enum": NOTHING }, { "type": "string", "pattern": duration() }],
        })
    }
}

/// A duration, or `never`.
pub(crate) struct Reminder;

impl JsonSchema for Reminder {
    fn schema_name() -> Cow<'static, str> {
        "Reminder".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        duration_or(Off::Never.name())
    }
}

/// A duration, or `half`.
pub(crate) struct Moment;

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        duration_or(HALF)
    }
}

fn duration_or(word: &str) -> Schema {
    json_schema!({
        "description": format!("A duration such as `\"30s\"`, or `\"{word}\"`."),
        "anyOf": [{ "enum": [word] }, { "type": "string", "pattern": duration() }],
    })
}

/// The tag of a language.
pub(crate) struct LanguageTag;

impl JsonSchema for LanguageTag {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "The tag of a language.", "type": "string", "enum": language_tags() })
    }
}

/// A sound beside the routine as text: one file, or several that are heard one after the other, all inside the routine's folder.
pub(crate) struct SoundFiles;

impl JsonSchema for SoundFiles {
    fn schema_name() -> Cow<'static, str> {
        "SoundFiles".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let file = json!({ "type": "string", "pattern": SOUND_FILE });
        json_schema!({
            "description": "A file beside the routine, or a list of files that are heard one after the other.",
            "anyOf": [file.clone(), { "type": "array", "items": file, "minItems": 1 }],
        })
    }
}

/// A path with a name in it that does not begin at the root and does not climb.
pub(crate) const SOUND_FILE: &str = r"^(?!/)(?!(.*/)?\.\.(/|$))[^\\]*[^\\\s][^\\]*$";

/// Every tag of every language: the short one, and the one with its region where that differs.
pub(crate) fn language_tags() -> Vec<&'static str> {
    let mut tags = Language::ALL.map(Language::tag).to_vec();
    tags.extend(Language::ALL.into_iter().filter(|language| language.locale() != language.tag()).map(Language::locale));
    tags
}

/// At least one of `keys` must be there.
pub(crate) fn any_of(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

/// No two of `keys` may be there together.
pub(crate) fn exclusive(keys: &[&str]) -> Value {
    let pairs =
        keys.iter().enumerate().flat_map(|(index, first)| keys[index + 1..].iter().map(move |second| [first, second]));
    pairs.map(|pair| json!({ "required": pair })).collect()
}

/// All conditions that an object must not meet.
pub(crate) fn none_of(conditions: &[Value]) -> Value {
    let all: Vec<Value> = conditions
        .iter()
        .flat_map(|condition| condition.as_array().cloned().unwrap_or_else(|| vec![condition.clone()]))
        .collect();
    json!({ "anyOf": all })
}

/// A level of guidance beside `safety = true`.
pub(crate) fn contrary_guidance() -> Value {
    json!({ "required": ["guidance", "safety"], "properties": { "safety": { "enum": [true] } } })
}

/// What stands in `[[opening]]` and `[[closing]]`: an action with words and a pause alone.
pub(crate) fn framing() -> Value {
    json!({ "allOf": [{ "$ref": "#/definitions/Action" }, { "not": { "anyOf": any_of(&NOT_IN_FRAMING) } }] })
}

/// Keys of an action that need a step.
pub(crate) const NOT_IN_FRAMING: [&str; 16] = [
    "hold",
    "for",
    "rest",
    "reps",
    "back",
    "every",
    "count",
    "flow",
    "at-risk",
    "cues",
    "only",
    "countdown",
    "remind",
    "halfway",
    "settle",
    "breath",
];

/// A hold or movement with a length for each round.
fn no_ladder() -> Value {
    json!({ "not": { "anyOf": [
        { "required": ["hold"], "properties": { "hold": { "type": "array" } } },
        { "required": ["for"], "properties": { "for": { "type": "array" } } },
    ] } })
}

/// What a rest between rounds needs: rounds, or a ladder that gives them.
pub(crate) fn rest_needs() -> Value {
    let ladder = json!({ "properties": { "do": { "not": { "items": no_ladder() } } } });
    json!({ "anyOf": [{ "required": ["rounds"] }, { "required": ["sets"] }, ladder] })
}

/// What makes an action one: something to say, to wait for or to do.
pub(crate) fn something_to_do() -> Value {
    let mut known =
        any_of(&["say", "play", "pause", "hold", "for", "rest", "every"]).as_array().cloned().unwrap_or_default();
    known.push(json!({ "required": ["flow"], "properties": { "flow": { "minItems": 1 } } }));
    Value::Array(known)
}

/// What only some actions can have.
pub(crate) fn action_needs() -> Value {
    let held = any_of(&["hold", "for", "every"]);
    let mut cues = held.as_array().cloned().unwrap_or_default();
    cues.push(json!({ "properties": { "cues": { "maxItems": 0 } } }));
    json!({
        "cues": { "anyOf": cues },
        "at-risk": { "anyOf": any_of(&["hold", "for"]) },
        "back": ["reps"],
        "reps": { "allOf": [{ "anyOf": held }, { "anyOf": any_of(&["back", "every"]) }] },
        "every": ["reps"],
        "count": ["reps"],
    })
}

/// Times that cannot follow the same words.
pub(crate) fn two_times() -> Value {
    let mut pairs = exclusive(&["pause", "hold", "for", "rest"]).as_array().cloned().unwrap_or_default();
    let with_flow = ["pause", "hold", "for", "rest", "every"];
    pairs
        .extend(with_flow.map(|key| json!({ "required": ["flow", key], "properties": { "flow": { "minItems": 1 } } })));
    pairs.extend(["pause", "rest"].map(|key| json!({ "required": ["every", key] })));
    pairs.extend(exclusive(&["back", "every"]).as_array().cloned().unwrap_or_default());
    Value::Array(pairs)
}

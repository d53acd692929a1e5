//! JSON Schemas for texts with a form of their own: durations, moments, languages. They accept everything that the
//! parser of [durations](crate::base) accepts; what they let through is checked there.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::routine::fixed_words::{HALF, Off};
use crate::routine::occasion;
use crate::words::Language;

/// Numbers with units. Their order and decimals are left to the tool, because an editor shows this pattern to its user as the
/// reason.
const DURATION: &str = r"( *[0-9]+(\.[0-9]+)? *(h|m|s|ms))+ *";

/// A pattern for durations.
pub(crate) fn duration() -> String {
    format!("^{DURATION}$")
}

/// A pattern for a range of whole numbers.
pub(crate) fn count_range() -> &'static str {
    r"^ *[0-9]+ *(\.\. *[0-9]+ *)?$"
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
                    "pattern": format!(r"^({DURATION}(\.\.{DURATION})?| *[0-9]+ *(\.\. *[0-9]+ *)?breaths? *)$"),
                },
                { "type": "array", "items": { "type": "string", "pattern": duration() }, "minItems": 2 },
            ],
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

//! A breathing rhythm as written in a file: `breath = { in = "4s", out = "6s" }` or `"never"`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::text::DurationText;
use crate::base::{Located, choice_words};
use crate::routine::fixed_words::{BreathSound, Off};

/// How a hold is breathed: a rhythm, or a word.
#[derive(Clone, Debug, PartialEq)]
pub enum BreathText {
    /// `"never"`: no rhythm, even if the step or the routine has one.
    Word(String),
    /// A rhythm.
    Rhythm(Rhythm),
}

/// A breathing rhythm. It starts with an in-breath when the hold starts.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(extend("required" = ["in", "out"]))]
pub struct Rhythm {
    /// How long to breathe in. Required.
    pub r#in: Option<Located<DurationText>>,
    /// How long to wait with full lungs. Default: not at all.
    pub full: Option<Located<DurationText>>,
    /// How long to breathe out. Required.
    pub out: Option<Located<DurationText>>,
    /// How long to wait with empty lungs. Default: not at all.
    pub empty: Option<Located<DurationText>>,
    /// What is heard: `"tone"` (the default), `"words"`, `"words-then-tones"` (words in the first breath) or `"none"`.
    #[schemars(extend("enum" = choice_words::<BreathSound>()))]
    pub sound: Option<Located<String>>,
}

impl<'de> Deserialize<'de> for BreathText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BreathVisitor)
    }
}

struct BreathVisitor;

impl<'de> Visitor<'de> for BreathVisitor {
    type Value = BreathText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rhythm such as `{ in = \"4s\", out = \"6s\" }`, or `\"never\"`")
    }

    fn visit_str<E>(self, word: &str) -> Result<BreathText, E> {
        Ok(BreathText::Word(word.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<BreathText, A::Error> {
        Rhythm::deserialize(MapAccessDeserializer::new(map)).map(BreathText::Rhythm)
    }
}

impl JsonSchema for BreathText {
    fn schema_name() -> Cow<'static, str> {
        "Breath".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rhythm = generator.subschema_for::<Rhythm>().to_value();
        json_schema!({
            "description": "A breathing rhythm such as `{ in = \"4s\", out = \"6s\" }`, or `\"never\"`.",
            "anyOf": [{ "type": "string", "enum": choice_words::<Off>() }, rhythm],
        })
    }
}

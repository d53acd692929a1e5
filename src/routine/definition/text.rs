//! Values that can be written in more than one form, each keeping the place of every part.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use serde_json::{Map, Value, json};

use super::pattern;
use crate::base::{self, Located};

/// Words: one string in the routine's language, or a table of languages.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// `say = "…"`
    One(String),
    /// `say.en = "…"`, `say.de = "…"`: tag and words, in the order of the file.
    Languages(Vec<(Located<String>, Located<String>)>),
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words in quotes, or one text for each language such as `en = \"…\"`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::One(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut languages = Vec::new();
        while let Some(entry) = map.next_entry()? {
            languages.push(entry);
        }
        Ok(Text::Languages(languages))
    }
}

fn language_properties(text: &Value) -> Map<String, Value> {
    pattern::language_tags().into_iter().map(|tag| (tag.to_owned(), text.clone())).collect()
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = pattern::text_schema();
        let languages = language_properties(&text);
        json_schema!({
            "description": "Words: one string in the routine's language, or a table with one text for each language.",
            "anyOf": [
                text,
                { "type": "object", "properties": languages, "additionalProperties": false, "minProperties": 1 },
            ],
        })
    }
}

/// How a word is said, as it stands in the schema: other words, or phonemes between slashes.
pub(crate) struct Pronunciation;

impl JsonSchema for Pronunciation {
    fn schema_name() -> Cow<'static, str> {
        "Pronunciation".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let said = json!({ "type": "string", "minLength": 1 });
        json_schema!({
            "description": "How a word is said: other words, or phonemes between slashes; one text, or one for each language.",
            "anyOf": [
                said,
                { "type": "object", "properties": language_properties(&said), "additionalProperties": false, "minProperties": 1 },
            ],
        })
    }
}

/// A thing the routine uses: its name, and what can be used instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Equipment {
    /// What it is called.
    pub name: Option<Text>,
    /// What a listener without it can use.
    pub instead: Option<Located<Text>>,
}

impl<'de> Deserialize<'de> for Equipment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EquipmentVisitor)
    }
}

struct EquipmentVisitor;

impl<'de> Visitor<'de> for EquipmentVisitor {
    type Value = Equipment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name in quotes, or a table with `name` and `instead`")
    }

    fn visit_str<E>(self, text: &str) -> Result<Equipment, E> {
        Ok(Equipment { name: Some(Text::One(text.to_owned())), instead: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Equipment, A::Error> {
        let mut equipment = Equipment { name: None, instead: None };
        let mut languages = Vec::new();
        while let Some(key) = map.next_key::<Located<String>>()? {
            match key.value.as_str() {
                "name" => equipment.name = Some(map.next_value()?),
                "instead" => equipment.instead = Some(map.next_value()?),
                _ => languages.push((key, map.next_value()?)),
            }
        }
        if !languages.is_empty() {
            equipment.name = Some(Text::Languages(languages));
        }
        Ok(equipment)
    }
}

impl JsonSchema for Equipment {
    fn schema_name() -> Cow<'static, str> {
        "Equipment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = pattern::text_schema();
        let text = generator.subschema_for::<Text>().to_value();
        let whole = json!({ "name": text, "instead": text });
        let mut by_language = language_properties(&one);
        by_language.insert("instead".to_owned(), text);
        json_schema!({
            "description": "A thing the routine uses: its name, or a table with `name` and `instead` (what can be used instead).",
            "anyOf": [
                one,
                { "type": "object", "properties": whole, "additionalProperties": false, "required": ["name"] },
                {
                    "type": "object",
                    "properties": by_language,
                    "additionalProperties": false,
                    "anyOf": pattern::any_of(&pattern::language_tags()),
                },
            ],
        })
    }
}

/// One name or a list of names.
#[derive(Clone, Debug, PartialEq)]
pub struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name in quotes, or a list of names in brackets")
    }

    fn visit_str<E>(self, name: &str) -> Result<Names, E> {
        Ok(Names(vec![name.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = seq.next_element()? {
            names.push(name);
        }
        Ok(Names(names))
    }
}

impl JsonSchema for Names {
    fn schema_name() -> Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One name or a list of names.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
        })
    }
}

/// A number of times as written: `3`, or a range such as `"2..3"`.
#[derive(Clone, Debug, PartialEq)]
pub enum CountText {
    /// Always so many.
    Number(u32),
    /// A range, to be read.
    Range(String),
}

impl<'de> Deserialize<'de> for CountText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountVisitor)
    }
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = CountText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number such as `3`, or a range in quotes such as `\"2..3\"`")
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<CountText, E> {
        let number = u32::try_from(number);
        number.map(CountText::Number).map_err(|_| E::invalid_value(serde::de::Unexpected::Str("this number"), &self))
    }

    fn visit_str<E>(self, text: &str) -> Result<CountText, E> {
        Ok(CountText::Range(text.to_owned()))
    }
}

impl JsonSchema for CountText {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A whole number (`3`), or a range of them (`\"2..3\"`) from which the listener can choose.",
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": base::MOST_ROUNDS },
                { "type": "string", "pattern": pattern::count_range() },
            ],
        })
    }
}

/// What stands between the rungs of a ladder once they are read.
pub(crate) const RUNGS: &str = ", ";

/// A duration as written, such as `2m30s`; read by [`duration`](crate::base).
#[derive(Clone, Debug, PartialEq)]
pub struct DurationText(pub String);

impl<'de> Deserialize<'de> for DurationText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DurationVisitor)
    }
}

struct DurationVisitor;

impl<'de> Visitor<'de> for DurationVisitor {
    type Value = DurationText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a duration with its unit, in quotes, such as `\"30s\"` or `\"2m30s\"`")
    }

    fn visit_str<E>(self, text: &str) -> Result<DurationText, E> {
        Ok(DurationText(text.to_owned()))
    }

    /// A ladder: one duration for each round. Only `hold` and `for` take it.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<DurationText, A::Error> {
        let mut rungs: Vec<String> = Vec::new();
        while let Some(rung) = seq.next_element()? {
            rungs.push(rung);
        }
        match rungs.as_slice() {
            [] | [_] => Err(serde::de::Error::invalid_length(rungs.len(), &"a list of two lengths or more")),
            _ => Ok(DurationText(rungs.join(RUNGS))),
        }
    }
}

impl JsonSchema for DurationText {
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A duration with its unit: `\"30s\"`, `\"2m30s\"`, `\"1m15.5s\"`, `\"700ms\"`, `\"1h\"`.",
            "type": "string",
            "pattern": pattern::duration(),
        })
    }
}

/// A table whose keys are names the author chose, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub Vec<(Located<String>, Located<T>)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedVisitor(PhantomData))
    }
}

struct NamedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
    type Value = Named<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Named(entries))
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Named_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = generator.subschema_for::<T>().to_value();
        json_schema!({ "type": "object", "additionalProperties": entry })
    }
}

//! The JSON Schema of the routine language, for editors.
//!
//! In: the types of [`definition`](super::definition). Out: a schema in the Draft 4 dialect, which TOML editors understand. Guaranteed:
//! keys, documentation and fixed words are those of the types; nothing in it is newer than Draft 4.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::definition::Definition;

/// Names the dialect to validators.
const DRAFT_4: &str = "http://json-schema.org/draft-04/schema#";

/// The schema of a routine definition.
pub fn routine_schema() -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.meta_schema = Some(DRAFT_4.into());
    let settings = settings.with_transform(Draft4);
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<Definition>();
    schema.insert("title".to_owned(), json!("nightcue routine"));
    schema.to_value()
}

/// From Draft 7, and from Rust's optional values, to Draft 4 and TOML, which knows no null.
#[derive(Clone, Debug)]
struct Draft4;

impl Transform for Draft4 {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(keywords) = schema.as_object_mut() {
            // A left-out key is not set to anything, and its documentation says what is normal.
            keywords.remove("default");
            // Widths of Rust's integers; not known to validators.
            keywords.remove("format");
            keywords.remove("examples");
            without_null(keywords);
            constant_to_choice(keywords);
            flagged_limit(keywords, "minimum", "exclusiveMinimum");
            flagged_limit(keywords, "maximum", "exclusiveMaximum");
        }
        transform_subschemas(self, schema);
    }
}

fn without_null(keywords: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = keywords.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            keywords.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(words)) = keywords.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    let Some(Value::Array(choices)) = keywords.get_mut("anyOf") else { return };
    choices.retain(|choice| choice != &json!({ "type": "null" }));
    if let [only] = choices.as_slice() {
        // A reference next to other keywords would hide them, and `allOf` with one part does not.
        let only = only.clone();
        keywords.remove("anyOf");
        keywords.insert("allOf".to_owned(), json!([only]));
    }
}

fn constant_to_choice(keywords: &mut Map<String, Value>) {
    if let Some(constant) = keywords.remove("const") {
        keywords.insert("enum".to_owned(), json!([constant]));
    }
}

/// Draft 4 writes an exclusive limit as the limit and a flag.
fn flagged_limit(keywords: &mut Map<String, Value>, limit: &str, flag: &str) {
    if keywords.get(flag).is_some_and(Value::is_number)
        && let Some(number) = keywords.remove(flag)
    {
        keywords.insert(limit.to_owned(), number);
        keywords.insert(flag.to_owned(), json!(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transformed(schema: Value) -> Value {
        let mut schema: Schema = schema.try_into().expect("a schema");
        Draft4.transform(&mut schema);
        schema.to_value()
    }

    #[test]
    fn newer_keywords_become_those_of_draft_4() {
        let newer =
            json!({ "items": { "const": "x" }, "exclusiveMinimum": 0, "maximum": 9, "default": 1, "format": "uint8" });
        let older = json!({ "items": { "enum": ["x"] }, "minimum": 0, "exclusiveMinimum": true, "maximum": 9 });
        assert_eq!(transformed(newer), older);
    }

    #[test]
    fn optional_values_lose_their_null_and_keep_their_documentation() {
        assert_eq!(transformed(json!({ "type": ["string", "null"] })), json!({ "type": "string" }));
        let reference = json!({ "description": "d", "anyOf": [{ "$ref": "#/definitions/A" }, { "type": "null" }] });
        assert_eq!(transformed(reference), json!({ "description": "d", "allOf": [{ "$ref": "#/definitions/A" }] }));
    }

    #[test]
    fn a_key_that_is_called_like_a_keyword_stays() {
        let keys = json!({ "properties": { "default": { "type": "string" }, "const": { "type": "string" } } });
        assert_eq!(transformed(keys.clone()), keys);
    }
}

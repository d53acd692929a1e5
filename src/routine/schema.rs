//! The JSON Schema of the routine language, for editors, generated from the types of
//! [`definition`](super::definition). It uses Draft 4 and nothing newer, because that is the dialect TOML editors
//! understand.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::definition::Definition;

/// Tells validators which dialect this is.
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

/// Converts Draft 7 to Draft 4, and drops the nulls of Rust's optional values, which TOML does not have.
#[derive(Clone, Debug)]
struct Draft4;

impl Transform for Draft4 {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(keywords) = schema.as_object_mut() {
            // serde's default of an omitted key is only `null` or empty; the description gives the real one.
            keywords.remove("default");
            // Widths of Rust's integers, which validators do not know.
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
        // A reference would hide the keywords next to it; `allOf` with one part does not.
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
    fn a_key_with_the_name_of_a_keyword_stays() {
        let keys = json!({ "properties": { "default": { "type": "string" }, "const": { "type": "string" } } });
        assert_eq!(transformed(keys.clone()), keys);
    }
}

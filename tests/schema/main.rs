//! The JSON Schema, checked with a third-party validator.

mod agreement;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::{Draft, Validator};
use nightcue::base::{Source, TimeOfDay, choice_words};
use nightcue::routine::{BreathSound, Guidance, RangeEnd, Sides, routine_schema};
use nightcue::script::Choices;
use nightcue::sound::{Bed, Phase};
use nightcue::words::Language;
use serde_json::{Value, json};

fn validator() -> Validator {
    built(&routine_schema())
}

fn built(schema: &Value) -> Validator {
    jsonschema::options().with_draft(Draft::Draft4).build(schema).expect("a schema")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

/// The file as JSON; `None` when it is not TOML.
fn json_of(path: &Path) -> Option<Value> {
    let table: toml::Table = fs::read_to_string(path).expect("a text").parse().ok()?;
    Some(serde_json::to_value(table).expect("JSON"))
}

fn problems(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_a_draft_4_schema() {
    let schema = routine_schema();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-04/schema#");
    jsonschema::draft4::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
}

/// Draft 4 ignores keywords it does not know, so the validator alone would not notice newer ones.
#[test]
fn the_schema_uses_no_newer_keyword() {
    let known: BTreeSet<&str> = [
        "$schema",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "definitions",
        "items",
        "enum",
        "anyOf",
        "oneOf",
        "allOf",
        "not",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minItems",
        "maxItems",
        "minProperties",
        "minLength",
        "maxLength",
        "pattern",
        "dependencies",
        "uniqueItems",
    ]
    .into();
    fn walk(schema: &Value, known: &BTreeSet<&str>) {
        let Value::Object(keywords) = schema else { return };
        for (keyword, value) in keywords {
            assert!(known.contains(keyword.as_str()), "`{keyword}` in {schema:#}");
            assert_ne!(value, &json!("null"), "TOML has no null: {schema:#}");
            match (keyword.as_str(), value) {
                ("properties" | "definitions", Value::Object(map)) => map.values().for_each(|part| walk(part, known)),
                ("anyOf" | "allOf" | "oneOf", Value::Array(parts)) => parts.iter().for_each(|part| walk(part, known)),
                ("items" | "additionalProperties" | "not", part) => walk(part, known),
                _ => {}
            }
        }
    }
    walk(&routine_schema(), &known);
}

#[test]
fn every_key_carries_its_documentation() {
    let schema = routine_schema();
    let definitions = schema["definitions"].as_object().expect("definitions").iter();
    for (name, definition) in definitions.chain([(&"the top".to_owned(), &schema)]) {
        // What a table of the author's own names holds is described where the table is.
        assert!(definition.get("description").is_some() || name.starts_with("Named_"), "{name}");
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(property.get("description").is_some(), "{key} of {name}");
        }
    }
    assert_eq!(schema["properties"]["step"]["description"], "The steps, in order. At least one.");
}

#[test]
fn fixed_words_are_offered_as_they_are_read() {
    let schema = routine_schema();
    let offered = |of: &str, key: &str| schema["definitions"][of]["properties"][key]["enum"].clone();
    assert_eq!(offered("Step", "sides"), json!(choice_words::<Sides>()));
    assert_eq!(offered("Defaults", "hold"), json!(choice_words::<RangeEnd>()));
    assert_eq!(offered("Defaults", "bed"), json!(choice_words::<Bed>()));
    assert_eq!(offered("Defaults", "profile"), json!(choice_words::<TimeOfDay>()));
    assert_eq!(offered("Rhythm", "sound"), json!(choice_words::<BreathSound>()));
    assert_eq!(offered("HoldCue", "on"), json!(choice_words::<Phase>()));
    for of in ["Defaults", "Action", "HoldCue"] {
        assert_eq!(offered(of, "guidance"), json!(choice_words::<Guidance>()), "{of}");
    }
    assert_eq!(choice_words::<Sides>(), ["once", "affected", "both"]);
    let tags = schema["definitions"]["Language"]["enum"].as_array().expect("tags");
    assert!(choice_words::<Language>().iter().all(|tag| tags.contains(&json!(tag))), "{tags:?}");
    assert!(tags.iter().all(|tag| tag.as_str().and_then(Language::from_tag).is_some()), "{tags:?}");
}

/// Every list of words in the schema is that of one of the choices above, or of a key that has a single word.
#[test]
fn the_schema_has_no_other_lists_of_words() {
    fn count(schema: &Value) -> usize {
        let inside = match schema {
            Value::Object(map) => map.values().map(count).sum(),
            Value::Array(items) => items.iter().map(count).sum(),
            _ => 0,
        };
        inside + usize::from(schema["enum"].as_array().is_some_and(|words| words.len() > 1))
    }
    assert_eq!(count(&routine_schema()), 18);
}

#[test]
fn a_cue_may_follow_the_breath_alone() {
    let validator = validator();
    let with_cue = |cue: &str| {
        let text = format!(
            "title = 'T'\nlanguage = 'en'\n[[step]]\ntitle = 'S'\n[[step.do]]\nsay = 'Hold.'\nhold = '1m'\n\
             breath = {{ in = '4s', out = '6s' }}\ncues = [{{ say = 'Sink.'{cue} }}]\n"
        );
        let is_valid =
            validator.is_valid(&serde_json::to_value(text.parse::<toml::Table>().expect("TOML")).expect("JSON"));
        let source = Source::new("cue", text.into_bytes()).expect("a text");
        (is_valid, nightcue::routine::read(&source).is_ok())
    };
    for cue in [", on = 'exhale'", ", on = 'inhale', nth = 3", ", on = 'exhale', at = '20s'", ", left = '20s'"] {
        assert_eq!(with_cue(cue), (true, true), "{cue}");
    }
    for cue in ["", ", nth = 3", ", on = 'sneeze'"] {
        assert_eq!(with_cue(cue), (false, false), "{cue}");
    }
}

#[test]
fn every_bundled_routine_has_the_shape_of_the_schema() {
    let validator = validator();
    let paths = files("routines");
    assert!(!paths.is_empty());
    for path in paths {
        let found = problems(&validator, &json_of(&path).expect("TOML"));
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

/// Problems that lie in the shape of the file; the others need the meaning of names, of texts or of lengths.
const SHAPE: [&str; 17] = [
    "unknown-key",
    "wrong-type",
    "missing-key",
    "no-steps",
    "unknown-word",
    "unknown-language",
    "bad-duration",
    "bad-brace",
    "contrary-keys",
    "empty-text",
    "lonely-cue",
    "lonely-rest",
    "misplaced-hold",
    "misplaced-list",
    "misplaced-range",
    "no-forms",
    "two-times",
];

#[test]
fn the_schema_refuses_exactly_the_invalid_cases_whose_shape_is_wrong() {
    let validator = validator();
    let mut refused = 0;
    for path in files("tests/invalid") {
        let Some(value) = json_of(&path) else { continue };
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = Source::new(&name, fs::read(&path).expect("a case")).expect("a text");
        let codes: Vec<&str> = nightcue::compile(&source, &Choices::default())
            .expect_err("an invalid case")
            .iter()
            .map(|problem| problem.code)
            .collect();
        let is_shape = codes.iter().any(|code| SHAPE.contains(code));
        let found = problems(&validator, &value);
        assert_eq!(!found.is_empty(), is_shape, "{name} has {codes:?}, the schema finds {found:#?}");
        refused += usize::from(is_shape);
    }
    assert!(refused >= 5);
}

#[test]
fn the_schema_takes_durations_as_the_tool_does() {
    let validator = validator();
    let with_hold = |hold: &str| json!({ "title": "T", "language": "en", "step": [{ "title": "S", "do": [{ "say": "Hold.", "hold": hold }] }] });
    for text in ["30s", "2m30s", "2m 30s", "1m15.5s", "700ms", "1h", " 5s ", "1.5m", "2m..2m30s", "2m .. 3m"] {
        assert!(text.parse::<nightcue::base::LengthRange>().is_ok(), "{text}");
        assert!(validator.is_valid(&with_hold(text)), "{text}");
    }
    for text in ["30", "", "s", "-3s", "1e3s", "1.s", "1.2.3s", "five", "never", "2m..", "..2m", "2m..3", "30 sec"] {
        assert!(text.parse::<nightcue::base::LengthRange>().is_err(), "{text}");
        assert!(!validator.is_valid(&with_hold(text)), "{text}");
    }
}

//! Routines made from the schema alone, right ones and slightly wrong ones: the schema and `check` judge them alike, but for what a schema
//! cannot say.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use jsonschema::Validator;
use nightcue::base::{Diagnostic, Source};
use nightcue::routine::routine_schema;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

/// Problems that depend on several places of the file, on the meaning of words, or on how long something is.
const BEYOND_A_SCHEMA: [&str; 19] = [
    "no-tones",
    "bad-count",
    "bad-lexicon",
    "countdown-too-long",
    "lonely-rest",
    "misplaced-brace",
    "missing-language",
    "name-twice",
    "no-breath",
    "no-warning",
    "out-of-range",
    "split-circuit",
    "text-too-long",
    "too-long",
    "uneven-ladder",
    "unknown-name",
    "unreadable",
    "unused-circuit",
    "misplaced-range",
];

/// Texts of every kind that some key takes, and of some that none takes.
const TEXTS: [&str; 41] = [
    "30s",
    "1m",
    "2m30s",
    "700ms",
    "1.5m",
    "1h",
    " 5s ",
    "2m 30s",
    "45s..1m",
    "1m .. 2m",
    "4 breaths",
    "2..3 breaths",
    "3",
    "2..3",
    "never",
    "half",
    "en",
    "de",
    "strap",
    "legs",
    "first",
    "round-3",
    "last-side",
    "Bend.",
    "Your {left|right|sore} knee.",
    "For { hold }.",
    "0s",
    "0ms",
    "0.0s",
    "30",
    "90 sec",
    "1s2m",
    "1.2345s",
    "5.5ms",
    "",
    " ",
    "{hodl}",
    "an { open brace",
    "{a|b|c|d|e}",
    "round-0",
    "x",
];

const NAMES: [&str; 3] = ["strap", "ball", "legs"];

/// Numbers that decide what is made, one after the other and again from the first.
struct Draws<'a> {
    numbers: &'a [u16],
    next: usize,
}

impl Draws<'_> {
    fn below(&mut self, most: usize) -> usize {
        let number = self.numbers[self.next % self.numbers.len()];
        self.next += 1;
        (usize::from(number) + self.next / self.numbers.len()) % most.max(1)
    }

    /// True once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

/// What values are made from.
struct Maker {
    schema: Value,
    /// For each definition, and for what the items of `opening` and `closing` are.
    validators: BTreeMap<String, Validator>,
    /// For each rule for a text, the texts that keep it.
    fitting: RefCell<BTreeMap<String, Vec<&'static str>>>,
}

/// Stands for the items of `opening` and `closing` among the definitions.
const FRAMING: &str = "[[opening]]";

impl Maker {
    fn new() -> Self {
        let schema = routine_schema();
        let of_definition = |name: &String| {
            let rule = json!({ "$ref": format!("#/definitions/{name}"), "definitions": schema["definitions"] });
            (name.clone(), super::built(&rule))
        };
        let names = schema["definitions"].as_object().expect("definitions").keys();
        let mut validators: BTreeMap<String, Validator> = names.map(of_definition).collect();
        let mut framing = schema["properties"]["opening"]["items"].clone();
        framing["definitions"] = schema["definitions"].clone();
        validators.insert(FRAMING.to_owned(), super::built(&framing));
        Self { schema, validators, fitting: RefCell::default() }
    }

    fn make(&self, rule: &Value, draws: &mut Draws<'_>) -> Value {
        if let Some(name) = rule["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/definitions/")) {
            return self.named(name, draws);
        }
        if let Some(words) = rule["enum"].as_array() {
            return words[draws.below(words.len())].clone();
        }
        if let Some(parts) = rule["allOf"].as_array() {
            let name = if parts.len() > 1 { FRAMING } else { "" };
            return self.kept(name, &parts[0], draws);
        }
        match (rule["type"].as_str(), rule["anyOf"].as_array()) {
            (None, Some(choices)) => self.make(&choices[draws.below(choices.len())], draws),
            (Some("boolean"), _) => json!(draws.below(2) == 1),
            (Some("integer"), _) => number(rule, draws),
            (Some("string"), _) => text(&self.fitting(rule), draws),
            (Some("array"), _) => self.list(rule, draws),
            _ => self.object(rule, draws),
        }
    }

    /// The texts that keep `rule`.
    fn fitting(&self, rule: &Value) -> Vec<&'static str> {
        let mut known = self.fitting.borrow_mut();
        let fitting = known.entry(rule.to_string()).or_insert_with(|| {
            let validator = super::built(rule);
            TEXTS.into_iter().filter(|text| validator.is_valid(&json!(text))).collect()
        });
        fitting.clone()
    }

    fn named(&self, name: &str, draws: &mut Draws<'_>) -> Value {
        self.kept(name, &self.schema["definitions"][name], draws)
    }

    /// Most of the time something that keeps the rules called `name`.
    fn kept(&self, name: &str, rule: &Value, draws: &mut Draws<'_>) -> Value {
        let is_careless = draws.once_in(60);
        let mut made = self.make(rule, draws);
        for _ in 0..25 {
            if is_careless || self.validators.get(name).is_none_or(|validator| validator.is_valid(&made)) {
                break;
            }
            made = self.make(rule, draws);
        }
        made
    }

    fn list(&self, rule: &Value, draws: &mut Draws<'_>) -> Value {
        let least = rule["minItems"].as_u64().unwrap_or(1) as usize;
        (0..least + draws.below(2)).map(|_| self.make(&rule["items"], draws)).collect()
    }

    fn object(&self, rule: &Value, draws: &mut Draws<'_>) -> Value {
        let mut made = Map::new();
        let required: Vec<&str> = rule["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (key, value) in rule["properties"].as_object().into_iter().flatten() {
            let is_there = if required.contains(&key.as_str()) { !draws.once_in(300) } else { draws.once_in(5) };
            if is_there {
                made.insert(key.clone(), self.make(value, draws));
            }
        }
        if rule["additionalProperties"].is_object() {
            let name = NAMES[draws.below(NAMES.len())];
            made.insert(name.to_owned(), self.make(&rule["additionalProperties"], draws));
        } else if draws.once_in(600) {
            made.insert("speed".to_owned(), json!("1s"));
        }
        Value::Object(made)
    }
}

fn number(rule: &Value, draws: &mut Draws<'_>) -> Value {
    let least = rule["minimum"].as_i64().unwrap_or_default();
    let most = rule["maximum"].as_i64().unwrap_or(2_000);
    let numbers = [least, least + 1, least + 2, 3.min(most), least - 1, most, most + 1];
    json!(numbers[if draws.once_in(200) { 3 + draws.below(4) } else { draws.below(3) }])
}

fn text(fitting: &[&str], draws: &mut Draws<'_>) -> Value {
    let any = fitting.is_empty() || draws.once_in(400);
    json!(if any { TEXTS[draws.below(TEXTS.len())] } else { fitting[draws.below(fitting.len())] })
}

/// What `check` finds in the text of a routine with this content.
fn problems(routine: &Value) -> (String, Vec<Diagnostic>) {
    let text = toml::to_string(routine).expect("TOML");
    let source = Source::new("made.toml", text.clone().into_bytes()).expect("a text");
    let problems = nightcue::routine::read(&source).err().unwrap_or_default();
    (text, problems.into_iter().filter(|problem| !problem.is_warning()).collect())
}

/// Whether a schema cannot know of `problem`.
fn is_beyond(problem: &Diagnostic) -> bool {
    let is_order = problem.message.contains("longer duration first") || problem.message.contains("duration twice");
    BEYOND_A_SCHEMA.contains(&problem.code) || (problem.code == "bad-duration" && is_order)
}

#[test]
fn schema_and_check_judge_every_routine_alike() {
    let (maker, validator) = (Maker::new(), super::validator());
    let (right, wrong) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: 600, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let run = runner.run(&prop::collection::vec(any::<u16>(), 500..1500), |numbers| {
        let routine = maker.make(&maker.schema, &mut Draws { numbers: &numbers, next: 0 });
        let refused = super::problems(&validator, &routine);
        let (text, found) = problems(&routine);
        match refused.is_empty() {
            true => {
                right.set(right.get() + 1);
                let missed: Vec<_> = found.iter().filter(|problem| !is_beyond(problem)).collect();
                prop_assert!(missed.is_empty(), "the schema takes it, check does not: {missed:#?}\n{text}");
            }
            false => {
                wrong.set(wrong.get() + 1);
                prop_assert!(!found.is_empty(), "check takes it, the schema does not: {refused:#?}\n{text}");
            }
        }
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
    assert!(right.get() > 150 && wrong.get() > 60, "{} right, {} wrong", right.get(), wrong.get());
}

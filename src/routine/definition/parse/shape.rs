//! Values of the wrong kind: a number where a length has to be, a text where a number has to be, and so on.

use super::keys::unknown_key;
use crate::base::{Diagnostic, Source, Span, meant_length};

/// The problem that serde describes. It documents the wording of its errors: "unknown field `a`, expected one of `b`, `c`" and
/// "invalid type: integer `3`, expected a string".
pub(super) fn shape_problem(error: &toml::de::Error, source: &Source) -> Diagnostic {
    let message = error.message();
    let span: Span = error.span().map(Span::from).unwrap_or_default();
    if message.starts_with("unknown field") {
        return unknown_key(message, span);
    }
    let (_, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let written = source.text().get(span.range()).unwrap_or_default();
    let (told, help) = correction(written, expected);
    let what = if written.contains('\n') || written.chars().count() > 40 { "this" } else { &format!("`{written}`") };
    let problem = Diagnostic::error("wrong-type", format!("{what} {told}")).at(span, "");
    match help {
        Correction::Value(value) => problem.help(format!("write `{}`", source.assignment(span, &value))),
        Correction::Unit(number) => {
            let [seconds, minutes] = ["s", "m"].map(|unit| source.assignment(span, &format!("\"{number}{unit}\"")));
            problem.help(format!("write `{seconds}` for seconds or `{minutes}` for minutes"))
        }
        Correction::Advice(advice) => problem.help(advice),
    }
}

enum Correction {
    /// This value instead.
    Value(String),
    /// This number with a unit.
    Unit(String),
    Advice(String),
}

/// What is wrong with `written` where serde expected something else, and what to do about it.
fn correction(written: &str, expected: &str) -> (&'static str, Correction) {
    let inner = written.trim_matches(['"', '\'', ' ']);
    match expected {
        "u16" | "u32" => ("is not a whole number", number(inner)),
        "a boolean" => ("is neither `true` nor `false`", boolean(inner)),
        "a sequence" | "a list" if written.starts_with('{') => {
            ("is not a list", Correction::Value(format!("[{written}]")))
        }
        "a sequence" => {
            ("is not a list", Correction::Advice("write a list in brackets, such as `[{ … }, { … }]`".to_owned()))
        }
        _ if expected.contains("a duration") => length(inner),
        _ if expected.starts_with("a rhythm") => rhythm(inner),
        _ if expected.starts_with("struct") || expected.starts_with("a table") => (
            "is not a table",
            Correction::Advice(
                "write a heading in single brackets, such as `[defaults]`, and its keys below it".to_owned(),
            ),
        ),
        _ if expected.contains("whole number") => ("is not a number of times", times(inner)),
        "a string" => ("is not a text in quotes", Correction::Value(format!("\"{inner}\""))),
        _ if is_plain(written) && expected.contains("in quotes") => {
            ("is not in quotes", Correction::Value(format!("\"{inner}\"")))
        }
        "" => ("is not understood", Correction::Advice("see the table of keys in routines/README.md".to_owned())),
        _ => ("is not understood", Correction::Advice(format!("write {expected}"))),
    }
}

/// Whether `written` is a single number, date or word.
fn is_plain(written: &str) -> bool {
    !written.is_empty() && !written.contains(['"', '\'', '{', '[', '\n'])
}

fn number(inner: &str) -> Correction {
    match inner.parse::<f64>() {
        Ok(value) if value >= 0.0 => Correction::Value(format!("{}", value.round())),
        _ => Correction::Advice("write a whole number without quotes, 0 or more".to_owned()),
    }
}

fn boolean(inner: &str) -> Correction {
    match inner.to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Correction::Value("true".to_owned()),
        "false" | "no" | "off" | "0" | "never" | "none" => Correction::Value("false".to_owned()),
        _ => Correction::Advice("write `true` or `false`, without quotes".to_owned()),
    }
}

fn length(inner: &str) -> (&'static str, Correction) {
    if inner == "false" {
        return ("is not a length", Correction::Value("\"never\"".to_owned()));
    }
    match meant_length(inner) {
        Some(meant) => ("is not a length", Correction::Value(format!("\"{meant}\""))),
        None if inner.parse::<f64>().is_ok_and(|number| number > 0.0) => {
            ("has no unit", Correction::Unit(inner.to_owned()))
        }
        None => (
            "is not a length",
            Correction::Advice("write a length with its unit, in quotes, such as `\"30s\"` or `\"2m30s\"`".to_owned()),
        ),
    }
}

fn rhythm(inner: &str) -> (&'static str, Correction) {
    let told = "is not a rhythm";
    match (inner, inner.parse::<u32>()) {
        ("false", _) => (told, Correction::Value("\"never\"".to_owned())),
        (_, Ok(seconds)) => (told, Correction::Value(format!("{{ in = \"{seconds}s\", out = \"{seconds}s\" }}"))),
        _ => (told, Correction::Value("{ in = \"4s\", out = \"6s\" }".to_owned())),
    }
}

fn times(inner: &str) -> Correction {
    match inner.parse::<f64>() {
        Ok(number) if number >= 1.0 => Correction::Value(format!("{}", number.round())),
        _ => Correction::Advice("write a whole number such as `3`, or a range in quotes such as `\"2..3\"`".to_owned()),
    }
}

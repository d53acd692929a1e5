//! From text to [`Definition`], finding every problem of shape in one go. serde stops at the first problem, so the
//! offending key or value is removed from the tree and the rest is read again until nothing is wrong.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Definition;
use crate::base::{self, Diagnostic, Source, Span, nearest};

/// Reads `source`. Whatever cannot be read is left out of the definition and reported in the diagnostics.
/// A text that is not TOML at all gives no definition.
pub(crate) fn parse(source: &Source) -> (Option<Definition>, Vec<Diagnostic>) {
    let (mut tree, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        return (None, syntax_problems(&errors, source));
    }
    let mut problems = Vec::new();
    while problems.len() < base::MOST_PROBLEMS {
        match Definition::deserialize(tree.clone().into_deserializer()) {
            Ok(definition) => return (Some(definition), problems),
            Err(error) => {
                problems.push(shape_problem(&error));
                let removed = error.span().is_some_and(|span| remove_from_table(tree.get_mut(), span.into()));
                if !removed {
                    break;
                }
            }
        }
    }
    (None, problems)
}

/// One problem per line: a recovering parser stumbles over one mistake several times, and a heading that it
/// could not read makes the keys below it look like duplicates.
fn syntax_problems(errors: &[toml::de::Error], source: &Source) -> Vec<Diagnostic> {
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut is_readable = true;
    for error in errors {
        let span: Span = error.span().map(Span::from).unwrap_or_default();
        let (line, _) = source.line_column(span.start);
        let is_duplicate = error.message().contains("duplicate key");
        if !lines.contains(&line) && (is_readable || !is_duplicate) {
            lines.push(line);
            problems.push(syntax_problem(error, span));
        }
        is_readable &= is_duplicate;
    }
    problems
}

fn syntax_problem(error: &toml::de::Error, span: Span) -> Diagnostic {
    let message = error.message();
    let help = match message {
        m if m.contains("duplicate key") => "a key can appear only once; remove or rename one of the two",
        m if m.contains("string") => {
            "put a text in double quotes, opened and closed on the same line; use triple quotes for a longer one"
        }
        _ => "a routine is a TOML file: `key = \"value\"`, tables in [brackets], each step under [[step]]",
    };
    let diagnostic = Diagnostic::error("not-toml", format!("cannot read the file: {}", lower_first(message)));
    diagnostic.at(span, "here").help(help)
}

fn lower_first(message: &str) -> String {
    let mut characters = message.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// serde documents the wording of its errors: "unknown field `a`, expected one of `b`, `c`" and
/// "invalid type: integer `3`, expected a string".
fn shape_problem(error: &toml::de::Error) -> Diagnostic {
    let message = error.message();
    let span: Span = error.span().map(Span::from).unwrap_or_default();
    if message.starts_with("unknown field") {
        return unknown_key(message, span);
    }
    let (wrong, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let diagnostic = Diagnostic::error("wrong-type", lower_first(wrong)).at(span, "not understood");
    match expected {
        "" => diagnostic,
        "u16" | "u32" => diagnostic.help("write a whole number without quotes, 0 or more"),
        "a boolean" => diagnostic.help("write `true` or `false`, without quotes"),
        "a string" => diagnostic.help("write it in double quotes"),
        _ => diagnostic.help(format!("write {expected}")),
    }
}

fn unknown_key(message: &str, span: Span) -> Diagnostic {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    Diagnostic::error("unknown-key", format!("unknown key `{unknown}`"))
        .at(span, suggestion(unknown, &known))
        .help(format!("keys allowed here: {}", known.join(", ")))
}

/// Keys that other programs use, in addition to misspelled ones: theirs, ours, and where ours belongs.
const SYNONYMS: [(&str, &str, &str); 12] = [
    ("duration", "hold", "[[step.do]]"),
    ("time", "hold", "[[step.do]]"),
    ("seconds", "hold", "[[step.do]]"),
    ("text", "say", "[[step.do]]"),
    ("speak", "say", "[[step.do]]"),
    ("wait", "pause", "[[step.do]]"),
    ("half_time", "halfway", "[defaults], [[step]] or [[step.do]]"),
    ("remaining", "remind", "[defaults], [[step]] or [[step.do]]"),
    ("repeat", "rounds", "[[step]]"),
    ("side", "sides", "[[step]]"),
    ("name", "title", "[[step]]"),
    ("actions", "do", "[[step]]"),
];

fn suggestion(unknown: &str, known: &[&str]) -> String {
    if let Some(name) = nearest(unknown, known.iter().copied()) {
        return format!("did you mean `{name}`?");
    }
    let meant = nearest(unknown, SYNONYMS.map(|(theirs, ..)| theirs));
    match SYNONYMS.into_iter().find(|(theirs, ..)| Some(*theirs) == meant) {
        Some((_, ours, _)) if known.contains(&ours) => format!("did you mean `{ours}`?"),
        Some((_, ours, place)) => format!("did you mean `{ours}`? it belongs in {place}"),
        None => "no such key here".to_owned(),
    }
}

/// Removes the innermost key or value that covers `span` and returns whether there was one.
fn remove_from_table(table: &mut DeTable<'_>, span: Span) -> bool {
    let covers = |outer: std::ops::Range<usize>| outer.start <= span.start && span.end <= outer.end;
    for (_, value) in table.iter_mut() {
        if remove_inside(value, span) {
            return true;
        }
    }
    let before = table.len();
    let kept = std::mem::take(table).into_iter().filter(|(key, value)| !covers(key.span()) && !covers(value.span()));
    *table = kept.collect();
    table.len() < before
}

fn remove_inside(value: &mut Spanned<DeValue<'_>>, span: Span) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => remove_from_table(table, span),
        DeValue::Array(array) => {
            if array.iter_mut().any(|item| remove_inside(item, span)) {
                return true;
            }
            remove_item(array, span)
        }
        _ => false,
    }
}

fn remove_item(array: &mut toml::de::DeArray<'_>, span: Span) -> bool {
    let covers = |item: &Spanned<DeValue<'_>>| item.span().start <= span.start && span.end <= item.span().end;
    let before = array.len();
    let kept = array.iter().filter(|item| !covers(item)).cloned().collect();
    *array = kept;
    array.len() < before
}

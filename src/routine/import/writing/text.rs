//! Words as TOML writes them.

use crate::words::{Language, objections};

/// `text` without line ends and signs that steer a terminal.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words as TOML writes them, without what no voice can say. Braces that nightcue put there stay.
pub(super) fn said(text: &str, language: Language) -> String {
    let mut words = text.to_owned();
    for objection in objections(&text.replace(['{', '}', '|'], " "), language) {
        words = words.replace(&objection.written, " ");
    }
    quoted(&one_line(&words))
}

/// `text` as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

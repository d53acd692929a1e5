//! The formats that can be imported, and how one is recognized.

use std::path::Path;

use crate::base::choice;

/// The format of what is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// Plain text, also a script with `[pause 5s]`.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A table whose first row names its columns.
    Csv,
    /// Marked-up speech.
    Ssml,
    /// JSON of an interval timer: OpenHIIT or TimeR Machine.
    Timer,
}

choice!(pub SheetFormat { Text = "text", Markdown = "markdown", Html = "html", Csv = "csv", Ssml = "ssml", Timer = "timer" });

impl SheetFormat {
    /// The format of a file called `name` that contains `text`: by the ending of its name, else by how it begins.
    pub(super) fn of(name: &str, text: &str) -> Self {
        let ending =
            Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "csv" | "tsv" => Self::Csv,
            "ssml" => Self::Ssml,
            "json" => Self::Timer,
            _ => Self::by_beginning(text),
        }
    }

    fn by_beginning(text: &str) -> Self {
        let start = text.trim_start();
        let low = start.get(..start.floor_char_boundary(1000)).unwrap_or_default().to_lowercase();
        let is_speech = low.starts_with("<speak") || (low.starts_with("<?xml") && low.contains("<speak"));
        let is_page = low.starts_with("<!doctype html")
            || low.starts_with("<html")
            || low.contains("<body")
            || low.starts_with("<p>")
            || low.starts_with("<h1");
        let is_markdown = || {
            start
                .lines()
                .any(|line| ["# ", "## ", "### ", "|--", "| --", "|:-"].iter().any(|mark| line.starts_with(mark)))
        };
        match start.chars().next() {
            _ if is_speech => Self::Ssml,
            _ if is_page => Self::Html,
            Some('{' | '[') if serde_json::from_str::<serde_json::Value>(start).is_ok() => Self::Timer,
            _ if is_markdown() => Self::Markdown,
            _ => Self::Text,
        }
    }
}

//! From the text of a file to a [`Document`], by format.

mod collector;
mod grid;
mod html;
mod lines;
mod markdown;
mod plain;
mod speech;
mod table;

use super::caption::is_labeled;
use super::format::SheetFormat;
use super::passage::{Document, PassageKind};
use lines::reads_as_title;

/// The parts of `text`, which has `format`.
///
/// # Errors
/// When it is no such format; one clause, with the line where it is known.
pub(super) fn document(text: &str, format: SheetFormat) -> Result<Document, String> {
    match format {
        SheetFormat::Text | SheetFormat::Timer => Ok(titled(plain::document(text))),
        SheetFormat::Markdown => Ok(titled(markdown::document(text))),
        SheetFormat::Html => Ok(html::document(text)),
        SheetFormat::Csv => table::document(text),
        SheetFormat::Ssml => speech::document(text),
    }
}

/// `document` with its first words as its heading, if they read as one and nothing else has that rank.
fn titled(mut document: Document) -> Document {
    let has_title = document.passages.iter().any(|passage| passage.kind == PassageKind::Heading(1));
    let is_followed = document.passages.len() > 1;
    if let Some(first) = document
        .passages
        .first_mut()
        .filter(|first| first.kind == PassageKind::Paragraph && reads_as_title(&first.text) && !is_labeled(&first.text))
        && !has_title
        && is_followed
        && !first.text.contains(|c: char| c.is_ascii_digit())
    {
        first.kind = PassageKind::Heading(1);
    }
    document
}

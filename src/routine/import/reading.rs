//! From the text of a file to a [`Document`], by format.

mod collector;
mod html;
mod markdown;
mod plain;
mod speech;
mod table;

use super::format::SheetFormat;
use super::passage::Document;

/// The parts of `text`, which has `format`.
///
/// # Errors
/// When it is no such format; one clause, with the line where it is known.
pub(super) fn document(text: &str, format: SheetFormat) -> Result<Document, String> {
    match format {
        SheetFormat::Text | SheetFormat::Timer => Ok(plain::document(text)),
        SheetFormat::Markdown => Ok(markdown::document(text)),
        SheetFormat::Html => Ok(html::document(text)),
        SheetFormat::Csv => table::document(text),
        SheetFormat::Ssml => speech::document(text),
    }
}

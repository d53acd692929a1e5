//! Reads a table of comma-, semicolon- or tab-separated values.

use csv::{ReaderBuilder, Trim};

use super::super::passage::{Document, Passage};

/// The rows of `text`.
///
/// # Errors
/// When a row cannot be read; with its line.
pub(super) fn document(text: &str) -> Result<Document, String> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut document = Document::default();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        document.passages.extend(Passage::row(line, record.iter().map(str::to_owned).collect()));
    }
    Ok(document)
}

/// The sign that stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    b",;\t|".iter().copied().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

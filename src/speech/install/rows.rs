//! Tables of voices, row by row, and the table of the user's that can replace one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::voice_catalog;

/// The columns of a table of natural voices.
pub(super) const NATURAL_COLUMNS: &str = "name,kind,language,source,bytes,sha256,licence";
/// The longest table that is read, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;

/// Why there is no catalog.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The table cannot be read.
    #[error("cannot read the voice catalog {}: {reason}", .path.display())]
    Unreadable {
        /// The table.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A row is malformed.
    #[error("line {line} of the voice catalog: {reason}")]
    Row {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// The user's table of other voices, if there is one.
///
/// # Errors
/// When it cannot be read.
pub(super) fn users_table() -> Result<Option<String>, CatalogError> {
    voice_catalog().map(|path| read(&path)).transpose()
}

fn read(path: &Path) -> Result<String, CatalogError> {
    let unreadable = |reason: String| CatalogError::Unreadable { path: path.to_owned(), reason };
    let metadata = fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Err(unreadable("not a regular file, or larger than 1 MiB".to_owned()));
    }
    fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))
}

/// The first line of `table`.
pub(super) fn columns_of(table: &str) -> &str {
    table.lines().next().unwrap_or_default()
}

/// The rows of `table`, which must have `columns`, as `entry` reads them.
pub(super) fn rows_of<T>(
    table: &str,
    columns: &str,
    entry: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, CatalogError> {
    let mut rows = table.lines().enumerate();
    if rows.next().is_none_or(|(_, found)| found != columns) {
        return Err(CatalogError::Row { line: 1, reason: format!("the columns must be `{columns}`") });
    }
    let entries = rows.filter(|(_, row)| !row.is_empty());
    entries.map(|(index, row)| entry(row).map_err(|reason| CatalogError::Row { line: index + 1, reason })).collect()
}

/// Whether `text` is a SHA-256 in lower-case hexadecimal digits.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

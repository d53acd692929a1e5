//! One row, and what its columns are about.

use super::columns::{Column, unit};
use crate::routine::import::lexis::Lexis;

/// A row, and what its columns are about.
pub(super) struct Row<'a> {
    pub line: usize,
    pub cells: &'a [String],
    pub columns: &'a [Column],
    /// The headings of its columns.
    pub heads: &'a [String],
    pub lexis: &'a Lexis,
}

impl Row<'_> {
    /// The cell of a column, if there is anything in it.
    pub(super) fn cell(&self, wanted: Column) -> Option<(usize, &str)> {
        let at = self.columns.iter().position(|column| *column == wanted)?;
        let cell = self.cells.get(at)?.trim();
        let is_empty = cell.is_empty() || ["-", "–", "—", "/", "0", "n/a"].contains(&cell);
        (!is_empty).then_some((at, cell))
    }

    /// The unit of bare numbers in column `at`, in milliseconds.
    pub(super) fn unit(&self, at: usize) -> u64 {
        self.heads.get(at).map_or(1000, |heading| unit(heading, self.lexis))
    }
}

//! Tables: every row is an exercise, and its columns say how often, how long, on which side and with what rest.

mod columns;
mod counts;
mod row;
mod row_sides;
mod step;
mod words;

use super::draft::Draft;
use super::lexis::Lexis;
use super::notes::Notes;
use super::passage::{Passage, PassageKind};
use columns::{Column, columns};
use row::Row;

/// Turns `rows` into steps of `draft`; the first row names the columns.
pub(super) fn steps_of_rows(rows: &[Passage], draft: &mut Draft, lexis: &Lexis, notes: &mut Notes) {
    let Some((head, rest)) = rows.split_first() else { return };
    let columns = columns(cells(head), lexis);
    let has_head =
        columns.iter().filter(|column| **column != Column::Unknown).count() >= 2 && columns.contains(&Column::Name);
    let (columns, rows) = if has_head {
        notes.found(head.line, &head.text, "the names of the columns");
        (columns, rest)
    } else {
        (vec![Column::Name; 1], rows)
    };
    for row in rows {
        let cells_of_row = joined(cells(row), &columns);
        let row = Row { line: row.line, cells: &cells_of_row, heads: cells(head), columns: &columns, lexis };
        row.add_to(draft, notes);
    }
}

fn cells(passage: &Passage) -> &[String] {
    if let PassageKind::Row(cells) = &passage.kind { cells } else { &[] }
}

/// `cells` with those beyond the last column, if that one is for notes, as part of it: a note may have the sign between cells in it.
fn joined(cells: &[String], columns: &[Column]) -> Vec<String> {
    let last = columns.len().saturating_sub(1);
    match columns.last() {
        Some(Column::Notes) if cells.len() > columns.len() => {
            let notes = cells[last..].join("; ");
            cells[..last].iter().cloned().chain([notes]).collect()
        }
        _ => cells.to_vec(),
    }
}

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

/// How many rows may stand above the names of the columns.
const ROWS_ABOVE: usize = 5;

/// The names of the columns.
struct Head {
    /// One for each column.
    names: Vec<String>,
    columns: Vec<Column>,
    /// How many rows stand above it.
    above: usize,
    /// How many rows it takes.
    rows: usize,
}

/// Turns `rows` into steps of `draft`; one of the first rows names the columns.
pub(super) fn steps_of_rows(rows: &[Passage], draft: &mut Draft, lexis: &Lexis, notes: &mut Notes) {
    let Some(first) = rows.first() else { return };
    let (head, rows) = match head(rows, lexis) {
        Some(head) => {
            let (above, rest) = rows.split_at(head.above);
            above.iter().for_each(|row| notes.left_out(row.line, &row.text, "a row above the names of the columns"));
            let (names, rest) = rest.split_at(head.rows);
            names.iter().for_each(|row| notes.found(row.line, &row.text, "the names of the columns"));
            (head, rest)
        }
        None => (Head { names: cells(first).to_vec(), columns: vec![Column::Name; 1], above: 0, rows: 0 }, rows),
    };
    for row in rows {
        if is_heading(cells(row), &head, lexis) {
            notes.left_out(row.line, &row.text, "a heading inside the table");
            draft.looks.push(format!("line {} was taken for a heading inside the table: \"{}\"", row.line, row.text));
            continue;
        }
        let cells_of_row = joined(cells(row), &head.columns);
        let row = Row { line: row.line, cells: &cells_of_row, heads: &head.names, columns: &head.columns, lexis };
        row.add_to(draft, notes);
    }
}

/// The first row that names columns, with a second one under it that names them more closely.
fn head(rows: &[Passage], lexis: &Lexis) -> Option<Head> {
    let named = |names: &[String]| {
        let columns = columns(names, lexis);
        let known = columns.iter().filter(|column| **column != Column::Unknown).count();
        (known >= 2 && columns.contains(&Column::Name)).then_some(columns)
    };
    let above = (0..rows.len().min(ROWS_ABOVE)).find(|at| named(cells(&rows[*at])).is_some())?;
    let names = cells(&rows[above]);
    let below = rows.get(above + 1).map(cells).filter(|below| {
        below.len() == names.len() && below.iter().zip(names).any(|(below, name)| below == name && !name.is_empty())
    });
    let names: Vec<String> = match below {
        Some(below) => names.iter().zip(below).map(|(above, below)| closer(above, below)).collect(),
        None => names.to_vec(),
    };
    Some(Head { columns: named(&names)?, names, above, rows: 1 + usize::from(below.is_some()) })
}

/// A name behind the closer one under it, by which the column is known.
fn closer(above: &str, below: &str) -> String {
    if above == below { above.to_owned() } else { format!("{below} {above}").trim().to_owned() }
}

/// Whether a row is one cell across the table, or names the columns again.
fn is_heading(row: &[String], head: &Head, lexis: &Lexis) -> bool {
    let is_across = row.len() == 1 && head.columns.len() >= 3;
    let is_again = head.rows > 0 && row == head.names.as_slice() && columns(row, lexis) == head.columns;
    is_across || is_again
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

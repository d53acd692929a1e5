//! What the columns of a table are about.

use crate::routine::import::lexis::Lexis;
use crate::routine::import::token::{begins, find, tokens};

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Sets,
    Reps,
    /// Sets and repetitions in one.
    SetsAndReps,
    Hold,
    Rest,
    Sides,
    Notes,
    Equipment,
    /// The number of the row.
    Number,
    Unknown,
}

/// The headings of a column of lengths, in all languages.
const HOLD: [&str; 22] = [
    "hold*",
    "time",
    "duration",
    "halte*",
    "dauer",
    "zeit",
    "durée",
    "tenue",
    "temps",
    "maintien",
    "duración",
    "tiempo",
    "mantener",
    "durata",
    "tempo",
    "tenuta",
    "s",
    "sec",
    "seconds",
    "sekunden",
    "sek",
    "work",
];

/// The headings of a column of sides, in all languages.
#[rustfmt::skip]
const SIDES: [&str; 16] = [
    "l / r", "r / l", "left / right", "right / left", "links / rechts", "rechts / links", "li / re", "re / li", "g / d", "d / g",
    "izq / der", "sx / dx", "dx / sx", "bilateral", "per side", "each side",
];

/// What each column is about, by its heading.
pub(super) fn columns(cells: &[String], lexis: &Lexis) -> Vec<Column> {
    let kinds: [(&[&str], Column); 10] = [
        (&["#", "nr", "no", "n"], Column::Number),
        (&SIDES, Column::Sides),
        (lexis.rest, Column::Rest),
        (lexis.sets, Column::Sets),
        (lexis.repetitions, Column::Reps),
        (lexis.side_column, Column::Sides),
        (lexis.name_column, Column::Name),
        (lexis.equipment, Column::Equipment),
        (lexis.note_column, Column::Notes),
        (&HOLD, Column::Hold),
    ];
    const REPS: usize = 4;
    let column = |cell: &String| {
        let tokens = tokens(cell);
        if [lexis.sets, lexis.repetitions].iter().all(|words| find(&tokens, words, &[]).is_some()) {
            return Column::SetsAndReps;
        }
        let mut known = kinds.iter();
        let by_start = known.find(|(words, _)| begins(&tokens, words, lexis.limbs).is_some());
        let anywhere = || kinds.iter().find(|(words, _)| find(&tokens, words, lexis.limbs).is_some());
        by_start
            .or_else(anywhere)
            .or_else(|| kinds.iter().find(|_| begins(&tokens, lexis.times, &[]).is_some()).map(|_| &kinds[REPS]))
            .map_or(Column::Unknown, |(_, column)| *column)
    };
    let mut columns: Vec<Column> = cells.iter().map(column).collect();
    for kind in [Column::Name, Column::Hold, Column::Sets, Column::Reps, Column::Rest, Column::Sides] {
        let first = columns.iter().position(|column| *column == kind);
        columns
            .iter_mut()
            .enumerate()
            .filter(|(at, column)| **column == kind && Some(*at) != first)
            .for_each(|(_, column)| *column = Column::Unknown);
    }
    columns
}

/// The unit of bare numbers under a heading such as `hold (min)`, in milliseconds: seconds, unless it names minutes.
pub(super) fn unit(heading: &str, lexis: &Lexis) -> u64 {
    if find(&tokens(heading), lexis.minutes, &[]).is_some() { 60_000 } else { 1000 }
}

/// Whether a heading for both names repetitions before sets.
pub(super) fn is_reversed(heading: &str, lexis: &Lexis) -> bool {
    let tokens = tokens(heading);
    let at = |words: &[&str]| find(&tokens, words, &[]).map(|found| found.start);
    at(lexis.repetitions) < at(lexis.sets)
}

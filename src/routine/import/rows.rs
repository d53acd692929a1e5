//! Tables: every row is an exercise, and its columns say how often, how long, on which side and with what rest.

use super::amount::{Measure, amounts};
use super::draft::{After, Draft, DraftAction, DraftStep, Thing, key};
use super::few::Few;
use super::lexis::Lexis;
use super::notes::Notes;
use super::passage::{Passage, PassageKind};
use super::token::{TokenKind, begins, find, tokens};
use crate::base::{Length, LengthRange};
use crate::routine::fixed_words::Sides;
use crate::words::Side;

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Sets,
    Reps,
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
    let units: Vec<u64> = cells(head).iter().map(|cell| unit(cell, lexis)).collect();
    for row in rows {
        let row = Row { line: row.line, cells: cells(row), columns: &columns, units: &units, lexis };
        row.add_to(draft, notes);
    }
}

fn cells(passage: &Passage) -> &[String] {
    if let PassageKind::Row(cells) = &passage.kind { cells } else { &[] }
}

fn columns(cells: &[String], lexis: &Lexis) -> Vec<Column> {
    let kinds: [(&[&str], Column); 9] = [
        (&["#", "nr", "no", "n"], Column::Number),
        (lexis.rest, Column::Rest),
        (lexis.sets, Column::Sets),
        (lexis.repetitions, Column::Reps),
        (lexis.side_column, Column::Sides),
        (lexis.name_column, Column::Name),
        (lexis.equipment, Column::Equipment),
        (lexis.note_column, Column::Notes),
        (&HOLD, Column::Hold),
    ];
    let column = |cell: &String| {
        let tokens = tokens(cell);
        let mut known = kinds.iter();
        let by_start = known.find(|(words, _)| begins(&tokens, words, lexis.limbs).is_some());
        let anywhere = || kinds.iter().find(|(words, _)| find(&tokens, words, lexis.limbs).is_some());
        by_start
            .or_else(anywhere)
            .or_else(|| kinds.iter().find(|_| begins(&tokens, lexis.times, &[]).is_some()).map(|_| &kinds[3]))
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
fn unit(heading: &str, lexis: &Lexis) -> u64 {
    if find(&tokens(heading), lexis.minutes, &[]).is_some() { 60_000 } else { 1000 }
}

struct Row<'a> {
    line: usize,
    cells: &'a [String],
    columns: &'a [Column],
    units: &'a [u64],
    lexis: &'a Lexis,
}

impl Row<'_> {
    fn cell(&self, wanted: Column) -> Option<(usize, &str)> {
        let at = self.columns.iter().position(|column| *column == wanted)?;
        let cell = self.cells.get(at)?.trim();
        let is_empty = cell.is_empty() || ["-", "–", "—", "/", "0", "n/a"].contains(&cell);
        (!is_empty).then_some((at, cell))
    }

    fn add_to(&self, draft: &mut Draft, notes: &mut Notes) {
        let name = self.cell(Column::Name).map(|(_, name)| name.to_owned());
        let title = name.unwrap_or_else(|| format!("{} {}", self.lexis.exercise, draft.steps.len() + 1));
        let mut step = DraftStep::new(title);
        let mut action =
            DraftAction::new(self.line, self.cell(Column::Notes).map_or("", |(_, words)| words), After::Nothing);
        self.time_and_counts(&mut step, &mut action);
        self.sides(&mut step, &mut action);
        self.equipment(&mut draft.equipment);
        self.rest(&mut step, &mut action, notes);
        self.rest_of_the_row(&mut step, notes);
        let what = format!("step {}: {}", draft.steps.len() + 1, summary(&step));
        notes.found(self.line, &self.cells.join(" | "), what);
        draft.steps.push(step);
    }

    /// The hold, repetitions and sets, wherever in the row they stand.
    fn time_and_counts(&self, step: &mut DraftStep, action: &mut DraftAction) {
        let named = [Column::Hold, Column::Reps, Column::Sets]
            .into_iter()
            .filter_map(|column| self.cell(column).map(|(at, cell)| (column, at, cell)));
        let mut measures: Vec<Measure> = named.flat_map(|(column, at, cell)| self.measures(column, at, cell)).collect();
        if measures.is_empty() {
            let others = self.cells.iter().zip(self.columns.iter().chain(std::iter::repeat(&Column::Unknown)));
            let others = others.filter(|(_, column)| matches!(column, Column::Unknown | Column::Notes | Column::Name));
            measures =
                others.flat_map(|(cell, _)| amounts(&tokens(cell), self.lexis)).map(|amount| amount.measure).collect();
        }
        let mut times = None;
        for measure in measures {
            match measure {
                Measure::Time(range) if self.is_movement() => action.then = After::Movement(range),
                Measure::Time(range) => action.then = After::Hold(range),
                Measure::Breaths(few) => action.then = After::Breaths(few),
                Measure::Repetitions(few) => action.reps = Some(few),
                Measure::Sets(few) => (step.rounds, step.are_sets) = (Some(few), true),
                Measure::Times(few) => times = Some(few),
                Measure::Frequency => {}
            }
        }
        step.rounds = step.rounds.or(times.filter(|_| action.then != After::Nothing));
        action.reps = action.reps.or(times.filter(|_| action.then == After::Nothing));
        settle_repetitions(step, action);
    }

    /// Whether the name or the notes speak of moving.
    fn is_movement(&self) -> bool {
        let words =
            [Column::Name, Column::Notes].map(|column| self.cell(column).map_or("", |(_, cell)| cell)).join(" ");
        let has = |patterns: &[&str]| find(&tokens(&words), patterns, self.lexis.limbs).is_some();
        has(self.lexis.movement) && !has(self.lexis.hold)
    }

    /// What a cell under a heading says; a bare number means what the heading says.
    fn measures(&self, column: Column, at: usize, cell: &str) -> Vec<Measure> {
        let found: Vec<Measure> = amounts(&tokens(cell), self.lexis).into_iter().map(|amount| amount.measure).collect();
        let bare = || {
            let noun = match column {
                Column::Hold if self.units.get(at) == Some(&60_000) => self.lexis.minutes[0],
                Column::Hold => self.lexis.seconds[0],
                Column::Reps => self.lexis.repetitions[0],
                _ => self.lexis.sets[0],
            };
            amounts(&tokens(&format!("{cell} {noun}")), self.lexis).into_iter().map(|amount| amount.measure).collect()
        };
        match column {
            _ if found.is_empty() => bare(),
            _ if found.len() > 1 => found,
            Column::Reps => found.into_iter().map(as_repetitions).collect(),
            Column::Sets => found.into_iter().map(as_sets).collect(),
            _ => found,
        }
    }

    fn sides(&self, step: &mut DraftStep, action: &mut DraftAction) {
        let has = |text: &str, patterns: &[&str]| find(&tokens(text), patterns, self.lexis.limbs).is_some();
        let elsewhere =
            self.cells.iter().any(|cell| has(cell, self.lexis.each_side) || has(cell, self.lexis.other_side));
        let cell = self.cell(Column::Sides).map_or("", |(_, cell)| cell);
        let (left, right) = (
            has(cell, self.lexis.left) || is_letter(cell, self.lexis.left),
            has(cell, self.lexis.right) || is_letter(cell, self.lexis.right),
        );
        if elsewhere || has(cell, self.lexis.both) || left && right {
            step.sides = Sides::Both;
        } else if left || right {
            step.start = if left { Side::Left } else { Side::Right };
            step.title = format!("{}, {cell}", step.title);
        } else if has(cell, self.lexis.affected) {
            step.sides = Sides::Affected;
        } else if !cell.is_empty() && !is_no(cell) {
            step.looks.push(format!("sides: \"{cell}\""));
        }
        step.start = if step.sides == Sides::Once { Side::Left } else { step.start };
        action.with = None;
    }

    fn equipment(&self, things: &mut Vec<Thing>) {
        let Some((_, name)) = self.cell(Column::Equipment) else { return };
        let key = key(name);
        if !key.is_empty() && things.iter().all(|thing| thing.key != key) {
            things.push(Thing { key, name: name.to_owned(), instead: None });
        }
    }

    /// The rest: between rounds where there are several, else after the exercise.
    fn rest(&self, step: &mut DraftStep, action: &mut DraftAction, notes: &mut Notes) {
        let time = |(at, cell): (usize, &str)| {
            self.measures(Column::Hold, at, cell)
                .into_iter()
                .find_map(|measure| if let Measure::Time(range) = measure { Some(range) } else { None })
        };
        let rest = self.cell(Column::Rest);
        let range = rest.and_then(time);
        if let (Some((_, cell)), None) = (rest, range) {
            notes.left_out(self.line, cell, "a rest without a length");
        }
        let is_empty = action.then == After::Nothing && action.say.is_empty() && action.reps.is_none();
        if is_empty {
            step.looks.push("this row has no time and no number".to_owned());
            action.then = After::AssumedPause(LengthRange::exactly(Length::from_secs(3)));
        }
        step.actions.push(action.clone());
        match range {
            Some(range) if step.rounds.is_some_and(|rounds| rounds.most > 1) => step.rest = Some(range),
            Some(range) => step.actions.push(DraftAction::new(self.line, "", After::Rest(range))),
            None => {}
        }
    }

    /// Cells of columns that nothing is known about.
    fn rest_of_the_row(&self, step: &mut DraftStep, notes: &mut Notes) {
        let columns = self.columns.iter().chain(std::iter::repeat(&Column::Unknown));
        for (cell, _) in self
            .cells
            .iter()
            .zip(columns)
            .filter(|(cell, column)| **column == Column::Unknown && !cell.is_empty() && self.columns.len() > 1)
        {
            step.looks.push(format!("not taken over: \"{cell}\""));
            notes.left_out(self.line, cell, "a column without a known name");
        }
    }
}

fn as_repetitions(measure: Measure) -> Measure {
    match measure {
        Measure::Times(few) => Measure::Repetitions(few),
        other => other,
    }
}

fn as_sets(measure: Measure) -> Measure {
    match measure {
        Measure::Times(few) | Measure::Repetitions(few) => Measure::Sets(few),
        other => other,
    }
}

/// Repetitions of a long hold are rounds, and one repetition is none.
fn settle_repetitions(step: &mut DraftStep, action: &mut DraftAction) {
    let once = Few { least: 1, most: 1 };
    action.reps = action.reps.filter(|reps| *reps != once || action.then == After::Nothing);
    step.rounds = step.rounds.filter(|rounds| *rounds != once);
    if action.held().is_some_and(|range| range.shortest >= super::building::LONGEST_REPEATED) && step.rounds.is_none() {
        step.rounds = action.reps.take();
    }
    match (action.reps, action.then) {
        (Some(_), After::Nothing) => {
            action.then = After::Beat;
            action.looks.push("the table does not say how fast: `every` is assumed".to_owned());
        }
        (Some(_), _) => {
            action.looks.push("the table does not say how long the way back takes: `back` is assumed".to_owned())
        }
        _ => {}
    }
}

/// Whether a cell is the first letter of a word for a side.
fn is_letter(cell: &str, words: &[&str]) -> bool {
    tokens(cell).iter().any(|token| {
        token.kind == TokenKind::Word && token.text.len() <= 2 && words.iter().any(|word| word.starts_with(&token.text))
    })
}

fn is_no(cell: &str) -> bool {
    ["no", "nein", "non", "none", "once", "center", "centre", "mitte", "keine"].contains(&cell.to_lowercase().as_str())
}

fn summary(step: &DraftStep) -> String {
    let action = &step.actions[0];
    let mut words = Vec::new();
    words.extend(
        step.rounds.map(|rounds| format!("{} = {}", if step.are_sets { "sets" } else { "rounds" }, rounds.written())),
    );
    words.extend(action.reps.map(|reps| format!("reps = {}", reps.written())));
    let key = if matches!(action.then, After::Movement(_)) { "for" } else { "hold" };
    words.extend(action.held().map(|range| format!("{key} = \"{range}\"")));
    words.push(format!("sides = \"{}\"", step.sides.name()));
    words.extend(step.rest.map(|rest| format!("rest = \"{rest}\"")));
    words.join(", ")
}

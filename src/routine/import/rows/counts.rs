//! How long and how often the exercise of a row is done.

use super::columns::{Column, is_reversed};
use super::row::Row;
use crate::routine::import::amount::{Amount, Measure, amounts};
use crate::routine::import::building::LONGEST_REPEATED;
use crate::routine::import::draft::{After, DraftAction, DraftStep};
use crate::routine::import::few::Few;
use crate::routine::import::meaning::{Purpose, meaning};
use crate::routine::import::token::{TokenKind, find, tokens};

impl Row<'_> {
    /// The hold, repetitions and sets, wherever in the row they stand.
    pub(super) fn time_and_counts(&self, step: &mut DraftStep, action: &mut DraftAction) {
        let named = [Column::Hold, Column::SetsAndReps, Column::Reps, Column::Sets]
            .into_iter()
            .filter_map(|column| self.cell(column).map(|(at, cell)| (column, at, cell)));
        let mut measures: Vec<Measure> = named.flat_map(|(column, at, cell)| self.measures(column, at, cell)).collect();
        if measures.is_empty() {
            measures = self.measures_elsewhere(step);
        }
        if !measures.iter().any(|measure| matches!(measure, Measure::Time(_) | Measure::Breaths(_))) {
            measures.extend(self.hold_in_the_notes());
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
        self.ask_about_lone_numbers(step, action);
        settle_repetitions(step, action);
        step.are_sets |= step.rounds.is_some() && self.cell(Column::SetsAndReps).is_some();
    }

    /// What cells under no known heading count, and the notes and the name; a rest goes to `step`.
    fn measures_elsewhere(&self, step: &mut DraftStep) -> Vec<Measure> {
        let others = self.cells.iter().zip(self.columns.iter().chain(std::iter::repeat(&Column::Unknown)));
        let mut found = Vec::new();
        for (cell, _) in others.filter(|(_, column)| matches!(column, Column::Unknown | Column::Notes | Column::Name)) {
            let mut timings = meaning(cell, self.lexis).timings.into_iter();
            for Amount { measure, .. } in amounts(&tokens(cell), self.lexis) {
                let timing = if matches!(measure, Measure::Time(_)) { timings.next() } else { None };
                match timing.filter(|timing| matches!(timing.purpose, Purpose::Rest | Purpose::RestBetween)) {
                    Some(timing) => step.rest = Some(timing.range),
                    None => found.push(measure),
                }
            }
        }
        found
    }

    /// A hold that only the notes name: `hold 3 s at the top`.
    fn hold_in_the_notes(&self) -> Option<Measure> {
        let notes = self.cell(Column::Notes).map_or("", |(_, words)| words);
        let timings = meaning(notes, self.lexis).timings;
        timings.iter().find(|timing| timing.purpose == Purpose::Hold).map(|timing| Measure::Time(timing.range))
    }

    /// Whether all numbers of an unnamed cell were read, because no column is named for its numbers.
    pub(super) fn was_read(&self, cell: &str) -> bool {
        let is_named = [Column::Hold, Column::SetsAndReps, Column::Reps, Column::Sets]
            .into_iter()
            .filter_map(|column| self.cell(column).map(|(at, cell)| self.measures(column, at, cell)))
            .any(|measures| !measures.is_empty());
        let tokens = tokens(cell);
        let counted = amounts(&tokens, self.lexis);
        let is_counted = |at: usize| counted.iter().any(|amount| amount.tokens.contains(&at));
        let are_all_counted =
            (0..tokens.len()).filter(|at| matches!(tokens[*at].kind, TokenKind::Number(_))).all(is_counted);
        !is_named && !counted.is_empty() && are_all_counted
    }

    /// A lone number beside a hold may be meant in two ways.
    fn ask_about_lone_numbers(&self, step: &mut DraftStep, action: &DraftAction) {
        let Some(held) = action.held() else { return };
        let is_long = held.shortest >= LONGEST_REPEATED;
        let other = [(Column::SetsAndReps, true), (Column::Reps, is_long), (Column::Sets, !is_long)];
        for (column, _) in other.into_iter().filter(|(_, is_doubtful)| *is_doubtful) {
            let is_only = action.reps.is_none() || step.rounds.is_none();
            if let Some((at, cell)) = self.cell(column).filter(|(_, cell)| is_lone(cell) && *cell != "1" && is_only) {
                let heading = self.heads.get(at).map_or("", String::as_str);
                let look = "are these rounds of the whole, or repetitions of the hold?";
                step.looks.push(format!("\"{cell}\" under \"{heading}\": {look}"));
            }
        }
    }

    /// What a cell for both says, in the order of its heading; a lone number is one of them.
    fn sets_and_repetitions(&self, at: usize, cell: &str) -> Vec<Measure> {
        let found = |text: &str| -> Vec<Measure> {
            amounts(&tokens(text), self.lexis).into_iter().map(|amount| amount.measure).collect()
        };
        let measures = match found(cell) {
            none if none.is_empty() && is_lone(cell) => return found(&format!("{cell} {}", self.lexis.repetitions[0])),
            none if none.is_empty() => found(&cell.replace(['/', ',', ';', '|'], " x ")),
            some => some,
        };
        match measures.as_slice() {
            [Measure::Sets(sets), Measure::Repetitions(reps)]
                if self.heads.get(at).is_some_and(|heading| is_reversed(heading, self.lexis)) =>
            {
                vec![Measure::Sets(*reps), Measure::Repetitions(*sets)]
            }
            _ => measures,
        }
    }

    /// Whether the name or the notes speak of moving.
    fn is_movement(&self) -> bool {
        let words =
            [Column::Name, Column::Notes].map(|column| self.cell(column).map_or("", |(_, cell)| cell)).join(" ");
        let has = |patterns: &[&str]| find(&tokens(&words), patterns, self.lexis.limbs).is_some();
        has(self.lexis.movement) && !has(self.lexis.hold)
    }

    /// What a cell under a heading says; a bare number means what the heading says.
    pub(super) fn measures(&self, column: Column, at: usize, cell: &str) -> Vec<Measure> {
        if is_tempo(cell) {
            return Vec::new();
        }
        if column == Column::SetsAndReps {
            return self.sets_and_repetitions(at, cell);
        }
        let found: Vec<Measure> = amounts(&tokens(cell), self.lexis).into_iter().map(|amount| amount.measure).collect();
        let bare = || {
            let noun = match column {
                Column::Hold if self.unit(at) == 60_000 => self.lexis.minutes[0],
                Column::Hold => self.lexis.seconds[0],
                Column::Reps => self.lexis.repetitions[0],
                _ => self.lexis.sets[0],
            };
            amounts(&tokens(&format!("{} {noun}", number_of(cell))), self.lexis)
                .into_iter()
                .map(|amount| amount.measure)
                .collect()
        };
        match column {
            _ if found.is_empty() => bare(),
            _ if found.len() > 1 => found,
            Column::Reps => found.into_iter().map(as_repetitions).collect(),
            Column::Sets => found.into_iter().map(as_sets).collect(),
            _ => found,
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
    if action.held().is_some_and(|range| range.shortest >= LONGEST_REPEATED) && step.rounds.is_none() {
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

/// Whether a cell is one number or a range of them.
fn is_lone(cell: &str) -> bool {
    let tokens = tokens(cell);
    let numbers = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Number(_))).count();
    numbers > 0
        && tokens.iter().all(|token| token.kind != TokenKind::Word && !["x", "×", "/"].contains(&token.text.as_str()))
}

/// The number or range with which a cell begins, without what stands behind it: the `8` of `8 each side`.
fn number_of(cell: &str) -> &str {
    let end = cell.find(|c: char| !c.is_ascii_digit() && !" .,-–—".contains(c)).unwrap_or(cell.len());
    if end == 0 { cell } else { cell[..end].trim_end_matches([' ', '.', ',', '-', '–', '—']) }
}

/// Whether a cell says how fast each part of a movement is, as in `2-0-2`.
fn is_tempo(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['-', '–', '/', ':']).map(str::trim).collect();
    parts.len() >= 3
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()))
}

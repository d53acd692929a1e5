//! One row as a step.

use super::columns::Column;
use super::row::Row;
use crate::base::{Length, LengthRange};
use crate::routine::import::amount::Measure;
use crate::routine::import::draft::{After, Draft, DraftAction, DraftStep, Thing, key};
use crate::routine::import::notes::Notes;

impl Row<'_> {
    /// Adds the exercise to `draft`.
    pub(super) fn add_to(&self, draft: &mut Draft, notes: &mut Notes) {
        let name = self.cell(Column::Name).map(|(_, name)| name.to_owned());
        let title = name.unwrap_or_else(|| format!("{} {}", self.lexis.exercise, draft.steps.len() + 1));
        let mut step = DraftStep::new(title);
        let words = self.words(draft, notes);
        let mut action = DraftAction::new(self.line, words.instruction, After::Nothing);
        self.time_and_counts(&mut step, &mut action);
        self.sides(&mut step, &mut action);
        self.equipment(&mut draft.equipment);
        step.actions = words.warnings;
        self.rest(&mut step, &mut action, notes);
        self.rest_of_the_row(&mut step, notes);
        let what = format!("step {}: {}", draft.steps.len() + 1, summary(&step));
        notes.found(self.line, &self.cells.join(" | "), what);
        draft.steps.push(step);
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
        if action.then == After::Nothing && action.reps.is_none() {
            step.looks.push("this row has no time and no number".to_owned());
            action.then = After::AssumedPause(LengthRange::exactly(Length::from_secs(3)));
        }
        if action.say.is_empty() {
            action.looks.push("the table does not say how to do it: only the name is heard".to_owned());
        }
        step.actions.push(action.clone());
        match range {
            Some(range) if step.rounds.is_some_and(|rounds| rounds.most > 1) => step.rest = Some(range),
            Some(range) => step.actions.push(DraftAction::new(self.line, "", After::Rest(range))),
            None => {}
        }
    }

    /// Cells of columns that nothing is known about, and those that say nothing that is known.
    fn rest_of_the_row(&self, step: &mut DraftStep, notes: &mut Notes) {
        let columns = self.columns.iter().copied().chain(std::iter::repeat(Column::Unknown));
        for (at, (cell, column)) in self.cells.iter().zip(columns).enumerate() {
            let says_nothing = match column {
                Column::Unknown => !self.was_read(cell) && self.columns.len() > 1,
                Column::Hold | Column::Reps | Column::Sets | Column::SetsAndReps => {
                    self.cell(column).is_some() && self.measures(column, at, cell).is_empty()
                }
                _ => false,
            };
            if says_nothing && !cell.is_empty() {
                step.looks.push(format!("not taken over, or only in part: \"{cell}\""));
                notes.left_out(self.line, cell, "a cell that says nothing known");
            }
        }
    }
}

fn summary(step: &DraftStep) -> String {
    let Some(action) = step.actions.iter().find(|action| !action.is_safety) else { return String::new() };
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

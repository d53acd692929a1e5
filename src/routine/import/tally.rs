//! What was found, counted.

use super::draft::{After, Draft, DraftAction};
use crate::base::counted;
use crate::routine::fixed_words::Sides;

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Steps.
    pub steps: usize,
    /// Holds, those of another way included.
    pub holds: usize,
    /// Movements that last, and repetitions.
    pub movements: usize,
    /// Steps that are done on both sides.
    pub sides: usize,
    /// Words during a hold.
    pub cues: usize,
    /// Things to have at hand.
    pub equipment: usize,
    /// Other ways.
    pub options: usize,
    /// Warnings.
    pub warnings: usize,
    /// Places where a person has to decide.
    pub looks: usize,
}

impl Tally {
    /// What is in `draft`, of which `text` was written.
    pub(super) fn of(draft: &Draft, text: &str) -> Self {
        let actions = || draft.steps.iter().flat_map(|step| &step.actions);
        let count = |is: fn(&DraftAction) -> bool| actions().filter(|action| is(action)).count();
        Self {
            steps: draft.steps.len(),
            holds: count(|action| matches!(action.then, After::Hold(_) | After::Breaths(_))),
            movements: count(|action| matches!(action.then, After::Movement(_) | After::Beat)),
            sides: draft.steps.iter().filter(|step| step.sides != Sides::Once).count(),
            cues: actions().map(|action| action.cues.len()).sum(),
            equipment: draft.equipment.len(),
            options: draft.options.len(),
            warnings: count(|action| action.is_safety) + draft.opening.len(),
            looks: text.lines().filter(|line| line.starts_with("# look:")).count(),
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = [
            (self.steps, "step"),
            (self.holds, "hold"),
            (self.movements, "movement"),
            (self.sides, "step on both sides"),
            (self.cues, "cue"),
            (self.equipment, "thing"),
            (self.options, "other way"),
            (self.warnings, "warning"),
        ];
        let said: Vec<String> = all
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| match what {
                "step on both sides" if count > 1 => format!("{count} steps on both sides"),
                _ => counted(count, what),
            })
            .collect();
        f.write_str(&said.join(", "))
    }
}

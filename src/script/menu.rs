//! What a listener can choose of a routine, apart from what every routine offers.

use super::session::{counts, has_ranges, hull, marks_quick, repetitions};
use crate::routine::{CountRange, Routine, Sides};

/// What makes a difference in the tracks of a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu {
    /// `--side`
    pub has_sides: bool,
    /// `--hold`
    pub has_ranges: bool,
    /// From the fewest to the most that `--rounds` chooses.
    pub rounds: Option<CountRange>,
    /// From the fewest to the most that `--reps` chooses.
    pub reps: Option<CountRange>,
    /// `--quick`
    pub marks_quick: bool,
}

impl Menu {
    /// That of `routine`.
    pub fn of(routine: &Routine) -> Self {
        Self {
            has_sides: routine.steps().any(|step| step.sides != Sides::Once),
            has_ranges: has_ranges(routine),
            rounds: hull(&counts(routine)),
            reps: hull(&repetitions(routine)),
            marks_quick: marks_quick(routine),
        }
    }

    /// `--fit`
    pub const fn can_fit(&self) -> bool {
        self.has_ranges || self.rounds.is_some() || self.reps.is_some()
    }
}

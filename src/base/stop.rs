//! Why a stage stopped, whichever stage it was.

use super::diagnostic::Diagnostic;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The routine, or a choice about it, is wrong: every problem found by the first stage that found any.
    Routine(Vec<Diagnostic>),
    /// The command line or the machine is at fault: one lower-case clause.
    Machine(String),
    /// The user asked to stop.
    Interrupted,
}

impl From<Vec<Diagnostic>> for Stop {
    fn from(problems: Vec<Diagnostic>) -> Self {
        Self::Routine(problems)
    }
}

//! A timer of another program, as far as it can be taken over.

use crate::base::LengthRange;
use crate::routine::import::draft::DraftStep;
use crate::routine::import::few::Few;
use crate::routine::import::notes::Notes;

/// A timer of another program.
#[derive(Debug)]
pub(crate) struct Timer {
    /// Its name.
    pub name: String,
    /// The program it is from.
    pub program: &'static str,
    /// Its steps.
    pub steps: Vec<DraftStep>,
    /// How often all of it is done, and the rest between.
    pub circuit: Option<(Few, Option<LengthRange>)>,
    /// What is noted about it.
    pub notes: Notes,
}

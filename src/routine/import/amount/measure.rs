//! What is counted, and where it stands.

use std::ops::Range;

use crate::base::LengthRange;
use crate::routine::import::few::Few;

/// Something counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// A length of time, or a range.
    Time(LengthRange),
    /// So many times, where it is open what is meant.
    Times(Few),
    /// Repetitions of a movement.
    Repetitions(Few),
    /// Sets or rounds.
    Sets(Few),
    /// Breaths.
    Breaths(Few),
    /// How often in a day or a week.
    Frequency,
}

/// Something counted, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// What.
    pub measure: Measure,
    /// Its tokens.
    pub tokens: Range<usize>,
}

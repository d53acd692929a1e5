//! Ranges of lengths, from which a listener or the program chooses.

use std::fmt;

use super::units::Length;

/// A promise that the length chosen lies between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthRange {
    /// The shortest that keeps the promise.
    pub shortest: Length,
    /// The longest that keeps the promise; equal to `shortest` for a fixed length.
    pub longest: Length,
}

impl LengthRange {
    /// A range that allows only `length`.
    pub const fn exactly(length: Length) -> Self {
        Self { shortest: length, longest: length }
    }

    /// Whether `length` keeps the promise.
    pub fn contains(self, length: Length) -> bool {
        self.shortest <= length && length <= self.longest
    }
}

impl fmt::Display for LengthRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shortest == self.longest {
            true => write!(f, "{}", self.shortest),
            false => write!(f, "{}..{}", self.shortest, self.longest),
        }
    }
}

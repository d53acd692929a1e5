//! The two halves of a breath.

use crate::base::choice;

/// One half of a breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The in-breath.
    In,
    /// The out-breath.
    Out,
}

// What the `on` of a cue says.
choice!(pub Phase { In = "inhale", Out = "exhale" });

impl Phase {
    /// The key of its length in a rhythm, which `timeline` shows.
    pub const fn key(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

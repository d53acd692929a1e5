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

// The values of the key `on` of a cue.
choice!(pub Phase { In = "inhale", Out = "exhale" });

impl Phase {
    /// The key for its length in a rhythm, which `timeline` shows too.
    pub const fn key(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

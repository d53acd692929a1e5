//! The two halves of a breath.

use serde::Serialize;

/// One half of a breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Phase {
    /// The in-breath.
    In,
    /// The out-breath.
    Out,
}

impl Phase {
    /// As in the key of a rhythm and in `timeline`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

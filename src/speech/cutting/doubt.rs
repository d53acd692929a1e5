//! Why a cut may be wrong, as a person is told.

use std::fmt;

use crate::base::Length;

/// Why a cut may be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// It lasts this many times as long as its words take.
    Longer(f64),
    /// It lasts this share of what its words take.
    Shorter(f64),
    /// It has a pause as long as those between lines.
    Pause(Length),
    /// The pause before it is as short as those within lines.
    NoPauseBefore(Length),
    /// The pause after it is as short as those within lines.
    NoPauseAfter(Length),
    /// There seems to be no speech for it.
    NotFound,
    /// Before it there is speech that seems to be no line, or this one once more.
    MoreBefore,
    /// After it there is such speech.
    MoreAfter,
    /// It could as well start elsewhere.
    Start,
    /// It could as well end elsewhere.
    End,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Longer(times) => write!(f, "{times:.1} times as long as its words take"),
            Self::Shorter(share) => write!(f, "only {share:.1} times as long as its words take"),
            Self::Pause(length) => write!(f, "a pause of {:.1} s within it", length.seconds()),
            Self::NoPauseBefore(length) => write!(f, "a pause of only {:.1} s before it", length.seconds()),
            Self::NoPauseAfter(length) => write!(f, "a pause of only {:.1} s after it", length.seconds()),
            Self::NotFound => f.write_str("it seems not to have been read"),
            Self::MoreBefore => f.write_str("there is more speech before it"),
            Self::MoreAfter => f.write_str("there is more speech after it"),
            Self::Start => f.write_str("it may start elsewhere"),
            Self::End => f.write_str("it may end elsewhere"),
        }
    }
}

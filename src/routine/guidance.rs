//! How much is said, in levels: more guidance says everything that less says.

use crate::base::choice;

/// How much is said; as the need of some words: the least guidance with which they are heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// Names, times and tones: for someone who knows the routine by heart.
    Minimal,
    /// And the words that lead to each hold and rest.
    Brief,
    /// Everything: for a newcomer.
    #[default]
    Full,
}

// From the most to the least.
choice!(pub Guidance { Full = "full", Brief = "brief", Minimal = "minimal" });

//! How much is said, in levels: each level says everything that a lower one says.

use crate::base::choice;

/// How much is said in a track; for some words, the lowest level at which they are heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// Names, times and tones: for someone who knows the routine by heart.
    Minimal,
    /// Also the words that lead to each hold and rest.
    Brief,
    /// Everything: for a newcomer.
    #[default]
    Full,
}

// From most to least.
choice!(pub Guidance { Full = "full", Brief = "brief", Minimal = "minimal" });

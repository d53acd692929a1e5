//! How much is said.
//!
//! In: nothing. Out: [`Guidance`]. Guaranteed: ordered, so that more guidance says everything that less says.

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

impl Guidance {
    /// All of them, from the most to the least, with their names in routines and on the command line.
    pub const ALL: [(&'static str, Self); 3] =
        [("full", Self::Full), ("brief", Self::Brief), ("minimal", Self::Minimal)];

    /// As in a routine, on the command line and in file names.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, guidance)| *guidance == self).map_or("", |(name, _)| name)
    }
}

//! Night or day: what a track is made for.

/// The time of day a profile is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// Slow and low: the listener is half asleep.
    Night,
    /// Brisker.
    Day,
}

impl TimeOfDay {
    /// As the names of profiles begin.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Day => "day",
        }
    }
}

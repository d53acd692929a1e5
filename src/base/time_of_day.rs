//! Night or day: what a track is made for.

use super::choice::choice;

/// The time of day a profile is made for.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// Slow and low: the listener is half asleep.
    #[default]
    Night,
    /// Brisker.
    Day,
}

// The names of voice profiles begin with these words.
choice!(pub TimeOfDay { Night = "night", Day = "day" });

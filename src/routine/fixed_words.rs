//! The fixed words that keys of a routine accept, except for those that other rooms define.

use crate::base::choice;

/// Which sides of the body a step works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// The body as a whole.
    Once,
    /// The affected side, the other only if asked for.
    Affected,
    /// Always one after the other.
    Both,
}

choice!(pub Sides { Once = "once", Affected = "affected", Both = "both" });

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    /// The shorter one.
    Shortest,
    /// The longer one.
    Longest,
}

choice!(pub RangeEnd { Shortest = "shortest", Longest = "longest" });

/// What is heard of a breathing rhythm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BreathSound {
    /// A soft tone that rises with the in-breath and falls with the out-breath.
    #[default]
    Tone,
    /// "In." and "Out."
    Words,
    /// Nothing: only cues follow the rhythm.
    None,
}

choice!(pub BreathSound { Tone = "tone", Words = "words", None = "none" });

/// Turns off a setting that the step or the routine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Off {
    /// The only word for it.
    Never,
}

choice!(pub(crate) Off { Never = "never" });

/// The middle of a hold, where a cue can be.
pub(crate) const HALF: &str = "half";

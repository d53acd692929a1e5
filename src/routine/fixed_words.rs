//! The fixed words that keys of a routine accept, except for those that other rooms define.

use crate::base::{Length, LengthRange, choice};

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

impl RangeEnd {
    /// This end of `range`.
    pub const fn of(self, range: LengthRange) -> Length {
        match self {
            Self::Shortest => range.shortest,
            Self::Longest => range.longest,
        }
    }
}

/// How much time there is for moving from one position to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tempo {
    /// As written.
    #[default]
    Usual,
    /// A quarter more, for someone who is older or sore.
    Slow,
}

choice!(pub Tempo { Usual = "usual", Slow = "slow" });

impl Tempo {
    /// How long a time for moving becomes that is written as `length`.
    pub fn of(self, length: Length) -> Length {
        match self {
            Self::Usual => length,
            Self::Slow => length + length.half().half(),
        }
    }

    /// The same for a range.
    pub fn of_range(self, range: LengthRange) -> LengthRange {
        LengthRange { shortest: self.of(range.shortest), longest: self.of(range.longest) }
    }
}

/// What a hold or a movement can hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Risk {
    /// A nerve under pressure.
    Nerve,
    /// A joint under load.
    Joint,
}

choice!(pub(crate) Risk { Nerve = "nerve", Joint = "joint" });

/// Which comes first where a step has several rounds on both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Left, right, left, right.
    #[default]
    Alternating,
    /// Left, left, right, right.
    OneSideFirst,
}

choice!(pub Order { Alternating = "alternating", OneSideFirst = "one-side-first" });

/// How repetitions are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// Aloud: "One.", "Two."
    #[default]
    Voice,
    /// By tones alone.
    Tone,
    /// Not at all: not even a tone begins or ends a repetition.
    None,
}

choice!(pub Counting { Voice = "voice", Tone = "tone", None = "none" });

/// What is heard of a breathing rhythm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BreathSound {
    /// A soft tone that rises with the in-breath and falls with the out-breath.
    #[default]
    Tone,
    /// Words where each part of a breath begins.
    Words,
    /// Words in the first breath, tones in the others.
    WordsThenTones,
    /// Nothing: only cues follow the rhythm.
    None,
}

choice!(pub BreathSound { Tone = "tone", Words = "words", WordsThenTones = "words-then-tones", None = "none" });

/// Turns off a setting that the step or the routine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Off {
    /// The only word for it.
    Never,
}

choice!(pub(crate) Off { Never = "never" });

/// What a silence can be besides a duration: none.
pub(crate) const NOTHING: [&str; 2] = ["0s", "0ms"];

/// The middle of a hold, where a cue can be.
pub(crate) const HALF: &str = "half";

//! The listener's choices as asked for.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::base::Length;
use crate::routine::{CountRange, Guidance, RangeEnd, Tempo};
use crate::words::{Language, Side};

/// The side that hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AffectedSide {
    /// One of them.
    One(Side),
    /// Both, one after the other.
    Both,
}

impl AffectedSide {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::One(Side::Left), Self::One(Side::Right), Self::Both];

    /// As on the command line and in file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::One(side) => side.name(),
            Self::Both => "both",
        }
    }
}

impl ValueEnum for AffectedSide {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// What a range of lengths becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldChoice {
    /// One end of every range.
    End(RangeEnd),
    /// This length, in every range.
    Exactly(Length),
}

/// How many times something is done whose number is a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountChoice {
    /// One end of every range.
    End(RangeEnd),
    /// So many times, in every range, or as near to that as it allows.
    Exactly(u32),
}

impl CountChoice {
    pub(super) const fn of(self, range: CountRange) -> u32 {
        match self {
            Self::End(RangeEnd::Longest) => range.most,
            Self::End(RangeEnd::Shortest) => range.least,
            Self::Exactly(count) if count < range.least => range.least,
            Self::Exactly(count) if count > range.most => range.most,
            Self::Exactly(count) => count,
        }
    }
}

/// Choices as asked for.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// `--side`
    pub side: Option<AffectedSide>,
    /// `--with`
    pub with: Vec<String>,
    /// `--without`
    pub without: Vec<String>,
    /// `--hold`
    pub hold: Option<HoldChoice>,
    /// `--rounds`
    pub rounds: Option<CountChoice>,
    /// `--reps`
    pub reps: Option<CountChoice>,
    /// `--language`
    pub language: Option<Language>,
    /// `--guidance`
    pub guidance: Option<Guidance>,
    /// `--pace`
    pub tempo: Option<Tempo>,
    /// `--quick`
    pub quick: bool,
    /// `--fit`
    pub fit: Option<Length>,
}

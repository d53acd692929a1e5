//! The names of the tool's own sentences: one for each key of `[words]` in a routine, with the values that its text
//! may name.

use super::placeholder::Placeholder;

/// A sentence of the tool that a routine can silence, switch on or reword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phrase {
    /// How long the track is, and how many steps it has.
    Journey,
    /// What to have at hand.
    Needs,
    /// Which step begins.
    StepOf,
    /// What a step is called.
    StepTitle,
    /// Which round begins.
    RoundOf,
    /// The last round begins.
    LastRound,
    /// Which round of which circuit begins, where there are several circuits.
    CircuitOf,
    /// Which set begins.
    SetOf,
    /// The last set begins.
    LastSet,
    /// A step begins on the left side.
    LeftSide,
    /// A step begins on the right side.
    RightSide,
    /// The listener changes sides.
    SwitchSides,
    /// The left side follows the right.
    NowLeft,
    /// The right side follows the left.
    NowRight,
    /// A step begins on the first of two sides that nobody has named.
    FirstSide,
    /// The other of two sides that nobody has named.
    SecondSide,
    /// Time to get into position.
    GetReady,
    /// A hold begins, with its length.
    HoldFor,
    /// A hold begins.
    Hold,
    /// A movement begins, with its length.
    ForTime,
    /// There is still time to move.
    TakeYourTime,
    /// The number of a repetition.
    Count,
    /// A second of a countdown.
    Countdown,
    /// Half of a hold is over.
    Half,
    /// How much is left of a hold.
    Remaining,
    /// A hold is over.
    Release,
    /// A rest begins, with its length.
    RestFor,
    /// A rest begins.
    Rest,
    /// What comes after a step.
    Next,
    /// An in-breath begins.
    BreatheIn,
    /// The wait with full lungs begins.
    BreatheFull,
    /// An out-breath begins.
    BreatheOut,
    /// The wait with empty lungs begins.
    BreatheEmpty,
    /// A step is over.
    Done,
    /// The track is over.
    End,
}

impl Phrase {
    /// All of them, in the order in which a track says them.
    pub const ALL: [Self; 35] = [
        Self::Journey,
        Self::Needs,
        Self::StepOf,
        Self::StepTitle,
        Self::RoundOf,
        Self::LastRound,
        Self::CircuitOf,
        Self::SetOf,
        Self::LastSet,
        Self::LeftSide,
        Self::RightSide,
        Self::SwitchSides,
        Self::NowLeft,
        Self::NowRight,
        Self::FirstSide,
        Self::SecondSide,
        Self::GetReady,
        Self::HoldFor,
        Self::Hold,
        Self::ForTime,
        Self::TakeYourTime,
        Self::Count,
        Self::Countdown,
        Self::Half,
        Self::Remaining,
        Self::Release,
        Self::RestFor,
        Self::Rest,
        Self::Next,
        Self::BreatheIn,
        Self::BreatheFull,
        Self::BreatheOut,
        Self::BreatheEmpty,
        Self::Done,
        Self::End,
    ];

    /// The key in a routine and in `voice/words`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Needs => "needs",
            Self::StepOf => "step-of",
            Self::StepTitle => "step-title",
            Self::RoundOf => "round-of",
            Self::LastRound => "last-round",
            Self::CircuitOf => "circuit-of",
            Self::SetOf => "set-of",
            Self::LastSet => "last-set",
            Self::LeftSide => "left-side",
            Self::RightSide => "right-side",
            Self::SwitchSides => "switch-sides",
            Self::NowLeft => "now-left",
            Self::NowRight => "now-right",
            Self::FirstSide => "first-side",
            Self::SecondSide => "second-side",
            Self::GetReady => "get-ready",
            Self::HoldFor => "hold-for",
            Self::Hold => "hold",
            Self::ForTime => "for-time",
            Self::TakeYourTime => "take-your-time",
            Self::Count => "count",
            Self::Countdown => "countdown",
            Self::Half => "half",
            Self::Remaining => "remaining",
            Self::Release => "release",
            Self::RestFor => "rest-for",
            Self::Rest => "rest",
            Self::Next => "next",
            Self::BreatheIn => "breathe-in",
            Self::BreatheFull => "breathe-full",
            Self::BreatheOut => "breathe-out",
            Self::BreatheEmpty => "breathe-empty",
            Self::Done => "done",
            Self::End => "end",
        }
    }

    /// Whether it is said by default: what a listener needs to know where they are, how long it lasts, and what is over.
    pub const fn is_normal(self) -> bool {
        !matches!(
            self,
            Self::Journey
                | Self::Needs
                | Self::LastRound
                | Self::LastSet
                | Self::SwitchSides
                | Self::GetReady
                | Self::Countdown
                | Self::Hold
                | Self::Release
                | Self::Rest
                | Self::Next
                | Self::Done
        )
    }

    /// Whether it is said about a single hold, movement or rest.
    pub const fn is_of_an_action(self) -> bool {
        matches!(
            self,
            Self::GetReady
                | Self::HoldFor
                | Self::Hold
                | Self::ForTime
                | Self::TakeYourTime
                | Self::Count
                | Self::Countdown
                | Self::Half
                | Self::Remaining
                | Self::Release
                | Self::RestFor
                | Self::Rest
                | Self::BreatheIn
                | Self::BreatheFull
                | Self::BreatheOut
                | Self::BreatheEmpty
        )
    }

    /// Whether it has a singular and a plural.
    pub const fn has_forms(self) -> bool {
        matches!(self, Self::Journey | Self::Remaining)
    }

    /// The values that its words may name.
    pub const fn values(self) -> &'static [Placeholder] {
        use Placeholder as Value;
        match self {
            Self::Journey => &[Value::Total, Value::Steps],
            Self::Needs => &[Value::Things, Value::Steps],
            Self::StepOf | Self::StepTitle | Self::LeftSide | Self::RightSide => {
                &[Value::Step, Value::Steps, Value::Title]
            }
            Self::SwitchSides | Self::NowLeft | Self::NowRight | Self::FirstSide | Self::SecondSide | Self::Done => {
                &[Value::Step, Value::Steps, Value::Title]
            }
            Self::CircuitOf => &[Value::Circuit, Value::Circuits, Value::Round, Value::Rounds],
            Self::SetOf | Self::LastSet => &[Value::Set, Value::Sets, Value::Step, Value::Steps, Value::Title],
            Self::RoundOf | Self::LastRound => &[Value::Round, Value::Rounds, Value::Step, Value::Steps, Value::Title],
            Self::GetReady | Self::HoldFor | Self::Hold | Self::ForTime | Self::Release => {
                &[Value::Hold, Value::Step, Value::Steps, Value::Title]
            }
            Self::Count => &[Value::Rep, Value::Reps, Value::Step, Value::Steps, Value::Title],
            Self::Countdown => &[Value::Seconds],
            Self::Half | Self::Remaining => &[Value::Remaining, Value::Hold, Value::Step, Value::Steps, Value::Title],
            Self::RestFor | Self::Rest => &[Value::Rest, Value::Next],
            Self::TakeYourTime | Self::BreatheIn | Self::BreatheFull | Self::BreatheOut | Self::BreatheEmpty => &[],
            Self::Next => &[Value::Next, Value::Step, Value::Steps, Value::Title],
            Self::End => &[Value::Steps],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language;

    #[test]
    fn every_phrase_is_a_key_of_the_built_in_words() {
        let table: toml::Table = Language::English.tongue().facts().phrasebook.parse().expect("valid TOML");
        for phrase in Phrase::ALL {
            let written = table.get(phrase.key()).unwrap_or_else(|| panic!("{}", phrase.key()));
            assert_eq!(written.is_table(), phrase.has_forms(), "{}", phrase.key());
        }
    }

    #[test]
    fn the_built_in_words_name_only_values_that_a_routine_can_name_too() {
        for language in Language::ALL {
            let table: toml::Table = language.tongue().facts().phrasebook.parse().expect("valid TOML");
            for phrase in Phrase::ALL {
                let text = table[phrase.key()].to_string();
                for name in text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)) {
                    assert!(phrase.values().iter().any(|value| value.name() == name), "{phrase:?} {name}");
                }
            }
        }
    }
}

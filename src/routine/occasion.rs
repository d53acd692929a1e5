//! When something is heard in a step that is done several times: in which rounds, on which sides.

/// One condition; where several are written, all of them have to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The very first time: in the first round, on the first side.
    First,
    /// The very last time.
    Last,
    /// Every time but the last.
    Between,
    /// In the first round, or the only one.
    FirstRound,
    /// In every round but the first.
    LaterRounds,
    /// In the last round, or the only one.
    LastRound,
    /// In every round but the last.
    EarlierRounds,
    /// In this round, counted from 1.
    Round(u32),
    /// If only one side is worked.
    OneSide,
    /// On the first side, or the only one.
    FirstSide,
    /// On the second of two sides.
    SecondSide,
    /// On the last side, or the only one.
    LastSide,
}

/// The words of all occasions but those that name a round by its number.
pub(super) const WORDS: [(&str, Occasion); 11] = [
    ("first", Occasion::First),
    ("last", Occasion::Last),
    ("between", Occasion::Between),
    ("first-round", Occasion::FirstRound),
    ("later-rounds", Occasion::LaterRounds),
    ("last-round", Occasion::LastRound),
    ("earlier-rounds", Occasion::EarlierRounds),
    ("one-side", Occasion::OneSide),
    ("first-side", Occasion::FirstSide),
    ("second-side", Occasion::SecondSide),
    ("last-side", Occasion::LastSide),
];

/// What the name of a numbered round begins with: `round-3`.
pub(super) const NUMBERED: &str = "round-";

/// Which time of a step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The round, from 1.
    pub round: u32,
    /// How many rounds there are.
    pub rounds: u32,
    /// The side, from 1.
    pub side: u32,
    /// How many sides there are.
    pub sides: u32,
}

impl Default for Pass {
    fn default() -> Self {
        Self { round: 1, rounds: 1, side: 1, sides: 1 }
    }
}

impl Occasion {
    /// The occasion that `word` names.
    pub(super) fn named(word: &str) -> Option<Self> {
        let listed = WORDS.iter().find(|(known, _)| *known == word).map(|(_, occasion)| *occasion);
        let numbered = || word.strip_prefix(NUMBERED)?.parse().ok().filter(|round| *round > 0).map(Self::Round);
        listed.or_else(numbered)
    }

    /// Whether it is this one at `pass`.
    pub const fn is(self, pass: Pass) -> bool {
        let (first_round, last_round) = (pass.round == 1, pass.round == pass.rounds);
        let (first_side, last_side) = (pass.side == 1, pass.side == pass.sides);
        match self {
            Self::First => first_round && first_side,
            Self::Last => last_round && last_side,
            Self::Between => !(last_round && last_side),
            Self::FirstRound => first_round,
            Self::LaterRounds => !first_round,
            Self::LastRound => last_round,
            Self::EarlierRounds => !last_round,
            Self::Round(number) => pass.round == number,
            Self::OneSide => pass.sides == 1,
            Self::FirstSide => first_side,
            Self::SecondSide => pass.side == 2,
            Self::LastSide => last_side,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(round: u32, side: u32) -> Vec<&'static str> {
        let pass = Pass { round, rounds: 3, side, sides: 2 };
        WORDS.iter().filter(|(_, occasion)| occasion.is(pass)).map(|(word, _)| *word).collect()
    }

    #[test]
    fn every_time_of_a_step_has_its_occasions() {
        assert_eq!(at(1, 1), ["first", "between", "first-round", "earlier-rounds", "first-side"]);
        assert_eq!(at(2, 2), ["between", "later-rounds", "earlier-rounds", "second-side", "last-side"]);
        assert_eq!(at(3, 2), ["last", "later-rounds", "last-round", "second-side", "last-side"]);
        let only = Pass::default();
        let met = WORDS.iter().filter(|(_, occasion)| occasion.is(only)).map(|(word, _)| *word).collect::<Vec<_>>();
        assert_eq!(met, ["first", "last", "first-round", "last-round", "one-side", "first-side", "last-side"]);
    }

    #[test]
    fn a_round_is_named_by_its_number() {
        assert_eq!(Occasion::named("round-3"), Some(Occasion::Round(3)));
        assert_eq!((Occasion::named("round-0"), Occasion::named("round-x")), (None, None));
    }
}

//! The values that a text can name in braces.

/// A computed value that a text can name in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// How long the hold lasts.
    Hold,
    /// How long the rest lasts.
    Rest,
    /// How much of the hold is left at the time of the cue.
    Remaining,
    /// The number of the step, from 1.
    Step,
    /// How many steps there are.
    Steps,
    /// The title of the step that comes next.
    Next,
    /// The number of the round, from 1.
    Round,
    /// How many rounds there are.
    Rounds,
    /// The number of the circuit, from 1.
    Circuit,
    /// How many circuits there are.
    Circuits,
    /// The number of the repetition, from 1.
    Rep,
    /// How many repetitions there are.
    Reps,
    /// How many seconds of a countdown are left.
    Seconds,
    /// The number of the set, from 1.
    Set,
    /// How many sets there are.
    Sets,
    /// The title of the step.
    Title,
    /// What to have at hand.
    Things,
    /// About how long the track lasts.
    Total,
}

impl Placeholder {
    /// All of them, with their names.
    pub const ALL: [(&'static str, Self); 18] = [
        ("hold", Self::Hold),
        ("rest", Self::Rest),
        ("remaining", Self::Remaining),
        ("step", Self::Step),
        ("steps", Self::Steps),
        ("next", Self::Next),
        ("round", Self::Round),
        ("rounds", Self::Rounds),
        ("circuit", Self::Circuit),
        ("circuits", Self::Circuits),
        ("rep", Self::Rep),
        ("reps", Self::Reps),
        ("seconds", Self::Seconds),
        ("set", Self::Set),
        ("sets", Self::Sets),
        ("title", Self::Title),
        ("things", Self::Things),
        ("total", Self::Total),
    ];

    /// The name between the braces.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, placeholder)| *placeholder == self).map_or("", |(name, _)| name)
    }
}

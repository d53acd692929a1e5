//! The rhythm of breathing during a hold. The first in-breath starts with the hold, and every position is an exact
//! multiple of the cycle.

use super::fixed_words::BreathSound;
use crate::base::Length;
use crate::sound::Phase;

/// One part of a breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreathPart {
    /// The in-breath.
    In,
    /// The wait with full lungs.
    Full,
    /// The out-breath.
    Out,
    /// The wait with empty lungs.
    Empty,
}

impl BreathPart {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::In, Self::Full, Self::Out, Self::Empty];

    /// The half of a breath that begins with it; `None` for a wait.
    pub const fn phase(self) -> Option<Phase> {
        match self {
            Self::In => Some(Phase::In),
            Self::Out => Some(Phase::Out),
            Self::Full | Self::Empty => None,
        }
    }
}

/// A breathing rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breath {
    /// How long an in-breath lasts.
    pub inhale: Length,
    /// The wait with full lungs after it.
    pub full: Length,
    /// How long an out-breath lasts.
    pub exhale: Length,
    /// The wait with empty lungs after it.
    pub empty: Length,
    /// What is heard of it.
    pub sound: BreathSound,
}

impl Breath {
    /// From one in-breath to the next.
    pub fn cycle(&self) -> Length {
        self.inhale + self.full + self.exhale + self.empty
    }

    /// How long `part` lasts; zero for a wait that is not there.
    pub const fn length_of(&self, part: BreathPart) -> Length {
        match part {
            BreathPart::In => self.inhale,
            BreathPart::Full => self.full,
            BreathPart::Out => self.exhale,
            BreathPart::Empty => self.empty,
        }
    }

    /// The parts that there are, with their starts counted from the start of the breath.
    pub fn parts(&self) -> impl Iterator<Item = (BreathPart, Length)> + '_ {
        let mut start = Length::ZERO;
        let parts = BreathPart::ALL.into_iter().map(move |part| {
            let at = start;
            start += self.length_of(part);
            (part, at)
        });
        parts.filter(|(part, _)| self.length_of(*part) > Length::ZERO)
    }

    /// How long `phase` lasts.
    pub const fn length(&self, phase: Phase) -> Length {
        match phase {
            Phase::In => self.inhale,
            Phase::Out => self.exhale,
        }
    }

    /// When `phase` of breath number `index` (from 0) starts, counted from the start of the hold.
    pub fn onset(&self, phase: Phase, index: u64) -> Length {
        let offset = match phase {
            Phase::In => Length::ZERO,
            Phase::Out => self.inhale + self.full,
        };
        self.cycle() * index + offset
    }

    /// The first start of `phase` that is not before `at`.
    pub fn next(&self, phase: Phase, at: Length) -> Length {
        let late = at.saturating_sub(self.onset(phase, 0));
        self.onset(phase, late.flicks().div_ceil(self.cycle().flicks()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaths_start_at_multiples_of_the_cycle() {
        let secs = Length::from_secs;
        let breath =
            Breath { inhale: secs(4), full: secs(1), exhale: secs(6), empty: secs(2), sound: BreathSound::Tone };
        assert_eq!((breath.onset(Phase::In, 2), breath.onset(Phase::Out, 2)), (secs(26), secs(31)));
        let next: Vec<Length> = [0, 5, 6, 18, 19].map(|at| breath.next(Phase::Out, secs(at))).to_vec();
        assert_eq!(next, [5, 5, 18, 18, 31].map(secs));
        assert_eq!(breath.next(Phase::In, Length::ZERO), Length::ZERO);
    }
}

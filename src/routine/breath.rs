//! The rhythm of breathing during a hold. The first in-breath starts with the hold, and every position is an exact
//! multiple of the cycle.

use super::fixed_words::BreathSound;
use crate::base::Length;
use crate::sound::Phase;

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

//! The rhythm of the breath during a hold.
//!
//! In: how it is written. Out: a [`Breath`], and when each breath starts. Guaranteed: it starts with an in-breath at the start of the
//! hold; every position is a multiple of exact lengths.

use super::check::collect::{Collector, missing};
use super::definition::breath::BreathText;
use super::definition::text::DurationText;
use super::fixed_words::{BreathSound, Off};
use crate::base::{self, Diagnostic, Length, Located, Span};
use crate::sound::Phase;

/// A breathing rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breath {
    /// How long an in-breath lasts.
    pub inhale: Length,
    /// The wait after it.
    pub full: Length,
    /// How long an out-breath lasts.
    pub exhale: Length,
    /// The wait after it.
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

    /// The rhythm that `written` asks for: `Some(None)` is none at all.
    pub fn check(written: &Located<BreathText>, collector: &mut Collector<'_>) -> Option<Option<Self>> {
        let rhythm = match &written.value {
            BreathText::Rhythm(rhythm) => rhythm,
            BreathText::Word(word) => {
                let word = Located { value: word.clone(), span: written.span };
                return collector.word(&word, "breath").map(|Off::Never| None);
            }
        };
        let inhale = needed(rhythm.r#in.as_ref(), "in", written.span, collector);
        let exhale = needed(rhythm.out.as_ref(), "out", written.span, collector);
        let full = optional(rhythm.full.as_ref(), collector);
        let empty = optional(rhythm.empty.as_ref(), collector);
        let sound = match &rhythm.sound {
            Some(word) => collector.word(word, "sound"),
            None => Some(BreathSound::default()),
        };
        Some(Some(Self { inhale: inhale?, full: full?, exhale: exhale?, empty: empty?, sound: sound? }))
    }
}

fn needed(
    text: Option<&Located<DurationText>>,
    key: &str,
    span: Span,
    collector: &mut Collector<'_>,
) -> Option<Length> {
    if text.is_none() {
        let help = "write both, such as `breath = { in = \"4s\", out = \"6s\" }`";
        collector.report(missing(span, &format!("this rhythm has no `{key}`"), help));
    }
    phase(text?, collector)
}

fn optional(text: Option<&Located<DurationText>>, collector: &mut Collector<'_>) -> Option<Length> {
    text.map_or(Some(Length::ZERO), |text| phase(text, collector))
}

fn phase(text: &Located<DurationText>, collector: &mut Collector<'_>) -> Option<Length> {
    let length: Length = collector.duration(text)?;
    if base::BREATH_PHASE.contains(length) {
        return Some(length);
    }
    let problem = Diagnostic::error("out-of-range", format!("nobody breathes for `{}`", text.value.0));
    collector
        .report(problem.at(text.span, format!("{} to {}", base::BREATH_PHASE.shortest, base::BREATH_PHASE.longest)));
    None
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

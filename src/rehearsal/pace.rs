//! How long words take.
//!
//! In: a text. Out: a length. Guaranteed: an estimate until the voice has been heard, then measured by it; only used to leave out what
//! may be left out, never to end or move anything.

use crate::units::Length;

/// One of the 120 words a minute that are understood by night.
const WORD: Length = Length::from_millis(500);
/// What must have been heard of a voice before its pace counts.
const HEARD_ENOUGH: Length = Length::from_secs(10);

/// How long `text` takes at 120 words a minute.
pub fn at_night_pace(text: &str) -> Length {
    WORD * text.split_whitespace().count().max(1) as u64
}

/// What the present voice has taken for its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct VoicePace {
    estimated: Length,
    taken: Length,
}

impl VoicePace {
    /// `text` took this long.
    pub(super) fn learn(&mut self, text: &str, taken: Length) {
        self.estimated += at_night_pace(text);
        self.taken += taken;
    }

    /// About how long `text` takes this voice.
    pub(super) fn takes(&self, text: &str) -> Length {
        let estimate = at_night_pace(text);
        if self.estimated < HEARD_ENOUGH {
            return estimate;
        }
        let flicks = u128::from(estimate.flicks()) * u128::from(self.taken.flicks());
        Length::from_flicks((flicks / u128::from(self.estimated.flicks())) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_estimated_first_and_measured_later() {
        let mut pace = VoicePace::default();
        assert_eq!(pace.takes("Breathe out slowly."), Length::from_millis(1_500));
        for _ in 0..10 {
            pace.learn("Breathe out.", Length::from_millis(500));
        }
        assert_eq!(pace.takes("Breathe out slowly."), Length::from_millis(750));
    }
}

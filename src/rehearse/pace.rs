//! How long words take: estimated until the voice has been heard long enough, then measured.
//!
//! Only used to leave out what may be left out; it never ends or moves anything.

use crate::base::Length;
use crate::words::at_night_pace;

/// How much of a voice must have been heard before its pace counts.
const HEARD_ENOUGH: Length = Length::from_secs(10);

/// How long the current voice has taken for its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct VoicePace {
    estimated: Length,
    taken: Length,
}

impl VoicePace {
    /// Records that `text` took this long.
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

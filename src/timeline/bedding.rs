//! The bed of a track: where it steps back, rises and fades.
//!
//! In: a [`Bed`], and where somebody speaks. Out: a factor for every frame. Guaranteed: no jump anywhere; steady and low while somebody speaks; nothing
//! left of it in the last frame; the parts of a split track have the bed of the whole.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::base::{Frame, Frames, Length, SampleRate};
use crate::sound::{BED_DUCKED, Bed};

/// It steps back this long before a word and returns this long after it: slow enough not to be noticed.
const STEP_BACK: Length = Length::from_millis(400);
const RETURN: Length = Length::from_millis(1_200);
/// It rises from nothing when the track starts.
const RISE: Length = Length::from_millis(2_000);

/// What lies under a track.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bedding {
    /// How much of it.
    pub bed: Bed,
    /// Where the timeline starts in the whole track.
    from: Frames,
    /// Where somebody speaks, in frames of the whole track.
    #[serde(serialize_with = "<[Range<Frame>]>::serialize")]
    words: Arc<[Range<Frame>]>,
    rise: Frames,
    step_back: Frames,
    returns: Frames,
    /// From the end of the last sound to the end of the track.
    fade: Range<Frame>,
}

impl Bedding {
    /// Puts `bed` under a track of `rate` in which somebody speaks at `words`. It fades over the frames `fade`, which end the track.
    pub(super) fn new(bed: Bed, words: Arc<[Range<Frame>]>, fade: Range<Frame>, rate: SampleRate) -> Self {
        let [rise, step_back, returns] = [RISE, STEP_BACK, RETURN].map(|length| length.frames(rate));
        Self { bed, from: Frames::ZERO, words, rise, step_back, returns, fade }
    }

    /// The same for a part that starts at `start`.
    pub(super) fn of_part(&self, start: Frame) -> Self {
        Self { from: start.since(Frame(0)), ..self.clone() }
    }

    /// The frame of the whole track that `frame` is.
    pub fn in_track(&self, frame: Frame) -> Frame {
        frame + self.from
    }

    /// Fills `factors` with what the bed is multiplied by from `start` on, a frame of the timeline.
    pub fn factors(&self, start: Frame, factors: &mut [f32]) {
        let start = self.in_track(start);
        let mut next = self.words.partition_point(|words| words.end <= start);
        for (frame, factor) in (start.0..).map(Frame).zip(factors) {
            while self.words.get(next).is_some_and(|words| words.end <= frame) {
                next += 1;
            }
            let before = next.checked_sub(1).map(|last| frame.since(self.words[last].end));
            let after = self.words.get(next).map(|words| Frames(words.start.0.saturating_sub(frame.0)));
            let open = share(before, self.returns).min(share(after, self.step_back));
            let ducked = BED_DUCKED.amplitude() as f32;
            *factor = (ducked + (1.0 - ducked) * open) * self.rising(frame) * self.fading(frame);
        }
    }

    fn rising(&self, frame: Frame) -> f32 {
        share(Some(frame.since(Frame(0))), self.rise)
    }

    /// Falls as a square: a fade that is even to the ear.
    fn fading(&self, frame: Frame) -> f32 {
        let left = Frames(self.fade.end.0.saturating_sub(frame.0 + 1));
        share(Some(left), self.fade.end.since(self.fade.start)).powi(2)
    }
}

/// How much of `whole` has passed, 0 to 1; all of it where nothing limits it.
fn share(passed: Option<Frames>, whole: Frames) -> f32 {
    match passed {
        Some(passed) if passed < whole => passed.0 as f32 / whole.0 as f32,
        _ => 1.0,
    }
}

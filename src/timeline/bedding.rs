//! How loud the bed is in every frame of a track: it is ducked under speech, rises at the start and fades out to
//! nothing at the end, without a jump.
//!
//! The parts of a split track continue the bed of the whole.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::base::{Frame, Frames, Length, SampleRate};
use crate::sound::{BED_DUCKED, Bed};

/// It is lowered over this time before a word and raised over this time after it, slowly enough not to be noticed.
const STEP_BACK: Length = Length::from_millis(400);
const RETURN: Length = Length::from_millis(1_200);
/// How long it takes to rise from silence when the track starts.
const RISE: Length = Length::from_millis(2_000);

/// The bed under a track, or under a part of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bedding {
    /// Which bed.
    pub bed: Bed,
    /// The sound of the routine that it is made of, by name; noise without one.
    pub made_of: Option<String>,
    /// Where the timeline starts in the whole track.
    from: Frames,
    /// Where there is speech, in frames of the whole track.
    #[serde(serialize_with = "<[Range<Frame>]>::serialize")]
    words: Arc<[Range<Frame>]>,
    rise: Frames,
    step_back: Frames,
    returns: Frames,
    /// From the end of the last sound to the end of the track.
    fade: Range<Frame>,
}

impl Bedding {
    /// Puts `bed` under a track at `rate` with speech at `words`. It fades out over the frames `fade`, which end the track.
    pub(super) fn new(bed: Bed, words: Arc<[Range<Frame>]>, fade: Range<Frame>, rate: SampleRate) -> Self {
        let [rise, step_back, returns] = [RISE, STEP_BACK, RETURN].map(|length| length.frames(rate));
        Self { bed, made_of: None, from: Frames::ZERO, words, rise, step_back, returns, fade }
    }

    /// The same, made of the sound of the routine that is called so, if it is one.
    pub(super) fn made_of(self, made_of: Option<String>) -> Self {
        Self { made_of, ..self }
    }

    /// The same bed for the part that starts at `start`.
    pub(super) fn of_part(&self, start: Frame) -> Self {
        Self { from: start.since(Frame(0)), ..self.clone() }
    }

    /// The position of `frame` in the whole track.
    pub fn in_track(&self, frame: Frame) -> Frame {
        frame + self.from
    }

    /// Fills `factors` with what the bed is multiplied by, frame by frame, from the frame `start` of the timeline.
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
            let level = if open < 1.0 { ducked + (1.0 - ducked) * open } else { 1.0 };
            *factor = level * self.rising(frame) * self.fading(frame);
        }
    }

    /// Where between `from` and `to`, with no sound in between, the bed is neither lowered nor rises nor fades.
    pub fn steady(&self, from: Frame, to: Frame) -> Range<Frame> {
        let (start, end) = (self.in_track(from), self.in_track(to));
        let next = self.words.partition_point(|words| words.end <= start);
        let returned = next.checked_sub(1).map_or(Frame(0), |last| self.words[last].end + self.returns);
        let leaves = self.words.get(next).map_or(end, |words| Frame(words.start.0.saturating_sub(self.step_back.0)));
        let first = start.max(returned).max(Frame(0) + self.rise);
        // The fade begins at full level, which is only known to be exact before it.
        let last = end.min(leaves).min(self.fade.start).max(start);
        let inside = |frame: Frame| Frame(frame.0.clamp(start.0, last.0) - self.from.0);
        inside(first)..inside(last)
    }

    fn rising(&self, frame: Frame) -> f32 {
        share(Some(frame.since(Frame(0))), self.rise)
    }

    /// Falls as a square, which sounds like an even fade.
    fn fading(&self, frame: Frame) -> f32 {
        let left = Frames(self.fade.end.0.saturating_sub(frame.0 + 1));
        share(Some(left), self.fade.end.since(self.fade.start)).powi(2)
    }
}

/// The share of `whole` that has passed, 0 to 1; 1 for `None`.
fn share(passed: Option<Frames>, whole: Frames) -> f32 {
    match passed {
        Some(passed) if passed < whole => passed.0 as f32 / whole.0 as f32,
        _ => 1.0,
    }
}

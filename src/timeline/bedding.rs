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
        let ducked = BED_DUCKED.amplitude() as f32;
        let mut position = self.in_track(start);
        let mut left = factors;
        while !left.is_empty() {
            let next = self.words.partition_point(|words| words.end <= position);
            let change = self.change_after(position, next);
            let (now, later) = left.split_at_mut(left.len().min(change.since(position).len()));
            match self.is_constant(position, next) {
                true => now.fill(self.factor(position, next, ducked)),
                false => self.move_over(position, next, ducked, now),
            }
            position = position + Frames::of(now);
            left = later;
        }
    }

    /// The first frame after `frame` where something begins or ends to move the bed; `next` is the first word that ends after `frame`.
    fn change_after(&self, frame: Frame, next: usize) -> Frame {
        let last = next.checked_sub(1).map(|last| self.words[last].end + self.returns);
        let following = self.words.get(next).map(|words| [self.leaves(words), words.start, words.end]);
        let own = [Frame(0) + self.rise, self.fade.start, Frame(u64::MAX)];
        let all = last.into_iter().chain(following.into_iter().flatten()).chain(own);
        all.filter(|change| *change > frame).min().unwrap_or(Frame(u64::MAX))
    }

    /// Where the bed begins to step back for `words`.
    const fn leaves(&self, words: &Range<Frame>) -> Frame {
        Frame(words.start.0.saturating_sub(self.step_back.0))
    }

    /// Whether the factor stays the same from `frame` to the next change.
    fn is_constant(&self, frame: Frame, next: usize) -> bool {
        let following = self.words.get(next);
        let is_under = following.is_some_and(|words| words.start <= frame);
        let is_back = next.checked_sub(1).is_none_or(|last| frame >= self.words[last].end + self.returns);
        let is_alone = is_back && following.is_none_or(|words| frame < self.leaves(words));
        self.is_even(frame) && (is_under || is_alone)
    }

    /// Fills `factors` from `frame` on, over which nothing begins or ends to move the bed; `next` is the first word that ends after `frame`.
    fn move_over(&self, frame: Frame, next: usize, ducked: f32, factors: &mut [f32]) {
        let (behind, ahead) = (self.behind(frame, next), self.ahead(frame, next));
        let (returns, step_back) = (short(self.returns), short(self.step_back));
        // In 32 bits, where the compiler makes several at a time of it.
        for (factor, passed) in factors.iter_mut().zip(0..) {
            let back = (behind + passed).min(returns) as f32 / returns as f32;
            let on = ahead.saturating_sub(passed).min(step_back) as f32 / step_back as f32;
            *factor = level(back.min(on), ducked);
        }
        if !self.is_even(frame) {
            for (factor, frame) in factors.iter_mut().zip((frame.0..).map(Frame)) {
                *factor *= self.rising(frame) * self.fading(frame);
            }
        }
    }

    fn factor(&self, frame: Frame, next: usize, ducked: f32) -> f32 {
        let mut factor = [0.0];
        self.move_over(frame, next, ducked, &mut factor);
        factor[0]
    }

    /// Frames since the last word ended, as far as they move the bed.
    fn behind(&self, frame: Frame, next: usize) -> u32 {
        let last = next.checked_sub(1).map(|last| frame.since(self.words[last].end));
        short(last.map_or(self.returns, |behind| behind.min(self.returns)))
    }

    /// Frames until the next word begins.
    fn ahead(&self, frame: Frame, next: usize) -> u32 {
        self.words.get(next).map_or(u32::MAX, |words| short(Frames(words.start.0.saturating_sub(frame.0))))
    }

    /// Whether the bed neither rises at the start of the track nor fades at its end.
    fn is_even(&self, frame: Frame) -> bool {
        frame >= Frame(0) + self.rise && frame < self.fade.start
    }

    /// Where between `from` and `to`, with no sound in between, the bed is neither lowered nor rises nor fades.
    pub fn steady(&self, from: Frame, to: Frame) -> Range<Frame> {
        let (start, end) = (self.in_track(from), self.in_track(to));
        let next = self.words.partition_point(|words| words.end <= start);
        let returned = next.checked_sub(1).map_or(Frame(0), |last| self.words[last].end + self.returns);
        let leaves = self.words.get(next).map_or(end, |words| self.leaves(words));
        let first = start.max(returned).max(Frame(0) + self.rise);
        // The fade begins at full level, which is only known to be exact before it.
        let last = end.min(leaves).min(self.fade.start).max(start);
        let inside = |frame: Frame| Frame(frame.0.clamp(start.0, last.0) - self.from.0);
        inside(first)..inside(last)
    }

    fn rising(&self, frame: Frame) -> f32 {
        share(frame.since(Frame(0)), self.rise)
    }

    /// Falls as a square, which sounds like an even fade.
    fn fading(&self, frame: Frame) -> f32 {
        let left = Frames(self.fade.end.0.saturating_sub(frame.0 + 1));
        share(left, self.fade.end.since(self.fade.start)).powi(2)
    }
}

/// What the bed is multiplied by when it is `open`, from 0 under speech to 1.
fn level(open: f32, ducked: f32) -> f32 {
    if open < 1.0 { ducked + (1.0 - ducked) * open } else { 1.0 }
}

/// A number of frames in 32 bits, or as many as those hold.
fn short(frames: Frames) -> u32 {
    u32::try_from(frames.0).unwrap_or(u32::MAX)
}

/// The share of `whole` that has passed, 0 to 1.
fn share(passed: Frames, whole: Frames) -> f32 {
    if passed < whole { passed.0 as f32 / whole.0 as f32 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate::new(8_000).expect("not 0");

    /// A bed under 20 s with three words, two of them close together.
    fn bedding() -> Bedding {
        let words = [24_000..32_000, 36_000..40_000, 90_000..96_000];
        let words = words.map(|words: Range<u64>| Frame(words.start)..Frame(words.end)).to_vec();
        Bedding::new(Bed::Soft, words.into(), Frame(150_000)..Frame(160_000), RATE)
    }

    #[test]
    fn the_factors_do_not_depend_on_how_many_are_asked_for_at_a_time() {
        let bedding = bedding();
        let mut whole = vec![0.0; 160_000];
        bedding.factors(Frame(0), &mut whole);
        for length in [1, 7, 4_099] {
            let mut pieces = vec![0.0; 160_000];
            for (nth, piece) in pieces.chunks_mut(length).enumerate() {
                bedding.factors(Frame((nth * length) as u64), piece);
            }
            assert!(pieces == whole, "{length}");
        }
        let steps = whole.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        assert!(steps.fold(0f32, f32::max) < 0.001, "no jump anywhere");
    }

    #[test]
    fn where_it_is_steady_nothing_lowers_it_and_just_outside_something_does() {
        let bedding = bedding();
        for (from, to, expected) in [
            (0, 24_000, 16_000..20_800),
            (32_000, 36_000, 0..0),
            (40_000, 90_000, 49_600..86_800),
            (96_000, 160_000, 105_600..150_000),
        ] {
            let steady = bedding.steady(Frame(from), Frame(to));
            if expected.is_empty() {
                assert!(steady.is_empty(), "{steady:?}");
                continue;
            }
            assert_eq!(steady.start.0..steady.end.0, expected);
            let mut factors = vec![0.0; (to - from) as usize];
            bedding.factors(Frame(from), &mut factors);
            let inside = (expected.start - from) as usize..(expected.end - from) as usize;
            assert!(factors[inside.clone()].iter().all(|factor| *factor == 1.0));
            assert!(factors[inside.start - 2] < 1.0 && factors[inside.end + 1] < 1.0, "{expected:?}");
        }
    }
}

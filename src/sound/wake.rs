//! What is heard just before the first word: very soft noise that swells slowly. A wireless headset or speaker that has fallen asleep
//! loses the first 0.5 to 1.5 s after a silence; it loses this instead.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use serde::Serialize;

use super::bed::noise;
use super::clip::Clip;
use super::exact::flicks;
use super::loudness::{REFERENCE_LOUDNESS, momentary_maximum};
use crate::base::{Decibels, Frames, Length, SampleRate};

/// How far it lies below speech at its loudest: between the two beds.
const BELOW_SPEECH: Decibels = Decibels(-24.0);
/// The most of it that is heard.
const LONGEST: Length = Length::from_millis(1_400);
/// Less would wake nothing.
const SHORTEST: Length = Length::from_millis(500);
/// It fades into the first word.
const FADE: Length = Length::from_millis(200);

/// The sound before the first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Wake {
    #[serde(serialize_with = "flicks")]
    length: Length,
}

impl Wake {
    /// As much of it as there is room for; `None` where it would be too short to wake anything.
    pub fn within(room: Length) -> Option<Self> {
        (room >= SHORTEST).then(|| Self { length: room.min(LONGEST) })
    }

    /// How many frames it takes at `rate`.
    pub const fn frames(self, rate: SampleRate) -> Frames {
        self.length.frames(rate)
    }

    /// The sound at `rate`, its loudness relative to speech at [`REFERENCE_LOUDNESS`].
    pub fn clip(self, rate: SampleRate) -> Clip {
        self.raw(rate).louder(*LEVEL)
    }

    fn raw(self, rate: SampleRate) -> Clip {
        let (frames, fade) = (self.frames(rate).len(), FADE.frames(rate).len());
        let swell = |at: usize| {
            let rising = (at as f64 / (frames - fade) as f64).min(1.0);
            let falling = ((frames - at) as f64 / fade as f64).min(1.0);
            (rising * TAU / 4.0).sin().powi(2) * (falling * TAU / 4.0).sin().powi(2)
        };
        let noise = noise(self.length.frames(rate), rate).samples.into_iter().enumerate();
        Clip { samples: noise.map(|(at, sample)| (0.01 * f64::from(sample) * swell(at)) as f32).collect(), rate }
    }
}

/// Measured on the longest.
static LEVEL: LazyLock<Decibels> = LazyLock::new(|| {
    let loudest = momentary_maximum(&Wake { length: LONGEST }.raw(SampleRate::DEFAULT));
    Decibels(REFERENCE_LOUDNESS.0 + BELOW_SPEECH.0 - loudest.0)
});

#[cfg(test)]
mod tests {
    use super::*;

    fn wake(room_ms: u64) -> Option<Wake> {
        Wake::within(Length::from_millis(room_ms))
    }

    #[test]
    fn it_takes_the_room_there_is_and_no_more_than_it_needs() {
        assert_eq!((wake(0), wake(499)), (None, None));
        for (room_ms, length_ms) in [(500, 500), (1_400, 1_400), (60_000, 1_400)] {
            let frames = wake(room_ms).map(|wake| wake.frames(SampleRate::DEFAULT));
            assert_eq!(frames, Some(Frames(length_ms * 48)));
        }
    }

    #[test]
    fn it_is_far_below_speech_and_yet_there() {
        for hz in [8_000, 44_100, 48_000] {
            let clip = wake(1_400).expect("room").clip(SampleRate::new(hz).expect("not 0"));
            let below = (momentary_maximum(&clip) - REFERENCE_LOUDNESS).0;
            assert!((-28.0..-23.0).contains(&below), "{hz} Hz: {below} LU");
        }
    }

    #[test]
    fn it_swells_slowly_and_ends_in_silence() {
        let samples = wake(1_400).expect("room").clip(SampleRate::DEFAULT).samples;
        let level = |from_ms: usize| {
            let part = &samples[from_ms * 48..(from_ms + 100) * 48];
            part.iter().map(|sample| sample * sample).sum::<f32>().sqrt()
        };
        let levels: Vec<f32> = [0, 300, 600, 1_000].map(level).to_vec();
        assert!(levels.windows(2).all(|pair| pair[0] < pair[1]), "{levels:?}");
        assert!(level(0) < 0.05 * level(1_000), "nothing starts abruptly: {levels:?}");
        assert!(samples[samples.len() - 48..].iter().all(|sample| sample.abs() < 1e-4));
    }
}

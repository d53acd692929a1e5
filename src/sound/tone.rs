//! The three tones of a hold: its start, a second of its countdown, its end. Those that pace a breath are in
//! [`breath`].
//!
//! Every tone is at least [`BELOW_SPEECH`] quieter than speech, begins and ends without a click, and has a first frame
//! that is not zero. Start and end share their first 120 ms, so that their onsets measure alike.

pub(crate) mod breath;
pub(crate) mod phase;

use std::f64::consts::TAU;
use std::sync::LazyLock;

use serde::Serialize;

use super::clip::Clip;
use super::loudness::{self, REFERENCE_LOUDNESS};
use crate::base::{Decibels, Frames, Length, SampleRate};

/// Which tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ToneKind {
    /// A hold begins: rises.
    Start,
    /// A second of the countdown: short and even.
    Mark,
    /// A hold is over: falls.
    End,
}

impl ToneKind {
    /// All tones.
    pub const ALL: [Self; 3] = [Self::Start, Self::Mark, Self::End];

    /// How long the tone sounds.
    pub const fn length(self) -> Length {
        Length::from_millis(self.shape().length_ms)
    }

    /// How many frames the tone takes at `rate`.
    pub const fn frames(self, rate: SampleRate) -> Frames {
        self.length().frames(rate)
    }

    const fn shape(self) -> Shape {
        match self {
            Self::Start => Shape { partials_hz: [400.0, 533.0], glide: 1.12, length_ms: 800, level_db: 0.0 },
            Self::Mark => Shape { partials_hz: [440.0, 550.0], glide: 1.0, length_ms: 480, level_db: -2.0 },
            Self::End => Shape { partials_hz: [400.0, 533.0], glide: 0.88, length_ms: 1_200, level_db: 0.0 },
        }
    }
}

/// How far the loudest tone (momentary) lies below speech. The design asks for at least 3 LU; 6 leaves room for a quiet voice.
pub(super) const BELOW_SPEECH: Decibels = Decibels(-6.0);

/// Rise times over 25 ms reduce startle (Blumenthal, 1988); 80 ms is soft and still a clear beginning.
const RISE_S: f64 = 0.080;
/// The glide starts here; before it, start and end are the same samples.
const GLIDE_FROM_S: f64 = 0.120;
const GLIDE_TO_S: f64 = 0.320;
/// How long the fade to silence at the end takes.
const RELEASE_S: f64 = 0.060;
/// The second partial, relative to the first.
const SECOND_PARTIAL: f64 = 0.7;
/// Where the rise starts, relative to its top: −48 dB, inaudible but not zero in 16 bits.
const RISE_FLOOR: f64 = 0.004;

/// Two partials between 350 and 600 Hz: a calm sound, with one partial above 450 Hz for phone speakers.
#[derive(Clone, Copy)]
struct Shape {
    partials_hz: [f64; 2],
    /// The factor that the frequencies have risen or fallen by at the end.
    glide: f64,
    length_ms: u64,
    /// Relative to the loudest tone.
    level_db: f64,
}

/// The tone `kind` at `rate`, its loudness relative to speech at [`REFERENCE_LOUDNESS`].
pub fn tone(kind: ToneKind, rate: SampleRate) -> Clip {
    let mut clip = raw(kind, rate);
    let gain = (*LEVEL + Decibels(kind.shape().level_db)).amplitude() as f32;
    clip.samples.iter_mut().for_each(|sample| *sample *= gain);
    clip
}

/// One gain for all tones, because start and end must begin with the same samples.
static LEVEL: LazyLock<Decibels> = LazyLock::new(|| {
    let momentary = |kind| loudness::momentary_maximum(&raw(kind, SampleRate::DEFAULT));
    let loudest = momentary(ToneKind::Start).0.max(momentary(ToneKind::End).0);
    Decibels(REFERENCE_LOUDNESS.0 + BELOW_SPEECH.0 - loudest)
});

fn raw(kind: ToneKind, rate: SampleRate) -> Clip {
    let shape = kind.shape();
    let length = kind.frames(rate).len();
    let length_s = shape.length_ms as f64 / 1000.0;
    let samples = (0..length).map(|n| {
        let t = n as f64 / f64::from(rate.hz());
        let [first, second] = shape.partials_hz.map(|hz| (TAU * hz * warped(t, shape.glide)).cos());
        let wave = (first + SECOND_PARTIAL * second) / (1.0 + SECOND_PARTIAL);
        (wave * envelope(t, length_s)) as f32
    });
    Clip { samples: samples.collect(), rate }
}

/// The integral of the glide from 0 to `t`: the frequency factor is 1, then moves linearly to `glide`, then stays there.
fn warped(t: f64, glide: f64) -> f64 {
    let inside = (t.min(GLIDE_TO_S) - GLIDE_FROM_S).max(0.0);
    let slope = (glide - 1.0) / (GLIDE_TO_S - GLIDE_FROM_S);
    let after = (t - GLIDE_TO_S).max(0.0);
    t + slope * inside * inside / 2.0 + (glide - 1.0) * after
}

/// Rises as a squared sine, decays by about 30 dB over the rest, and fades to silence at the end.
fn envelope(t: f64, length_s: f64) -> f64 {
    let rise = if t < RISE_S { (t / RISE_S * TAU / 4.0).sin().powi(2).max(RISE_FLOOR) } else { 1.0 };
    let decay = 10f64.powf(-1.5 * (t - GLIDE_FROM_S).max(0.0) / length_s);
    let release = ((length_s - t) / RELEASE_S).clamp(0.0, 1.0);
    rise * decay * release
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES_HZ: [u32; 5] = [8_000, 22_050, 44_100, 48_000, 96_000];

    fn rates() -> impl Iterator<Item = SampleRate> {
        RATES_HZ.into_iter().filter_map(SampleRate::new)
    }

    #[test]
    fn start_and_end_begin_with_the_same_samples() {
        for rate in rates() {
            let shared = Length::from_millis(119).frames(rate).len();
            assert_eq!(
                tone(ToneKind::Start, rate).samples[..shared],
                tone(ToneKind::End, rate).samples[..shared],
                "{rate}"
            );
        }
    }

    #[test]
    fn the_first_frame_is_not_zero_in_16_bits_and_makes_no_click() {
        for kind in ToneKind::ALL {
            for rate in rates() {
                let clip = tone(kind, rate);
                let first = clip.samples[0].abs();
                assert!((1.5 / 32768.0..0.001).contains(&first), "{kind:?} at {rate}: {first}");
                assert!(clip.samples[clip.samples.len() - 1].abs() < 0.001);
            }
        }
    }

    #[test]
    fn every_tone_is_six_lu_or_more_below_speech() {
        for kind in ToneKind::ALL {
            let loudness = loudness::momentary_maximum(&tone(kind, SampleRate::DEFAULT));
            assert!(loudness.0 <= REFERENCE_LOUDNESS.0 + BELOW_SPEECH.0 + 0.05, "{kind:?}: {loudness:?}");
            assert!(loudness.0 >= REFERENCE_LOUDNESS.0 - 12.0, "{kind:?} must still be heard: {loudness:?}");
        }
    }

    #[test]
    fn a_mark_is_over_before_the_next_second() {
        assert!(ToneKind::Mark.length() < Length::from_millis(900));
    }

    #[test]
    fn tones_rise_for_sixty_milliseconds_or_more() {
        for kind in ToneKind::ALL {
            let clip = tone(kind, SampleRate::DEFAULT);
            let peak = clip.peak();
            let early = Length::from_millis(20).frames(SampleRate::DEFAULT).len();
            let loudest_early = clip.samples[..early].iter().fold(0f32, |most, sample| most.max(sample.abs()));
            assert!(loudest_early < 0.2 * peak, "{kind:?}: {loudest_early} of {peak} after 20 ms");
        }
    }
}

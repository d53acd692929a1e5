//! The three tones of a hold: its start, a second of its countdown, its end. Those that pace a breath are in
//! [`breath`].
//!
//! Every tone is at least [`BELOW_SPEECH`] quieter than speech, also on a phone's speaker, begins and ends without a click, and has a
//! first frame that is not zero. The start rises by a fourth, the end falls by one, and they differ from their first wave on.

pub(crate) mod breath;
pub(crate) mod phase;

use std::f64::consts::TAU;
use std::sync::LazyLock;

use serde::Serialize;

use super::clip::Clip;
use super::loudness::{self, Measured, REFERENCE_LOUDNESS};
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

    /// How much softer it is than the loudest tone.
    pub const fn below_loudest(self) -> Decibels {
        Decibels(self.shape().level_db)
    }

    const fn shape(self) -> Shape {
        match self {
            Self::Start => Shape {
                pitch_hz: 440.0,
                high: (OCTAVE, 0.27),
                interval: FOURTH,
                glide_s: (0.120, 0.220),
                length_ms: 800,
                level_db: 0.0,
            },
            Self::Mark => Shape {
                pitch_hz: 494.0,
                high: (NINTH, 0.33),
                interval: 1.0,
                glide_s: (0.080, 0.100),
                length_ms: 480,
                level_db: -2.5,
            },
            Self::End => Shape {
                pitch_hz: 587.0,
                high: (OCTAVE, 0.2),
                interval: 1.0 / FOURTH,
                glide_s: (0.200, 0.320),
                length_ms: 1_100,
                level_db: 0.0,
            },
        }
    }
}

/// How far the loudest tone (momentary) lies below speech. The design asks for at least 3 LU; 6 leaves room for a quiet voice.
pub(crate) const BELOW_SPEECH: Decibels = Decibels(-6.0);

/// Five semitones: listeners tell intervals apart reliably beyond about 1.25.
const FOURTH: f64 = 4.0 / 3.0;
/// A major third below the pitch, and how strong it is relative to that: an even tone would otherwise be the same a period later.
const THIRD_BELOW: (f64, f64) = (4.0 / 5.0, 0.45);
const OCTAVE: f64 = 2.0;
/// A ninth above an even pitch, for the same reason.
const NINTH: f64 = 9.0 / 4.0;
/// Rise times over 25 ms reduce startle (Blumenthal, 1988); 80 ms is soft and still a clear beginning.
const RISE_S: f64 = 0.080;
/// How long the fade to silence at the end takes.
const RELEASE_S: f64 = 0.060;
/// Where the rise starts, relative to its top: −48 dB, inaudible but not zero in 16 bits.
const RISE_FLOOR: f64 = 0.004;

/// A pitch and a third below it between 350 and 600 Hz, and softly a partial near 1 kHz, without which a phone's speaker would hardly play
/// them.
#[derive(Clone, Copy)]
struct Shape {
    pitch_hz: f64,
    /// The high partial, its frequency and its strength relative to the pitch: as strong as makes the tone as far below speech on a phone's
    /// speaker as it is otherwise.
    high: (f64, f64),
    /// The factor that the pitch has risen or fallen by after the glide.
    interval: f64,
    /// When the pitch begins to glide, and when it has arrived and the tone begins to decay.
    glide_s: (f64, f64),
    length_ms: u64,
    /// Relative to the loudest tone.
    level_db: f64,
}

/// The tone `kind` at `rate`, its loudness relative to speech at [`REFERENCE_LOUDNESS`].
pub fn tone(kind: ToneKind, rate: SampleRate) -> Clip {
    let usual = &USUAL[kind as usize];
    if rate == SampleRate::DEFAULT { usual.clip.clone() } else { raw(kind, rate).louder(usual.gain) }
}

/// What the tone `kind` measures, at any rate.
pub(crate) fn measured_tone(kind: ToneKind) -> &'static Measured {
    &USUAL[kind as usize].measured
}

/// A tone at the usual rate.
struct Usual {
    clip: Clip,
    measured: Measured,
    /// Brings it to [`BELOW_SPEECH`], and below that by its own level.
    gain: Decibels,
}

/// Every tone, made once.
static USUAL: LazyLock<[Usual; 3]> = LazyLock::new(|| {
    ToneKind::ALL.map(|kind| {
        let raw = raw(kind, SampleRate::DEFAULT);
        let momentary = loudness::momentary_maximum(&raw);
        let level = Decibels(REFERENCE_LOUDNESS.0 + BELOW_SPEECH.0 - momentary.0);
        let gain = level + Decibels(kind.shape().level_db);
        let clip = raw.louder(gain);
        Usual { measured: loudness::measure(&clip.samples, clip.rate), clip, gain }
    })
});

fn raw(kind: ToneKind, rate: SampleRate) -> Clip {
    let shape = kind.shape();
    let length = kind.frames(rate).len();
    let samples = (0..length).map(|n| {
        let t = n as f64 / f64::from(rate.hz());
        let turns = shape.pitch_hz * shape.warped(t);
        let partials = [(1.0, 1.0), THIRD_BELOW, shape.high];
        let wave: f64 = partials.iter().map(|(ratio, strength)| strength * (TAU * ratio * turns).cos()).sum();
        (wave * shape.envelope(t)) as f32
    });
    Clip { samples: samples.collect(), rate }
}

impl Shape {
    /// The integral of the glide from 0 to `t`: the frequency factor is 1, then moves linearly to the interval, then stays there.
    fn warped(&self, t: f64) -> f64 {
        let (from, to) = self.glide_s;
        let inside = (t.min(to) - from).max(0.0);
        let slope = (self.interval - 1.0) / (to - from);
        let after = (t - to).max(0.0);
        t + slope * inside * inside / 2.0 + (self.interval - 1.0) * after
    }

    /// Rises as a squared sine, decays by about 30 dB after the glide, and fades to silence at the end.
    fn envelope(&self, t: f64) -> f64 {
        let length_s = self.length_ms as f64 / 1000.0;
        let rise = if t < RISE_S { (t / RISE_S * TAU / 4.0).sin().powi(2).max(RISE_FLOOR) } else { 1.0 };
        let decay_s = length_s - self.glide_s.1;
        let decay = 10f64.powf(-1.5 * (t - self.glide_s.1).max(0.0) / decay_s);
        let release = ((length_s - t) / RELEASE_S).clamp(0.0, 1.0);
        rise * decay * release
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::loudness::PHONE_LOUDNESS;

    const RATES_HZ: [u32; 5] = [8_000, 22_050, 44_100, 48_000, 96_000];

    fn rates() -> impl Iterator<Item = SampleRate> {
        RATES_HZ.into_iter().filter_map(SampleRate::new)
    }

    /// The pitch of `clip` between two moments, by its upward crossings: its first partial is stronger than the others together.
    fn pitch_hz(clip: &Clip, from_ms: u64, to_ms: u64) -> f64 {
        let [from, to] = [from_ms, to_ms].map(|ms| Length::from_millis(ms).frames(clip.rate).len());
        let crossings: Vec<usize> =
            (from + 1..to).filter(|at| clip.samples[at - 1] < 0.0 && clip.samples[*at] >= 0.0).collect();
        let span = crossings[crossings.len() - 1] - crossings[0];
        (crossings.len() - 1) as f64 * f64::from(clip.rate.hz()) / span as f64
    }

    #[test]
    fn the_start_rises_by_a_fourth_and_the_end_falls_by_one() {
        for (kind, semitones) in [(ToneKind::Start, 5.0), (ToneKind::Mark, 0.0), (ToneKind::End, -5.0)] {
            let clip = tone(kind, SampleRate::DEFAULT);
            let moved = 12.0 * (pitch_hz(&clip, 340, 440) / pitch_hz(&clip, 10, 110)).log2();
            assert!((moved - semitones).abs() < 0.3, "{kind:?}: {moved} semitones");
        }
    }

    #[test]
    fn every_tone_begins_at_a_pitch_of_its_own() {
        let pitch = |kind| pitch_hz(&tone(kind, SampleRate::DEFAULT), 5, 60);
        let [start, mark, end] = ToneKind::ALL.map(pitch);
        for (lower, higher) in [(start, mark), (mark, end)] {
            let apart = 12.0 * (higher / lower).log2();
            assert!(apart > 1.5, "{lower} Hz and {higher} Hz: {apart} semitones");
        }
    }

    #[test]
    fn a_phone_plays_every_tone_as_far_below_speech_as_it_is() {
        for kind in ToneKind::ALL {
            let clip = tone(kind, SampleRate::DEFAULT);
            let full = (loudness::momentary_maximum(&clip) - REFERENCE_LOUDNESS).0;
            let played = (loudness::momentary_maximum_on_phone(&clip) - PHONE_LOUDNESS).0;
            assert!((played - full).abs() < 0.5, "{kind:?}: {full} LU below speech, on a phone {played}");
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
            assert!(loudness.0 >= REFERENCE_LOUDNESS.0 - 9.0, "{kind:?} must still be heard: {loudness:?}");
        }
    }

    #[test]
    fn a_mark_is_over_before_the_next_second() {
        assert!(ToneKind::Mark.length() < Length::from_millis(900));
    }

    #[test]
    fn tones_take_forty_milliseconds_or_more_from_a_tenth_to_nine_tenths() {
        for kind in ToneKind::ALL {
            let clip = tone(kind, SampleRate::DEFAULT);
            let peak = clip.peak();
            let reaches = |share: f32| clip.samples.iter().position(|sample| sample.abs() > share * peak);
            let rise = reaches(0.9).zip(reaches(0.1)).map(|(high, low)| (high - low) * 1000 / 48_000);
            assert!(rise >= Some(40), "{kind:?}: {rise:?} ms");
        }
    }
}

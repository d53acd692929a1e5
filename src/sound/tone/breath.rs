//! The tones that pace a breath: rising for the in-breath, falling for the out-breath, softer than every countdown,
//! without a click, and over before the breath is.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use serde::Serialize;

use super::phase::Phase;
use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::sound::clip::Clip;
use crate::sound::exact::flicks;
use crate::sound::loudness::{self, REFERENCE_LOUDNESS};

/// How far the tone lies below speech; a countdown tone, about 8 LU below, sounds nearly twice as loud.
const BELOW_SPEECH: Decibels = Decibels(-16.0);

/// Partials that no other tone uses, at the low end of the glide: two between 350 and 600 Hz throughout, and a soft one near 1 kHz, without
/// which a phone's speaker would hardly play them.
const PARTIALS_HZ: [f64; 3] = [355.0, 480.0, 960.0];
/// How strong each is, relative to all of them.
const SHARES: [f64; 3] = [0.53, 0.26, 0.21];
/// The factor between the low and the high end.
const GLIDE: f64 = 1.24;
/// The silence between one breath and the next.
const PART: Length = Length::from_millis(250);

/// A tone for one half of a breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct BreathTone {
    phase: Phase,
    #[serde(serialize_with = "flicks")]
    length: Length,
}

impl BreathTone {
    /// The tone for a `phase` that lasts `length`.
    pub const fn new(phase: Phase, length: Length) -> Self {
        Self { phase, length: length.saturating_sub(PART) }
    }

    /// Which half of a breath it paces.
    pub const fn phase(self) -> Phase {
        self.phase
    }

    /// How many frames the tone takes at `rate`.
    pub const fn frames(self, rate: SampleRate) -> Frames {
        self.length.frames(rate)
    }

    /// The tone at `rate`, its loudness relative to speech at [`REFERENCE_LOUDNESS`].
    pub fn clip(self, rate: SampleRate) -> Clip {
        self.raw(rate).louder(*LEVEL)
    }

    fn raw(self, rate: SampleRate) -> Clip {
        let frames = self.frames(rate).len();
        let length_s = self.length.seconds();
        let sample = |n: usize| {
            let t = n as f64 / f64::from(rate.hz());
            let turns = self.turns(t, length_s);
            let partials = PARTIALS_HZ.iter().zip(SHARES).map(|(hz, share)| share * (TAU * hz * turns).sin());
            let wave: f64 = partials.sum();
            (wave * self.swell(t / length_s)) as f32
        };
        Clip { samples: (0..frames).map(sample).collect(), rate }
    }

    /// The integral of the frequency factor from 0 to `t`: linear from one end of the glide to the other.
    fn turns(self, t: f64, length_s: f64) -> f64 {
        let (from, to) = match self.phase {
            Phase::In => (1.0, GLIDE),
            Phase::Out => (GLIDE, 1.0),
        };
        from * t + (to - from) * t * t / (2.0 * length_s)
    }

    /// Shaped like a breath: the in-breath grows for most of its length, the out-breath peaks early and dies away.
    fn swell(self, part: f64) -> f64 {
        let top = match self.phase {
            Phase::In => 0.7,
            Phase::Out => 0.3,
        };
        let towards_top = if part < top { part / top } else { (1.0 - part) / (1.0 - top) };
        (towards_top.clamp(0.0, 1.0) * TAU / 4.0).sin().powi(2)
    }
}

/// Measured on a breath of four seconds; the swell scales with the length, so longer breaths are as loud.
static LEVEL: LazyLock<Decibels> = LazyLock::new(|| {
    let usual = BreathTone::new(Phase::Out, Length::from_secs(4)).raw(SampleRate::DEFAULT);
    Decibels(REFERENCE_LOUDNESS.0 + BELOW_SPEECH.0 - loudness::momentary_maximum(&usual).0)
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::loudness::PHONE_LOUDNESS;
    use crate::sound::tone::{ToneKind, tone};

    fn tones() -> impl Iterator<Item = BreathTone> {
        [1, 4, 6, 20]
            .into_iter()
            .flat_map(|secs| [Phase::In, Phase::Out].map(|phase| BreathTone::new(phase, Length::from_secs(secs))))
    }

    #[test]
    fn breathing_is_softer_than_every_countdown() {
        let mark = loudness::momentary_maximum(&tone(ToneKind::Mark, SampleRate::DEFAULT)).0;
        for tone in tones() {
            let loudness = loudness::momentary_maximum(&tone.clip(SampleRate::DEFAULT)).0;
            assert!(loudness < mark - 4.0, "{tone:?}: {loudness}");
            assert!(loudness > REFERENCE_LOUDNESS.0 - 22.0, "{tone:?} must still be heard: {loudness}");
        }
    }

    #[test]
    fn a_phone_plays_breathing_as_far_below_speech_as_it_is() {
        for tone in tones() {
            let clip = tone.clip(SampleRate::DEFAULT);
            let full = (loudness::momentary_maximum(&clip) - REFERENCE_LOUDNESS).0;
            let played = (loudness::momentary_maximum_on_phone(&clip) - PHONE_LOUDNESS).0;
            assert!((played - full).abs() < 1.0, "{tone:?}: {full} LU below speech, on a phone {played}");
        }
    }

    #[test]
    fn a_breath_starts_and_ends_without_a_click_and_grows_slowly() {
        for hz in [8_000, 22_050, 48_000] {
            for tone in tones() {
                let clip = tone.clip(SampleRate::new(hz).expect("not 0"));
                let early = clip.samples.len() / 40;
                let peak = clip.peak();
                let loudest = |samples: &[f32]| samples.iter().fold(0f32, |most, sample| most.max(sample.abs()));
                assert!(loudest(&clip.samples[..early]) < 0.05 * peak, "{tone:?}");
                assert!(loudest(&clip.samples[clip.samples.len() - early..]) < 0.05 * peak, "{tone:?}");
            }
        }
    }

    #[test]
    fn the_in_breath_rises_and_the_out_breath_falls() {
        let crossings = |samples: &[f32]| samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        for tone in tones() {
            let samples = tone.clip(SampleRate::DEFAULT).samples;
            let (first, second) = samples.split_at(samples.len() / 2);
            let rises = crossings(first) < crossings(second);
            assert_eq!(rises, tone.phase == Phase::In, "{tone:?}");
        }
    }
}

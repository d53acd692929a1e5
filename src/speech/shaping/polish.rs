//! Preparing foreign sound, from a microphone or a program, to stand beside the other voices: no hum, no silence around it, faded edges.
//!
//! A clip that starts or ends in the middle of a word is an error; what is soft next to speech stays.

use biquad::{Biquad as _, Type};

use crate::base::{Decibels, Length, SampleRate};
use crate::sound::{Clip, filter};
use crate::speech::voice::SpeechError;

/// Below the lowest voice, above the hum of the mains at 50 and 60 Hz.
const HIGH_PASS_HZ: f64 = 75.0;
/// Loudness is measured in pieces of this length.
const WINDOW: Length = Length::from_millis(10);
/// A piece quieter than the loudest by this much is not speech, however quiet the room was …
const SPEECH_DB: f32 = -40.0;
/// … nor is one that is not this much above the noise of the room.
const ABOVE_NOISE_DB: f32 = 10.0;
/// The share of pieces that are silent in every recording and so show its noise.
const QUIET_SHARE: f64 = 0.1;
/// If nothing is louder than this, there is no speech.
const SILENT_DB: f32 = -60.0;
/// Kept before the first and after the last speech: soft consonants, the end of a breath.
const MARGIN_BEFORE: Length = Length::from_millis(50);
const MARGIN_AFTER: Length = Length::from_millis(120);
/// An edge within this of the loudest piece lies inside a word.
const CUT_DB: f32 = -12.0;
/// At least 5 ms, so that no edge clicks.
const FADE: Length = Length::from_millis(8);

/// Removes what lies below speech: a second-order Butterworth filter, run forward.
pub(crate) fn without_hum(clip: &Clip) -> Clip {
    let mut filter = filter(Type::HighPass, HIGH_PASS_HZ, clip.rate);
    let filtered = clip.samples.iter().map(|sample| filter.run(f64::from(*sample)) as f32);
    Clip { samples: filtered.collect(), rate: clip.rate }
}

/// Whether to check that the edges of a clip lie outside words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edges {
    /// They come from a microphone or another program, which may have stopped too early.
    Checked,
    /// They come from a model that ends where its text ends.
    #[cfg_attr(not(feature = "models"), allow(dead_code, reason = "only models are trusted"))]
    Trusted,
}

/// Removes the silence before and after speech, and fades the edges.
///
/// # Errors
/// When there is no speech, or a checked clip starts or ends inside a word.
pub(crate) fn trimmed(clip: Clip, edges: Edges) -> Result<Clip, SpeechError> {
    let window = WINDOW.frames(clip.rate).len().max(1);
    let levels: Vec<f32> = clip.samples.chunks(window).map(level_db).collect();
    let loudest = levels.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let speech = threshold(&levels, loudest);
    let is_speech = |level: &f32| loudest > SILENT_DB && *level > speech;
    let (Some(first), Some(last)) = (levels.iter().position(is_speech), levels.iter().rposition(is_speech)) else {
        return Err(SpeechError::suspicious("the clip is silent"));
    };
    if edges == Edges::Checked {
        quiet_at_its_edges(&levels, loudest)?;
    }
    let start = (first * window).saturating_sub(MARGIN_BEFORE.frames(clip.rate).len());
    let end = ((last + 1) * window + MARGIN_AFTER.frames(clip.rate).len()).min(clip.samples.len());
    let mut samples = clip.samples[start..end].to_vec();
    fade(&mut samples, clip.rate);
    Ok(Clip { samples, rate: clip.rate })
}

/// Refuses a clip that starts or ends as loud as words are.
fn quiet_at_its_edges(levels: &[f32], loudest: f32) -> Result<(), SpeechError> {
    let is_loud = |level: Option<&f32>| level.is_some_and(|level| *level > loudest + CUT_DB);
    let reason = match (is_loud(levels.first()), is_loud(levels.last())) {
        (false, false) => return Ok(()),
        // Words without a pause can be as even as noise, but not up to both ends.
        (true, true) if noise(levels) > loudest + CUT_DB => {
            "the noise in it is nearly as loud as the words: record it where it is quieter"
        }
        (true, _) => "the clip starts inside a word: it was cut off",
        (false, true) => "the clip ends inside a word: it was cut off",
    };
    Err(SpeechError::suspicious(reason))
}

/// The level above which a piece is speech.
fn threshold(levels: &[f32], loudest: f32) -> f32 {
    (loudest + SPEECH_DB).max(noise(levels) + ABOVE_NOISE_DB).min(loudest + CUT_DB)
}

/// How far the loudest piece of `clip` is above the noise of its room.
pub(crate) fn above_noise(clip: &Clip) -> Decibels {
    let levels: Vec<f32> = clip.samples.chunks(WINDOW.frames(clip.rate).len().max(1)).map(level_db).collect();
    let loudest = levels.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if levels.is_empty() { Decibels(0.0) } else { Decibels(f64::from(loudest - noise(&levels))) }
}

/// The level of the noise of the room; there is at least one piece.
fn noise(levels: &[f32]) -> f32 {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[(sorted.len() as f64 * QUIET_SHARE) as usize]
}

/// Root mean square of `samples`, at least −120 dB.
fn level_db(samples: &[f32]) -> f32 {
    let energy: f32 = samples.iter().map(|sample| sample * sample).sum();
    (10.0 * (energy / samples.len() as f32).max(1e-12).log10()).max(-120.0)
}

/// Fades both edges of `samples` to 0.
pub(crate) fn fade(samples: &mut [f32], rate: SampleRate) {
    let frames = FADE.frames(rate).len().min(samples.len() / 2);
    let gain = |step: usize| step as f32 / frames as f32;
    for (step, sample) in samples.iter_mut().take(frames).enumerate() {
        *sample *= gain(step);
    }
    for (step, sample) in samples.iter_mut().rev().take(frames).enumerate() {
        *sample *= gain(step);
    }
}

/// `clip` scaled down so that no sample exceeds full scale.
pub(crate) fn within_full_scale(mut clip: Clip) -> Clip {
    let peak = clip.peak();
    if peak > 1.0 {
        clip.samples.iter_mut().for_each(|sample| *sample /= peak);
    }
    clip
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");

    /// Sines one after another: frequency, amplitude, milliseconds.
    fn clip(parts: &[(f32, f32, usize)]) -> Clip {
        let part = |&(hz, amplitude, ms): &(f32, f32, usize)| {
            (0..ms * 16).map(move |n| amplitude * (n as f32 / 16_000.0 * hz * std::f32::consts::TAU).sin())
        };
        Clip { samples: parts.iter().flat_map(part).collect(), rate: RATE }
    }

    fn level(clip: &Clip) -> f32 {
        level_db(&clip.samples[clip.samples.len() / 2..])
    }

    #[test]
    fn hum_goes_and_speech_stays() {
        for (hz, least, most) in [(20.0, -60.0, -18.0), (50.0, -15.0, -6.0), (150.0, -1.0, 0.1), (1_000.0, -0.1, 0.1)] {
            let clip = clip(&[(hz, 0.5, 1_000)]);
            let change = level(&without_hum(&clip)) - level(&clip);
            assert!((least..most).contains(&change), "{hz} Hz: {change} dB");
        }
    }

    #[test]
    fn silence_around_speech_goes_and_soft_sounds_beside_it_stay() {
        let clip = clip(&[(300.0, 0.0005, 400), (300.0, 0.3, 500), (300.0, 0.02, 200), (300.0, 0.0005, 700)]);
        let length = trimmed(clip, Edges::Checked).expect("speech").length().millis();
        assert_eq!(length, 700 + 50 + 120);
    }

    #[test]
    fn the_noise_of_the_room_is_silence() {
        let clip = clip(&[(300.0, 0.01, 400), (300.0, 0.3, 500), (300.0, 0.01, 400)]);
        assert_eq!(trimmed(clip, Edges::Checked).expect("speech").length().millis(), 500 + 50 + 120);
    }

    #[test]
    fn a_clip_that_was_cut_off_is_refused() {
        let late = clip(&[(300.0, 0.3, 500), (300.0, 0.001, 300)]);
        let early = clip(&[(300.0, 0.001, 300), (300.0, 0.3, 500)]);
        for (clip, side) in [(late, "starts"), (early, "ends")] {
            let error = trimmed(clip.clone(), Edges::Checked).expect_err("cut").to_string();
            assert!(error.contains(side), "{error}");
            assert!(trimmed(clip, Edges::Trusted).is_ok());
        }
        assert!(trimmed(clip(&[(300.0, 0.0, 300)]), Edges::Trusted).is_err(), "silence");
    }

    #[test]
    fn edges_do_not_click() {
        let samples = trimmed(clip(&[(300.0, 0.3, 500)]), Edges::Trusted).expect("speech").samples;
        assert_eq!((samples.first(), samples.last()), (Some(&0.0), Some(&0.0)));
    }
}

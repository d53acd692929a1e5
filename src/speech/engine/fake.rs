//! A voice for testing everything but the voice: instant, a soft tone of 60 ms a character whose pitch depends on the words.
//!
//! It refuses the same texts as the embedded voice.

use crate::base::{Decibels, Length, SampleRate};
use crate::sound::Clip;
use crate::speech::reading::wording::worded;
use crate::speech::voice::{SpeechError, Voice};
use crate::words::Utterance;

const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");
/// About as fast as a person speaks.
const CHARACTER: Length = Length::from_millis(60);
const FADE: Length = Length::from_millis(5);
const TONE: f32 = 0.2;
const NOISE: f32 = 0.02;

/// The fake voice.
#[derive(Clone, Copy, Debug)]
pub struct Fake;

impl Voice for Fake {
    fn fingerprint(&self) -> String {
        "fake 1".to_owned()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        let text = worded(&utterance.text)?;
        let frames = (CHARACTER * text.chars().count() as u64).frames(RATE).len();
        let fade = FADE.frames(RATE).len();
        let seed = u32::from_le_bytes(*blake3::hash(text.as_bytes()).as_bytes().first_chunk().expect("32 bytes"));
        let step = std::f64::consts::TAU * f64::from(150 + seed % 200) / f64::from(RATE.hz());
        let mut noise = seed;
        let sample = |at: usize| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let hiss = (f64::from(noise) / f64::from(u32::MAX)) as f32 - 0.5;
            let edge = at.min(frames - 1 - at).min(fade) as f32 / fade as f32;
            edge * (TONE * (at as f64 * step).sin() as f32 + NOISE * hiss)
        };
        Ok(Clip { samples: (0..frames).map(sample).collect(), rate: RATE })
    }

    fn presence(&self) -> Option<Decibels> {
        Some(Decibels::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn said(text: &str) -> Result<Clip, SpeechError> {
        Fake.speak(&Utterance { text: text.to_owned(), language: Language::English })
    }

    #[test]
    fn a_clip_is_as_long_as_its_text() {
        assert_eq!(said("Breathe.").expect("words").length().millis(), 480);
    }

    #[test]
    fn the_same_words_sound_the_same_and_others_do_not() {
        assert_eq!(said("Hold."), said("Hold."));
        assert_ne!(said("Hold.").expect("words").samples, said("Rest.").expect("words").samples);
    }

    #[test]
    fn it_is_audible_and_does_not_click() {
        let clip = said("Breathe.").expect("words");
        assert!(clip.peak() > 0.15 && clip.peak() < 0.25);
        assert_eq!((clip.samples.first(), clip.samples.last()), (Some(&0.0), Some(&0.0)));
    }

    #[test]
    fn it_refuses_what_has_no_words() {
        assert!(said("🎉").is_err() && said(" ").is_err());
    }
}

//! A check for every clip, whatever made it.
//!
//! A clip that passes is neither empty nor silent nor clipped, does not break off, and lasts about as long as its words take.

use crate::base::Length;
use crate::sound::Clip;
use crate::speech::voice::SpeechError;
use crate::words::Utterance;

/// Quieter than this everywhere is silence: −54 dBFS.
const SILENCE: f32 = 0.002;
/// At least this loud is full scale, in 16 bits and in floats.
const FULL_SCALE: f32 = 0.999;
/// This many samples in a row at full scale were clipped by the converter; speech has peaks, not plateaus.
const PLATEAU: usize = 8;
/// A clip whose last sample is above this share of its peak breaks off in a word; every voice fades its edges.
const BROKEN_OFF: f32 = 0.25;
/// Nobody speaks faster than this, 40 letters a second …
const SHORTEST_LETTER: Length = Length::from_millis(25);
/// … and nobody takes longer than this, pauses included.
const LONGEST_LETTER: Length = Length::from_millis(600);
/// A calm breath before and after, whatever the words.
const BREATH: Length = Length::from_secs(4);

const CLIPPED: &str = "the sound is clipped: it was recorded or made too loud";

/// Checks that `clip` can be `utterance`.
///
/// # Errors
/// What makes it suspicious.
pub(crate) fn check(utterance: &Utterance, clip: &Clip) -> Result<(), SpeechError> {
    let peak = clip.peak();
    let letters = utterance.text.chars().filter(|c| c.is_alphanumeric()).count() as u64;
    let (length, seconds) = (clip.length(), clip.length().seconds());
    let suspicion = if clip.samples.is_empty() || peak < SILENCE {
        "the voice makes no sound for this text".to_owned()
    } else if has_plateau(&clip.samples) {
        CLIPPED.to_owned()
    } else if clip.samples.last().is_some_and(|last| last.abs() > peak * BROKEN_OFF) {
        "the sound breaks off at the end".to_owned()
    } else if length < SHORTEST_LETTER * letters {
        format!("its {letters} letters took only {seconds:.2} s: something was left out")
    } else if length > BREATH + LONGEST_LETTER * letters {
        format!("its {letters} letters took {seconds:.2} s: that is too long for these words")
    } else {
        return Ok(());
    };
    Err(SpeechError::suspicious(suspicion))
}

/// Checks that a recording was not too loud for its recorder, before any gain hides that.
///
/// # Errors
/// When it was.
pub(crate) fn not_clipped(clip: &Clip) -> Result<(), SpeechError> {
    match has_plateau(&clip.samples) {
        true => Err(SpeechError::suspicious(CLIPPED)),
        false => Ok(()),
    }
}

fn has_plateau(samples: &[f32]) -> bool {
    samples
        .windows(PLATEAU)
        .any(|run| run.iter().all(|sample| *sample >= FULL_SCALE) || run.iter().all(|sample| *sample <= -FULL_SCALE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;
    use crate::words::Language;

    fn verdict(text: &str, samples: Vec<f32>) -> String {
        let utterance = Utterance { text: text.to_owned(), language: Language::English };
        let clip = Clip { samples, rate: SampleRate::new(16_000).expect("not 0") };
        check(&utterance, &clip).map_or_else(|error| error.to_string(), |()| "fine".to_owned())
    }

    fn tone(milliseconds: usize, amplitude: f32) -> Vec<f32> {
        let frames = milliseconds * 16;
        (0..=frames).map(|n| amplitude * (n as f32 * std::f32::consts::PI / 16.0).sin()).collect()
    }

    #[test]
    fn a_clip_as_long_as_its_words_is_fine() {
        assert_eq!(verdict("Pull the strap.", tone(1_100, 0.3)), "fine");
        assert_eq!(verdict("Now.", tone(200, 1.0)), "fine", "a peak at full scale is no plateau");
    }

    #[test]
    fn every_suspicious_clip_is_refused_with_a_reason() {
        let broken = [tone(1_000, 0.3), vec![0.3; 3]].concat();
        let clipped = tone(1_000, 4.0).into_iter().map(|sample| sample.clamp(-1.0, 1.0)).collect();
        let cases = [
            (Vec::new(), "no sound"),
            (tone(1_000, 0.001), "no sound"),
            (clipped, "clipped"),
            (broken, "breaks off"),
            (tone(250, 0.3), "left out"),
            (tone(15_000, 0.3), "too long"),
        ];
        for (samples, expected) in cases {
            let verdict = verdict("Pull the strap.", samples);
            assert!(verdict.contains(expected), "{verdict}: {expected}");
        }
    }
}

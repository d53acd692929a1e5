//! A voice made warmer by two shelving filters: more below, less above.
//!
//! All of a voice's clips go through the same filters and the same gain, none beyond full scale, both edges faded; they last as long as
//! before.

use std::sync::Arc;

use biquad::{Biquad as _, Type};

use super::polish::{fade, within_full_scale};
use crate::base::Decibels;
use crate::sound::{Clip, filter};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::{Lexicon, Utterance};

/// Incremented whenever this code makes other samples.
const SCHEME: u32 = 1;
/// What each step of warmth adds to the lows and takes from the highs.
const STEP_DB: f64 = 0.6;
/// Half of the lift is reached here: the fundamental tones of voices lie around and below it.
const LOW_HZ: f64 = 200.0;
/// Half of the cut is reached here: above the vowels, where hiss and sharp consonants are.
const HIGH_HZ: f64 = 4_000.0;

/// `voice`, warmer by `warmth` steps of a [profile](crate::speech::profile::VoiceProfile::warmth); for 0, the voice itself.
pub(crate) fn warmed(voice: Arc<dyn Voice>, warmth: f64) -> Arc<dyn Voice> {
    if warmth > 0.0 { Arc::new(Warm { voice, warmth }) } else { voice }
}

struct Warm {
    voice: Arc<dyn Voice>,
    warmth: f64,
}

impl Voice for Warm {
    fn fingerprint(&self) -> String {
        format!("{} warmth {SCHEME} {}", self.voice.fingerprint(), self.warmth)
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        Ok(filtered(self.voice.speak(utterance)?, self.warmth))
    }

    fn words(&self, utterance: &Utterance) -> String {
        self.voice.words(utterance)
    }

    fn has(&self, utterance: &Utterance) -> bool {
        self.voice.has(utterance)
    }

    fn is_recorded(&self) -> bool {
        self.voice.is_recorded()
    }

    fn learn(&mut self, lexicon: &Lexicon) -> Result<(), SpeechError> {
        // A voice is warmed while it is made, when nobody else has it yet.
        Arc::get_mut(&mut self.voice).map_or(Ok(()), |voice| voice.learn(lexicon))
    }

    fn expect(&self, lines: &[Utterance]) -> Result<(), SpeechError> {
        self.voice.expect(lines)
    }

    fn remarks(&self) -> Vec<String> {
        self.voice.remarks()
    }

    fn asked_rate(&self) -> Option<u32> {
        self.voice.asked_rate()
    }

    fn trim(&self) -> Decibels {
        self.voice.trim()
    }

    fn presence(&self) -> Option<Decibels> {
        self.voice.presence()
    }
}

/// `clip` through both filters, softer by what they may add, so that clips keep their levels relative to one another.
fn filtered(clip: Clip, warmth: f64) -> Clip {
    let shelf_db = warmth * STEP_DB;
    let headroom = 10f64.powf(-shelf_db / 20.0);
    let mut low = filter(Type::LowShelf(shelf_db), LOW_HZ, clip.rate);
    let mut high = filter(Type::HighShelf(-shelf_db), HIGH_HZ, clip.rate);
    let warm = |sample: &f32| high.run(low.run(f64::from(*sample) * headroom)) as f32;
    let mut samples: Vec<f32> = clip.samples.iter().map(warm).collect();
    fade(&mut samples, clip.rate);
    within_full_scale(Clip { samples, rate: clip.rate })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;
    use crate::speech::engine::fake::Fake;
    use crate::speech::profile::WARMEST;
    use crate::words::Language;

    fn tone(hz: f64, amplitude: f64, rate_hz: u32) -> Clip {
        let step = hz * std::f64::consts::TAU / f64::from(rate_hz);
        let samples = (0..rate_hz).map(|n| (amplitude * (f64::from(n) * step).sin()) as f32).collect();
        Clip { samples, rate: SampleRate::new(rate_hz).expect("not 0") }
    }

    /// Root mean square of the middle half.
    fn level_db(clip: &Clip) -> f64 {
        let quarter = clip.samples.len() / 4;
        let middle = &clip.samples[quarter..3 * quarter];
        let energy: f64 = middle.iter().map(|sample| f64::from(*sample).powi(2)).sum();
        10.0 * (energy / middle.len() as f64).log10()
    }

    /// By how much a tone of `hz` rises against one of 1 kHz.
    fn rise_db(hz: f64, warmth: f64, rate_hz: u32) -> f64 {
        let change = |hz| {
            let tone = tone(hz, 0.1, rate_hz);
            level_db(&filtered(tone.clone(), warmth)) - level_db(&tone)
        };
        change(hz) - change(1_000.0)
    }

    #[test]
    fn the_low_rises_and_the_high_falls_by_as_much_as_is_documented() {
        for (warmth, shelf_db) in [(10.0, 6.0), (5.0, 3.0), (1.0, 0.6)] {
            for (hz, expected) in
                [(60.0, shelf_db), (200.0, shelf_db / 2.0), (4_000.0, -shelf_db / 2.0), (9_000.0, -shelf_db)]
            {
                let rise = rise_db(hz, warmth, 44_100);
                assert!(
                    (rise - expected).abs() < 0.1 * shelf_db,
                    "warmth {warmth}, {hz} Hz: {rise} dB, not {expected}"
                );
            }
        }
    }

    #[test]
    fn a_clip_of_any_rate_keeps_its_middle() {
        for rate_hz in [8_000, 16_000, 22_050, 48_000] {
            let low = rise_db(80.0, 10.0, rate_hz);
            assert!((5.0..6.1).contains(&low), "{rate_hz} Hz: {low} dB");
            let high = rise_db(f64::from(rate_hz) * 0.45, 10.0, rate_hz);
            assert!((-6.1..-4.0).contains(&high), "{rate_hz} Hz: {high} dB");
        }
    }

    #[test]
    fn the_loudest_clip_stays_within_full_scale_and_ends_without_a_click() {
        for hz in [50.0, 200.0, 1_000.0] {
            let clip = filtered(tone(hz, 1.0, 16_000), WARMEST);
            assert!(clip.peak() <= 1.0, "{hz} Hz: {}", clip.peak());
            assert_eq!((clip.samples.first(), clip.samples.last()), (Some(&0.0), Some(&0.0)));
            assert_eq!(clip.samples.len(), 16_000);
        }
    }

    #[test]
    fn a_soft_clip_stays_as_much_softer_than_a_loud_one() {
        let [loud, soft] = [0.9, 0.09].map(|amplitude| level_db(&filtered(tone(70.0, amplitude, 16_000), WARMEST)));
        assert!((loud - soft - 20.0).abs() < 0.01, "{loud} {soft}");
    }

    #[test]
    fn warmth_is_part_of_the_key_and_none_is_the_voice_itself() {
        let voice = |warmth| warmed(Arc::new(Fake), warmth);
        let utterance = Utterance { text: "Breathe out.".to_owned(), language: Language::English };
        assert_eq!(voice(0.0).fingerprint(), Fake.fingerprint());
        assert_eq!(voice(0.0).speak(&utterance), Fake.speak(&utterance));
        assert_ne!(voice(2.0).fingerprint(), voice(3.0).fingerprint());
        assert_ne!(voice(2.0).speak(&utterance), Fake.speak(&utterance));
    }
}

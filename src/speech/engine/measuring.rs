//! How fast a model has to speak to reach its profile's rate, found from the sample sentences of its language.

use crate::base::{Frames, Length, LengthRange, SampleRate};
use crate::speech::profile::VoiceProfile;
use crate::speech::reading::sentence::{Sentence, sentences, word_count};
use crate::speech::reading::wording::worded;
use crate::speech::shaping::calibration::{self, Measured};
use crate::speech::voice::SpeechError;

/// The speed in percent that reaches the rate of `profile`; `frames` says how long a sentence is at normal speed.
///
/// # Errors
/// Those of `frames`.
pub(crate) fn measured_speed(
    profile: &VoiceProfile,
    rate: SampleRate,
    frames: impl Fn(&Sentence) -> Result<u64, SpeechError>,
) -> Result<u32, SpeechError> {
    let LengthRange { shortest, longest } = profile.sentence_pause;
    let pause = Length::from_millis((shortest.millis() + longest.millis()) / 2);
    let mut heard = Measured::default();
    for text in profile.language.calibration() {
        let sentences = sentences(&worded(text)?, profile.language);
        for sentence in &sentences {
            heard.speech += Length::of_frames(Frames(frames(sentence)?), rate);
        }
        heard.words += word_count(text) as u64;
        heard.pauses += pause * (sentences.len() as u64 - 1);
    }
    Ok(calibration::speed(heard, profile.rate))
}

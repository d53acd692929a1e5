//! How fast a model has to speak to reach its profile's rate, found from the sample sentences of its language.

use crate::base::{Frames, Length, LengthRange, SampleRate};
use crate::speech::profile::VoiceProfile;
use crate::speech::reading::sentence::{Sentence, sentences, word_count};
use crate::speech::reading::wording::worded;
use crate::speech::shaping::calibration::{self, Measured};
use crate::speech::shaping::pacing::{Gap, Stretch};
use crate::speech::voice::SpeechError;

/// The speed in percent that reaches the rate of `profile` with pauses in the middle of their ranges; `spoken` says a sentence at normal
/// speed.
///
/// # Errors
/// Those of `spoken`.
pub(crate) fn measured_speed(
    profile: &VoiceProfile,
    rate: SampleRate,
    spoken: impl Fn(&Sentence) -> Result<Vec<Stretch>, SpeechError>,
) -> Result<u32, SpeechError> {
    let middle = |LengthRange { shortest, longest }: LengthRange| (shortest + longest).half();
    let mut heard = Measured::default();
    for text in profile.language.calibration() {
        let mut stretches = Vec::new();
        for sentence in sentences(&worded(text)?, profile.language) {
            stretches.extend(spoken(&sentence)?);
        }
        let frames = stretches.iter().map(|stretch| stretch.samples.len() as u64).sum();
        heard.speech += Length::of_frames(Frames(frames), rate);
        heard.words += word_count(text) as u64;
        for stretch in stretches.iter().skip(1) {
            heard.pauses += match stretch.before {
                Gap::Phrase => middle(profile.phrase_pause),
                Gap::Sentence => middle(profile.sentence_pause),
            };
        }
    }
    Ok(calibration::speed(heard, profile.rate))
}

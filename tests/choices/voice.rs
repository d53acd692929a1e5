//! A made-up voice whose clips depend on the number of words alone.

use nightcue::resample::frames_at;
use nightcue::script::{Script, UtteranceId};
use nightcue::timeline::ClipLengths;
use nightcue::units::{Frames, Length, SampleRate};

const RATE_HZ: u32 = 16_000;

/// 400 ms for every word.
pub struct ByWords(Vec<Frames>);

impl ByWords {
    pub fn of(script: &Script) -> Self {
        let frames = |text: &str| Frames(text.split_whitespace().count() as u64 * u64::from(RATE_HZ) * 2 / 5);
        Self(script.utterances.iter().map(|utterance| frames(&utterance.text)).collect())
    }
}

impl ClipLengths for ByWords {
    fn length(&self, utterance: UtteranceId) -> Length {
        Length::of_frames(self.0[utterance.0], rate(RATE_HZ))
    }

    fn frames(&self, utterance: UtteranceId, to: SampleRate) -> Frames {
        frames_at(self.0[utterance.0], rate(RATE_HZ), to)
    }
}

pub fn rate(hz: u32) -> SampleRate {
    SampleRate::new(hz).expect("not 0")
}

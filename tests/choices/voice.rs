//! A made-up voice whose clips depend only on the number of words.

use nightcue::base::{Length, SampleRate};
use nightcue::script::Script;
use nightcue::speech::Unheard;

/// 400 ms for every word.
pub(super) fn by_words(script: &Script) -> Unheard {
    Unheard::of(script, |utterance| Length::from_millis(400 * utterance.text.split_whitespace().count() as u64))
}

pub(super) fn rate(hz: u32) -> SampleRate {
    SampleRate::new(hz).expect("not 0")
}

//! Whether voices keep the pace that they were asked for, measured over all they say.

use std::collections::BTreeMap;

use super::casting::company::Cast;
use super::reading::sentence::word_count;
use super::recordings::Recordings;
use crate::base::Length;

/// A voice may be a twelfth faster or slower than asked: 110 to 130 words a minute for 120.
const TOLERANCE: f64 = 1.0 / 12.0;
/// A voice that says fewer words has no pace of its own.
const FEWEST_WORDS: usize = 40;

/// What one voice says in all.
#[derive(Default)]
struct Said {
    words: usize,
    length: Length,
    asked: Option<u32>,
}

/// For each voice whose pace is not the one asked for, a clause with both figures.
pub(crate) fn tempo_remarks(cast: &Cast, recordings: &Recordings) -> Vec<String> {
    let mut voices: BTreeMap<&str, Said> = BTreeMap::new();
    let mut known = std::collections::BTreeSet::new();
    for (id, ((utterance, voice), name)) in cast.lines.iter().zip(&cast.names).enumerate() {
        if known.insert(recordings.distinct(id)) {
            let said = voices.entry(name).or_default();
            said.words += word_count(&voice.words(utterance));
            said.length += recordings.length(id);
            said.asked = voice.asked_rate();
        }
    }
    voices.into_iter().filter_map(|(name, said)| said.remark(name)).collect()
}

impl Said {
    fn remark(&self, name: &str) -> Option<String> {
        let asked = self.asked.filter(|_| self.words >= FEWEST_WORDS)?;
        let measured = self.words as f64 * 60.0 / self.length.seconds();
        let is_off = (measured / f64::from(asked) - 1.0).abs() > TOLERANCE;
        let reason = if measured > f64::from(asked) { "faster" } else { "slower" };
        is_off.then(|| {
            format!(
                "the voice {name} speaks {measured:.0} words per minute, {reason} than the {asked} asked for; it is understood no better if it is changed further, so choose another voice or another `rate`"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(words: usize, seconds: u64, asked: Option<u32>) -> Option<String> {
        Said { words, length: Length::from_secs(seconds), asked }.remark("joe")
    }

    #[test]
    fn a_pace_that_was_not_reached_is_reported_with_both_figures() {
        let told = remark(300, 100, Some(120)).expect("too fast");
        assert!(told.contains("joe speaks 180 words per minute, faster than the 120 asked for"), "{told}");
        assert!(remark(300, 200, Some(120)).is_some_and(|told| told.contains("speaks 90") && told.contains("slower")));
        for seconds in [139, 150, 163] {
            assert_eq!(remark(300, seconds, Some(120)), None, "{seconds} s");
        }
    }

    #[test]
    fn a_few_words_and_a_voice_that_nobody_asked_have_no_pace() {
        assert_eq!(remark(3, 1, Some(120)), None);
        assert_eq!(remark(300, 100, None), None);
    }
}

//! Reaching the profile's rate of speech through pauses.
//!
//! The speech itself is not stretched, and every pause lies in the profile's range; within that, the words a minute over the whole clip
//! come as near to the profile's rate as they can.

use super::edges::fade;
use crate::base::{LengthRange, SampleRate};
use crate::speech::profile::VoiceProfile;

/// What stands before a stretch of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The same sentence goes on.
    Phrase,
    /// A new sentence begins.
    Sentence,
}

/// Speech without a pause, and the gap before it; the gap before the first counts for nothing.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub before: Gap,
    pub samples: Vec<i16>,
}

/// The largest sample of a pause, −70 dBFS: as soft as the voice's own hiss. With pauses of pure silence, an independent speech
/// recognizer misunderstands more (word error rate 0.41 against 0.33): the voice seems to be cut off and switched on again.
const HISS: i16 = 10;

/// The share of its rate that a line with pauses aims for: 111 words a minute for 120.
const LEANING: (u32, u32) = (37, 40);

/// Joins `stretches`, which say `words` words, with pauses.
pub(crate) fn paced(stretches: &mut [Stretch], words: usize, profile: &VoiceProfile, rate: SampleRate) -> Vec<i16> {
    let spoken: usize = stretches.iter().map(|stretch| stretch.samples.len()).sum();
    let ranges = || stretches.iter().skip(1).map(|stretch| pause_range(stretch.before, profile));
    let shortest: u64 = ranges().map(|range| range.shortest.frames(rate).0).sum();
    let longest: u64 = ranges().map(|range| range.longest.frames(rate).0).sum();
    let wanted = words as u64 * 60 * u64::from(rate.hz()) / u64::from(profile.rate);
    let missing = wanted.saturating_sub(spoken as u64).clamp(shortest, longest) - shortest;
    let room = (longest - shortest).max(1);

    let mut joined = Vec::with_capacity(spoken + longest as usize);
    for (index, stretch) in stretches.iter_mut().enumerate() {
        if index > 0 {
            let range = pause_range(stretch.before, profile);
            let (least, most) = (range.shortest.frames(rate).0, range.longest.frames(rate).0);
            let pause = least + (most - least) * missing / room;
            joined.extend(hiss().take(pause as usize));
        }
        fade(&mut stretch.samples, rate);
        joined.append(&mut stretch.samples);
    }
    joined
}

/// `profile` as the lines with pauses have to keep it. Those that are too short for any are faster, whatever is done; the others make up
/// for it, within what is allowed to a voice.
pub(crate) fn leaning(profile: &VoiceProfile) -> VoiceProfile {
    VoiceProfile { rate: profile.rate * LEANING.0 / LEANING.1, ..profile.clone() }
}

/// White noise, the same every time.
fn hiss() -> impl Iterator<Item = i16> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    let span = u32::from(2 * HISS.unsigned_abs() + 1);
    std::iter::successors(Some(1), next).skip(1).map(move |state| ((state >> 16) % span) as i16 - HISS)
}

const fn pause_range(gap: Gap, profile: &VoiceProfile) -> LengthRange {
    match gap {
        Gap::Phrase => profile.phrase_pause,
        Gap::Sentence => profile.sentence_pause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::TimeOfDay;
    use crate::words::Language;

    fn speech(before: Gap) -> Stretch {
        Stretch { before, samples: vec![1_000; 16_000] }
    }

    fn paced_ms(stretches: &[Gap], words: usize) -> usize {
        let rate = SampleRate::new(16_000).expect("not 0");
        let mut stretches: Vec<Stretch> = stretches.iter().copied().map(speech).collect();
        let profile = VoiceProfile::bundled(Language::English, TimeOfDay::Night);
        paced(&mut stretches, words, profile, rate).len() / 16
    }

    #[test]
    fn pauses_bring_speech_to_the_rate_of_its_profile() {
        let profile = VoiceProfile::bundled(Language::English, TimeOfDay::Night);
        let wanted = 8 * 60_000 / profile.rate as usize;
        let took = paced_ms(&[Gap::Sentence, Gap::Phrase, Gap::Sentence], 8);
        assert!(took.abs_diff(wanted) <= 1, "{took} ms, wanted {wanted}");
    }

    #[test]
    fn pauses_stay_in_their_range_however_few_or_many_the_words() {
        let profile = VoiceProfile::bundled(Language::English, TimeOfDay::Night);
        let gaps = [Gap::Sentence, Gap::Phrase];
        assert_eq!(paced_ms(&gaps, 1) as u64, 2_000 + profile.phrase_pause.shortest.millis());
        assert_eq!(paced_ms(&gaps, 500) as u64, 2_000 + profile.phrase_pause.longest.millis());
    }

    #[test]
    fn one_stretch_has_no_pause() {
        assert_eq!(paced_ms(&[Gap::Sentence], 30), 1_000);
    }
}

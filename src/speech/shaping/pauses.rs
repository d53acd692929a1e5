//! The pauses that a voice has made by itself, found in its samples, so that they can be lengthened.
//!
//! No sound is touched: a clip is only divided where it is silent anyway.

use std::ops::Range;

use super::pacing::{Gap, Stretch};
use crate::base::{Length, SampleRate};
use crate::speech::reading::sentence::Sentence;

/// Silence is found in pieces of this length.
const WINDOW: Length = Length::from_millis(5);
/// A piece this far below the loudest is silent: 1 / 56 is −35 dB.
const SILENT_SHARE: f64 = 1.0 / 56.0;
/// A shorter silence is a closed mouth before a consonant.
const SHORTEST: Length = Length::from_millis(70);
/// Of a silence, this much stays at each side: the end of a soft sound, and the start of the next.
const MARGIN: Length = Length::from_millis(25);

/// The gaps that `sentences` have between their phrases and between each other, in order.
pub(crate) fn gaps(sentences: &[Sentence]) -> Vec<Gap> {
    let all = sentences.iter().flat_map(|sentence| {
        let phrases = sentence.phrases.len().saturating_sub(1);
        std::iter::once(Gap::Sentence).chain(std::iter::repeat_n(Gap::Phrase, phrases))
    });
    all.skip(1).collect()
}

/// The gaps of `sentence` for a voice that pauses only where there is a mark.
#[cfg_attr(not(feature = "natural"), allow(dead_code, reason = "only natural voices do"))]
pub(crate) fn marked_gaps(sentence: &Sentence) -> Vec<Gap> {
    let inner = sentence.phrases.iter().rev().skip(1);
    inner.filter(|phrase| phrase.ends_with([',', ';', ':'])).map(|_| Gap::Phrase).collect()
}

/// `samples` divided at their longest silences, at most one for each of `gaps`; if fewer are found, nobody can tell which they are, and
/// all count as those between phrases.
pub(crate) fn divided(samples: &[i16], rate: SampleRate, gaps: &[Gap]) -> Vec<Stretch> {
    let mut silences = silences(samples, rate);
    silences.sort_by_key(|silence| std::cmp::Reverse(silence.len()));
    silences.truncate(gaps.len());
    silences.sort_by_key(|silence| silence.start);
    let is_complete = silences.len() == gaps.len();
    let gap = |index: usize| if is_complete { gaps[index] } else { Gap::Phrase };
    let margin = MARGIN.frames(rate).len();
    let (mut stretches, mut start, mut before) = (Vec::new(), 0, Gap::Sentence);
    for (index, silence) in silences.into_iter().enumerate() {
        stretches.push(Stretch { before, samples: samples[start..silence.start + margin].to_vec() });
        (start, before) = (silence.end - margin, gap(index));
    }
    stretches.push(Stretch { before, samples: samples[start..].to_vec() });
    stretches
}

/// The silences inside `samples`, each at least [`SHORTEST`].
fn silences(samples: &[i16], rate: SampleRate) -> Vec<Range<usize>> {
    let window = WINDOW.frames(rate).len().max(1);
    let energy =
        |piece: &[i16]| piece.iter().map(|sample| f64::from(*sample).powi(2)).sum::<f64>() / piece.len() as f64;
    let levels: Vec<f64> = samples.chunks(window).map(|piece| energy(piece).sqrt()).collect();
    let loudest = levels.iter().copied().fold(0.0, f64::max);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, _) in levels.iter().enumerate().filter(|(_, level)| **level < loudest * SILENT_SHARE) {
        let (start, end) = (index * window, ((index + 1) * window).min(samples.len()));
        match found.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => found.push(start..end),
        }
    }
    let shortest = SHORTEST.frames(rate).len();
    let is_inside = |silence: &Range<usize>| silence.start > 0 && silence.end < samples.len();
    found.retain(|silence| is_inside(silence) && silence.len() >= shortest);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::reading::sentence::sentences;
    use crate::words::Language;

    const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");

    /// Tones and silences by turns, in milliseconds.
    fn speech(parts: &[usize]) -> Vec<i16> {
        let part = |(index, ms): (usize, &usize)| {
            let amplitude = if index % 2 == 0 { 8_000.0 } else { 0.0 };
            (0..ms * 16).map(move |n| (amplitude * (n as f64 * 0.3).sin()) as i16)
        };
        parts.iter().enumerate().flat_map(part).collect()
    }

    fn found(parts: &[usize], gaps: &[Gap]) -> Vec<(Gap, usize)> {
        let stretches = divided(&speech(parts), RATE, gaps);
        stretches.into_iter().map(|stretch| (stretch.before, stretch.samples.len().div_ceil(16))).collect()
    }

    #[test]
    fn gaps_are_those_between_phrases_and_sentences() {
        let gaps = gaps(&sentences("Breathe out, and rest. Let go.", Language::English));
        assert_eq!(gaps, [Gap::Phrase, Gap::Sentence]);
    }

    #[test]
    fn a_clip_is_divided_at_its_longest_silences_in_their_order() {
        let parts = [400, 300, 400, 80, 400, 200, 400];
        let stretches = found(&parts, &[Gap::Sentence, Gap::Phrase]);
        assert_eq!(stretches, [(Gap::Sentence, 425), (Gap::Sentence, 930), (Gap::Phrase, 425)]);
    }

    #[test]
    fn a_closed_mouth_is_no_pause_and_without_pauses_the_clip_stays_whole() {
        assert_eq!(found(&[400, 50, 400], &[Gap::Phrase]), [(Gap::Sentence, 850)]);
        assert_eq!(found(&[400, 200, 400], &[]), [(Gap::Sentence, 1_000)]);
    }

    #[test]
    fn fewer_pauses_than_there_should_be_count_as_those_between_phrases() {
        let stretches = found(&[400, 200, 400], &[Gap::Sentence, Gap::Phrase]);
        assert_eq!(stretches.iter().map(|stretch| stretch.0).collect::<Vec<_>>(), [Gap::Sentence, Gap::Phrase]);
    }
}

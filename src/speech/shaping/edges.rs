//! Where Pico is heard and where it is not.
//!
//! No speech is cut off, nor the soft sounds next to it; the breath-like noise that the engine makes between phrases is.

use std::ops::Range;

use crate::base::{Length, SampleRate};

/// Speech is louder than this: its peaks lie between 3 000 and 20 000, the breath-like noise that Pico makes in its own
/// pauses and at its very end below 200 (measured, at the volume set in `pico.rs`).
const SPEECH: u16 = 300;
/// Softer sounds belong to the speech next to them: down to the engine's hiss, which peaks at 35 …
const SOFT: u16 = 60;
/// … if they follow one another this closely: a stop consonant closes the mouth for less time.
const REACH: Length = Length::from_millis(80);
/// Kept before the first and after the last soft sample.
const MARGIN_BEFORE: Length = Length::from_millis(10);
const MARGIN_AFTER: Length = Length::from_millis(25);
/// Fades of a stretch; at least 5 ms, so that no edge clicks.
const FADE_IN: Length = Length::from_millis(6);
const FADE_OUT: Length = Length::from_millis(15);

/// The stretches of `samples` with speech, at least `pause` apart, which is longer than twice the reach.
pub(crate) fn stretches(samples: &[i16], rate: SampleRate, pause: Length) -> Vec<Range<usize>> {
    let pause = pause.frames(rate).len();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for loud in (0..samples.len()).filter(|&at| samples[at].unsigned_abs() > SPEECH) {
        match stretches.last_mut() {
            Some(last) if loud - last.end < pause => last.end = loud + 1,
            _ => stretches.push(loud..loud + 1),
        }
    }
    stretches.into_iter().map(|loud| widened(loud, samples, rate)).collect()
}

/// `loud` with the soft sounds before and after it.
fn widened(loud: Range<usize>, samples: &[i16], rate: SampleRate) -> Range<usize> {
    let reach = REACH.frames(rate).len();
    let soft = |at: &usize| samples[*at].unsigned_abs() > SOFT;
    let Range { mut start, mut end } = loud;
    while let Some(earlier) = (start.saturating_sub(reach)..start).find(soft) {
        start = earlier;
    }
    while let Some(later) = (end..samples.len().min(end + reach)).rev().find(soft) {
        end = later + 1;
    }
    let (before, after) = (MARGIN_BEFORE.frames(rate).len(), MARGIN_AFTER.frames(rate).len());
    start.saturating_sub(before)..samples.len().min(end + after)
}

/// Fades both ends of `samples` to 0.
pub(crate) fn fade(samples: &mut [i16], rate: SampleRate) {
    let scale = |sample: &mut i16, step: usize, steps: usize| {
        *sample = (i64::from(*sample) * step as i64 / steps as i64) as i16;
    };
    let fade_in = FADE_IN.frames(rate).len().min(samples.len() / 2);
    for (step, sample) in samples.iter_mut().take(fade_in).enumerate() {
        scale(sample, step, fade_in);
    }
    let fade_out = FADE_OUT.frames(rate).len().min(samples.len() / 2);
    for (step, sample) in samples.iter_mut().rev().take(fade_out).enumerate() {
        scale(sample, step, fade_out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate() -> SampleRate {
        SampleRate::new(16_000).expect("not 0")
    }

    fn signal(parts: &[(i16, usize)]) -> Vec<i16> {
        parts.iter().flat_map(|(value, ms)| std::iter::repeat_n(*value, ms * 16)).collect()
    }

    const PAUSE: Length = Length::from_millis(300);

    #[test]
    fn hiss_is_trimmed_and_soft_sounds_next_to_speech_are_kept() {
        let samples =
            signal(&[(50, 60), (150, 40), (60, 50), (2_000, 300), (-120, 100), (40, 70), (-200, 10), (-40, 700)]);
        assert_eq!(stretches(&samples, rate(), PAUSE), vec![50 * 16..655 * 16]);
    }

    #[test]
    fn only_a_long_silence_divides() {
        let samples = signal(&[(900, 100), (0, 100), (900, 100), (0, 400), (900, 100)]);
        assert_eq!(stretches(&samples, rate(), PAUSE), [0..325 * 16, 690 * 16..800 * 16]);
    }

    #[test]
    fn the_breath_of_the_engine_in_a_pause_is_no_speech() {
        let samples = signal(&[(900, 100), (20, 180), (220, 160), (20, 180), (900, 100), (10, 400), (156, 20)]);
        assert_eq!(stretches(&samples, rate(), PAUSE), [0..125 * 16, 610 * 16..745 * 16]);
    }

    #[test]
    fn silence_has_no_stretches() {
        assert!(stretches(&signal(&[(57, 500)]), rate(), Length::from_millis(300)).is_empty());
    }

    #[test]
    fn a_fade_starts_and_ends_at_nothing_and_leaves_the_middle() {
        let mut samples = signal(&[(10_000, 100)]);
        fade(&mut samples, rate());
        assert_eq!((samples[0], samples[800], samples[1_599]), (0, 10_000, 0));
        let largest = samples.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max();
        assert!(largest <= Some(105), "{largest:?}: one step of a 6 ms fade");
    }
}

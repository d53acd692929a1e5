//! Where there is speech in a long recording, and where there is not. The recording is read as a stream and never held as a whole.

use std::path::Path;

use biquad::{Biquad as _, Type};

use super::matching::Stretch;
use crate::base::{Frames, Length, SampleRate};
use crate::sound::filter;
use crate::speech::engine::file::sound_file::{SoundFile, Unreadable};
use crate::speech::voice::SpeechError;

/// Largest take that is read, in bytes: an hour of stereo at 48 kHz and 24 bits.
pub(crate) const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// Longest take.
const LONGEST: Length = Length::from_secs(2 * 60 * 60);
/// Loudness is measured in pieces of this length.
const WINDOW: Length = Length::from_millis(10);
/// Above the hum of the mains, below every voice.
const HIGH_PASS_HZ: f64 = 75.0;
/// The share of pieces softer than the loud ones; a knock or a click is among the rest.
const LOUD_SHARE: f64 = 0.98;
/// The share of pieces that are silent in every such recording and so show the noise of the room.
const QUIET_SHARE: f64 = 0.1;
/// A piece this far below the loud ones is not speech, however quiet the room was …
const SPEECH_DB: f32 = -35.0;
/// … nor is one that is not this much above the noise of the room …
const ABOVE_NOISE_DB: f32 = 10.0;
/// … but one this near to the loud ones is, however noisy the room was.
const CERTAIN_DB: f32 = -12.0;
/// If nothing is louder than this, there is no speech.
const SILENT_DB: f32 = -60.0;
/// A shorter silence belongs to a word: a closed mouth before a consonant.
const CLOSURE: Length = Length::from_millis(180);
/// What is shorter than this and alone is a click or a breath, not a word.
const CLICK: Length = Length::from_millis(70);

/// The speech in a take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Stretches of speech without a pause, in order.
    pub stretches: Vec<Stretch>,
    /// How long the take is.
    pub length: Length,
}

/// The speech in the file `path`.
///
/// # Errors
/// When the file cannot be read, or is too long.
pub(crate) fn heard(path: &Path) -> Result<Heard, SpeechError> {
    let levels = levels(path).map_err(|error| SpeechError::unavailable(format!("{}: {error}", path.display())))?;
    let length = WINDOW * levels.len() as u64;
    Ok(Heard { stretches: stretches(&levels), length })
}

/// The level of each piece in dB of full scale.
fn levels(path: &Path) -> Result<Vec<f32>, Unreadable> {
    let mut file = SoundFile::open(path, MOST_BYTES)?;
    let window = window(file.rate());
    let mut filter = filter(Type::HighPass, HIGH_PASS_HZ, file.rate());
    let (mut levels, mut block) = (Vec::new(), Vec::new());
    while file.next(&mut block)? {
        let whole = block.len() - block.len() % window;
        for piece in block[..whole].chunks_exact(window) {
            let energy: f64 = piece.iter().map(|sample| filter.run(f64::from(*sample)).powi(2)).sum();
            levels.push(10.0 * (energy / window as f64).max(1e-12).log10() as f32);
        }
        block.drain(..whole);
        if WINDOW * levels.len() as u64 > LONGEST {
            return Err(Unreadable::TooLong);
        }
    }
    Ok(levels)
}

/// The frames of a piece; the positions in a take are exact to this length.
pub(crate) fn window(rate: SampleRate) -> usize {
    WINDOW.frames(rate).len().max(1)
}

/// The frame of `rate` at which the piece at `position` starts.
pub(crate) fn frame(position: Length, rate: SampleRate) -> Frames {
    Frames(position.millis() / WINDOW.millis() * window(rate) as u64)
}

fn stretches(levels: &[f32]) -> Vec<Stretch> {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    let at = |share: f64| sorted.get((sorted.len() as f64 * share) as usize).copied().unwrap_or(f32::NEG_INFINITY);
    let (loud, quiet) = (at(LOUD_SHARE), at(QUIET_SHARE));
    let threshold = (loud + SPEECH_DB).max(quiet + ABOVE_NOISE_DB).min(loud + CERTAIN_DB);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (index, _) in levels.iter().enumerate().filter(|(_, level)| **level > threshold.max(SILENT_DB)) {
        let (start, end) = (WINDOW * index as u64, WINDOW * (index as u64 + 1));
        match stretches.last_mut() {
            Some(last) if start.saturating_sub(last.end) < CLOSURE => last.end = end,
            _ => stretches.push(Stretch { start, end }),
        }
    }
    stretches.retain(|stretch| stretch.end.saturating_sub(stretch.start) >= CLICK);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(parts: &[(f32, usize)]) -> Vec<(u64, u64)> {
        let levels: Vec<f32> = parts.iter().flat_map(|(level, pieces)| vec![*level; *pieces]).collect();
        stretches(&levels).into_iter().map(|stretch| (stretch.start.millis(), stretch.end.millis())).collect()
    }

    #[test]
    fn speech_is_found_between_pauses_and_a_closed_mouth_is_no_pause() {
        let parts = [(-70.0, 100), (-20.0, 50), (-70.0, 10), (-25.0, 40), (-70.0, 100), (-22.0, 30), (-70.0, 50)];
        assert_eq!(found(&parts), [(1_000, 2_000), (3_000, 3_300)]);
    }

    #[test]
    fn the_noise_of_a_room_and_a_click_are_no_speech() {
        let parts = [(-45.0, 100), (-20.0, 50), (-45.0, 50), (-15.0, 2), (-45.0, 50), (-22.0, 30), (-45.0, 50)];
        assert_eq!(found(&parts), [(1_000, 1_500), (2_520, 2_820)]);
    }

    #[test]
    fn silence_has_no_speech() {
        assert!(found(&[(-120.0, 500)]).is_empty() && found(&[]).is_empty());
    }
}

//! One long recording of all lines, read in order, cut at its pauses into a file for each line.
//!
//! Which stretches of speech are which line follows from their number, their lengths and the pauses between them. What does not follow
//! clearly is said to be doubtful, with the reason, and is only written if the user accepts it.

pub(crate) mod doubt;
pub(crate) mod files;
pub(crate) mod hearing;
pub(crate) mod matching;

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::casting::lines::RecordingLine;
use super::voice::SpeechError;
use crate::base::Length;
use doubt::Doubt;
use files::Excerpt;
use hearing::TakeSpeech;
use matching::SpokenStretch;

/// Kept before and after the speech of a line, if the pause is long enough.
const MARGIN: Length = Length::from_millis(300);
/// Speech that lasts as long as this many letters goes with every line, however short: its onset and its end.
const LEAST_LETTERS: f64 = 3.0;

/// A part of a take, by the distances of its ends from the start of the take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpted {
    /// Where it starts.
    pub from: Length,
    /// Where it ends.
    pub to: Length,
}

/// Where a line is in a take.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Which line, from 1.
    pub number: usize,
    /// Where its speech is, from the start of the take; none if it was not found.
    pub speech: Option<Excerpted>,
    /// What is written: its speech, and some of the pauses around it.
    excerpt: Option<Excerpted>,
    /// Why it may not be this line.
    pub doubts: Vec<Doubt>,
}

/// A take of which every line has been found.
#[derive(Debug)]
pub struct CutTake {
    take: PathBuf,
    /// One for each line, in order.
    pub cuts: Vec<Cut>,
}

/// Finds each of `lines` in the sound file `take`, in which they are read in order.
///
/// # Errors
/// When the file cannot be read, or has far fewer stretches of speech than there are lines.
pub fn cut(take: &Path, lines: &[RecordingLine]) -> Result<CutTake, SpeechError> {
    let TakeSpeech { stretches, length } = hearing::heard(take)?;
    if stretches.len() * 2 < lines.len() || stretches.is_empty() || lines.is_empty() {
        let reason = format!(
            "{}: stretches of speech between pauses: {}, lines to find: {}; read every line once, with a pause of two seconds after each",
            take.display(),
            stretches.len(),
            lines.len()
        );
        return Err(SpeechError::unavailable(reason));
    }
    let letters = |line: &RecordingLine| line.utterance.text.chars().filter(|c| c.is_alphanumeric()).count() as f64;
    let weights: Vec<f64> = lines.iter().map(|line| letters(line) + LEAST_LETTERS).collect();
    let matched = matching::matched(&stretches, &weights);
    let cuts = matched.into_iter().enumerate().map(|(index, found)| Cut {
        number: index + 1,
        speech: found.stretches.clone().map(|place| speech(&stretches[place])),
        excerpt: found.stretches.map(|place| excerpt(&stretches, place, length)),
        doubts: found.doubts,
    });
    Ok(CutTake { take: take.to_owned(), cuts: cuts.collect() })
}

fn speech(stretches: &[SpokenStretch]) -> Excerpted {
    let (first, last) = (stretches.first(), stretches.last());
    Excerpted {
        from: first.map_or(Length::ZERO, |stretch| stretch.start),
        to: last.map_or(Length::ZERO, |stretch| stretch.end),
    }
}

/// The stretches of `place` with a margin on both sides, which is at most half of the pause to other speech.
fn excerpt(stretches: &[SpokenStretch], place: Range<usize>, length: Length) -> Excerpted {
    let Excerpted { from, to } = speech(&stretches[place.clone()]);
    let before = match place.start.checked_sub(1) {
        Some(before) => from.saturating_sub(stretches[before].end).half(),
        None => from,
    };
    let after = match stretches.get(place.end) {
        Some(after) => after.start.saturating_sub(to).half(),
        None => length.saturating_sub(to),
    };
    Excerpted { from: from.saturating_sub(MARGIN.min(before)), to: to + MARGIN.min(after) }
}

impl CutTake {
    /// Writes the cuts with a number that `is_wanted` into `folder`, each under the name of its line, all or none; returns the files.
    ///
    /// # Errors
    /// When a file exists already, or the take cannot be read or a file not be written.
    pub fn write(
        &self,
        lines: &[RecordingLine],
        folder: &Path,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Result<Vec<PathBuf>, SpeechError> {
        let wanted = self.cuts.iter().zip(lines).filter(|(cut, _)| is_wanted(cut.number));
        let excerpts = wanted.filter_map(|(cut, line)| {
            let Excerpted { from, to } = cut.excerpt?;
            Some(Excerpt { file: line.file.clone(), from, to })
        });
        files::write(&self.take, &excerpts.collect::<Vec<_>>(), folder)
    }
}

//! A finished file, measured against its timeline.
//!
//! In: a file and the [`Record`] of what should be in it. Out: a [`Verification`]. Guaranteed: what is measured is found in the
//! decoded samples without knowing where it should be; only then is it compared.

mod compare;
mod decode;
mod heard;
mod levels;
mod loudness;
mod table;
mod tones;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::sheet::Record;
use crate::sheet::record::RecordError;
use crate::units::{Frame, Frames, Instant, SampleRate};

pub use decode::{Coding, DecodeError, Opened};
pub use heard::Heard;
pub use table::table;

/// Why nothing could be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file cannot be heard.
    #[error("{0}")]
    Decode(#[from] DecodeError),
    /// Its timeline cannot be used.
    #[error("{0}")]
    Record(#[from] RecordError),
    /// The person asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable name.
    pub code: &'static str,
    /// Where it is, in milliseconds from the start of the track.
    #[serde(rename = "at_ms")]
    pub at: Option<u64>,
    /// What it is, for a person.
    pub message: String,
}

/// A hold as planned and as measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasuredHold {
    /// From 1.
    pub number: usize,
    /// The title of its step.
    pub title: String,
    /// Where its start tone should begin.
    pub planned_start: Frame,
    /// How long it should last.
    pub planned: Frames,
    /// How long it lasts, from onset to onset; `None` when a tone is missing.
    pub measured: Option<Frames>,
    /// How much later its start tone begins than planned, in frames.
    pub late: Option<i64>,
}

impl MeasuredHold {
    /// Measured less planned, in frames.
    pub fn difference(&self) -> Option<i64> {
        self.measured.map(|measured| measured.0 as i64 - self.planned.0 as i64)
    }
}

/// A list of chapters in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasuredChapters {
    /// How finely the list tells time.
    pub resolution: &'static str,
    /// How many there are.
    pub count: usize,
    /// The largest distance from the timeline, in frames.
    pub largest_difference: u64,
}

/// What was measured and what is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verification {
    /// How the file stores sound.
    pub coding: &'static str,
    /// Frames in a second of the decoded sound.
    #[serde(rename = "sample_rate_hz")]
    pub rate: SampleRate,
    /// The decoded sound.
    pub length_frames: Frames,
    /// Every hold.
    pub holds: Vec<MeasuredHold>,
    /// Tones that were found.
    pub tones: usize,
    /// Prompts and cues that were heard.
    pub words: usize,
    /// Stretches without a sound that were looked at.
    pub silences: usize,
    /// Every list of chapters in the file.
    pub chapters: Vec<MeasuredChapters>,
    /// Integrated loudness.
    pub loudness_lufs: f64,
    /// The true peak.
    pub true_peak_dbtp: f64,
    /// Everything that is not as it should be.
    pub problems: Vec<Problem>,
}

impl Verification {
    /// Whether the file is what it should be.
    pub const fn holds_true(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Decodes the file at `path` and measures it; `progress` is told the frames done so far.
///
/// # Errors
/// When it cannot be decoded, or `interrupted` is set.
pub fn hear(path: &Path, interrupted: &AtomicBool, progress: &dyn Fn(Frames)) -> Result<Heard, VerifyError> {
    let stop = || if interrupted.load(Ordering::Relaxed) { Err(VerifyError::Interrupted) } else { Ok(()) };
    heard::hear(Opened::open(path)?, &stop, progress)
}

/// The record that the file at `path` carries in its tags, if it does.
///
/// # Errors
/// When the file cannot be read, or what it carries makes no sense.
pub fn carried_record(heard: &Heard) -> Result<Option<Record>, VerifyError> {
    let json = heard.carried.timeline.as_deref();
    Ok(json.map(Record::read).transpose()?)
}

/// Compares what was heard with `record`.
pub fn verify(heard: &Heard, record: Record) -> Verification {
    compare::compare(heard, record)
}

/// `frame` on the clock of problems.
fn at(frame: Frame, rate: SampleRate) -> Option<u64> {
    Some(Instant::of_frame(frame, rate).since_start().millis())
}

//! The result of a verification, and why there may be none.

use serde::Serialize;

use super::decode::error::DecodeError;
use crate::base::{Frame, Frames, Instant, SampleRate};
use crate::render::RecordError;

/// Why a file could not be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file cannot be decoded.
    #[error("{0}")]
    Decode(#[from] DecodeError),
    /// Its timeline cannot be used.
    #[error("{0}")]
    Record(#[from] RecordError),
    /// The user asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable name for this kind of problem.
    pub code: &'static str,
    /// Where it is, in milliseconds from the start of the track.
    #[serde(rename = "at_ms")]
    pub at: Option<u64>,
    /// A message for the user.
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
    /// Whether a sound of the routine starts or ends it, which is only checked for being there.
    pub has_own_sound: bool,
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
    /// The resolution of its times.
    pub resolution: &'static str,
    /// How many there are.
    pub count: usize,
    /// The largest distance from the timeline, in frames.
    pub largest_difference: u64,
}

/// What was measured, and what is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verification {
    /// How the file stores sound.
    pub coding: &'static str,
    /// Frames per second of the decoded sound.
    #[serde(rename = "sample_rate_hz")]
    pub rate: SampleRate,
    /// Length of the decoded sound.
    pub length_frames: Frames,
    /// Every hold.
    pub holds: Vec<MeasuredHold>,
    /// Tones that were found.
    pub tones: usize,
    /// Prompts and cues that were heard.
    pub words: usize,
    /// Silences that were checked.
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

/// The position of `frame` in milliseconds, as problems state it.
pub(super) fn at(frame: Frame, rate: SampleRate) -> Option<u64> {
    Some(Instant::of_frame(frame, rate).since_start().millis())
}

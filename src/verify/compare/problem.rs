//! The wording of problems.

use crate::base::{Frames, Length, counted};
use crate::verify::heard::Heard;
use crate::verify::verification::Problem;

/// A problem: its code, its position in milliseconds, and the message for the user.
pub(crate) fn problem(code: &'static str, at: Option<u64>, message: String) -> Problem {
    Problem { code, at, message }
}

/// `1440 frames (30.000 ms)`
pub(crate) fn frames(difference: i64, heard: &Heard) -> String {
    let count = difference.unsigned_abs();
    let ms = Length::of_frames(Frames(count), heard.rate).seconds() * 1000.0;
    format!("{} ({ms:.3} ms)", counted(count as usize, "frame"))
}

/// Whether something later by `difference` frames is late or early.
pub(crate) const fn later(difference: i64) -> &'static str {
    if difference > 0 { "late" } else { "early" }
}

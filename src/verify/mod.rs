//! Measures a finished file and compares it with a timeline.

mod carried;
mod compare;
mod decode;
mod heard;
mod levels;
mod loudness;
mod particulars;
mod table;
mod tones;
mod verification;

pub use carried::{Carried, read_carried};
pub use compare::verify;
pub use decode::Coding;
pub use heard::{Heard, hear};
pub use particulars::{Particulars, read_particulars};
pub use table::{problem_lines, verification_table};
pub use verification::{Problem, Verification, VerifyError};

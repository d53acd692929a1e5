//! nightcue turns a routine definition into one narrated audio track whose holds last exactly as long as they say.

pub mod clip;
pub mod definition;
pub mod diagnostic;
pub mod duration;
pub mod encode;
pub mod language;
pub mod limits;
pub mod phrasebook;
pub mod report;
pub mod routine;
pub mod source;
pub mod speech;
pub mod spoken;
pub mod units;

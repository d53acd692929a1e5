//! nightcue turns a routine definition into one narrated audio track whose holds last exactly as long as they say.

pub mod clip;
pub mod definition;
pub mod diagnostic;
pub mod duration;
pub mod encode;
pub mod language;
pub mod limits;
pub mod loudness;
pub mod phrasebook;
pub mod report;
pub mod routine;
pub mod script;
pub mod session;
pub mod source;
pub mod speech;
pub mod spoken;
pub mod timeline;
pub mod tone;
pub mod units;

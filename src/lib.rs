//! nightcue turns a routine definition into one narrated audio track whose holds last exactly as long as they say.

pub mod clip;
pub mod encode;
pub mod language;
pub mod phrasebook;
pub mod speech;
pub mod spoken;
pub mod units;

//! From a routine and the listener's choices to everything that is heard, untimed.

mod act;
mod cue;
mod estimate;
mod fill;
mod holds;
mod overview;
mod own;
mod session;
mod sheet;
mod write;
mod writer;

pub use cue::{Chapter, Cue, Firmness, HeldTime, HeldWords, Line, Pacing, Prompt, RestTime, Script, UtteranceId};
pub use overview::{OfferOverview, Overview};
pub use session::{AffectedSide, Choices, CountChoice, HoldChoice, Session};
pub use sheet::script_sheet;
pub use write::write;

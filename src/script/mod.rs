//! From a routine and the listener's choices to everything that is heard, untimed.

mod act;
mod belongings;
mod choices;
mod chorus;
mod chosen;
mod cue;
mod differences;
mod estimate;
mod fill;
mod held;
mod holds;
mod menu;
mod offered;
mod open_rest;
mod overview;
mod own;
mod repeat;
mod session;
mod sheet;
mod typed;
mod write;
mod writer;

pub use choices::{AffectedSide, Choices, CountChoice, HoldChoice};
pub use chorus::{Chorus, Member};
pub use chosen::{Chosen, ChosenCount, ChosenLength};
pub use cue::{
    Anchor, Chapter, Cue, Firmness, HeldTime, HeldWords, HoldTones, Lead, Line, Pacing, Prompt, RestTime, RestWords,
    Script, ToneSounds, UtteranceId,
};
pub use differences::name_part;
pub use estimate::length as estimated_length;
pub use menu::Menu;
pub use offered::offered;
pub use overview::{OfferOverview, Overview};
pub use session::{OpenCounts, Session};
pub use sheet::script_sheet;
pub use write::write;

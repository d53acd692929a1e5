//! A script heard live, by the clock.

mod advance;
mod cues;
mod groups;
mod keys;
mod pace;
mod rehearsal;
mod stretch;
mod view;

pub use groups::step_named;
pub use keys::Key;
pub use rehearsal::{Act, Happening, Rehearsal, Told};
pub use view::{Doing, HoldClock, View};

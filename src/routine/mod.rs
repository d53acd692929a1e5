//! From the text of a definition to a checked routine.

mod breath;
mod check;
mod checked;
mod definition;
mod guidance;
mod library;
mod own_words;
mod schema;
mod starter;
mod template;

pub use breath::{Breath, BreathSound};
pub use check::check;
pub use checked::{
    Action, Block, Condition, Countdown, Hold, HoldCue, HoldId, Offer, Pace, RangeEnd, Rest, Routine, Sides, Step,
    Then, When, Words,
};
pub use definition::parse::parse;
pub use definition::{Definition, SIDES};
pub use guidance::Guidance;
pub use library::{Bundled, FindError, Found, bundled, find};
pub use own_words::Own;
pub use schema::routine_schema;
pub use starter::{Answers, StarterStep, starter_countdown, starter_routine, starter_step_title, starter_title};
pub use template::{Piece, Template};

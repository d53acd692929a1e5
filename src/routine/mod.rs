//! From the text of a definition to a checked routine.

mod breath;
mod check;
mod checked;
mod definition;
mod fixed_words;
mod guidance;
mod import;
mod library;
mod occasion;
mod own_sounds;
mod own_words;
mod schema;
mod starter;
mod template;
mod words;

pub use breath::{Breath, BreathPart};
pub use check::read;
pub use checked::{
    Action, Block, Condition, CountRange, Countdown, CueContent, FlowWords, Hold, HoldCue, Offer, Pace, Repetitions,
    Rest, Routine, Spacing, Step, Then, When,
};
pub use definition::Definition;
pub use fixed_words::{BreathSound, Counting, Order, RangeEnd, Sides, Tempo};
pub use guidance::Guidance;
pub use import::{Fate, ImportError, Imported, Note, Sheet, SheetFormat, Tally, import};
pub use library::{Bundled, FindError, Found, bundled, find};
pub use occasion::{Occasion, Pass};
pub use own_sounds::{OwnSound, OwnSounds};
pub use own_words::{Own, OwnWords};
pub use schema::routine_schema;
pub use starter::{Answers, StarterStep, starter_countdown, starter_routine, starter_step_title, starter_title};
pub use template::{Piece, Template, Unknown};
pub use words::Words;

//! Every clip at its exact frame, and hold lengths for a requested total.

mod bedding;
mod countdown;
mod draft;
mod examination;
mod fit;
mod hold;
mod layout;
mod overrun;
mod part;
mod picture;
mod place;
mod placement;
mod rest;
mod table;
mod wind_down;

pub use bedding::Bedding;
pub use draft::{Draft, draft};
pub use examination::{Examination, Examined};
pub use fit::fit;
pub use fit::lengths::chosen_lengths;
pub use layout::{lay_out, total};
pub use picture::timeline_picture;
pub use placement::{ChapterSpan, HoldSpan, Kind, Overrun, PauseSpan, Placement, RestSpan, Sound, Timeline};
pub use table::timeline_table;

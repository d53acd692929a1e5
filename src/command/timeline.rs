//! `nightcue timeline`: what is heard when.
//!
//! In: a routine and choices. Out: a table or JSON on standard output.

use nightcue::sheet;

use super::{Context, prepare};
use crate::cli::Timeline;
use crate::console;
use crate::failure::Failure;

pub fn run(args: &Timeline, context: &Context<'_>) -> Result<(), Failure> {
    let prepared = prepare(&args.routine, &args.sound, context)?;
    let text = if args.json {
        sheet::timeline_json(&prepared.timeline) + "\n"
    } else {
        sheet::timeline_table(&prepared.timeline)
    };
    Ok(console::print(&text)?)
}

//! `nightcue timeline`: prints what is heard when, as a table, as a picture or as JSON.

use super::prepare;
use crate::cli::args::Timeline;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Timeline, context: &Context<'_>) -> Result<(), Failure> {
    let prepared = prepare::prepare(&args.routine, &args.sound, context)?;
    let text = if args.json {
        nightcue::render::timeline_json(prepared.timeline()) + "\n"
    } else if args.svg {
        nightcue::timeline::timeline_picture(prepared.timeline())
    } else {
        nightcue::timeline::timeline_table(prepared.timeline(), console::columns())
    };
    Ok(console::print(&text)?)
}

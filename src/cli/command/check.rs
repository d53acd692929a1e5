//! `nightcue check`: reports problems and writes nothing but the cache.
//!
//! It finds everything that `render` would refuse, overruns included.

use super::prepare::prepare_all;
use crate::cli::args::Check;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Check, context: &Context<'_>) -> Result<(), Failure> {
    for prepared in prepare_all(&args.routine, &args.sound, context)? {
        let holds = prepared.timeline().holds.len();
        let plural = if holds == 1 { "" } else { "s" };
        let length = prepared.length();
        context.console.say(&format!("{}: no problems; {holds} hold{plural}, {length}", prepared.found.source.name()));
    }
    Ok(())
}

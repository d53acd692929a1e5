//! `nightcue check`: reports problems and writes nothing but the cache.
//!
//! It finds everything that `render` would refuse, overruns included, and warns of what can be read aloud in two ways.

use super::prepare::prepare_all;
use crate::cli::args::Check;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Check, context: &Context<'_>) -> Result<(), Failure> {
    for prepared in prepare_all(&args.routine, &args.sound, context)? {
        let holds = prepared.timeline().holds.len();
        let plural = if holds == 1 { "" } else { "s" };
        let length = prepared.length();
        let warnings = match prepared.production.routine.warnings.len() {
            0 => String::new(),
            1 => ", 1 warning".to_owned(),
            count => format!(", {count} warnings"),
        };
        let name = prepared.found.source.name();
        context.console.say(&format!("{name}: no problems{warnings}; {holds} hold{plural}, {length}"));
    }
    Ok(())
}

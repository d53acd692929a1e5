//! `nightcue check`: problems only.
//!
//! In: a routine and choices. Out: nothing, or the problems. Guaranteed: finds what `render` would refuse, overruns included, and writes
//! nothing but the cache.

use super::{Context, prepare_all};
use crate::cli::Check;
use crate::failure::Failure;

pub fn run(args: &Check, context: &Context<'_>) -> Result<(), Failure> {
    for prepared in prepare_all(&args.routine, &args.sound, context)? {
        let holds = prepared.timeline.holds.len();
        let length = prepared.length();
        context.console.say(&format!("{}: no problems; {holds} holds, {length}", prepared.found.source.name()));
    }
    Ok(())
}

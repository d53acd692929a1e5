//! `nightcue script`: every word, to read in daylight.
//!
//! In: a routine and choices. Out: a sheet on standard output.

use nightcue::sheet;

use super::compiled;
use crate::cli::Script;
use crate::console;
use crate::failure::Failure;

pub fn run(args: &Script) -> Result<(), Failure> {
    let (_, compiled) = compiled(&args.routine)?;
    if compiled.session.fit.is_some() {
        return Err(Failure::Machine(
            "`script` speaks nothing, so it cannot know how long the words take; use `timeline --fit`".to_owned(),
        ));
    }
    let text = if args.spoken { sheet::spoken_lines(&compiled.script) } else { sheet::script_sheet(&compiled.script) };
    Ok(console::print(&text)?)
}

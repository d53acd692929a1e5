//! `nightcue verify`: measures a finished file and compares it with a timeline, its own or that of a routine.
//!
//! It succeeds only if everything is as planned.

use std::path::Path;

use nightcue::render::Record;
use nightcue::verify::{self, Heard, VerifyError, problem_lines, verification_table};

use super::prepare;
use crate::cli::args::Verify;
use crate::cli::args::choices::{RoutineArgs, SoundArgs};
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Verify, context: &Context<'_>) -> Result<(), Failure> {
    let heard = hear(&args.file, context)?;
    let record = match &args.routine {
        Some(routine) => planned(routine, args, &heard, context)?,
        None => carried(&args.file, &heard)?,
    };
    let verification = verify::verify(&heard, record);
    let text = if args.json {
        serde_json::to_string_pretty(&verification).unwrap_or_default() + "\n"
    } else {
        verification_table(&args.file.display().to_string(), &verification)
    };
    if !context.console.is_quiet() || args.json {
        console::print(&text)?;
    } else if !verification.holds_true() {
        console::print(&problem_lines(&verification))?;
    }
    if verification.holds_true() { Ok(()) } else { Err(Failure::Unverified) }
}

fn hear(file: &Path, context: &Context<'_>) -> Result<Heard, Failure> {
    let bar = context.console.bar("measuring", 0);
    let heard = verify::hear(file, context.interrupted, &|done| bar.set_position(done.0));
    bar.finish_and_clear();
    heard.map_err(|error| in_file(file, error))
}

fn in_file(file: &Path, error: VerifyError) -> Failure {
    match error {
        VerifyError::Interrupted => Failure::Interrupted,
        error => Failure::Machine(format!("{}: {error}", file.display())),
    }
}

/// The timeline in the file's own tags.
fn carried(file: &Path, heard: &Heard) -> Result<Record, Failure> {
    let record = heard.record().map_err(|error| in_file(file, error))?;
    let name = file.display();
    record.ok_or_else(|| {
        Failure::Machine(format!("`{name}` contains no timeline; give its routine: `nightcue verify {name} ROUTINE`"))
    })
}

/// The timeline that `routine` has now, at the rate of the file's own timeline or, without one, of the file: Opus is always
/// decoded at 48 kHz.
fn planned(routine: &str, args: &Verify, heard: &Heard, context: &Context<'_>) -> Result<Record, Failure> {
    let carried = heard.record().ok().flatten();
    let sample_rate = carried.map_or(heard.rate, |record| record.rate());
    let sound = SoundArgs { sample_rate, ..args.sound.clone() };
    let routine = RoutineArgs { routine: routine.to_owned(), choices: args.choices.clone() };
    let performance = prepare::prepare(&routine, &sound, context)?.production.performance;
    let bed = performance.recordings.bed();
    Ok(Record::of(&performance.timeline).on(bed).mastered(&performance.master()))
}

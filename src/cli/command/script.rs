//! `nightcue script`: prints every word of a track, without speaking any of them.

use std::path::Path;

use nightcue::base::{Threads, TimeOfDay, write_whole};
use nightcue::routine::Found;
use nightcue::script;
use nightcue::speech::{self, Casting, RecordingLine, Shelf};

use super::prepare::compiled;
use crate::cli::args::Script;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Script, context: &Context<'_>) -> Result<(), Failure> {
    let (found, compiled) = compiled(&args.routine, context)?;
    if compiled.session.fit.is_some() {
        return Err(Failure::Machine(
            "`script` does not speak, so it cannot know how long the words take; use `timeline --fit`".to_owned(),
        ));
    }
    if args.lines || args.csv.is_some() {
        let mut lines = speech::lines_to_record(&compiled.script);
        if let Some(wish) = &args.voice {
            let voice = casting(None, &found).voice(wish, compiled.script.language);
            lines = speech::without_recording(lines, &*voice.map_err(|error| Failure::Machine(error.to_string()))?);
        }
        return listed(&lines, args.csv.as_deref());
    }
    if !args.spoken {
        return Ok(console::print(&script::script_sheet(&compiled.script))?);
    }
    let lines = casting(args.voice.clone(), &found).lines(&compiled.script);
    let lines = lines.map_err(|problems| Failure::stopped(speech::miscast(problems), &found.source))?;
    Ok(console::print(&speech::spoken_lines(&compiled.script, &lines))?)
}

/// The casting with `wish`, or as the routine asks for.
fn casting(wish: Option<String>, found: &Found) -> Casting {
    let shelf = Shelf::of_user(found.folder.clone());
    let threads = Threads::EACH_CORE;
    Casting { shelf, time: TimeOfDay::Night, wish, fallback: None, speaker: None, memory: None, threads }
}

/// Prints the list, or saves it as a CSV table, completely or not at all.
fn listed(lines: &[RecordingLine], csv: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = csv else { return Ok(console::print(&speech::recording_list(lines))?) };
    let saved = write_whole(path, speech::recording_table(lines).as_bytes());
    saved.map(drop).map_err(|error| Failure::Machine(format!("cannot write `{}`: {error}", path.display())))
}

//! `nightcue script`: prints every word of a track, without speaking any of them.

use std::path::Path;

use nightcue::base::{Threads, write_whole};
use nightcue::routine::Found;
use nightcue::script;
use nightcue::speech::{self, Casting, LoadedVoices, RecordingLine, Shelf, Voice};
use nightcue::words::Utterance;

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
        let lines = speech::lines_to_record(&compiled.script);
        return match &args.voice {
            Some(wish) => {
                let voice = casting(None, &found).voice(wish, compiled.script.language).map_err(Failure::machine)?;
                missing(lines, &*voice, args.csv.as_deref(), context)
            }
            None => listed(&lines, args.csv.as_deref()),
        };
    }
    if !args.spoken {
        return Ok(console::print(&script::script_sheet(&compiled.script))?);
    }
    let cast = casting(args.voice.clone(), &found).cast(&compiled.script);
    let cast = cast.map_err(|problems| Failure::stopped(speech::miscast(problems), &found.source))?;
    Ok(console::print(&speech::spoken_lines(&compiled.script, &cast.lines))?)
}

/// The casting with `wish`, or as the routine asks for.
fn casting(wish: Option<String>, found: &Found) -> Casting {
    let shelf = Shelf::of_user(found.folder.clone());
    let threads = Threads::EACH_CORE;
    Casting {
        shelf,
        time: None,
        wish,
        fallback: None,
        speaker: None,
        memory: None,
        threads,
        loaded: LoadedVoices::default(),
        trial: None,
    }
}

/// Lists what `voice` has no recording of, and names every file that is not used or cannot be.
fn missing(
    lines: Vec<RecordingLine>,
    voice: &dyn Voice,
    csv: Option<&Path>,
    context: &Context<'_>,
) -> Result<(), Failure> {
    let utterances: Vec<Utterance> = lines.iter().map(|line| line.utterance.clone()).collect();
    let usable = voice.expect(&utterances);
    voice.remarks().iter().for_each(|remark| context.console.say(&format!("note: {remark}")));
    listed(&speech::without_recording(lines, voice), csv)?;
    usable.map_err(Failure::machine)
}

/// Prints the list, or saves it as a CSV table, completely or not at all.
fn listed(lines: &[RecordingLine], csv: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = csv else { return Ok(console::print(&speech::recording_list(lines))?) };
    let saved = write_whole(path, speech::recording_table(lines).as_bytes());
    saved.map(drop).map_err(|error| Failure::Machine(format!("cannot write `{}`: {error}", path.display())))
}

//! `nightcue check`: reports problems and writes nothing but the cache.
//!
//! It finds everything that `render` would refuse for any choice that the routine offers, overruns included, and warns of what can be
//! read aloud in two ways.

mod verdict;

use nightcue::Checked;
use nightcue::base::{Length, TimeOfDay, counted};
use nightcue::routine::Routine;
use nightcue::timeline::Examined;

use super::prepare::{every, prepare_all};
use crate::cli::args::Check;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use verdict::Verdict;

pub(crate) fn run(args: &Check, context: &Context<'_>) -> Result<(), Failure> {
    if args.only || args.routine.choices.fit.is_some() {
        return only(args, context);
    }
    let verdict = Verdict::of(args);
    if let Some(said) = verdict.as_ref().and_then(Verdict::said) {
        context.console.say(&said);
        return Ok(());
    }
    let (found, Checked { routine, examined, remarks }) = every(&args.routine, &args.sound, context)?;
    let (name, warnings) = (found.source.name(), warnings(&routine));
    let what = tracks(&examined, args.sound.profile);
    let said = format!("{name}: no problems{warnings} in {what}");
    context.console.say(&said);
    let is_all = routine.warnings.is_empty() && examined.remarks.is_empty() && remarks.is_empty();
    if let Some(verdict) = verdict.filter(|_| is_all) {
        verdict.note(&said);
    }
    Ok(())
}

/// Checks one track, or one for each side asked for.
fn only(args: &Check, context: &Context<'_>) -> Result<(), Failure> {
    for prepared in prepare_all(&args.routine, &args.sound, context)? {
        let holds = prepared.timeline().holds.len();
        let length = prepared.length();
        let (name, warnings) = (prepared.found.source.name(), warnings(&prepared.production.routine));
        context.console.say(&format!("{name}: no problems{warnings}; {}, {length}", counted(holds, "hold")));
    }
    Ok(())
}

/// How many warnings there are about the texts of `routine`.
fn warnings(routine: &Routine) -> String {
    match routine.warnings.len() {
        0 => String::new(),
        count => format!(", {}", counted(count, "warning")),
    }
}

/// Which tracks were checked, and how long they last.
fn tracks(examined: &Examined, profile: Option<TimeOfDay>) -> String {
    let languages: Vec<&str> = examined.languages.iter().map(|language| language.name()).collect();
    let times = profile.map_or("night and day", TimeOfDay::name);
    let second = |length: Length| Length::from_secs((length.millis() + 500) / 1000);
    let (shortest, longest) = (second(examined.shortest), second(examined.longest));
    let tracks = counted(examined.tracks, "track");
    format!("{tracks} ({}; {times}), {shortest} to {longest}", languages.join(", "))
}

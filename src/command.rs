//! What the commands share: finding, compiling, speaking and laying out a routine.
//!
//! In: arguments. Out: a [`Prepared`] routine. Guaranteed: the same stages in the same order for every command.

mod check;
mod list;
mod render;
mod script;
mod timeline;

use std::sync::atomic::AtomicBool;

use nightcue::library::{self, Found};
use nightcue::routine::RangeEnd;
use nightcue::session::{AffectedSide, HoldChoice};
use nightcue::speech::recordings::Recordings;
use nightcue::timeline::{Timeline, lay_out};
use nightcue::units::Length;
use nightcue::{Compiled, compile};

use crate::cli::{Cli, Command, RoutineArgs, SoundArgs};
use crate::console::Console;
use crate::failure::Failure;

/// What every command gets beside its arguments.
pub struct Context<'a> {
    /// Where words for the person go.
    pub console: Console,
    /// Set when the person asks to stop.
    pub interrupted: &'a AtomicBool,
}

/// Runs the command of `cli`.
pub fn run(cli: &Cli, context: &Context<'_>) -> Result<(), Failure> {
    match &cli.command {
        Command::Render(args) => render::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Timeline(args) => timeline::run(args, context),
        Command::Script(args) => script::run(args),
        Command::List => list::run(),
    }
}

/// A routine, spoken and laid out.
pub struct Prepared {
    /// Where it was found.
    pub found: Found,
    /// Routine, choices and script.
    pub compiled: Compiled,
    /// Every utterance.
    pub recordings: Recordings,
    /// What is heard when.
    pub timeline: Timeline,
}

impl Prepared {
    /// How long the track plays, to the second.
    fn length(&self) -> Length {
        let exact = Length::of_frames(self.timeline.length, self.timeline.rate);
        Length::from_secs((exact.millis() + 500) / 1000)
    }

    /// What the files are called: the routine and the choices that differ from its own.
    fn track_name(&self) -> String {
        let title = || slug(&self.compiled.routine.title.plain(self.compiled.routine.language));
        let base = self.found.name.clone().unwrap_or_else(title);
        std::iter::once(base).chain(self.compiled.session.differences.iter().cloned()).collect::<Vec<_>>().join("-")
    }

    /// The choices as a comment in the file.
    fn choices_text(&self) -> String {
        let session = &self.compiled.session;
        let side = session.side.map_or("not named", AffectedSide::name);
        let hold = match session.hold {
            HoldChoice::End(RangeEnd::Shortest) => "shortest".to_owned(),
            HoldChoice::End(RangeEnd::Longest) => "longest".to_owned(),
            HoldChoice::Exactly(length) => length.to_string(),
        };
        format!(
            "side: {side}; holds: {hold}; with: {}",
            if session.present.is_empty() { "nothing".to_owned() } else { session.present.join(", ") }
        )
    }
}

/// Letters and digits of `title` in lower case, everything else as single dashes.
fn slug(title: &str) -> String {
    let dashed: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "track".to_owned() } else { words.join("-") }
}

/// Finds and compiles a routine.
fn compiled(args: &RoutineArgs) -> Result<(Found, Compiled), Failure> {
    let found = library::find(&args.routine)?;
    let compiled =
        compile(&found.source, &args.choices()).map_err(|problems| Failure::routine(problems, &found.source))?;
    Ok((found, compiled))
}

/// Finds, compiles, speaks and lays out a routine.
fn prepare(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Prepared, Failure> {
    let (found, compiled) = compiled(args)?;
    let recordings = nightcue::speech::recordings::fake(&compiled.script.utterances);
    let timeline = lay_out(&compiled.script, &recordings, sound.sample_rate)
        .map_err(|problems| Failure::routine(problems, &found.source))?;
    Ok(Prepared { found, compiled, recordings, timeline })
}

//! The command line as typed.
//!
//! Parsing has no side effects. What a choice means for a particular routine is decided later, by
//! [`Session`](nightcue::script::Session).

pub(crate) mod choices;
pub(crate) mod rehearse;
pub(crate) mod render;
#[cfg(feature = "studio")]
pub(crate) mod share;
pub(crate) mod start;
#[cfg(feature = "studio")]
pub(crate) mod studio;
pub(crate) mod version;
pub(crate) mod voices;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use choices::{ChoiceArgs, RoutineArgs, SoundArgs};
use render::Render;

const EXAMPLES: &str = "\
Examples:
  nightcue render hamstring-cramp                  the bundled routine, written to out/
  nightcue render hamstring-cramp --side left      a track that names the left leg
  nightcue check my-routine.toml                   report problems, write nothing
  nightcue timeline my-routine.toml                what is heard when

ROUTINE is a file, `-` for standard input, or the name of a bundled routine.
Exit codes:
  0    success
  1    a problem with the routine or a choice
  2    a problem with the command line or the system
  130  interrupted";

/// The version, and the license terms for distributing the program.
const LONG_VERSION: &str = version::LONG;

/// Turns a routine definition into one narrated audio track whose holds last exactly as long as they say.
#[derive(Debug, Parser)]
#[command(name = "nightcue", version, long_version = LONG_VERSION, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Report problems only
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a track
    #[command(after_help = render::EXAMPLES)]
    Render(Render),
    /// Report problems of every track that a routine offers, without writing anything
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Show what is heard when, as a table, a picture or JSON
    #[command(
        after_help = "Examples:\n  nightcue timeline hamstring-cramp --side right\n  nightcue timeline my-routine.toml --json > timeline.json\n  nightcue timeline my-routine.toml --svg > timeline.svg"
    )]
    Timeline(Timeline),
    /// Show every word of the track as text
    #[command(after_help = "Example:\n  nightcue script hamstring-cramp --language de")]
    Script(Script),
    /// Measure a finished file and compare it with its timeline
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(Verify),
    /// Bring tracks onto a phone: a code to scan, or a podcast for the apps at home
    #[cfg(feature = "studio")]
    #[command(after_help = share::EXAMPLES)]
    Share(share::Share),
    /// Run a routine live, spoken by the operating system's voice
    #[command(after_help = rehearse::EXAMPLES)]
    Rehearse(rehearse::Rehearse),
    /// List the bundled routines, or show one in detail
    #[command(after_help = start::LIST_EXAMPLES)]
    List(start::List),
    /// Start a routine of your own
    #[command(after_help = start::NEW_EXAMPLES)]
    New(start::New),
    /// Make a routine of an article, a handout, a table or a script
    #[command(after_help = start::IMPORT_EXAMPLES)]
    Import(start::Import),
    /// Write, look at and hear a routine in the browser
    #[cfg(feature = "studio")]
    #[command(after_help = studio::EXAMPLES)]
    Studio(studio::Studio),
    /// List, try, add and remove voices
    #[command(after_help = voices::EXAMPLES)]
    Voices(voices::Voices),
    /// Print the JSON Schema of routines, for editors
    #[command(after_help = start::SCHEMA_EXAMPLES)]
    Schema,
    /// Print the licenses of everything that is in this program
    #[command(after_help = "Example:\n  nightcue licenses > LICENSES")]
    Licenses,
    /// Print a completion script for a shell
    #[command(after_help = start::COMPLETIONS_EXAMPLES)]
    Completions(start::Completions),
    /// Write a manual page for each command, for those who package nightcue
    #[command(hide = true)]
    Man(start::Man),
}

const CHECK_EXAMPLES: &str = "\
Examples:
  nightcue check my-routine.toml                       every track that it offers
  nightcue check my-routine.toml --profile day         every one for the day
  nightcue check my-routine.toml --only --side left    this one

Whatever is not chosen is checked in every way the routine offers: languages, sides, equipment, options, lengths, levels of guidance, pace,
quick relief, night and day.";

/// `nightcue check`
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Check only the track that `render` would make with the same options; `--fit` implies it
    #[arg(long)]
    pub only: bool,
}

/// `nightcue timeline`
#[derive(Debug, Args)]
pub(super) struct Timeline {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Print JSON, with positions in frames
    #[arg(long)]
    pub json: bool,
    /// Print a picture (SVG): a line for each part of the track, holds as bars
    #[arg(long, conflicts_with = "json")]
    pub svg: bool,
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  nightcue verify out/hamstring-cramp.mp3
  nightcue verify out/hamstring-cramp-left.wav hamstring-cramp --side left

Without ROUTINE, the file is compared with the timeline in its own tags. With ROUTINE, repeat the choices it was rendered with.
Exit codes:
  0    everything is as planned
  1    something is not
  2    the file cannot be decoded
  130  interrupted";

/// `nightcue verify`
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Audio file to measure
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Routine it was made from: a file, `-` for standard input, or the name of a bundled routine
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Print JSON, with positions in frames
    #[arg(long)]
    pub json: bool,
}

/// `nightcue script`
#[derive(Debug, Args)]
pub(super) struct Script {
    #[command(flatten)]
    pub routine: RoutineArgs,
    /// Show the words as the voice receives them: numbers and units spelled out, words in its lexicon respelled
    #[arg(long)]
    pub spoken: bool,
    /// List every distinct line with the file name to record it under; with `--voice recordings:FOLDER`, only those missing from it
    #[arg(long, conflicts_with = "spoken")]
    pub lines: bool,
    /// Save that list as a CSV table
    #[arg(long, value_name = "FILE", conflicts_with = "spoken")]
    pub csv: Option<PathBuf>,
    /// Recordings to check (`recordings:FOLDER`) or, with `--spoken`, the voice whose words to show
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
}

//! The commands.
//!
//! In: the command line as typed. Out: results on standard output, words for the person on standard error. One file a command; what they
//! share is in [`prepare`].

mod ask;
mod check;
mod completions;
mod cover;
mod list;
mod new;
mod prepare;
mod receipt;
mod rehearse;
mod render;
mod schema;
mod script;
mod timeline;
mod verify;
mod voices;

use std::sync::atomic::AtomicBool;

use self::prepare::{Prepared, compiled, compiled_to_fit, prepare, prepare_all};
use crate::cli::{Cli, Command};
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
        Command::Verify(args) => verify::run(args, context),
        Command::Rehearse(args) => rehearse::run(args, context),
        Command::List(args) => list::run(args),
        Command::New(args) => new::run(args, context),
        Command::Voices(args) => voices::run(args, context),
        Command::Schema => schema::run(),
        Command::Completions(args) => completions::run(args),
    }
}

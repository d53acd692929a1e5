//! The commands, one file each.
//!
//! Results go to standard output, messages for the user to standard error. What the commands share is in [`prepare`].

pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod cover;
pub(crate) mod import;
pub(crate) mod licenses;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod prepare;
pub(crate) mod receipt;
pub(crate) mod rehearse;
pub(crate) mod render;
pub(crate) mod schema;
pub(crate) mod script;
#[cfg(feature = "studio")]
pub(crate) mod share;
#[cfg(feature = "studio")]
pub(crate) mod studio;
pub(crate) mod timeline;
pub(crate) mod verify;
pub(crate) mod voices;

use nightcue::base::Threads;

use super::args::{Cli, Command};
use super::context::Context;
use super::failure::Failure;

/// Runs the command of `cli` on as many threads as it asks for.
pub(super) fn run(cli: &Cli, context: &Context<'_>) -> Result<(), Failure> {
    threads(&cli.command).run(|| run_here(&cli.command, context)).map_err(Failure::machine)?
}

fn threads(command: &Command) -> Threads {
    match command {
        Command::Render(args) => args.sound.threads(),
        Command::Check(args) => args.sound.threads(),
        Command::Timeline(args) => args.sound.threads(),
        Command::Verify(args) => args.sound.threads(),
        _ => Threads::EACH_CORE,
    }
}

fn run_here(command: &Command, context: &Context<'_>) -> Result<(), Failure> {
    match command {
        Command::Render(args) => render::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Timeline(args) => timeline::run(args, context),
        Command::Script(args) => script::run(args, context),
        Command::Verify(args) => verify::run(args, context),
        #[cfg(feature = "studio")]
        Command::Share(args) => share::run(args, context),
        Command::Rehearse(args) => rehearse::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Import(args) => import::run(args, context),
        #[cfg(feature = "studio")]
        Command::Studio(args) => studio::run(args, context),
        Command::Voices(args) => voices::run(args, context),
        Command::Schema => schema::run(),
        Command::Completions(args) => completions::run(args, context),
        Command::Licenses => licenses::run(),
        Command::Man(args) => man::run(args),
    }
}

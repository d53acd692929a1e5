//! `nightcue voices`: its subcommands, one file each.

pub(crate) mod add;
pub(crate) mod cut;
pub(crate) mod favor;
pub(crate) mod license;
pub(crate) mod list;
pub(crate) mod models;
pub(crate) mod remove;
pub(crate) mod say;
pub(crate) mod trial;

use crate::cli::args::voices::{Action, Voices};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Voices, context: &Context<'_>) -> Result<(), Failure> {
    match &args.action {
        None => list::run(&args.list),
        Some(Action::List(args)) => list::run(args),
        Some(Action::Say(args)) => say::run(args, context),
        Some(Action::Add(args)) => add::run(args, context),
        Some(Action::Cut(args)) => cut::run(args, context),
        Some(Action::Use(args)) => favor::run(args, context),
        #[cfg(feature = "neural")]
        Some(Action::Try(args)) => trial::run(args),
        Some(Action::License) => license::run(),
        Some(Action::Remove(args)) => remove::run(args, context),
    }
}

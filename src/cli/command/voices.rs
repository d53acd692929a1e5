//! `nightcue voices`: who can speak.
//!
//! In: what to do with which voice. Out: a list, a sentence, a voice more or less. One file each.

pub(crate) mod add;
pub(crate) mod list;
pub(crate) mod remove;
pub(crate) mod say;

use nightcue::base::DATA_DIR_VARIABLE;
use nightcue::speech::Models;

use crate::cli::args::voices::{Action, Voices};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub fn run(args: &Voices, context: &Context<'_>) -> Result<(), Failure> {
    match &args.action {
        None => list::run(&args.list),
        Some(Action::List(args)) => list::run(args),
        Some(Action::Say(args)) => say::run(args, context),
        Some(Action::Add(args)) => add::run(args, context),
        Some(Action::Remove(args)) => remove::run(args, context),
    }
}

/// Where this user's models are kept.
fn models() -> Result<Models, Failure> {
    let homeless = || Failure::machine(format!("this system names no folder for data; set {DATA_DIR_VARIABLE}"));
    Models::of_user().ok_or_else(homeless)
}

//! The command line: arguments, commands, and what the user is shown.

mod args;
mod command;
mod console;
mod context;
mod failure;
mod program;

pub(crate) use program::run;

//! The command line: what was typed, the commands, and what the person is shown.

mod args;
mod command;
mod console;
mod context;
mod failure;
mod program;

pub(crate) use program::run;

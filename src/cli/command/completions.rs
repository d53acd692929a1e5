//! `nightcue completions`: what a shell needs to complete our command line.
//!
//! In: the name of a shell. Out: a script on standard output.

use clap::CommandFactory;

use crate::cli::args::Cli;
use crate::cli::args::start::Completions;
use crate::cli::console;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Completions) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "nightcue", &mut script);
    Ok(console::print(&String::from_utf8_lossy(&script))?)
}

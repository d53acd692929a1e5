//! `nightcue completions`: prints a script with which a shell completes this command line.

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

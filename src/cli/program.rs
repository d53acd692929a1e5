//! One run of the program, from its arguments to its exit code.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser as _;

use super::args::Cli;
use super::command;
use super::console::Console;
use super::context::Context;

/// Runs the command that was typed. An interruption takes effect between two steps, and no file is left half-written.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(cli.quiet);
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Without a handler the process ends at once, which is just as safe: a file takes its place only when it is complete.
    let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    match command::run(&cli, &Context { console, interrupted: &interrupted }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.insist(&failure.text(console.color()));
            ExitCode::from(failure.code())
        }
    }
}

//! The program `nightcue`: arguments in, exit code out.

mod cli;
mod command;
mod console;
mod failure;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser;

use cli::Cli;
use command::Context;
use console::Console;
use failure::Failure;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(cli.quiet);
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Without a handler the process ends at once, which is safe as well: targets are renamed when whole.
    let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    let result = command::run(&cli, &Context { console, interrupted: &interrupted });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.insist(&failure.text(console.color()));
            ExitCode::from(failure.code())
        }
    }
}

/// Whether the person asked to stop.
fn stop_if(interrupted: &AtomicBool) -> Result<(), Failure> {
    if interrupted.load(Ordering::Relaxed) { Err(Failure::Interrupted) } else { Ok(()) }
}

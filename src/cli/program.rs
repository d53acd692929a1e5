//! One run of the program, from its arguments to its exit code.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser as _;

use super::args::Cli;
use super::command;
use super::console::Console;
use super::context::{Context, Waiting};
use super::failure::Failure;

/// Runs the command that was typed. An interruption takes effect between two steps, or at once while something else is waited for, and no
/// file is left half-written.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(cli.quiet);
    let interrupted = Arc::new(AtomicBool::new(false));
    let waiting = Waiting::default();
    heed_signals(console, Arc::clone(&interrupted), waiting.clone());
    match command::run(&cli, &Context { console, interrupted: &interrupted, waiting: &waiting }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.draw(&failure.text(console.color()));
            ExitCode::from(failure.code())
        }
    }
}

fn heed_signals(console: Console, interrupted: Arc<AtomicBool>, waiting: Waiting) {
    // Without a handler the process ends at once, which is just as safe: a file takes its place only when it is complete.
    let _ = ctrlc::set_handler(move || {
        interrupted.store(true, Ordering::SeqCst);
        if waiting.is_on() {
            console.draw(&Failure::Interrupted.text(console.color()));
            std::process::exit(Failure::Interrupted.code().into());
        }
    });
    // A file that grows beyond the limit of this process is an error of its writing, not the end of the process.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

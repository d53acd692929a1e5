//! What every command gets beside its arguments.

use std::sync::atomic::{AtomicBool, Ordering};

use super::console::Console;
use super::failure::Failure;

/// Where words go, and whether to go on.
pub(crate) struct Context<'a> {
    /// Where words for the person go.
    pub console: Console,
    /// Set when the person asks to stop.
    pub interrupted: &'a AtomicBool,
}

impl Context<'_> {
    /// # Errors
    /// [`Failure::Interrupted`] when the person has asked to stop.
    pub(crate) fn stop_if_asked(&self) -> Result<(), Failure> {
        if self.interrupted.load(Ordering::Relaxed) { Err(Failure::Interrupted) } else { Ok(()) }
    }
}

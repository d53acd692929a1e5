//! What every command gets in addition to its arguments.

use std::sync::atomic::{AtomicBool, Ordering};

use super::console::Console;
use super::failure::Failure;

/// Where messages go, and whether to stop.
pub(crate) struct Context<'a> {
    /// Where messages for the user go.
    pub console: Console,
    /// Set when the user asks to stop.
    pub interrupted: &'a AtomicBool,
}

impl Context<'_> {
    /// # Errors
    /// [`Failure::Interrupted`] when the user has asked to stop.
    pub(crate) fn stop_if_asked(&self) -> Result<(), Failure> {
        if self.interrupted.load(Ordering::Relaxed) { Err(Failure::Interrupted) } else { Ok(()) }
    }
}

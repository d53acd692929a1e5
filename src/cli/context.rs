//! What every command gets in addition to its arguments.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::console::Console;
use super::failure::Failure;

/// Where messages go, and whether to stop.
pub(crate) struct Context<'a> {
    /// Where messages for the user go.
    pub console: Console,
    /// Set when the user asks to stop.
    pub interrupted: &'a AtomicBool,
    /// Whether something else is waited for that may never come.
    pub waiting: &'a Waiting,
}

/// Whether the program waits for a pipe, a keyboard or another program, and holds nothing that could be left half-done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// Whether it waits now.
    pub(crate) fn is_on(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Context<'_> {
    /// # Errors
    /// [`Failure::Interrupted`] when the user has asked to stop.
    pub(crate) fn stop_if_asked(&self) -> Result<(), Failure> {
        if self.interrupted.load(Ordering::SeqCst) { Err(Failure::Interrupted) } else { Ok(()) }
    }

    /// Does `read`, which may wait forever. Whoever asks to stop meanwhile is obeyed at once, by the end of the process; so `read` must not
    /// write anything.
    ///
    /// # Errors
    /// [`Failure::Interrupted`] when the user has asked to stop before.
    pub(crate) fn wait_for<T>(&self, read: impl FnOnce() -> T) -> Result<T, Failure> {
        self.waiting.0.store(true, Ordering::SeqCst);
        let read = self.stop_if_asked().map(|()| read());
        self.waiting.0.store(false, Ordering::SeqCst);
        read
    }
}

//! The interface to wherever a rehearsal is shown: a terminal, or lines in a pipe.

use std::time::Duration;

use nightcue::rehearse::{Key, Told, View};

use crate::cli::failure::Failure;

/// Where a rehearsal is followed.
pub(crate) trait Stage {
    /// Shows something that begins or ends.
    fn tell(&mut self, told: &Told) -> Result<(), Failure>;
    /// Shows what is going on now.
    fn show(&mut self, view: &View) -> Result<(), Failure>;
    /// Waits up to `at_most` for a key.
    fn wait(&mut self, at_most: Duration) -> Result<Option<Pressed>, Failure>;
}

/// What the user pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pressed {
    /// A key that steers the rehearsal.
    Key(Key),
    /// A key that quits.
    Quit,
    /// Ctrl-C.
    Interrupt,
}

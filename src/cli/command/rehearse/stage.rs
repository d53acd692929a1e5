//! Where a rehearsal is followed: a terminal, or lines in a pipe.

use std::time::Duration;

use nightcue::rehearse::{Key, Told, View};

use crate::cli::failure::Failure;

/// Where a rehearsal is followed.
pub(crate) trait Stage {
    /// Something begins or ends.
    fn tell(&mut self, told: &Told) -> Result<(), Failure>;
    /// What goes on now.
    fn show(&mut self, view: &View) -> Result<(), Failure>;
    /// Waits for a key, at most that long.
    fn wait(&mut self, at_most: Duration) -> Result<Option<Pressed>, Failure>;
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pressed {
    /// Something of the rehearsal.
    Key(Key),
    /// No more of it.
    Quit,
    /// To interrupt the program.
    Interrupt,
}

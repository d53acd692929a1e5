//! Tells the page how far something is.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;

use super::events::Events;

/// How far it is, in hundredths.
#[derive(Debug, Serialize)]
struct Progress {
    stage: &'static str,
    percent: usize,
}

/// Tells progress whenever it is another hundredth.
pub(super) struct Teller<'a> {
    stage: &'static str,
    told: AtomicUsize,
    events: &'a Events,
}

impl<'a> Teller<'a> {
    /// One for the `stage`.
    pub(super) const fn new(stage: &'static str, events: &'a Events) -> Self {
        Self { stage, told: AtomicUsize::new(usize::MAX), events }
    }

    /// So much of `all` is `done`.
    pub(super) fn tell(&self, done: u64, all: u64) {
        let percent = (done * 100 / all.max(1)) as usize;
        if self.told.swap(percent, Ordering::Relaxed) != percent {
            self.events.tell("progress", &Progress { stage: self.stage, percent });
        }
    }
}

//! Waits until sharing is over, and says what happens meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use nightcue::base::printable;
use nightcue::serve::{Ending, Event, News, Progress};

use super::told;

/// How often is looked whether it is over.
const TICK: Duration = Duration::from_millis(100);
/// When nobody has come for so long, something may be in the way.
const LONELY: Duration = Duration::from_secs(30);

/// Why it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli::command) enum Over {
    /// By itself.
    Itself(Ending),
    /// The user asked to stop.
    Interrupted,
}

/// Who is told, and who may ask to stop.
pub(super) struct Ears<'a> {
    /// Set when the user asks to stop.
    pub interrupted: &'a AtomicBool,
    /// Gets what the user wants to know.
    pub say: &'a dyn Fn(&str),
    /// Gets what the user must know.
    pub insist: &'a dyn Fn(&str),
}

/// Says what `events` mean until it is over: after everything was fetched, after `limit`, or when the user asks. Without a
/// limit it goes on after everything was fetched, too.
pub(super) fn until_over(
    ears: &Ears<'_>,
    events: &Receiver<Event>,
    mut progress: Progress,
    limit: Option<Duration>,
    port: u16,
) -> (Over, Progress) {
    let start = Instant::now();
    let mut has_hinted = false;
    loop {
        match events.recv_timeout(TICK) {
            Ok(event) => say(ears, progress.note(event, start.elapsed())),
            Err(RecvTimeoutError::Timeout) => {}
            // The server has ended by itself, which it does not; the end is waited for all the same.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(TICK),
        }
        if ears.interrupted.load(Ordering::SeqCst) {
            return (Over::Interrupted, progress);
        }
        if let Some(ending) = progress.ending(start.elapsed(), limit) {
            return (Over::Itself(ending), progress);
        }
        if !has_hinted && progress.is_alone() && start.elapsed() > LONELY {
            has_hinted = true;
            (ears.say)(&told::nobody(port));
        }
    }
}

fn say(ears: &Ears<'_>, news: Vec<News>) {
    for news in news {
        match news {
            News::Came(by) => (ears.say)(&format!("A device on this network ({by}) has opened the page.")),
            News::Fetched { by, name } => (ears.say)(&format!("{} was fetched by {by}.", printable(&name))),
            News::Broke { name, reason } => (ears.insist)(&told::broke(&name, &reason)),
        }
    }
}

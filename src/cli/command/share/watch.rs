//! Waits until sharing is over, and says what happens meanwhile.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use nightcue::base::printable;
use nightcue::serve::{Ending, Event, News, Progress};

use super::told;
use crate::cli::context::Context;

/// How often is looked whether it is over.
const TICK: Duration = Duration::from_millis(100);
/// When nobody has come for so long, something may be in the way.
const LONELY: Duration = Duration::from_secs(30);

/// Why it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// By itself.
    Itself(Ending),
    /// The user asked to stop.
    Interrupted,
}

/// Says what `events` mean until it is over: after everything was fetched, after `limit`, or when the user asks. Without a
/// limit it goes on after everything was fetched, too.
pub(super) fn until_over(
    context: &Context<'_>,
    events: &Receiver<Event>,
    mut progress: Progress,
    limit: Option<Duration>,
    port: u16,
) -> (Over, Progress) {
    let start = Instant::now();
    let mut has_hinted = false;
    loop {
        match events.recv_timeout(TICK) {
            Ok(event) => say(context, progress.note(event, start.elapsed())),
            Err(RecvTimeoutError::Timeout) => {}
            // The server has ended by itself, which it does not; the end is waited for all the same.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(TICK),
        }
        if context.interrupted.load(Ordering::SeqCst) {
            return (Over::Interrupted, progress);
        }
        if let Some(ending) = progress.ending(start.elapsed(), limit) {
            return (Over::Itself(ending), progress);
        }
        if !has_hinted && progress.is_alone() && start.elapsed() > LONELY {
            has_hinted = true;
            context.console.say(&told::nobody(port));
        }
    }
}

fn say(context: &Context<'_>, news: Vec<News>) {
    for news in news {
        match news {
            News::Came(by) => context.console.say(&format!("{by} has come.")),
            News::Fetched { by, name } => context.console.say(&format!("{} was fetched by {by}.", printable(&name))),
            News::Broke { name, reason } => context.console.insist(&told::broke(&name, &reason)),
        }
    }
}

//! A rehearsal in a pipe: one line for each event, with its time, written when it happens. There are no keys.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use nightcue::base::Instant;
use nightcue::rehearse::{Happening, Told, View};

use super::stage::{Pressed, Stage};
use crate::cli::failure::Failure;

/// Standard output that is not a terminal. Closing it ends the rehearsal.
#[derive(Default)]
pub(crate) struct Lines {
    is_closed: bool,
}

impl Stage for Lines {
    fn tell(&mut self, told: &Told) -> Result<(), Failure> {
        let Some(text) = line(&told.what) else { return Ok(()) };
        let mut out = io::stdout().lock();
        match writeln!(out, "{:>9}  {text}", Instant::START + told.at).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.is_closed = true,
            other => other?,
        }
        Ok(())
    }

    fn show(&mut self, _: &View) -> Result<(), Failure> {
        Ok(())
    }

    fn wait(&mut self, at_most: Duration) -> Result<Option<Pressed>, Failure> {
        if self.is_closed {
            return Ok(Some(Pressed::Quit));
        }
        thread::sleep(at_most);
        Ok(None)
    }
}

/// The line for an event; marks, breaths and pauses have none.
fn line(what: &Happening) -> Option<String> {
    Some(match what {
        Happening::Chapter(title) => format!("== {title}"),
        Happening::Words(words) => words.clone(),
        Happening::Pause(length) => format!("-- pause {length}"),
        Happening::Hold(length) => format!("-- hold {length}"),
        Happening::HoldOver => "-- hold over".to_owned(),
        Happening::Rest(length) => format!("-- rest {length}"),
        Happening::RestOver => "-- rest over".to_owned(),
        Happening::Over => "-- end".to_owned(),
        Happening::Mark(_) | Happening::Breath(_) | Happening::Paused | Happening::Resumed => return None,
    })
}

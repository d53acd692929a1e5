//! A rest that lasts exactly from an end tone to the next start tone. Whatever is said in between has its place in it.

use super::cue::{Cue, RestTime, RestWords};
use crate::base::Length;

/// Such a rest while it is being filled, or none.
#[derive(Debug, Default)]
pub(super) struct OpenRest {
    rest: Option<RestTime>,
    /// Silence since its last words.
    waited: Length,
}

impl OpenRest {
    pub(super) const fn is_open(&self) -> bool {
        self.rest.is_some()
    }

    /// Puts `cue` into the rest if it belongs there, or at the end of `cues`. A hold ends the rest.
    pub(super) fn add(&mut self, cue: Cue, cues: &mut Vec<Cue>) {
        match (cue, &mut self.rest) {
            (Cue::Say(prompt), Some(open)) => {
                open.words.push(RestWords { after: std::mem::take(&mut self.waited), prompt });
            }
            (Cue::Pause(length), Some(_)) => self.waited += length,
            (Cue::Rest(rest), _) if rest.is_exact => {
                self.close(cues);
                // The way back from the last repetition is part of the rest.
                if matches!(cues.as_slice(), [.., Cue::Hold(_), Cue::Pause(_)]) {
                    cues.pop();
                }
                self.rest = Some(rest);
            }
            (cue @ (Cue::Hold(_) | Cue::Rest(_)), Some(_)) => {
                self.close(cues);
                cues.push(cue);
            }
            (cue, _) => cues.push(cue),
        }
    }

    /// Ends the rest, if there is one.
    pub(super) fn close(&mut self, cues: &mut Vec<Cue>) {
        self.waited = Length::ZERO;
        cues.extend(self.rest.take().map(Cue::Rest));
    }
}

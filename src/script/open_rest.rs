//! A rest that lasts exactly from an end tone to the next start tone. Whatever is said in between has its place in it.

use super::cue::{Cue, HeldTime, RestTime, RestWords};
use crate::base::Length;

/// Such a rest while it is being filled, or none.
#[derive(Debug, Default)]
pub(super) struct OpenRest {
    rest: Option<RestTime>,
}

impl OpenRest {
    pub(super) const fn is_open(&self) -> bool {
        self.rest.is_some()
    }

    /// Puts `cue` into the rest if it belongs there, or at the end of `cues`. A hold ends the rest.
    pub(super) fn add(&mut self, cue: Cue, cues: &mut Vec<Cue>) {
        match (cue, &mut self.rest) {
            (Cue::Say(prompt), Some(open)) => {
                let after = std::mem::take(&mut open.lead.pause);
                open.lead.words.push(RestWords { after, prompt });
            }
            (Cue::Pause(length), Some(open)) => open.lead.pause += length,
            (Cue::Rest(rest), _) if rest.is_exact => {
                self.close(cues);
                // The way back from the last repetition is part of the rest.
                if matches!(cues.as_slice(), [.., Cue::Hold(_), Cue::Pause(_)]) {
                    cues.pop();
                }
                self.rest = Some(rest);
            }
            (Cue::Hold(hold), Some(open)) => {
                open.lead.settle = hold.settle;
                self.close(cues);
                cues.push(Cue::Hold(HeldTime { settle: Length::ZERO, ..hold }));
            }
            (cue @ Cue::Rest(_), Some(_)) => {
                self.close(cues);
                cues.push(cue);
            }
            (cue @ Cue::Chapter(_), Some(open)) => {
                open.lead.begins_chapter = true;
                cues.push(cue);
            }
            (cue, _) => cues.push(cue),
        }
    }

    /// Ends the rest, if there is one.
    pub(super) fn close(&mut self, cues: &mut Vec<Cue>) {
        cues.extend(self.rest.take().map(Cue::Rest));
    }
}

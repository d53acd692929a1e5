//! Time passing in a rehearsal: everything that has come due happens, in order, however late the tick that notices it.

use super::rehearsal::{Act, Phase, Rehearsal};
use crate::base::Length;

impl Rehearsal<'_> {
    /// What to do now that the outer clock reads `now`.
    pub fn advance(&mut self, now: Length) -> Vec<Act> {
        self.catch_up(now);
        std::mem::take(&mut self.acts)
    }

    /// What to do now that the voice has finished its line.
    pub fn spoken(&mut self, now: Length) -> Vec<Act> {
        self.catch_up(now);
        if let Some(speaking) = self.speaking.take() {
            let end = self.clock.now;
            self.pace.learn(&speaking.line.said, end.saturating_sub(speaking.began));
            self.free_from = end + self.script.pace.gap;
            match &mut self.phase {
                Phase::Saying => self.next_cue(end),
                Phase::Ready { since } => *since = end.max(*since),
                _ => {}
            }
        }
        self.catch_up(now);
        std::mem::take(&mut self.acts)
    }

    /// The time until something is due; `None` while paused, and while words are spoken outside a hold.
    pub fn due_in(&self) -> Option<Length> {
        self.due().map(|due| due.saturating_sub(self.clock.now))
    }

    pub(super) fn catch_up(&mut self, now: Length) {
        self.clock.read(now);
        while let Some(due) = self.due().filter(|due| *due <= self.clock.now) {
            self.happen(due);
        }
    }

    /// When something next happens by itself.
    fn due(&self) -> Option<Length> {
        if self.clock.paused_since.is_some() {
            return None;
        }
        match &self.phase {
            Phase::Ready { .. } if self.speaking.is_some() => None,
            Phase::Ready { since } => Some(self.cue_due(*since)),
            Phase::Waiting { until, .. } => Some(*until),
            Phase::Within(stretch) => Some(stretch.due(self.speaking.is_none().then_some(self.free_from)).0),
            Phase::Saying | Phase::Over => None,
        }
    }

    fn happen(&mut self, due: Length) {
        match &self.phase {
            Phase::Ready { .. } => self.begin(due),
            Phase::Waiting { until, what, .. } => self.waited(*until, *what),
            Phase::Within(_) => self.during(due),
            Phase::Saying | Phase::Over => {}
        }
    }
}

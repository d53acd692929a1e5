//! What the screen shows of a rehearsal at one moment. Looking never changes anything.

use super::rehearsal::{Phase, Rehearsal, Wait};
use super::stretch::Stretch;
use crate::base::Length;
use crate::script::{Chapter, Cue};
use crate::sound::Phase as BreathPhase;

/// What is going on at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The name of the track.
    pub title: String,
    /// The name of the current part.
    pub part: String,
    /// The number of the current step, from 1.
    pub step: Option<usize>,
    /// How many steps there are.
    pub steps: usize,
    /// The words that are spoken, or were spoken last.
    pub words: String,
    /// The clock of the current move, hold or rest.
    pub clock: Option<HoldClock>,
    /// What comes next.
    pub next: Option<String>,
    /// Whether the user stopped the clock.
    pub is_paused: bool,
    /// Since the beginning, not counting pauses.
    pub elapsed: Length,
}

/// A running clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldClock {
    /// What it measures.
    pub doing: Doing,
    /// The whole length.
    pub length: Length,
    /// The time left.
    pub left: Length,
    /// Whether the countdown has begun.
    pub counts_down: bool,
    /// The current inhale or exhale, if there is a rhythm.
    pub breath: Option<BreathPhase>,
}

/// What a clock can measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Time to move.
    Move,
    /// Time to get into position.
    Settle,
    /// A hold.
    Hold,
    /// A rest.
    Rest,
}

impl Rehearsal<'_> {
    /// What is going on now.
    pub fn view(&self) -> View {
        let chapters = || {
            self.script.cues.iter().enumerate().filter_map(|(at, cue)| match cue {
                Cue::Chapter(chapter) => Some((at, chapter)),
                _ => None,
            })
        };
        let present: Option<&Chapter> =
            chapters().take_while(|(at, _)| *at <= self.present).last().map(|(_, chapter)| chapter);
        View {
            title: self.script.title.clone(),
            part: present.map(|chapter| chapter.title.clone()).unwrap_or_default(),
            step: present.and_then(|chapter| chapter.step),
            steps: chapters().filter_map(|(_, chapter)| chapter.step).max().unwrap_or(0),
            words: self.shown.clone(),
            clock: self.hold_clock(),
            next: self.groups.label(self.script, self.groups.containing(self.present) + 1),
            is_paused: self.clock.paused_since.is_some(),
            elapsed: self.clock.now,
        }
    }

    fn hold_clock(&self) -> Option<HoldClock> {
        let now = self.clock.now;
        match &self.phase {
            Phase::Waiting { from, until, what } => {
                let doing = match what {
                    Wait::LeadIn => return None,
                    Wait::Move => Doing::Move,
                    Wait::Settle => Doing::Settle,
                };
                let (length, left) = (until.saturating_sub(*from), until.saturating_sub(now));
                Some(HoldClock { doing, length, left, counts_down: false, breath: None })
            }
            Phase::Within(stretch) => Some(stretch_clock(stretch, now)),
            Phase::Ready { .. } | Phase::Saying | Phase::Over => None,
        }
    }
}

fn stretch_clock(stretch: &Stretch<'_>, now: Length) -> HoldClock {
    HoldClock {
        doing: if stretch.is_hold { Doing::Hold } else { Doing::Rest },
        length: stretch.end.saturating_sub(stretch.start),
        left: stretch.end.saturating_sub(now),
        counts_down: now >= stretch.free_to(),
        breath: stretch.breath_at(now),
    }
}

//! What each key does to a rehearsal.
//!
//! A pause stops everything and loses nothing: words that it cuts short are spoken again. Moving to another group stops the voice.

use super::rehearsal::{Act, Happening, Phase, Rehearsal, Speaking};
use crate::base::Length;
use crate::script::Cue;

/// Within this time of its beginning, going back means the one before.
const JUST_BEGUN: Length = Length::from_secs(3);

/// What the user asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Stop the clock and the voice, or resume.
    Pause,
    /// Go to the next instruction, hold or rest.
    Next,
    /// Go to the beginning of this one, or within its first three seconds to the one before.
    Back,
    /// Go to the next step, side or round.
    NextPart,
    /// Go to the beginning of this step, side or round, or within its first three seconds to the one before.
    PartBack,
}

impl Rehearsal<'_> {
    /// What to do when the user presses `key` while the outer clock reads `now`.
    pub fn press(&mut self, key: Key, now: Length) -> Vec<Act> {
        self.catch_up(now);
        match key {
            Key::Pause if self.clock.paused_since.is_some() => self.resume(now),
            Key::Pause => self.pause(now),
            _ if self.is_over() => {}
            Key::Next => self.go_to(self.groups.start(self.groups.containing(self.present) + 1)),
            Key::Back => self.go_to(Some(self.back())),
            Key::NextPart => self.go_to(self.parts().into_iter().find(|start| *start > self.present)),
            Key::PartBack => self.go_to(Some(self.part_back())),
        }
        self.catch_up(now);
        std::mem::take(&mut self.acts)
    }

    fn pause(&mut self, now: Length) {
        if self.is_over() {
            return;
        }
        self.clock.paused_since = Some(now);
        self.cut_short = self.hush().filter(|speaking| speaking.is_script);
        self.tell(self.clock.now, Happening::Paused);
    }

    /// The clock continues where it stopped; words that were cut short are said again.
    fn resume(&mut self, now: Length) {
        if let Some(since) = self.clock.paused_since.take() {
            self.clock.paused += now.saturating_sub(since);
        }
        let at = self.clock.now;
        self.tell(at, Happening::Resumed);
        if let Some(cut_short) = self.cut_short.take() {
            self.begin_to_speak(Speaking { began: at, ..cut_short });
        }
    }

    /// Stops the voice and returns what it was saying.
    fn hush(&mut self) -> Option<Speaking> {
        let speaking = self.speaking.take()?;
        self.acts.push(Act::Hush);
        // What waited for the voice begins now, not at the time when it would have begun without the voice.
        let now = self.clock.now;
        self.free_from = self.free_from.max(now);
        if let Phase::Ready { since } = &mut self.phase {
            *since = now.max(*since);
        }
        Some(speaking)
    }

    /// The first cue of the current group, or of the one before if it has only just begun.
    fn back(&self) -> usize {
        let group = self.groups.containing(self.present);
        self.groups.start(group.saturating_sub(usize::from(self.has_just_begun()))).unwrap_or(0)
    }

    fn has_just_begun(&self) -> bool {
        self.clock.now.saturating_sub(self.began) < JUST_BEGUN
    }

    /// The first cue of every part.
    fn parts(&self) -> Vec<usize> {
        let is_first = |(at, cue): (usize, &Cue)| (at == 0 || matches!(cue, Cue::Chapter(_))).then_some(at);
        self.script.cues.iter().enumerate().filter_map(is_first).collect()
    }

    fn part_back(&self) -> usize {
        let mut earlier = self.parts().into_iter().rev().skip_while(|start| *start > self.present);
        let own = earlier.next().unwrap_or(0);
        let is_in_first_group = self.groups.containing(own) == self.groups.containing(self.present);
        let before = earlier.next().filter(|_| is_in_first_group && self.has_just_begun());
        before.unwrap_or(own)
    }

    /// Continues with the cue `to`, or at the end when there is none.
    fn go_to(&mut self, to: Option<usize>) {
        self.hush();
        self.cut_short = None;
        let now = self.clock.now;
        self.at = to.unwrap_or(self.script.cues.len());
        self.present = self.at;
        self.phase = Phase::Ready { since: now };
        self.free_from = now;
        self.began = now;
        self.shown.clear();
    }
}

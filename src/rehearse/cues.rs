//! Carrying out one cue after another.
//!
//! What follows a cue is timed from the moment it was due, not from the tick that noticed it, so that late ticks never add up.

use std::collections::VecDeque;

use super::rehearsal::{Happening, Phase, Rehearsal, Speaking, Wait};
use super::stretch::{Event, Stretch};
use crate::base::Length;
use crate::routine::BreathPart;
use crate::script::{Cue, Firmness, HeldWords, Pacing, Prompt, RestWords};
use crate::words::{self, capitalized};

impl<'a> Rehearsal<'a> {
    /// When the current cue begins, if nothing else happens first: words leave a gap after other words.
    pub(super) fn cue_due(&self, since: Length) -> Length {
        match self.script.cues.get(self.at) {
            Some(Cue::Say(_)) => since.max(self.free_from),
            _ => since,
        }
    }

    /// Begins the current cue.
    pub(super) fn begin(&mut self, at: Length) {
        if self.groups.begins_at(self.at) {
            self.began = at;
        }
        let Some(cue) = self.script.cues.get(self.at) else {
            self.phase = Phase::Over;
            return self.tell(at, Happening::Over);
        };
        self.present = self.at;
        match cue {
            Cue::Chapter(chapter) => {
                self.tell(at, Happening::Chapter(chapter.title.clone()));
                self.next_cue(at);
            }
            Cue::Say(prompt) => {
                self.phase = Phase::Saying;
                self.hear(prompt, at);
            }
            Cue::Pause(length) => {
                self.tell(at, Happening::Pause(*length));
                self.free_from = at;
                self.phase = Phase::Waiting { from: at, until: at + *length, what: Wait::Move };
            }
            Cue::Hold(hold) => {
                self.phase = Phase::Waiting { from: at, until: at + hold.settle, what: Wait::Settle };
            }
            Cue::Rest(rest) => {
                self.tell(at, Happening::Rest(rest.length));
                let lead = self.takes(&rest.lead.words);
                self.phase = Phase::Within(Stretch::of_rest(rest, at, self.free_from, lead));
            }
        }
    }

    pub(super) fn next_cue(&mut self, since: Length) {
        self.at += 1;
        self.phase = Phase::Ready { since };
    }

    /// A silence is over.
    pub(super) fn waited(&mut self, until: Length, what: Wait) {
        match (what, self.script.cues.get(self.at)) {
            (Wait::LeadIn, _) => self.phase = Phase::Ready { since: until },
            (Wait::Settle, Some(Cue::Hold(hold))) => {
                self.tell(until, Happening::Hold(hold.length));
                self.phase = Phase::Within(Stretch::of_hold(hold, until));
                self.mark_aloud(&self.phrases.hold, until);
            }
            _ => self.next_cue(until),
        }
    }

    /// Something in the current hold or rest is due.
    pub(super) fn during(&mut self, due: Length) {
        let is_silent = self.speaking.is_none();
        let free_from = is_silent.then_some(self.free_from);
        let Phase::Within(stretch) = &mut self.phase else { return };
        match stretch.due(free_from).1 {
            Event::Lead => stretch.take_lead(),
            Event::Words => {
                let words = stretch.take_words();
                self.words(words, due);
            }
            Event::Late => {
                let late = stretch.late.pop_front();
                if let Some(prompt) = late {
                    self.hear(prompt, due);
                }
            }
            Event::Mark => {
                let seconds = stretch.take_mark();
                let is_free = stretch.late.is_empty();
                self.tell(due, Happening::Mark(seconds));
                if is_free {
                    self.mark_aloud(&capitalized(&words::number(u64::from(seconds), self.script.language)), due);
                }
            }
            Event::Breath => {
                if let Some((pacing, breath, part)) = stretch.take_breath() {
                    self.breathe(pacing, (breath, part), due);
                }
            }
            Event::End => self.end(due),
        }
    }

    /// Words for this moment: said, said late, or left out if allowed.
    fn words(&mut self, words: Option<(&'a HeldWords, bool)>, due: Length) {
        let (Some((words, is_needed)), Phase::Within(stretch)) = (words, &self.phase) else { return };
        let takes = |prompt: &Prompt| self.pace.takes(self.script.said(prompt.utterance));
        let gap = self.script.pace.gap;
        let is_free = self.speaking.is_none() && stretch.late.is_empty();
        let is_left_out = match words.firmness {
            Firmness::Exact => false,
            Firmness::Repeated => {
                !is_needed && self.silent_from(&stretch.late, due) + takes(&words.prompt) > stretch.free_to()
            }
            Firmness::Reminder => {
                !is_free
                    || due < self.free_from
                    || !stretch.leaves_room(due + takes(&words.prompt) + gap, due, &takes, gap)
            }
        };
        if is_left_out {
            return;
        }
        if is_free {
            return self.hear(&words.prompt, due);
        }
        if let Phase::Within(stretch) = &mut self.phase {
            stretch.late.push_back(&words.prompt);
        }
    }

    /// Words are spoken; a sound of the routine is only named, which takes no time.
    fn hear(&mut self, prompt: &Prompt, at: Length) {
        if !prompt.is_sound() {
            return self.speak(prompt, at);
        }
        self.tell(at, Happening::Words(prompt.text.clone()));
        if matches!(self.phase, Phase::Saying) {
            self.next_cue(at);
        }
    }

    /// How long `words` in a rest probably take, the silences before them included.
    fn takes(&self, words: &[RestWords]) -> Length {
        let takes = |words: &RestWords| words.after + self.pace.takes(self.script.said(words.prompt.utterance));
        words.iter().map(|words| takes(words) + self.script.pace.gap).sum()
    }

    /// When the voice has probably finished its words and those that wait.
    fn silent_from(&self, late: &VecDeque<&Prompt>, now: Length) -> Length {
        let gap = self.script.pace.gap;
        let speaking = self.speaking.as_ref();
        let silent = speaking.map(|speaking| now.max(speaking.began + self.pace.takes(&speaking.line.said)) + gap);
        let waiting = late.iter().map(|prompt| self.pace.takes(self.script.said(prompt.utterance)) + gap);
        silent.unwrap_or(now) + waiting.sum()
    }

    /// Reports a breath, and says its words if nothing else is being said.
    fn breathe(&mut self, pacing: &'a Pacing, (breath, part): (u64, BreathPart), due: Length) {
        if let Some(phase) = part.phase() {
            self.tell(due, Happening::Breath(phase));
        }
        let Phase::Within(stretch) = &self.phase else { return };
        let is_spoken = !matches!(pacing, Pacing::Words { then_tones: true, .. }) || breath == 0;
        let Some(prompt) = pacing.words(part).filter(|_| is_spoken) else { return };
        let takes = self.pace.takes(self.script.said(prompt.utterance));
        let is_free = self.speaking.is_none() && stretch.late.is_empty();
        if is_free && takes <= pacing.rhythm().length_of(part) && due + takes <= stretch.quiet_to() {
            let line = self.line(prompt);
            self.begin_to_speak(Speaking { line, began: due, is_script: false });
        }
    }

    /// Ends the hold or rest at exactly the moment it was due.
    fn end(&mut self, due: Length) {
        let Phase::Within(stretch) = &mut self.phase else { return };
        let is_hold = stretch.is_hold;
        let late = std::mem::take(&mut stretch.late);
        self.miss(late);
        self.tell(due, if is_hold { Happening::HoldOver } else { Happening::RestOver });
        self.next_cue(due);
        self.free_from = self.free_from.max(due);
        let release = &self.phrases.release;
        let is_said_next = matches!(self.script.cues.get(self.at), Some(Cue::Say(prompt)) if prompt.text == *release);
        if is_hold && !is_said_next {
            self.mark_aloud(release, due);
        }
    }
}

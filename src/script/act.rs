//! What is said, waited, held and rested, action by action. Dropping the words of an action keeps the time to move
//! that follows them; where that becomes long, the listener hears that there is no hurry.

use super::cue::{Cue, HeldTime, Pacing, Prompt, RestTime};
use super::fill::Moment;
use super::holds;
use super::writer::{Part, Writer};
use crate::base::{self, Diagnostic, Length};
use crate::routine::{Action, BreathSound, Hold, Rest, Step, Then};
use crate::words::{Phrase, Placeholder};

impl<'a> Writer<'a> {
    /// Whether `action` is part of the track at `moment`.
    pub(super) fn takes(&self, action: &Action, moment: &Moment) -> bool {
        self.session.takes_action(action) && action.condition.is_at(moment.pass)
    }

    /// Whether the words of `action` are part of the track at `moment`.
    pub(super) fn is_heard(&self, action: &Action, moment: &Moment) -> bool {
        self.takes(action, moment) && action.say.is_some() && self.session.hears(action.guidance)
    }

    pub(super) fn actions(&mut self, actions: &'a [Action], moment: &Moment, part: &Part) {
        for action in actions {
            if !self.takes(action, moment) {
                continue;
            }
            if self.heard > base::MOST_CUES {
                return self.too_many_cues();
            }
            let outer = self.voice;
            self.voice = action.voice.as_ref().or(outer);
            self.action(action, moment, part);
            self.voice = outer;
        }
    }

    fn too_many_cues(&mut self) {
        if !self.problems.iter().any(|problem| problem.code == "too-many-cues") {
            let message = format!("the track would contain more than {} prompts, holds and pauses", base::MOST_CUES);
            self.report(Diagnostic::error("too-many-cues", message).help("use fewer rounds, or say things less often"));
        }
    }

    fn action(&mut self, action: &'a Action, moment: &Moment, part: &Part) {
        let mut moment = moment.clone();
        match &action.then {
            Then::Hold(hold) => moment.hold = Some(self.session.length(hold)),
            Then::Rest(rest) => moment.rest = Some(rest.length),
            Then::Nothing | Then::Pause(_) => {}
        }
        let is_heard = self.is_heard(action, &moment);
        if let Some(prompt) = action.say.as_ref().filter(|_| is_heard).and_then(|say| self.prompt(say, &moment)) {
            self.push(Cue::Say(prompt));
        }
        let is_dropped = action.say.is_some() && !is_heard;
        match &action.then {
            Then::Nothing => {}
            // A track starts with a sound: time to do something that was not said would only be a wait before it.
            Then::Pause(_) if is_dropped && !self.has_sound() => {}
            Then::Pause(length) => self.wait(self.session.tempo.of(*length)),
            Then::Rest(rest) => {
                if !is_heard {
                    self.say_own(&[self.rest_phrase()], &moment);
                }
                self.rest(rest, None);
            }
            Then::Hold(hold) => {
                let is_named = is_heard && self.names_its_length(action);
                self.hold(hold, is_named, &moment, part);
            }
        }
    }

    fn has_sound(&self) -> bool {
        self.cues.iter().any(|cue| matches!(cue, Cue::Say(_) | Cue::Hold(_)))
    }

    fn hold(&mut self, hold: &'a Hold, is_named: bool, moment: &Moment, part: &Part) {
        let length = self.session.length(hold);
        let named = (!is_named).then(|| self.hold_phrase(hold));
        let phrases: Vec<Phrase> = named.into_iter().chain([Phrase::GetReady]).collect();
        self.say_own(&phrases, moment);
        let words = holds::words(hold, length, moment, self);
        self.heard += words.len();
        let Part { title, step, side } = part.clone();
        let Hold { id, is_movement, range, span, countdown, .. } = *hold;
        let settle = self.settle(self.session.tempo.of(hold.settle));
        let pacing = self.pacing(hold, moment);
        self.push(Cue::Hold(HeldTime {
            id,
            is_movement,
            length,
            range,
            span,
            step,
            title,
            side,
            settle,
            countdown,
            words,
            pacing,
        }));
        self.say_own(&[Phrase::Release], moment);
    }

    /// Waits for `length`. Where more than [`base::LONGEST_WORDLESS`] would pass without a word, the tool says one; the
    /// silences around it add up to `length`.
    fn wait(&mut self, length: Length) {
        if length > base::LONGEST_MOVE || !self.says(Phrase::TakeYourTime) {
            return self.pause(length);
        }
        let whole = self.silent + length;
        let parts = whole.millis().div_ceil(base::LONGEST_WORDLESS.millis()).max(1);
        let mut left = length;
        for part in 1..parts {
            let from_start = Length::from_millis(whole.millis() * part / parts);
            let before = from_start.saturating_sub(whole.saturating_sub(left));
            self.pause(before);
            left = left.saturating_sub(before);
            self.say_own(&[Phrase::TakeYourTime], &Moment::default());
        }
        self.pause(left);
    }

    fn pause(&mut self, length: Length) {
        if length > Length::ZERO {
            self.push(Cue::Pause(length));
        }
    }

    /// The time to settle that is left before a start tone, once the tool has said what a longer one needs.
    fn settle(&mut self, settle: Length) -> Length {
        let whole = self.silent + settle;
        let is_short = whole <= base::LONGEST_WORDLESS;
        if is_short || settle > base::LONGEST_MOVE || !self.says(Phrase::TakeYourTime) {
            return settle;
        }
        let last = settle.half().min(base::LONGEST_WORDLESS.half());
        self.wait(settle.saturating_sub(last));
        if self.silent + last > base::LONGEST_WORDLESS {
            self.say_own(&[Phrase::TakeYourTime], &Moment::default());
        }
        last
    }

    fn pacing(&mut self, hold: &Hold, moment: &Moment) -> Option<Pacing> {
        let rhythm = hold.breath?;
        match rhythm.sound {
            BreathSound::None => None,
            BreathSound::Tone => Some(Pacing::Tones(rhythm)),
            BreathSound::Words => {
                let inhale = self.own_prompt(Phrase::BreatheIn, moment);
                let exhale = self.own_prompt(Phrase::BreatheOut, moment);
                Some(Pacing::Words { rhythm, inhale, exhale })
            }
        }
    }

    /// Whether the author's own words say how long the hold lasts.
    fn names_its_length(&self, action: &Action) -> bool {
        let template = action.say.as_ref().map(|words| words.template(self.session.language));
        template.is_some_and(|template| template.values().any(|value| value == Placeholder::Hold))
    }

    /// Adds a rest between rounds, which the tool announces, with what comes next if the routine wants to hear that.
    pub(super) fn rest_between(&mut self, rest: Option<&Rest>, next: Option<&'a Step>, says_next: bool) {
        if let Some(rest) = rest {
            let next = next.and_then(|step| self.text(&step.title, &Moment::default()));
            let moment = Moment { rest: Some(rest.length), next, ..Moment::default() };
            let what = (says_next && moment.next.is_some()).then_some(Phrase::Next);
            let phrases: Vec<Phrase> = std::iter::once(self.rest_phrase()).chain(what).collect();
            let words = self.own_prompts(&phrases, &moment);
            self.rest(rest, words);
        }
    }

    fn rest(&mut self, rest: &Rest, words: Option<Prompt>) {
        let Rest { length, span, countdown } = *rest;
        self.push(Cue::Rest(RestTime { length, span, countdown, words }));
    }
}

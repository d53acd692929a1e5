//! What is said, waited, held and rested, action by action. Dropping the words of an action keeps the time to move
//! that follows them; where that becomes long, the listener hears that there is no hurry.

use super::chosen::ChosenLength;
use super::cue::{Cue, HoldTones, Lead, Prompt, RestTime, RestWords};
use super::fill::Moment;
use super::writer::{Part, Writer};
use crate::base::{self, Diagnostic, Length, LengthRange, Located};
use crate::routine::{Action, Countdown, Hold, Rest, Spacing, Step, Then};
use crate::words::{Phrase, Phrasebook, Placeholder};

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
            let outer = (self.voice, self.language, self.phrases);
            self.speak_as(action);
            self.action(action, moment, part);
            (self.voice, self.language, self.phrases) = outer;
        }
    }

    /// Takes on the voice and the language of `action`. Who speaks the track does not speak another language, unless the action says so.
    fn speak_as(&mut self, action: &'a Action) {
        let language = action.language.unwrap_or(self.language);
        let inherited = self.voice.filter(|_| language == self.language);
        self.voice = action.voice.as_ref().or(inherited);
        (self.language, self.phrases) = (language, Phrasebook::of(language));
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
            Then::Hold(hold) => {
                moment.hold = Some(self.session.length(hold, moment.pass.round));
                moment.reps = hold.repetitions.map_or(0, |repetitions| self.session.reps(repetitions.count));
            }
            Then::Rest(rest) => moment.rest = Some(self.session.chosen(&rest.length)),
            Then::Nothing | Then::Pause(_) => {}
        }
        let is_heard = self.is_heard(action, &moment);
        if let Some(prompt) = action.say.as_ref().filter(|_| is_heard).and_then(|say| self.prompt(say, &moment)) {
            self.push(Cue::Say(prompt));
        }
        if let Some(sound) = &action.play {
            let prompt = self.sound(sound);
            self.push(Cue::Say(prompt));
        }
        let is_dropped = action.say.is_some() && action.play.is_none() && !is_heard;
        match &action.then {
            Then::Nothing => {}
            // A track starts with a sound: time to do something that was not said would only be a wait before it.
            Then::Pause(_) if is_dropped && !self.has_sound() => {}
            Then::Pause(length) => self.open_pause(length, part),
            Then::Rest(rest) => {
                if !is_heard {
                    self.say_own(&[self.rest_phrase()], &moment);
                }
                self.rest(rest, &part.title, None, part.has_cadence);
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
        let follows_beat = hold.repetitions.is_some_and(|reps| matches!(reps.spacing, Spacing::Beat(_)));
        let named = (!is_named && !follows_beat && hold.flow.is_empty()).then(|| self.hold_phrase(hold));
        let phrases: Vec<Phrase> = named.into_iter().chain([Phrase::GetReady]).collect();
        self.say_own(&phrases, moment);
        match hold.repetitions {
            Some(repetitions) => self.repetitions(hold, repetitions, moment, part),
            None => {
                // A flow begins and ends with its words.
                let is_flow = !hold.flow.is_empty();
                let tones = HoldTones { no_start: is_flow, no_end: is_flow, beats: Vec::new() };
                self.held(hold, self.session.length(hold, moment.pass.round), tones, moment, part);
            }
        }
        self.say_own(&[Phrase::Release], moment);
    }

    /// Whether the author's own words say how long the hold lasts.
    fn names_its_length(&self, action: &Action) -> bool {
        let template = action.say.as_ref().map(|words| words.template(self.language));
        template.is_some_and(|template| template.values().any(|value| value == Placeholder::Hold))
    }

    /// Adds a rest between rounds, which the tool announces, with what comes next if the routine wants to hear that.
    pub(super) fn rest_between(&mut self, rest: Option<&Rest>, next_step: Option<&'a Step>, says_next: bool) {
        if let Some(rest) = rest {
            let next = next_step.and_then(|step| self.text(&step.title, &Moment::default()));
            let title = next.clone().unwrap_or_default();
            let length = self.session.chosen(&rest.length);
            let moment = Moment { rest: Some(length), next, ..Moment::default() };
            let what = (says_next && moment.next.is_some()).then_some(Phrase::Next);
            let phrases: Vec<Phrase> = std::iter::once(self.rest_phrase()).chain(what).collect();
            let words = self.own_prompts(&phrases, &moment);
            let is_exact = next_step.is_some_and(|step| step.has_cadence);
            self.rest(rest, &title, words, is_exact);
        }
    }

    /// A pause for moving. In a rest that lasts exactly to the next start tone it makes nothing longer.
    fn open_pause(&mut self, written: &Located<LengthRange>, part: &Part) {
        let length = self.session.pause(written);
        let range = self.session.tempo.of_range(written.value);
        if !self.open_rest.is_open() {
            self.chosen.note(ChosenLength::once("pause", &part.title, Located { value: range, ..*written }, length));
        }
        self.wait(length);
    }

    fn rest(&mut self, rest: &Rest, title: &str, words: Option<Prompt>, is_exact: bool) {
        let Rest { length: written, has_tones, .. } = *rest;
        let (length, span) = (self.session.chosen(&written), written.span);
        self.chosen.note(ChosenLength::once("rest", title, written, length));
        let words = words.into_iter().map(|prompt| RestWords { after: Length::ZERO, prompt }).collect();
        let counted = self.counted(rest.countdown.marks, &Moment::default());
        let countdown = if has_tones || !counted.is_empty() { rest.countdown } else { Countdown::default() };
        self.push(Cue::Rest(RestTime { length, span, countdown, counted, words, lead: Lead::default(), is_exact }));
    }
}

//! From a [`Routine`] and a [`Session`] to a [`Script`].
//!
//! In: both. Out: the script, or every problem of these choices with this routine. Guaranteed: steps in the order of the file, sides and
//! rounds unfolded, each side named before it is worked.

use std::collections::BTreeMap;

use super::fill::{Moment, fill};
use super::{Chapter, Cue, HeldTime, Prompt, RestTime, Script, UtteranceId, holds};
use crate::diagnostic::{Diagnostic, in_file_order};
use crate::limits;
use crate::phrasebook::Phrasebook;
use crate::routine::{Action, Block, Placeholder, Rest, Routine, Side, Sides, Step, Then, Words};
use crate::session::{AffectedSide, Session};
use crate::speech::Utterance;
use crate::spoken;

/// Writes the script of `routine` for `session`.
///
/// # Errors
/// Texts that cannot be filled for these choices, cues outside their holds, choices that leave no step.
pub fn write(routine: &Routine, session: &Session) -> Result<Script, Vec<Diagnostic>> {
    let mut writer = Writer::new(routine, session);
    writer.opening();
    for block in &routine.blocks {
        writer.block(block);
    }
    writer.closing();
    writer.finish()
}

/// A script while it is written.
pub struct Writer<'a> {
    pub session: &'a Session,
    routine: &'a Routine,
    phrases: &'static Phrasebook,
    /// The steps that are part of the track, in order; a step's number is its position here plus 1.
    steps: Vec<&'a Step>,
    cues: Vec<Cue>,
    /// How many cues there are, those inside holds included.
    heard: usize,
    utterances: Vec<Utterance>,
    ids: BTreeMap<Utterance, UtteranceId>,
    problems: Vec<Diagnostic>,
}

/// What the holds of one step on one side have in common.
#[derive(Clone)]
struct Part {
    title: String,
    step: usize,
    side: Option<Side>,
}

impl<'a> Writer<'a> {
    fn new(routine: &'a Routine, session: &'a Session) -> Self {
        let steps = routine.steps().filter(|step| session.allows(&step.condition)).collect();
        Self {
            session,
            routine,
            phrases: Phrasebook::of(session.language),
            steps,
            cues: Vec::new(),
            heard: 0,
            utterances: Vec::new(),
            ids: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    fn finish(mut self) -> Result<Script, Vec<Diagnostic>> {
        if self.steps.is_empty() && self.problems.is_empty() {
            let message = "these choices leave no step of the routine";
            self.report(
                Diagnostic::error("nothing-left", message).help("choose otherwise with `--with` and `--without`"),
            );
        }
        if !self.problems.is_empty() {
            return Err(in_file_order(self.problems));
        }
        let title = self.track_title();
        let Self { session, routine, cues, utterances, .. } = self;
        Ok(Script { title, language: session.language, pace: routine.pace, cues, utterances })
    }

    /// The routine's title, with the side when one was chosen.
    fn track_title(&mut self) -> String {
        let title = self.text(&self.routine.title, &Moment::default()).unwrap_or_default();
        match self.session.side {
            Some(AffectedSide::One(side)) => format!("{title} ({})", self.phrases.side_label(side)),
            _ => title,
        }
    }

    fn push(&mut self, cue: Cue) {
        self.heard += 1;
        self.cues.push(cue);
    }

    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    fn opening(&mut self) {
        if self.routine.opening.is_empty() {
            return;
        }
        let title = self.text(&self.routine.title, &Moment::default()).unwrap_or_default();
        self.framing(title, &self.routine.opening);
    }

    fn closing(&mut self) {
        if !self.routine.closing.is_empty() {
            self.framing(self.phrases.closing_label(), &self.routine.closing);
        }
    }

    fn framing(&mut self, title: String, actions: &'a [Action]) {
        self.push(Cue::Chapter(Chapter { title, step: None, side: None, round: None }));
        let moment = Moment { side: self.affected_side(), steps: self.steps.len(), ..Moment::default() };
        self.actions(actions, &moment, &Part { title: String::new(), step: 0, side: None });
    }

    /// The side that hurts, when it is one.
    fn affected_side(&self) -> Option<Side> {
        match self.session.side {
            Some(AffectedSide::One(side)) => Some(side),
            _ => None,
        }
    }

    fn block(&mut self, block: &'a Block) {
        let steps: Vec<&Step> = block.steps.iter().filter(|step| self.session.allows(&step.condition)).collect();
        if steps.is_empty() {
            return;
        }
        for round in 1..=block.rounds {
            if round > 1 {
                self.rest_between(block.rest.as_ref());
            }
            for step in &steps {
                self.step(step, (round, block.rounds));
            }
        }
    }

    /// All rounds and sides of `step`; `circuit` is the round of the circuit it is in and how many there are.
    fn step(&mut self, step: &'a Step, circuit: (u32, u32)) {
        for round in 1..=step.rounds {
            if round > 1 {
                self.rest_between(step.rest.as_ref());
            }
            for (turn, side) in self.sides_of(step).into_iter().enumerate() {
                let (round, rounds) = if step.rounds > 1 { (round, step.rounds) } else { circuit };
                let moment = self.moment(step, side, round, rounds);
                self.step_on_side(step, &moment, turn > 0);
            }
        }
    }

    fn sides_of(&self, step: &Step) -> Vec<Option<Side>> {
        let both_from = |side: Side| vec![Some(side), Some(side.other())];
        match (step.sides, self.session.side) {
            (Sides::Once, _) => vec![self.affected_side()],
            (Sides::Affected, None) => vec![None],
            (Sides::Affected, Some(AffectedSide::One(side))) => vec![Some(side)],
            (Sides::Both, Some(AffectedSide::One(side))) => both_from(side),
            (Sides::Affected | Sides::Both, _) => both_from(Side::Left),
        }
    }

    fn moment(&mut self, step: &Step, side: Option<Side>, round: u32, rounds: u32) -> Moment {
        let number = self.number(step);
        let steps = self.steps.len();
        let next = self.steps.get(number).copied();
        let next = next.and_then(|next| self.text(&next.title, &Moment { side, ..Moment::default() }));
        Moment { side, step: number, steps, next, round, rounds, ..Moment::default() }
    }

    /// The number of `step` among those that are part of the track, from 1.
    fn number(&self, step: &Step) -> usize {
        self.steps.iter().position(|other| std::ptr::eq(*other, step)).map_or(0, |index| index + 1)
    }

    fn step_on_side(&mut self, step: &'a Step, moment: &Moment, is_other_side: bool) {
        let Some(title) = self.text(&step.title, moment) else { return };
        let side = moment.side.filter(|_| step.sides != Sides::Once);
        let round = (moment.rounds > 1).then_some(moment.round);
        let chapter = Chapter { title: self.chapter_title(&title, side, round), step: Some(moment.step), side, round };
        self.push(Cue::Chapter(chapter));
        if self.routine.pace.announce {
            self.announce(&title, side, moment, is_other_side);
        }
        self.actions(&step.actions, moment, &Part { title, step: moment.step, side });
    }

    fn chapter_title(&self, title: &str, side: Option<Side>, round: Option<u32>) -> String {
        let side = side.map(|side| self.phrases.side_label(side));
        let marks: Vec<String> = side.into_iter().chain(round.map(|round| round.to_string())).collect();
        if marks.is_empty() { title.to_owned() } else { format!("{title} ({})", marks.join(", ")) }
    }

    fn announce(&mut self, title: &str, side: Option<Side>, moment: &Moment, is_other_side: bool) {
        let mut sentences = Vec::new();
        match (is_other_side, side) {
            (true, Some(side)) => sentences.push(self.phrases.now_side(side).to_owned()),
            _ => {
                if moment.steps > 1 {
                    sentences.push(self.phrases.step_of(moment.step as u64, moment.steps as u64));
                }
                if moment.rounds > 1 {
                    sentences.push(self.phrases.round_of(u64::from(moment.round), u64::from(moment.rounds)));
                }
                sentences.push(self.phrases.step_title(title));
                sentences.extend(side.map(|side| self.phrases.side(side).to_owned()));
            }
        }
        let prompt = self.own_words(&sentences.join(" "));
        self.push(Cue::Say(prompt));
    }

    fn actions(&mut self, actions: &'a [Action], moment: &Moment, part: &Part) {
        let chosen: Vec<&Action> = actions.iter().filter(|action| self.session.allows(&action.condition)).collect();
        for action in chosen {
            if self.heard > limits::CUES {
                return self.too_many_cues();
            }
            self.action(action, moment, part);
        }
    }

    fn too_many_cues(&mut self) {
        if !self.problems.iter().any(|problem| problem.code == "too-many-cues") {
            let message = format!("more than {} things would be heard", limits::CUES);
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
        if let Some(prompt) = action.say.as_ref().and_then(|say| self.prompt(say, &moment)) {
            self.push(Cue::Say(prompt));
        }
        match &action.then {
            Then::Nothing => {}
            Then::Pause(length) => self.push(Cue::Pause(*length)),
            Then::Rest(rest) => self.rest(rest, None),
            Then::Hold(hold) => {
                let length = self.session.length(hold);
                if self.routine.pace.announce && !names_its_length(action, self.session) {
                    let prompt = self.own_words(&self.phrases.hold_for(length));
                    self.push(Cue::Say(prompt));
                }
                let words = holds::words(hold, length, &moment, self);
                self.heard += words.len();
                let Part { title, step, side } = part.clone();
                let (span, settle, countdown) = (hold.span, hold.settle, hold.countdown);
                self.push(Cue::Hold(HeldTime { length, span, step, title, side, settle, countdown, words }));
            }
        }
    }

    /// A rest between rounds, which the tool announces.
    fn rest_between(&mut self, rest: Option<&Rest>) {
        if let Some(rest) = rest {
            let words = self.own_words(&self.phrases.rest_for(rest.length));
            self.rest(rest, Some(words));
        }
    }

    fn rest(&mut self, rest: &Rest, words: Option<Prompt>) {
        let Rest { length, span, countdown } = *rest;
        self.push(Cue::Rest(RestTime { length, span, countdown, words }));
    }

    /// The words of `words` at `moment` as a prompt; `None` after reporting why not.
    pub fn prompt(&mut self, words: &Words, moment: &Moment) -> Option<Prompt> {
        let text = self.text(words, moment)?;
        let utterance = self.utterance(&text);
        Some(Prompt { text, utterance, span: Some(words.span(self.session.language)) })
    }

    /// The tool's own words as a prompt.
    pub fn own_words(&mut self, text: &str) -> Prompt {
        Prompt { text: text.to_owned(), utterance: self.utterance(text), span: None }
    }

    fn text(&mut self, words: &Words, moment: &Moment) -> Option<String> {
        let language = self.session.language;
        match fill(words.template(language), words.span(language), moment, language) {
            Ok(text) => Some(text),
            Err(problem) => {
                self.report(*problem);
                None
            }
        }
    }

    fn utterance(&mut self, text: &str) -> UtteranceId {
        let language = self.session.language;
        let utterance = Utterance { text: spoken::written_out(text, language), language };
        let next = UtteranceId(self.utterances.len());
        let id = *self.ids.entry(utterance.clone()).or_insert(next);
        if id == next {
            self.utterances.push(utterance);
        }
        id
    }
}

/// Whether the author's own words say how long the hold lasts.
fn names_its_length(action: &Action, session: &Session) -> bool {
    let says = |words: &Words| words.template(session.language).values().any(|value| value == Placeholder::Hold);
    action.say.as_ref().is_some_and(says)
}

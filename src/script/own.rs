//! What the tool itself says about steps, sides, rounds and lengths: in the routine's words, in the built-in ones, or
//! not at all. Sentences that directly follow one another are joined into one prompt.

use super::cue::{Cue, Prompt};
use super::fill::Moment;
use super::writer::Writer;
use crate::base::Span;
use crate::routine::{Guidance, Hold, Own, Pass};
use crate::words::{self, Phrase, Phrasebook, Side};

impl<'a> Writer<'a> {
    /// Whether the tool names steps, sides and lengths: always if the routine's own words are not heard.
    pub(super) fn names(&self) -> bool {
        self.routine.pace.announce || self.session.guidance == Guidance::Minimal
    }

    /// The words for `phrase` at `moment` as a prompt; `None` when it is silent.
    pub(super) fn own_prompt(&mut self, phrase: Phrase, moment: &Moment) -> Option<Prompt> {
        self.own_prompts(&[phrase], moment)
    }

    /// The words for all of `phrases` as one prompt; `None` when all are silent.
    pub(super) fn own_prompts(&mut self, phrases: &[Phrase], moment: &Moment) -> Option<Prompt> {
        let sentences: Vec<(String, Option<Span>)> =
            phrases.iter().filter_map(|phrase| self.own(*phrase, moment)).collect();
        let texts: Vec<&str> = sentences.iter().map(|(text, _)| text.as_str()).collect();
        let text = texts.join(" ");
        let span = sentences.iter().find_map(|(_, span)| *span);
        let quoted = phrases.iter().find_map(|phrase| match phrase {
            Phrase::StepTitle => moment.quoted.title,
            Phrase::Next => moment.quoted.next,
            Phrase::Needs => moment.quoted.things,
            _ => None,
        });
        (!text.is_empty()).then(|| Prompt { utterance: self.utterance(&text), text, span, quoted })
    }

    /// Says the words for all of `phrases`, or only those that the routine wrote itself if the tool names nothing.
    pub(super) fn say_own(&mut self, phrases: &[Phrase], moment: &Moment) {
        let said: Vec<Phrase> = phrases.iter().copied().filter(|phrase| self.says(*phrase)).collect();
        if let Some(prompt) = self.own_prompts(&said, moment) {
            self.push(Cue::Say(prompt));
        }
    }

    /// The words of a countdown of `marks` seconds, where the routine wants words instead of tones.
    pub(super) fn counted(&mut self, marks: u32, moment: &Moment) -> Vec<Prompt> {
        let seconds = (1..=marks).rev();
        let moments = seconds.map(|seconds| Moment { seconds, ..moment.clone() });
        moments.filter_map(|moment| self.own_prompt(Phrase::Countdown, &moment)).collect()
    }

    fn own(&mut self, phrase: Phrase, moment: &Moment) -> Option<(String, Option<Span>)> {
        match self.wanted(phrase) {
            Own::Silent => None,
            Own::BuiltIn => Some((built_in(self.phrases, phrase, moment)?, None)),
            Own::Written { one, other } => {
                let language = self.language;
                let is_one = match phrase {
                    Phrase::Journey => words::is_singular(moment.steps as u64, language),
                    _ => moment.remaining.is_some_and(|left| words::is_singular_duration(left, language)),
                };
                let words = if is_one { one } else { other };
                Some((self.text(words, moment)?, Some(words.span(language))))
            }
        }
    }

    /// What the step being written, or else the routine, does with `phrase`.
    fn wanted(&self, phrase: Phrase) -> &'a Own {
        self.words.and_then(|words| words.set(phrase)).unwrap_or_else(|| self.routine.words.of(phrase))
    }

    /// Whether the routine has words of its own for `phrase`.
    pub(super) fn is_written(&self, phrase: Phrase) -> bool {
        matches!(self.wanted(phrase), Own::Written { .. })
    }

    /// Whether `phrase` is heard where nothing else is in its place.
    pub(super) fn says(&self, phrase: Phrase) -> bool {
        self.is_said(phrase) && (self.names() || self.is_written(phrase))
    }

    fn is_said(&self, phrase: Phrase) -> bool {
        *self.wanted(phrase) != Own::Silent
    }

    /// Names the step, its round and its side: all of it where the step begins, later only what is new.
    pub(super) fn announce(&mut self, side: Option<Side>, moment: &Moment, naming: Naming) {
        let Pass { round, rounds, side: number, sides } = moment.pass;
        let is_other_side = number > 1;
        let mut phrases = Vec::new();
        if naming.index == 0 {
            phrases.extend((moment.steps > 1 && !naming.is_in_circuit).then_some(Phrase::StepOf));
            phrases.extend(naming.opens_circuit.then(|| self.circuit_phrase(moment)));
            phrases.extend((rounds > 1 && !naming.is_in_circuit).then(|| self.round_phrase(moment)));
            phrases.push(Phrase::StepTitle);
        } else if is_other_side && (round == 1 || naming.is_alternating) {
            phrases.push(Phrase::SwitchSides);
        } else if !naming.is_in_circuit {
            phrases.push(self.round_phrase(moment));
        }
        let is_same_side = naming.index > 0 && round > 1 && !naming.is_alternating;
        phrases.extend(side_phrase(side, is_other_side, sides).filter(|_| !is_same_side));
        self.say_own(&phrases, moment);
    }

    fn round_phrase(&self, moment: &Moment) -> Phrase {
        let (each, last) = match moment.has_sets {
            true => (Phrase::SetOf, Phrase::LastSet),
            false => (Phrase::RoundOf, Phrase::LastRound),
        };
        if moment.pass.round == moment.pass.rounds && self.is_said(last) { last } else { each }
    }

    /// The phrase that starts a round of a circuit, which is numbered where there are several.
    fn circuit_phrase(&self, moment: &Moment) -> Phrase {
        if moment.circuits > 1 { Phrase::CircuitOf } else { self.round_phrase(moment) }
    }

    /// The phrase that starts a hold. Nobody is asked to hold still in a movement or while the breath is paced.
    pub(super) fn hold_phrase(&self, hold: &Hold) -> Phrase {
        if hold.is_movement || hold.breath.is_some() {
            return Phrase::ForTime;
        }
        if self.is_said(Phrase::HoldFor) { Phrase::HoldFor } else { Phrase::Hold }
    }

    /// The phrase that starts a rest.
    pub(super) fn rest_phrase(&self) -> Phrase {
        if self.is_said(Phrase::RestFor) { Phrase::RestFor } else { Phrase::Rest }
    }
}

/// How much of a step's name is new.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    /// How many times the step was done before.
    pub index: usize,
    /// Whether sides change in every round.
    pub is_alternating: bool,
    /// Whether the step is repeated with others.
    pub is_in_circuit: bool,
    /// Whether a round of that circuit begins here.
    pub opens_circuit: bool,
}

/// Names the side; nothing, if there is only one that has no name.
fn side_phrase(side: Option<Side>, is_other_side: bool, sides: u32) -> Option<Phrase> {
    match (side, is_other_side) {
        (Some(Side::Left), true) => Some(Phrase::NowLeft),
        (Some(Side::Right), true) => Some(Phrase::NowRight),
        (Some(Side::Left), false) => Some(Phrase::LeftSide),
        (Some(Side::Right), false) => Some(Phrase::RightSide),
        (None, true) => Some(Phrase::SecondSide),
        (None, false) => (sides > 1).then_some(Phrase::FirstSide),
    }
}

/// The words of `voice/words`; `None` when a value that they name is missing.
fn built_in(book: &Phrasebook, phrase: Phrase, moment: &Moment) -> Option<String> {
    Some(match phrase {
        Phrase::Journey => book.journey(moment.steps as u64, moment.total?),
        Phrase::Needs => book.needs(moment.things.as_deref()?),
        Phrase::StepOf => book.step_of(moment.step as u64, moment.steps as u64),
        Phrase::StepTitle => book.step_title(moment.title.as_deref()?),
        Phrase::RoundOf => book.round_of(u64::from(moment.pass.round), u64::from(moment.pass.rounds)),
        Phrase::LastRound => book.last_round.clone(),
        Phrase::CircuitOf => {
            book.circuit_of(moment.circuit as u64, moment.pass.round.into(), moment.pass.rounds.into())
        }
        Phrase::SetOf => book.set_of(u64::from(moment.pass.round), u64::from(moment.pass.rounds)),
        Phrase::LastSet => book.last_set.clone(),
        Phrase::LeftSide => book.side(Side::Left).to_owned(),
        Phrase::RightSide => book.side(Side::Right).to_owned(),
        Phrase::SwitchSides => book.switch_sides.clone(),
        Phrase::NowLeft => book.now_side(Side::Left).to_owned(),
        Phrase::NowRight => book.now_side(Side::Right).to_owned(),
        Phrase::FirstSide => book.first_side.clone(),
        Phrase::SecondSide => book.second_side.clone(),
        Phrase::GetReady => book.get_ready.clone(),
        Phrase::HoldFor => book.hold_for(moment.hold?),
        Phrase::Hold => book.hold.clone(),
        Phrase::ForTime => book.for_time(moment.hold?),
        Phrase::TakeYourTime => book.take_your_time.clone(),
        Phrase::Count => book.count(u64::from(moment.rep)),
        Phrase::Countdown => book.countdown(u64::from(moment.seconds)),
        Phrase::Half => book.half.clone(),
        Phrase::Remaining => book.remaining(moment.remaining?),
        Phrase::Release => book.release.clone(),
        Phrase::RestFor => book.rest_for(moment.rest?),
        Phrase::Rest => book.rest.clone(),
        Phrase::Next => book.next(moment.next.as_deref()?),
        Phrase::BreatheIn => book.breathe_in.clone(),
        Phrase::BreatheFull => book.breathe_full.clone(),
        Phrase::BreatheOut => book.breathe_out.clone(),
        Phrase::BreatheEmpty => book.breathe_empty.clone(),
        Phrase::Done => book.done.clone(),
        Phrase::End => book.end.clone(),
    })
}

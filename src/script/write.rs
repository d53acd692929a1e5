//! From a [`Routine`] and a [`Session`] to a [`Script`], or every problem that these choices cause. Steps stay in file
//! order, sides and rounds are unfolded, and each side is named before it is worked.

use super::belongings::belongings;
use super::choices::AffectedSide;
use super::cue::{Chapter, Cue, Script};
use super::estimate;
use super::fill::{Moment, Quoted};
use super::own::Naming;
use super::session::Session;
use super::writer::{Part, Writer};
use crate::base::{Diagnostic, Length, in_file_order};
use crate::routine::{Action, Block, CountRange, Offer, Order, Pace, Pass, Routine, Sides, Step};
use crate::words::{Phrase, Side};

/// Writes the script of `routine` for `session`.
///
/// # Errors
/// Texts that cannot be filled in for these choices, cues outside their holds, choices that leave no steps.
pub fn write(routine: &Routine, session: &Session) -> Result<Script, Vec<Diagnostic>> {
    let written = |total| {
        let mut writer = Writer::new(routine, session, total);
        writer.opening();
        for block in &routine.blocks {
            writer.block(block);
        }
        writer.closing();
        writer.finish()
    };
    match session.fit {
        Some(total) => written(total),
        // A script that says how long it is gets a little longer by it, so its length is estimated from a first one.
        None => written(estimate::told(&written(USUAL_TOTAL)?)),
    }
}

/// Any length: what is said of it takes about as long whatever it is.
const USUAL_TOTAL: Length = Length::from_secs(20 * 60);

/// The position of a step among the others.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The round of the circuit, and how many there are.
    circuit: Pass,
    /// Whether a round of the circuit begins with it.
    begins_round: bool,
    /// The step after it.
    following: Option<&'a Step>,
    /// Whether its end is the place to say what comes next.
    says_next: bool,
}

impl<'a> Writer<'a> {
    fn finish(mut self) -> Result<Script, Vec<Diagnostic>> {
        if self.steps.is_empty() && self.problems.is_empty() {
            let message = "these choices leave no steps to do";
            self.report(
                Diagnostic::error("nothing-left", message).help("choose differently with `--with` and `--without`"),
            );
        }
        if !self.problems.is_empty() {
            return Err(in_file_order(self.problems));
        }
        let (title, tones) = (self.track_title(), self.tone_sounds());
        let Self { session, routine, cues, lines, sounds, chosen, .. } = self;
        let pace = Pace { lead_out: routine.pace.lead_out + session.slack, ..routine.pace };
        let lexicon = routine.lexicon.get(&session.language).cloned().unwrap_or_default();
        let guest_lexicons = routine.lexicon.clone();
        let (bed, credits) = (routine.sounds.bed.clone(), routine.sounds.credits.clone());
        Ok(Script {
            title,
            chosen: chosen.in_file_order(),
            language: session.language,
            pace,
            cues,
            lines,
            sounds,
            tones,
            bed,
            credits,
            lexicon,
            guest_lexicons,
        })
    }

    /// The routine's title, with the choice of quick relief and side.
    fn track_title(&mut self) -> String {
        let title = self.text(&self.routine.title, &Moment::default()).unwrap_or_default();
        let quick = self.session.quick.then(|| self.phrases.quick_label());
        let side = self.affected_side().map(|side| self.phrases.side_label(side));
        with_marks(&title, quick.into_iter().chain(side))
    }

    /// A quick-relief track has no chapter for what is said before its first step, because that leads straight into it.
    fn opening(&mut self) {
        let routine = self.routine;
        let moment = self.framing_moment();
        if routine.opening.iter().any(|action| self.is_heard(action, &moment)) {
            let title = self.text(&routine.title, &Moment::default()).unwrap_or_default();
            let chapter = (!self.session.quick).then_some(title);
            self.framing(chapter, &routine.opening);
        }
        let language = self.session.language;
        let offers: Vec<&Offer> = belongings(routine, self.session).collect();
        let names: Vec<String> = offers.iter().map(|offer| offer.label.plain(language)).collect();
        let things = (!names.is_empty()).then(|| self.phrases.joined(&names));
        let first = offers.first().map(|offer| offer.label.span(language));
        let quoted = Quoted { things: first, ..Quoted::default() };
        let moment = Moment { things, quoted, ..self.framing_moment() };
        let needs = moment.things.is_some().then_some(Phrase::Needs);
        if !self.session.quick {
            self.say_own(&std::iter::once(Phrase::Journey).chain(needs).collect::<Vec<_>>(), &moment);
        }
    }

    fn closing(&mut self) {
        self.close_rest();
        let title = self.phrases.closing_label();
        let routine = self.routine;
        let moment = self.framing_moment();
        if routine.closing.iter().any(|action| self.is_heard(action, &moment)) {
            self.framing(Some(title), &routine.closing);
        } else if (self.names() || self.is_written(Phrase::End))
            && let Some(prompt) = self.own_prompt(Phrase::End, &self.framing_moment())
        {
            self.push(Cue::Chapter(Chapter::framing(title)));
            self.push(Cue::Say(prompt));
        }
    }

    fn framing(&mut self, title: Option<String>, actions: &'a [Action]) {
        if let Some(title) = title {
            self.push(Cue::Chapter(Chapter::framing(title)));
        }
        let moment = self.framing_moment();
        self.actions(actions, &moment, &Part { title: String::new(), step: 0, side: None, has_cadence: false });
    }

    fn framing_moment(&self) -> Moment {
        Moment { side: self.affected_side(), steps: self.steps.len(), total: Some(self.total), ..Moment::default() }
    }

    /// The side that hurts, if it is only one.
    fn affected_side(&self) -> Option<Side> {
        match self.session.side {
            Some(AffectedSide::One(side)) => Some(side),
            _ => None,
        }
    }

    fn block(&mut self, block: &'a Block) {
        let steps: Vec<&Step> = block.steps.iter().filter(|step| self.session.takes_step(step)).collect();
        let rounds = self.rounds(block.rounds);
        self.chosen.note_count("rounds", "", block.rounds, rounds);
        let Some(last) = steps.last() else { return };
        let after = self.steps.get(self.number(last)).copied();
        self.circuit += usize::from(rounds > 1);
        for round in 1..=rounds {
            if round > 1 {
                self.rest_between(block.rest.as_ref(), steps.first().copied(), true);
            }
            let rest = if round < rounds { &block.rest } else { &block.rest_after };
            self.round(&steps, (round, rounds), after, rest.is_some() && rounds > 1);
        }
        if rounds > 1 {
            self.rest_between(block.rest_after.as_ref(), after, true);
        }
    }

    /// One round of a circuit, or the only one. A rest after it says itself what comes next.
    fn round(&mut self, steps: &[&'a Step], (round, rounds): (u32, u32), after: Option<&'a Step>, rests: bool) {
        let pass = Pass { round, rounds, ..Pass::default() };
        let steps: Vec<&Step> = steps.iter().copied().filter(|step| step.condition.is_at(pass)).collect();
        for (index, step) in steps.iter().enumerate() {
            let again = steps.first().filter(|_| round < rounds);
            let following = steps.get(index + 1).or(again).copied().or(after);
            self.voice = step.voice.as_ref().or(self.routine.voice.as_ref());
            let is_last_of_round = index + 1 == steps.len();
            let says_next = !(is_last_of_round && rests);
            self.words = Some(&step.words);
            self.step(step, Place { circuit: pass, begins_round: index == 0, following, says_next });
            self.voice = self.routine.voice.as_ref();
            self.words = None;
        }
    }

    /// Quick relief is one round of everything.
    fn rounds(&self, written: CountRange) -> u32 {
        if self.session.quick { 1 } else { self.session.rounds(written) }
    }

    /// All rounds and sides of `step`.
    fn step(&mut self, step: &'a Step, place: Place<'a>) {
        let sides = self.sides_of(step);
        self.note_rounds(step);
        let mut moment = Moment::default();
        for (index, pass) in self.passes(step, sides.len(), place.circuit).into_iter().enumerate() {
            if index > 0 && pass.round > 1 && pass.side == self.first_side_of_round(step, pass) {
                self.rest_between(step.rest.as_ref(), Some(step), false);
            }
            moment = self.moment(step, sides[pass.side as usize - 1], place.following);
            moment.pass = pass;
            let opens_circuit = index == 0 && place.begins_round && place.circuit.rounds > 1;
            let is_in_circuit = place.circuit.rounds > 1;
            self.step_on_side(
                step,
                &moment,
                Naming { index, is_alternating: step.order == Order::Alternating, is_in_circuit, opens_circuit },
            );
        }
        let next = (place.says_next && moment.next.is_some()).then_some(Phrase::Next);
        let phrases: Vec<Phrase> = std::iter::once(Phrase::Done).chain(next).collect();
        self.say_own(&phrases, &moment);
    }

    fn note_rounds(&mut self, step: &Step) {
        let what = if step.has_sets { "sets" } else { "rounds" };
        let title = self.text(&step.title, &Moment::default()).unwrap_or_default();
        self.chosen.note_count(what, &title, step.rounds, self.rounds(step.rounds));
    }

    /// The side on which a round of `step` begins: a rest between rounds comes before it.
    const fn first_side_of_round(&self, step: &Step, pass: Pass) -> u32 {
        match step.order {
            Order::Alternating => 1,
            Order::OneSideFirst => pass.side,
        }
    }

    /// Every time that `step` is done, in order.
    fn passes(&self, step: &Step, sides: usize, circuit: Pass) -> Vec<Pass> {
        let (own, sides) = (self.rounds(step.rounds), sides as u32);
        let pass = |round, side| match own {
            1 => Pass { side, sides, ..circuit },
            rounds => Pass { round, rounds, side, sides },
        };
        match step.order {
            Order::Alternating => (1..=own).flat_map(|round| (1..=sides).map(move |side| pass(round, side))).collect(),
            Order::OneSideFirst => (1..=sides).flat_map(|side| (1..=own).map(move |round| pass(round, side))).collect(),
        }
    }

    fn sides_of(&self, step: &Step) -> Vec<Option<Side>> {
        let both_from = |side: Side| vec![Some(side), Some(side.other())];
        match (step.sides, self.session.side) {
            (Sides::Once, _) => vec![self.affected_side()],
            (Sides::Affected, None) => vec![None],
            (Sides::Both, None) if step.has_turns() => vec![None, None],
            (Sides::Affected, Some(AffectedSide::One(side))) => vec![Some(side)],
            (Sides::Both, Some(AffectedSide::One(side))) if self.session.quick => vec![Some(side)],
            (Sides::Both, Some(AffectedSide::One(side))) => both_from(side),
            (Sides::Affected | Sides::Both, _) => both_from(step.start),
        }
    }

    fn moment(&mut self, step: &Step, side: Option<Side>, following: Option<&Step>) -> Moment {
        let blank = Moment { side, ..Moment::default() };
        let next = following.and_then(|next| self.text(&next.title, &blank));
        let title = self.text(&step.title, &blank);
        Moment {
            step: self.number(step),
            steps: self.steps.len(),
            next,
            title,
            quoted: Quoted {
                title: Some(step.title.span(self.session.language)),
                next: following.map(|next| next.title.span(self.session.language)),
                things: None,
            },
            has_sets: step.has_sets,
            has_no_sides: step.sides == Sides::Once,
            circuit: self.circuit,
            circuits: self.circuits,
            ..blank
        }
    }

    /// The number of `step` among those that are part of the track, from 1.
    fn number(&self, step: &Step) -> usize {
        self.steps.iter().position(|other| std::ptr::eq(*other, step)).map_or(0, |index| index + 1)
    }

    fn step_on_side(&mut self, step: &'a Step, moment: &Moment, naming: Naming) {
        let Some(title) = moment.title.clone() else { return };
        if !step.has_cadence {
            self.close_rest();
        }
        let side = moment.side.filter(|_| step.sides != Sides::Once);
        let round = (moment.pass.rounds > 1).then_some(moment.pass.round);
        let label = self.side_label(side, moment.pass);
        let marked = with_marks(&title, label.into_iter().chain(round.map(|round| round.to_string())));
        let rounds = round.map(|_| moment.pass.rounds);
        let has_sets = moment.has_sets && rounds.is_some();
        self.push(Cue::Chapter(Chapter { title: marked, step: Some(moment.step), side, round, rounds, has_sets }));
        let is_first = moment.step == 1 && naming.index == 0;
        let is_way_in = self.session.quick && is_first && self.starts_with_words(step, moment);
        if !is_way_in {
            self.announce(side, moment, naming);
        }
        self.actions(&step.actions, moment, &Part { title, step: moment.step, side, has_cadence: step.has_cadence });
    }

    /// What a chapter calls the side being worked.
    fn side_label(&self, side: Option<Side>, pass: Pass) -> Option<String> {
        match side {
            Some(side) => Some(self.phrases.side_label(side)),
            None => (pass.sides > 1).then(|| self.phrases.turn_label(pass.side == 1)),
        }
    }

    /// Whether `step` starts by saying what to do: in a quick-relief track, that comes before any name.
    fn starts_with_words(&self, step: &Step, moment: &Moment) -> bool {
        let first = step.actions.iter().find(|action| self.takes(action, moment));
        first.is_some_and(|action| self.is_heard(action, moment))
    }
}

/// `title` followed by `marks` in brackets, if there are any.
fn with_marks(title: &str, marks: impl Iterator<Item = String>) -> String {
    let marks: Vec<String> = marks.collect();
    if marks.is_empty() { title.to_owned() } else { format!("{title} ({})", marks.join(", ")) }
}

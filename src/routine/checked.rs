//! The checked meaning of a definition. Every text exists in every language that the routine offers, every name is
//! declared, every number is within its limits, and impossible states cannot be built.

use std::collections::BTreeMap;

use super::breath::Breath;
use super::fixed_words::{Counting, Order, RangeEnd, Sides, Tempo};
use super::guidance::Guidance;
use super::occasion::{Occasion, Pass};
use super::own_sounds::{OwnSound, OwnSounds};
use super::own_words::OwnWords;
use super::words::Words;
use crate::base::{Diagnostic, Length, LengthRange, Located, Span, TimeOfDay};
use crate::sound::{Bed, Phase};
use crate::words::{Language, OwnLexicon, Side};

/// A routine that can be rendered, once the listener has chosen.
#[derive(Clone, Debug)]
pub struct Routine {
    /// What it is called.
    pub title: Words,
    /// What it is for.
    pub description: Option<Words>,
    /// Where its facts come from.
    pub source: Option<Words>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its year.
    pub year: Option<u16>,
    /// The language it is spoken in unless the listener chooses.
    pub language: Language,
    /// All languages it offers, in the order of [`Language::ALL`].
    pub languages: Vec<Language>,
    /// Things it uses.
    pub equipment: Vec<Offer>,
    /// Alternatives it offers.
    pub options: Vec<Offer>,
    /// Settings of the whole track.
    pub pace: Pace,
    /// What the routine does with the tool's own words.
    pub words: OwnWords,
    /// Sounds in place of the tool's own.
    pub sounds: OwnSounds,
    /// Words that are said otherwise than they are written, by language.
    pub lexicon: BTreeMap<Language, OwnLexicon>,
    /// Who speaks, unless a step or an action says otherwise.
    pub voice: Option<Located<String>>,
    /// Spoken before the first step.
    pub opening: Vec<Action>,
    /// Steps and circuits, in order.
    pub blocks: Vec<Block>,
    /// Spoken after the last step.
    pub closing: Vec<Action>,
    /// Texts that are read aloud in one of two ways, in file order.
    pub warnings: Vec<Diagnostic>,
}

impl Routine {
    /// All steps, in the order of the file.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.blocks.iter().flat_map(|block| &block.steps)
    }

    /// Whether the listener's side makes a difference.
    pub fn has_affected_side(&self) -> bool {
        self.steps().any(|step| step.sides == Sides::Affected)
    }
}

/// Settings of the whole track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Silence before the first word.
    pub lead_in: Length,
    /// Silence after the last word.
    pub lead_out: Length,
    /// Silence between prompts.
    pub gap: Length,
    /// What a range lasts unless the listener chooses.
    pub hold: RangeEnd,
    /// How much time there is for moving unless the listener chooses.
    pub tempo: Tempo,
    /// Whether the tool names every step.
    pub announce: bool,
    /// How much is said unless the listener chooses.
    pub guidance: Guidance,
    /// Whether the closing words of a track for the night get quieter.
    pub wind_down: bool,
    /// The noise under the whole track unless the listener chooses.
    pub bed: Bed,
    /// What it is for unless the listener chooses.
    pub time: TimeOfDay,
}

impl Pace {
    /// No silence, no words of the tool, nothing under the track.
    pub const NONE: Self = Self {
        lead_in: Length::ZERO,
        lead_out: Length::ZERO,
        gap: Length::ZERO,
        hold: RangeEnd::Shortest,
        tempo: Tempo::Usual,
        announce: false,
        guidance: Guidance::Full,
        wind_down: false,
        bed: Bed::None,
        time: TimeOfDay::Night,
    };
}

/// A name that `--with` and `--without` accept.
#[derive(Clone, Debug)]
pub struct Offer {
    /// As written in the file.
    pub name: String,
    /// The name to show.
    pub label: Words,
    /// What can be used instead.
    pub instead: Option<Words>,
    /// Whether it is equipment, present unless excluded, or an option, absent unless asked for.
    pub is_equipment: bool,
}

/// A run of steps done one or more times: a circuit, or a single step outside any circuit.
#[derive(Clone, Debug)]
pub struct Block {
    /// At least one step.
    pub steps: Vec<Step>,
    /// How many times all of them are done; once outside a circuit.
    pub rounds: CountRange,
    /// The rest between two rounds.
    pub rest: Option<Rest>,
    /// The rest after the last round.
    pub rest_after: Option<Rest>,
}

/// One exercise.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is called.
    pub title: Words,
    /// Which sides it works.
    pub sides: Sides,
    /// The side that is worked first where the listener names none.
    pub start: Side,
    /// Whether rounds or sides come first.
    pub order: Order,
    /// How many times it is done on each side.
    pub rounds: CountRange,
    /// Whether its rounds are called sets.
    pub has_sets: bool,
    /// Whether its rests last exactly to the next start tone, whatever is said in them.
    pub has_cadence: bool,
    /// The rest between two rounds.
    pub rest: Option<Rest>,
    /// What it does with the tool's own words, where that differs from the routine.
    pub words: OwnWords,
    /// Who speaks it, if not the voice of the routine.
    pub voice: Option<Located<String>>,
    /// When it is part of the track.
    pub condition: Condition,
    /// What is said and held, in order.
    pub actions: Vec<Action>,
    /// The whole step in the file.
    pub span: Span,
}

impl Hold {
    /// The lengths it may have in this round, counted from 1.
    pub fn range_in(&self, round: u32) -> LengthRange {
        match self.rungs.get((round as usize).saturating_sub(1)) {
            Some(rung) => LengthRange { shortest: *rung, longest: *rung },
            None => self.range,
        }
    }
}

impl Step {
    /// Whether its words tell two sides apart that nobody has named.
    pub fn has_turns(&self) -> bool {
        let cues = |action: &Action| match &action.then {
            Then::Hold(hold) => {
                hold.cues.iter().any(|cue| matches!(&cue.heard, CueContent::Words(words) if words.has_turns()))
            }
            Then::Nothing | Then::Pause(_) | Then::Rest(_) => false,
        };
        self.actions.iter().any(|action| action.say.as_ref().is_some_and(Words::has_turns) || cues(action))
    }
}

/// How many times something is done: a number, or a range that the listener chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRange {
    /// At least so many times.
    pub least: u32,
    /// At most so many times.
    pub most: u32,
}

impl CountRange {
    /// Just once.
    pub const ONCE: Self = Self { least: 1, most: 1 };
}

/// Names that must, and names that must not, be among the listener's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// All of these.
    pub with: Vec<String>,
    /// None of these.
    pub without: Vec<String>,
    /// At all of these times of a step.
    pub only: Vec<Occasion>,
}

impl Condition {
    /// Whether it is met at `pass`, whatever the listener chose.
    pub fn is_at(&self, pass: Pass) -> bool {
        self.only.iter().all(|occasion| occasion.is(pass))
    }
}

/// Words, then what follows them.
#[derive(Clone, Debug)]
pub struct Action {
    /// What is said.
    pub say: Option<Words>,
    /// The sound after the words.
    pub play: Option<OwnSound>,
    /// The lowest level of guidance at which the words are heard.
    pub guidance: Guidance,
    /// Whether it is part of a quick-relief track.
    pub quick: bool,
    /// What follows.
    pub then: Then,
    /// The language of all that is said here, if not that of the track.
    pub language: Option<Language>,
    /// Who speaks it, cues included, if not the voice of the step.
    pub voice: Option<Located<String>>,
    /// When it is part of the track.
    pub condition: Condition,
}

/// What follows the words of an action.
#[derive(Clone, Debug)]
pub enum Then {
    /// The next action.
    Nothing,
    /// Silence for moving.
    Pause(Located<LengthRange>),
    /// Time in position.
    Hold(Box<Hold>),
    /// Time to rest.
    Rest(Rest),
}

/// Time in position.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Whether it is a movement rather than a position.
    pub is_movement: bool,
    /// How long; one beat of repetitions that follow a beat.
    pub range: LengthRange,
    /// How long in each round, if that differs: its range runs from the shortest to the longest of them.
    pub rungs: Vec<Length>,
    /// What is said on each part of a breath, instead of what paces it.
    pub flow: Vec<FlowWords>,
    /// Steps in which the listener can choose from the range: whole breaths, where it is written in breaths.
    pub step: Option<Length>,
    /// Where the length is written in the file; this tells holds apart, and is the same in every round and on every side.
    pub span: Span,
    /// How many times it is done, one directly after the other.
    pub repetitions: Option<Repetitions>,
    /// Whether tones begin, count down and end it, and pace the breath.
    pub has_tones: bool,
    /// Tones before its end.
    pub countdown: Countdown,
    /// How often to say how much is left.
    pub remind: Option<Length>,
    /// Whether to say when half is over.
    pub halfway: bool,
    /// Time to get into position before it.
    pub settle: Length,
    /// The rhythm of the breath during it.
    pub breath: Option<Breath>,
    /// What is said during it.
    pub cues: Vec<HoldCue>,
}

/// A hold or movement that is done several times.
#[derive(Clone, Copy, Debug)]
pub struct Repetitions {
    /// How many times.
    pub count: CountRange,
    /// How they are counted.
    pub counting: Counting,
    /// What separates one from the next.
    pub spacing: Spacing,
    /// Where it is written in the file what separates them.
    pub span: Span,
}

/// What separates one repetition from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// From the end of one to the start of the next: the way back.
    Back(Located<LengthRange>),
    /// From the start of one to the start of the next.
    Every(Length),
    /// They follow a beat, and have no length of their own.
    Beat(Length),
}

/// Words that begin with one part of one breath.
#[derive(Clone, Debug)]
pub struct FlowWords {
    /// When, counted from the start.
    pub at: Length,
    /// What.
    pub say: Words,
}

/// Tones, one a second, before the end of a hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Countdown {
    /// How many.
    pub marks: u32,
    /// Where that is written in the file, if it is.
    pub span: Option<Span>,
}

impl Countdown {
    /// The time from the first mark to the end.
    pub fn length(self) -> Length {
        Length::from_secs(u64::from(self.marks))
    }
}

/// Time to rest.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    /// How long.
    pub length: Located<LengthRange>,
    /// Tones before its end.
    pub countdown: Countdown,
    /// Whether these are heard, if they are not words.
    pub has_tones: bool,
}

/// Words inside a hold.
#[derive(Clone, Debug)]
pub struct HoldCue {
    /// When.
    pub when: When,
    /// Where that is written in the file.
    pub when_span: Span,
    /// Which half of a breath it waits for: the first from that moment on.
    pub on: Option<Phase>,
    /// What.
    pub heard: CueContent,
    /// The lowest level of guidance at which it is heard.
    pub guidance: Guidance,
    /// When it is part of the track.
    pub condition: Condition,
}

/// What is heard of a cue.
#[derive(Clone, Debug)]
pub enum CueContent {
    /// Words.
    Words(Words),
    /// A sound of the routine.
    Sound(OwnSound),
}

/// When a cue of a hold is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// This long after the start.
    At(Length),
    /// In the middle.
    Half,
    /// This long before the end.
    Left(Length),
    /// Repeatedly, at this interval.
    Every(Length),
    /// With every nth breath.
    Breath(u32),
}

//! A routine as it was understood, before it is written down: what is sure, and what a person must look at.

use super::few::Few;
use crate::base::LengthRange;
use crate::routine::fixed_words::Sides;
use crate::words::{Language, Side};

/// A whole routine.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// What it is called.
    pub title: String,
    /// The language of its words.
    pub language: Language,
    /// Where its words are from.
    pub source: String,
    /// What it is for, and how often.
    pub description: Vec<String>,
    /// The things it uses.
    pub equipment: Vec<Thing>,
    /// Other ways, by name.
    pub options: Vec<(String, String)>,
    /// Comments at the top, for a person.
    pub looks: Vec<String>,
    /// Before the first step.
    pub opening: Vec<DraftAction>,
    /// The steps.
    pub steps: Vec<DraftStep>,
    /// How often all steps are done, and the rest between.
    pub circuit: Option<(Few, Option<LengthRange>)>,
}

/// A thing that is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    /// The name it has in the file.
    pub key: String,
    /// The author's words for it.
    pub name: String,
    /// What the author lets take its place.
    pub instead: Option<String>,
}

/// One exercise.
#[derive(Clone, Debug)]
pub(super) struct DraftStep {
    /// What it is called.
    pub title: String,
    /// Which sides it works.
    pub sides: Sides,
    /// The side that is worked first, if not the left one.
    pub start: Side,
    /// How often it is done.
    pub rounds: Option<Few>,
    /// Whether the author speaks of sets.
    pub are_sets: bool,
    /// The rest between two rounds.
    pub rest: Option<LengthRange>,
    /// Comments for a person.
    pub looks: Vec<String>,
    /// What is said and held.
    pub actions: Vec<DraftAction>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub(super) struct DraftAction {
    /// The line it is from.
    pub line: usize,
    /// The author's words; may be empty.
    pub say: String,
    /// What comes after them.
    pub then: After,
    /// How often the hold, the movement or the beat is done.
    pub reps: Option<Few>,
    /// How long the way back takes.
    pub back: Option<LengthRange>,
    /// Whether it is the way back from what comes before it.
    pub is_way_back: bool,
    /// Whether it is the way into the position that comes after it, or begins with it.
    pub is_way_there: bool,
    /// Its words as they are written.
    pub written: Option<String>,
    /// What is said during it.
    pub cues: Vec<DraftCue>,
    /// Whether the words protect.
    pub is_safety: bool,
    /// Only with this option or thing.
    pub with: Option<String>,
    /// Only without this option.
    pub without: Option<String>,
    /// Comments for a person.
    pub looks: Vec<String>,
}

/// What comes after words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing.
    Nothing,
    /// A pause that the author names.
    Pause(LengthRange),
    /// A pause that nobody named.
    AssumedPause(LengthRange),
    /// A hold.
    Hold(LengthRange),
    /// A movement.
    Movement(LengthRange),
    /// A rest.
    Rest(LengthRange),
    /// A hold, counted in breaths.
    Breaths(Few),
    /// Repetitions without a time of their own.
    Beat,
}

/// Words during a hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraftCue {
    /// The author's words.
    pub say: String,
    /// The breath they go with.
    pub breath: Option<CueBreath>,
}

/// The breath that words go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueBreath {
    /// Breathing in.
    In,
    /// Breathing out.
    Out,
}

impl DraftAction {
    /// Words alone.
    pub(super) fn new(line: usize, say: impl Into<String>, then: After) -> Self {
        Self {
            line,
            say: say.into(),
            then,
            reps: None,
            back: None,
            is_way_back: false,
            is_way_there: false,
            written: None,
            cues: Vec::new(),
            is_safety: false,
            with: None,
            without: None,
            looks: Vec::new(),
        }
    }

    /// The length of its hold or movement.
    pub(super) const fn held(&self) -> Option<LengthRange> {
        match self.then {
            After::Hold(range) | After::Movement(range) => Some(range),
            _ => None,
        }
    }

    /// Whether it lasts: a hold, a movement, breaths, a beat.
    pub(super) const fn lasts(&self) -> bool {
        matches!(self.then, After::Hold(_) | After::Movement(_) | After::Breaths(_) | After::Beat)
    }
}

impl DraftStep {
    /// A step without anything to do yet.
    pub(super) fn new(title: impl Into<String>) -> Self {
        let (sides, start) = (Sides::Once, Side::Left);
        Self {
            title: title.into(),
            sides,
            start,
            rounds: None,
            are_sets: false,
            rest: None,
            looks: Vec::new(),
            actions: Vec::new(),
        }
    }
}

/// `text` as a bare key: lower-case letters, digits and hyphens.
pub(super) fn key(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text.to_lowercase().replace('ß', "ss");
    let letters = plain.nfd().filter(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || *c == '-');
    let words: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

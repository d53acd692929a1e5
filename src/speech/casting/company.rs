//! The voices that a script asks for, each made once, and which of them speaks which line.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::credits::Credits;
use super::error::Miscast;
use crate::base::Span;
use crate::speech::recordings::CastLine;
use crate::speech::voice::Voice;
use crate::words::{Language, Utterance};

/// Who speaks a script.
pub struct Cast {
    /// Every utterance with its voice.
    pub lines: Vec<CastLine>,
    /// The names of all voices, as they were asked for, in the order of their first line.
    pub speakers: Vec<String>,
    /// What the voice of each utterance is called.
    pub names: Vec<String>,
    /// How many lines each voice speaks.
    pub credits: Credits,
    /// What the user should know about the voices, one clause each.
    pub remarks: Vec<String>,
}

/// The voice that a line asks for.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Wish {
    pub name: String,
    /// Where the routine names it, if the choice is the routine's.
    pub span: Option<Span>,
    /// What it is to speak.
    pub language: Language,
}

/// The voices of a script, each made once.
#[derive(Default)]
pub(super) struct Company {
    /// By the names they were asked for, and what they speak; `None` for one that cannot be used.
    pub voices: BTreeMap<(String, Language), Option<Member>>,
    pub problems: Vec<Miscast>,
}

pub(super) struct Member {
    pub voice: Arc<dyn Voice>,
    /// Its name in full.
    pub called: String,
}

impl Company {
    fn engaged(&self, wish: &Wish) -> Option<&Member> {
        self.voices.get(&(wish.name.clone(), wish.language))?.as_ref()
    }

    pub(super) fn lacks(&self, wish: &Wish, line: &Utterance) -> bool {
        self.engaged(wish).is_some_and(|engaged| !engaged.voice.has(line))
    }

    pub(super) fn remarks(&self) -> Vec<String> {
        self.voices.values().flatten().flat_map(|engaged| engaged.voice.remarks()).collect()
    }

    pub(super) fn cast(&self, lines: &[(&Utterance, Wish)]) -> Cast {
        let mut credits = Credits::default();
        let (mut cast, mut names, mut speakers) = (Vec::with_capacity(lines.len()), Vec::new(), Vec::new());
        for (line, wish) in lines {
            let Some(Member { voice, called }) = self.engaged(wish) else { continue };
            credits.note(called, voice.is_recorded(), &line.text);
            cast.push(((*line).clone(), Arc::clone(voice)));
            names.push(called.clone());
            if !speakers.contains(&wish.name) {
                speakers.push(wish.name.clone());
            }
        }
        Cast { lines: cast, speakers, names, credits, remarks: self.remarks() }
    }
}

//! What a routine does with the tool's own words. A phrase that it does not mention keeps its default.

use std::collections::BTreeMap;

use super::words::Words;
use crate::words::Phrase;

/// What a routine does with one of the tool's phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// It is not said.
    Silent,
    /// The words of `voice/words` are said.
    BuiltIn,
    /// The routine's words are said.
    Written {
        /// Where a number calls for the singular.
        one: Words,
        /// Everywhere else.
        other: Words,
    },
}

/// What a routine does with the tool's phrases.
#[derive(Clone, Debug, Default)]
pub struct OwnWords(BTreeMap<Phrase, Own>);

impl OwnWords {
    /// The phrases that the routine sets; the others keep their defaults.
    pub(super) const fn new(set: BTreeMap<Phrase, Own>) -> Self {
        Self(set)
    }

    /// What is set for `phrase`, if anything.
    pub fn set(&self, phrase: Phrase) -> Option<&Own> {
        self.0.get(&phrase)
    }

    /// What the routine does with `phrase`.
    pub fn of(&self, phrase: Phrase) -> &Own {
        let normal = if phrase.is_normal() { &Own::BuiltIn } else { &Own::Silent };
        self.0.get(&phrase).unwrap_or(normal)
    }
}

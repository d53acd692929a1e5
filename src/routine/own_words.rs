//! The tool's own words, as a routine wants them.
//!
//! In: what is asked for, phrase by phrase. Out: what becomes of any of them. Guaranteed: a phrase of which nothing is written is as usual.

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
        /// Where a number asks for the singular.
        one: Words,
        /// Everywhere else.
        other: Words,
    },
}

/// What a routine does with the tool's phrases.
#[derive(Clone, Debug, Default)]
pub struct OwnWords(BTreeMap<Phrase, Own>);

impl OwnWords {
    /// The routine's wish for each of some phrases; the others are as usual.
    pub(super) const fn new(wishes: BTreeMap<Phrase, Own>) -> Self {
        Self(wishes)
    }

    /// What becomes of `phrase`.
    pub fn of(&self, phrase: Phrase) -> &Own {
        let normal = if phrase.is_normal() { &Own::BuiltIn } else { &Own::Silent };
        self.0.get(&phrase).unwrap_or(normal)
    }
}

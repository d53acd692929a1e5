//! The tool's own words, as a routine wants them.
//!
//! In: the table `[words]`. Out: [`OwnWords`]. Guaranteed: every phrase is silent, built in or written in every language of the routine.

use std::collections::BTreeMap;

use super::check::collect::Collector;
use super::checked::Words;
use super::definition::own_words::{OwnText, OwnWords as Written};
use crate::base::{Diagnostic, Located, Span};
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
    /// What becomes of `phrase`.
    pub fn of(&self, phrase: Phrase) -> &Own {
        let normal = if phrase.is_normal() { &Own::BuiltIn } else { &Own::Silent };
        self.0.get(&phrase).unwrap_or(normal)
    }

    /// Checks what is written about every phrase.
    pub fn check(written: &Written, collector: &mut Collector<'_>) -> Self {
        let mut checked = BTreeMap::new();
        for phrase in Phrase::ALL {
            if let Some(own) = written.of(phrase).and_then(|text| own(phrase, text, collector)) {
                checked.insert(phrase, own);
            }
        }
        Self(checked)
    }
}

fn own(phrase: Phrase, written: &Located<OwnText>, collector: &mut Collector<'_>) -> Option<Own> {
    let place = format!("in `{}`", phrase.key());
    match &written.value {
        OwnText::Switch(false) => Some(Own::Silent),
        OwnText::Switch(true) => Some(Own::BuiltIn),
        OwnText::Words(text) => {
            let text = Located { value: text.clone(), span: written.span };
            let words = collector.words(&text, phrase.values(), &place)?;
            Some(Own::Written { one: words.clone(), other: words })
        }
        OwnText::Forms { .. } if !phrase.has_forms() => {
            collector.report(no_forms(phrase, written.span));
            None
        }
        OwnText::Forms { one, other } => {
            let one = collector.words(one, phrase.values(), &place);
            let other = collector.words(other, phrase.values(), &place);
            Some(Own::Written { one: one?, other: other? })
        }
    }
}

fn no_forms(phrase: Phrase, span: Span) -> Diagnostic {
    Diagnostic::error("no-forms", format!("`{}` counts nothing, so it has no singular and plural", phrase.key()))
        .at(span, "")
        .help("write one text, or one for each language")
}

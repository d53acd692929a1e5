//! Checks the table `[words]`. Every phrase ends up silent, built in, or written in every language of the routine.

use std::collections::BTreeMap;

use super::collect::Collector;
use crate::base::{Diagnostic, Located, Span};
use crate::routine::definition::own_words::{OwnText, OwnWordsText};
use crate::routine::own_words::{Own, OwnWords};
use crate::words::Phrase;

/// Checks what is written about every phrase.
pub(crate) fn own_words(written: &OwnWordsText, collector: &mut Collector<'_>) -> OwnWords {
    let mut checked = BTreeMap::new();
    for phrase in Phrase::ALL {
        if let Some(own) = written.of(phrase).and_then(|text| own(phrase, text, collector)) {
            checked.insert(phrase, own);
        }
    }
    OwnWords::new(checked)
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
    Diagnostic::error("no-forms", format!("`{}` counts nothing, so it has no singular or plural", phrase.key()))
        .at(span, "")
        .help("write one text, or one per language")
}

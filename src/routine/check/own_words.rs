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
        let languages = collector.languages.clone();
        if phrase.is_of_an_action() {
            collector.languages.extend(collector.guests.clone());
            collector.languages.sort_unstable();
            collector.languages.dedup();
        }
        checked.extend(written.of(phrase).and_then(|text| own(phrase, text, collector)).map(|own| (phrase, own)));
        collector.languages = languages;
    }
    OwnWords::new(checked)
}

/// Checks what a step writes; what is said once in a whole track cannot be written for one step.
pub(crate) fn of_step(written: &OwnWordsText, collector: &mut Collector<'_>) -> OwnWords {
    for phrase in [Phrase::Journey, Phrase::Needs, Phrase::End] {
        if let Some(text) = written.of(phrase) {
            let message = format!("`{}` is said once in the whole track, not in a step", phrase.key());
            let problem = Diagnostic::error("misplaced-words", message).at(text.span, "has no effect here");
            collector.report(problem.help("move it to [words]"));
        }
    }
    own_words(written, collector)
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

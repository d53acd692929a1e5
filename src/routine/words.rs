//! A text of a routine in every language that the routine offers.

use super::template::{Piece, Template};
use crate::base::Span;
use crate::words::{Language, Placeholder};

/// A text in every language the routine offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    readings: Vec<(Language, Template, Span)>,
}

impl Words {
    /// A text from its readings, of which there must be at least one; the first serves languages that have none.
    pub const fn new(readings: Vec<(Language, Template, Span)>) -> Self {
        Self { readings }
    }

    /// The reading in `language`. A checked routine has one for every language it offers.
    pub fn template(&self, language: Language) -> &Template {
        &self.reading(language).1
    }

    /// The reading in `language` without braces, for titles, which cannot have any.
    pub fn plain(&self, language: Language) -> String {
        let words = self.template(language).pieces.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect()
    }

    /// Where the reading in `language` is in the file.
    pub fn span(&self, language: Language) -> Span {
        self.reading(language).2
    }

    /// All readings with their languages.
    pub(super) fn readings(&self) -> impl Iterator<Item = (Language, &Template, Span)> {
        self.readings.iter().map(|(language, template, span)| (*language, template, *span))
    }

    /// All readings.
    pub fn templates(&self) -> impl Iterator<Item = (&Template, Span)> {
        self.readings.iter().map(|(_, template, span)| (template, *span))
    }

    /// Whether a reading names `value`.
    pub fn names(&self, value: Placeholder) -> bool {
        self.templates().any(|(template, _)| template.values().any(|named| named == value))
    }

    /// Whether a reading has words for two sides that nobody has named.
    pub fn has_turns(&self) -> bool {
        self.templates().any(|(template, _)| template.has_turns())
    }

    fn reading(&self, language: Language) -> &(Language, Template, Span) {
        self.readings.iter().find(|(tag, ..)| *tag == language).unwrap_or(&self.readings[0])
    }
}

//! The parts of a document, in reading order and whatever its format: headings, items, paragraphs, captions, rows.

use crate::words::Language;

/// Stands in a text after words in bold at its beginning, which are its title.
pub(super) const TITLE_END: char = '\u{1f}';

/// What a format made of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    /// What it calls itself.
    pub title: Option<String>,
    /// Whom it names as its author.
    pub origin: Option<String>,
    /// Where it is published.
    pub address: Option<String>,
    /// The language it says it is in.
    pub language: Option<Language>,
    /// Its parts.
    pub passages: Vec<Passage>,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// What it is.
    pub kind: PassageKind,
    /// Its words, on one line.
    pub text: String,
}

/// What a part of a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PassageKind {
    /// A heading; 1 is the highest.
    Heading(u8),
    /// A point of a list.
    Item {
        /// Whether it has a number or a letter.
        is_numbered: bool,
        /// How many lists it is inside of.
        depth: u8,
    },
    /// Running text.
    Paragraph,
    /// The words under, or instead of, a picture.
    Caption,
    /// What surrounds a text: navigation, forms, advertising.
    Furniture,
    /// A row of a table.
    Row(Vec<String>),
}

impl Passage {
    /// A passage without surplus spaces; `None` where nothing is left.
    pub(super) fn new(line: usize, kind: PassageKind, text: &str) -> Option<Self> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(Self { line, kind, text })
    }

    /// A row of a table.
    pub(super) fn row(line: usize, cells: Vec<String>) -> Option<Self> {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let text = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        Self::new(line, PassageKind::Row(cells), &text)
    }

    /// Whether it is a heading.
    pub(super) const fn is_heading(&self) -> bool {
        matches!(self.kind, PassageKind::Heading(_))
    }
}

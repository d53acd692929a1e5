//! What became of every line: what was found, what was left out, and what a person must look at.

/// What became of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They are in the routine, as this.
    Found(String),
    /// They are not in the routine, for this reason.
    LeftOut(&'static str),
}

/// What became of the words of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line, counted from 1.
    pub line: usize,
    /// Its words.
    pub words: String,
    /// What became of them.
    pub fate: Fate,
}

/// Everything noted.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(pub Vec<Note>);

impl Notes {
    /// The words of `line` became `what`.
    pub(super) fn found(&mut self, line: usize, words: &str, what: impl Into<String>) {
        self.0.push(Note { line, words: words.trim().to_owned(), fate: Fate::Found(what.into()) });
    }

    /// The last note was wrong, if it is about `line`.
    pub(super) fn take_back(&mut self, line: usize) {
        self.0.pop_if(|note| note.line == line);
    }

    /// The words of `line` were left out.
    pub(super) fn left_out(&mut self, line: usize, words: &str, reason: &'static str) {
        self.0.push(Note { line, words: words.trim().to_owned(), fate: Fate::LeftOut(reason) });
    }
}

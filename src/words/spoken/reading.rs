//! A stretch of text that is not said the way it is written.

/// A stretch of text that is not said the way it is written.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) words: String,
    /// Bytes of text that the words replace.
    pub(crate) length: usize,
    /// Where this reading is a guess: two spellings that leave no choice, this one's first.
    pub(crate) clearer: Option<[String; 2]>,
}

impl Reading {
    /// What is certain.
    pub(crate) const fn new(words: String, length: usize) -> Self {
        Self { words, length, clearer: None }
    }

    /// A guess that `clearer` would decide.
    pub(crate) fn guessed(self, clearer: [String; 2]) -> Self {
        Self { clearer: Some(clearer), ..self }
    }
}

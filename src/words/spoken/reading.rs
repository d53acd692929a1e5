//! A text as it is said, and its stretches that are not said the way they are written.

/// A text as it is said, and what was done to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenText {
    /// What is said.
    pub text: String,
    /// What is not said as it is written, in order.
    pub rewritten: Vec<Rewriting>,
}

/// A stretch of text that is not said as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewriting {
    /// As it is written.
    pub written: String,
    /// As it is said.
    pub said: String,
    /// Where that is a guess: two spellings that leave no choice, that of the guess first.
    pub clearer: Option<[String; 2]>,
}

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

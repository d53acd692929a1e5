//! Words as given to a voice.

use crate::words::language::Language;

/// Words as given to a voice: written out, no markup, no placeholders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utterance {
    /// What is said: one or more sentences, numbers written as words.
    pub text: String,
    /// The language it is said in.
    pub language: Language,
}

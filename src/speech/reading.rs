//! From a text to what an engine gets: sentences, words, and the entries of a lexicon.

pub(crate) mod homograph;
pub(crate) mod lexical;
pub(crate) mod sentence;
pub(crate) mod wording;

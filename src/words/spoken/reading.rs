//! A stretch of text that is said otherwise than it is written.

/// A stretch of text that is said otherwise than it is written.
pub(crate) struct Reading {
    pub(crate) words: String,
    /// Bytes of the text that the words stand for.
    pub(crate) length: usize,
}

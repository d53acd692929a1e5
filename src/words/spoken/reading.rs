//! A stretch of text that is not said the way it is written.

/// A stretch of text that is not said the way it is written.
pub(crate) struct Reading {
    pub(crate) words: String,
    /// Bytes of text that the words replace.
    pub(crate) length: usize,
}

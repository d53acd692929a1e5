//! Why a voice profile could not be read.
//!
//! Each error names the key; a misspelled key is reported with its line and the nearest known one.

use super::kind::VoiceKind;
use crate::base::nearest;

/// Why a profile was not read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProfileError {
    /// It is not TOML, or has a missing key or a bad value.
    #[error("{0}")]
    Unreadable(toml::de::Error),
    /// A key that no profile has.
    #[error("unknown key `{key}` (line {line}){hint}")]
    UnknownKey {
        /// As written.
        key: String,
        /// Where, from 1.
        line: usize,
        /// What may have been meant.
        hint: String,
    },
    /// A number out of range.
    #[error("`{key}` is {value}, but must be between {least} and {most}")]
    OutOfRange {
        /// Which key.
        key: &'static str,
        /// As written.
        value: f64,
        /// The lowest value allowed.
        least: f64,
        /// The highest value allowed.
        most: f64,
    },
    /// A key that its kind needs is missing, or it has one that belongs to another kind.
    #[error("a voice of kind `{}` {needs} `{key}`", .kind.name())]
    Mismatched {
        /// The kind as written.
        kind: VoiceKind,
        /// `needs` or `cannot have`.
        needs: &'static str,
        /// Which key.
        key: &'static str,
    },
    /// Phonemes for a program, which takes words alone.
    #[error(
        "the lexicon of `{name}` has phonemes for `{word}`, which a voice of kind `{}` cannot speak; write words that sound like it", .kind.name()
    )]
    Phonemes {
        /// Whose lexicon.
        name: String,
        /// The word.
        word: String,
        /// The kind as written.
        kind: VoiceKind,
    },
    /// A command that does not mention the file to write.
    #[error("`command` has no `{{out}}`: the program needs to know which file to write")]
    NoOut,
}

/// Serde's documentation fixes its words: "unknown field `a`, expected one of `b`, `c`".
pub(crate) fn unreadable(error: toml::de::Error, text: &str) -> ProfileError {
    if !error.message().starts_with("unknown field") {
        return ProfileError::Unreadable(error);
    }
    let mut quoted = error.message().split('`').skip(1).step_by(2);
    let key = quoted.next().unwrap_or_default().to_owned();
    let known: Vec<&str> = quoted.collect();
    let hint = match nearest(&key, known.iter().copied()) {
        Some(known) => format!("; did you mean `{known}`?"),
        None => format!("; keys: {}", known.join(", ")),
    };
    let start = error.span().map_or(0, |span| span.start);
    let line = 1 + text.get(..start).unwrap_or_default().matches('\n').count();
    ProfileError::UnknownKey { key, line, hint }
}

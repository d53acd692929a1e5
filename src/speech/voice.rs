//! The trait of every voice that turns words into sound, and why one may not.
//!
//! A voice never leaves a text silent, cuts it short or says something else instead: what it cannot speak is an error.

use crate::base::Decibels;
use crate::sound::Clip;
use crate::words::Utterance;

/// Turns an utterance into sound.
pub trait Voice: Send + Sync {
    /// Names everything about the voice that changes what it sounds like (engine, version, data, rate, …);
    /// two voices with the same fingerprint give the same samples for the same utterance.
    fn fingerprint(&self) -> String;

    /// Speaks `utterance`: mono, silences before and after trimmed, never clipped.
    ///
    /// # Errors
    /// When the voice cannot speak all of the text.
    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError>;

    /// What it is given for `utterance`, as a person reads it: other words for those of its lexicon.
    fn words(&self, utterance: &Utterance) -> String {
        utterance.text.clone()
    }

    /// Whether it can speak `utterance` at all: recordings have some lines and lack others.
    fn has(&self, _: &Utterance) -> bool {
        true
    }

    /// How much louder than the common reference this voice is to be; 0 dB unless its profile says otherwise.
    fn trim(&self) -> Decibels {
        Decibels::default()
    }
}

/// Why an utterance was not spoken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpeechError {
    /// The text itself is the trouble; another text may work.
    #[error("{reason}")]
    Unspeakable {
        /// One lower-case clause.
        reason: String,
    },
    /// There is a sound, but it cannot be what the text sounds like.
    #[error("{reason}")]
    Suspicious {
        /// One lower-case clause.
        reason: String,
    },
    /// The voice or the machine is the trouble, whatever the text.
    #[error("{reason}")]
    Unavailable {
        /// One lower-case clause.
        reason: String,
    },
}

impl SpeechError {
    pub(crate) fn unspeakable(reason: impl Into<String>) -> Self {
        Self::Unspeakable { reason: reason.into() }
    }

    pub(crate) fn suspicious(reason: impl Into<String>) -> Self {
        Self::Suspicious { reason: reason.into() }
    }

    pub(crate) fn unavailable(reason: impl Into<String>) -> Self {
        Self::Unavailable { reason: reason.into() }
    }
}

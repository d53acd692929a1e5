//! The trait of every voice that turns words into sound, and why one may not.
//!
//! A voice never leaves a text silent, cuts it short or says something else instead: what it cannot speak is an error.

use crate::base::Decibels;
use crate::sound::Clip;
use crate::words::{OwnLexicon, Utterance};

/// Turns an utterance into sound.
pub trait Voice: Send + Sync {
    /// Identifies everything about the voice that changes its sound (engine, version, data, rate, …):
    /// two voices with the same fingerprint give the same samples for the same utterance.
    fn fingerprint(&self) -> String;

    /// Speaks `utterance`: mono, trimmed of silence before and after, never clipped.
    ///
    /// # Errors
    /// When the voice cannot speak all of the text.
    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError>;

    /// What it gets for `utterance`, as a person reads it: with the words of its lexicon replaced.
    fn words(&self, utterance: &Utterance) -> String {
        utterance.text.clone()
    }

    /// Whether it can speak `utterance` at all: recordings have some lines and lack others.
    fn has(&self, _: &Utterance) -> bool {
        true
    }

    /// Whether a person recorded its lines.
    fn is_recorded(&self) -> bool {
        false
    }

    /// Tells the voice how a routine wants words to be said, before anything else; words that it has in a lexicon of its own stay so.
    ///
    /// # Errors
    /// When it cannot say one of them.
    fn learn(&mut self, _: &OwnLexicon) -> Result<(), SpeechError> {
        Ok(())
    }

    /// Tells the voice every line that it may be asked for, before it is asked for anything else.
    ///
    /// # Errors
    /// When it has lines among them that it cannot use, which are all named.
    fn expect(&self, _: &[Utterance]) -> Result<(), SpeechError> {
        Ok(())
    }

    /// What the user should know about it once it has been told its lines, one clause each: files that were not used.
    fn remarks(&self) -> Vec<String> {
        Vec::new()
    }

    /// The words a minute, pauses included, that it was asked to speak at; `None` if nobody asked.
    fn asked_rate(&self) -> Option<u32> {
        None
    }

    /// The seconds of speech that it makes in a second, if that is so few that a user has to wait.
    fn pace(&self) -> Option<f64> {
        None
    }

    /// How much louder than the common reference this voice should be; 0 dB unless its profile says otherwise.
    fn trim(&self) -> Decibels {
        Decibels::default()
    }

    /// How much clearer it is made above its fundamental tones; `None` for as much as makes it as loud as others on a phone's speaker,
    /// which its clips will tell.
    fn presence(&self) -> Option<Decibels> {
        None
    }
}

/// Why an utterance was not spoken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpeechError {
    /// The text itself is the problem; another text may work.
    #[error("{reason}")]
    Unspeakable {
        /// One lower-case clause.
        reason: String,
    },
    /// There is a sound, but it cannot be that of the text.
    #[error("{reason}")]
    Suspicious {
        /// One lower-case clause.
        reason: String,
    },
    /// The voice or the machine is the problem, whatever the text.
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

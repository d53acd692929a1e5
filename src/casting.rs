//! Who speaks which line.
//!
//! In: a [`Script`] and the voice that the person asked for, if any. Out: every utterance with its voice. Guaranteed: the person's
//! wish comes before the routine's, and that before the usual voice; all that is missing is told at once.

use std::collections::BTreeMap;
use std::env;
use std::sync::Arc;

use crate::language::Language;
use crate::profile::shelf::{Found, Shelf, ShelfError};
use crate::profile::{ProfileTime, VoiceKind};
use crate::script::Script;
use crate::source::Span;
use crate::speech::fake::Fake;
use crate::speech::pico::Pico;
use crate::speech::recordings::Line;
use crate::speech::{SpeechError, Voice};

/// `fake` makes the embedded voice instant, for tests of everything but the voice.
pub const VOICE_VARIABLE: &str = "NIGHTCUE_VOICE";

/// Whom to ask, and where voices are found.
#[derive(Clone, Debug)]
pub struct Casting {
    /// Where voices are found.
    pub shelf: Shelf,
    /// Which voices are the usual ones.
    pub time: ProfileTime,
    /// What the person asked for: it speaks everything.
    pub wish: Option<String>,
}

/// Why a line has no voice.
#[derive(Debug, thiserror::Error)]
pub enum CastError {
    /// There is no such voice, or it may not be used.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// It speaks something else.
    #[error("the voice `{name}` speaks {}, not {}", .speaks.name(), .asked.name())]
    Language {
        /// The voice.
        name: String,
        /// What it speaks.
        speaks: Language,
        /// What it is to speak.
        asked: Language,
    },
    /// It is there but does not work.
    #[error("the voice `{name}` cannot be used: {error}")]
    Unusable {
        /// The voice.
        name: String,
        /// Why.
        error: SpeechError,
    },
}

/// A voice that cannot speak, and the place in the routine that names it, if it was the routine.
pub type Miscast = (Option<Span>, CastError);

impl Casting {
    /// Every utterance of `script` with its voice.
    ///
    /// # Errors
    /// Every voice that is named and cannot be used.
    pub fn lines(&self, script: &Script) -> Result<Vec<Line>, Vec<Miscast>> {
        let mut voices: BTreeMap<String, Option<Arc<dyn Voice>>> = BTreeMap::new();
        let mut lines = Vec::with_capacity(script.utterances.len());
        let mut problems = Vec::new();
        for (utterance, named) in script.utterances.iter().zip(&script.speakers) {
            let named = named.as_ref().filter(|_| self.wish.is_none());
            let name = self.wish.clone().or_else(|| named.map(|named| named.value.clone()));
            let name = name.unwrap_or_else(|| format!("{}-{}", self.time.name(), script.language.tag()));
            let voice = voices.entry(name.clone()).or_insert_with(|| {
                let voice = if named.is_some() {
                    self.by_name(&name, script.language)
                } else {
                    self.voice(&name, script.language)
                };
                voice.map_err(|error| problems.push((named.map(|named| named.span), error))).ok()
            });
            lines.extend(voice.as_ref().map(|voice| (utterance.clone(), Arc::clone(voice))));
        }
        if problems.is_empty() { Ok(lines) } else { Err(problems) }
    }

    /// The voice that a person asks for with `wish`: a name.
    ///
    /// # Errors
    /// When there is none, or it cannot speak `language`.
    pub fn voice(&self, wish: &str, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        self.by_name(wish, language)
    }

    fn by_name(&self, name: &str, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        self.of_profile(&self.shelf.find(name, language)?, language)
    }

    fn of_profile(&self, found: &Found, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let profile = &found.profile;
        if !profile.language.reads(language) {
            return Err(CastError::Language { name: profile.name.clone(), speaks: profile.language, asked: language });
        }
        match profile.kind {
            VoiceKind::Pico if env::var_os(VOICE_VARIABLE).is_some_and(|voice| voice == "fake") => Ok(Arc::new(Fake)),
            VoiceKind::Pico => Ok(Arc::new(Pico::new(profile))),
            kind => {
                let error = SpeechError::unavailable(format!("voices of kind `{}` are not built in", kind.name()));
                Err(CastError::Unusable { name: profile.name.clone(), error })
            }
        }
    }
}

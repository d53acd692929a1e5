//! How a voice that was found is to speak, and what comes of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{Threads, TimeOfDay};
#[cfg(feature = "models")]
use crate::speech::engine::model_voice::{ModelVoice, Tunable as _};
use crate::speech::profile::VoiceProfile;
use crate::speech::voice::Voice;
use crate::words::Language;

/// A voice, ready to speak, and what it speaks.
pub(crate) type Engaged = (Arc<dyn Voice>, Language);

/// How a voice is to speak.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "models"), allow(dead_code, reason = "only models are told so"))]
pub(crate) struct Manner<'a> {
    /// What the user's profile says, if there is one.
    pub profile: Option<&'a VoiceProfile>,
    pub time: TimeOfDay,
    /// Where voices keep what they measured about themselves.
    pub memory: &'a Option<PathBuf>,
    /// How many threads a voice may use.
    pub threads: Threads,
}

#[cfg(feature = "models")]
impl Manner<'_> {
    /// `voice`, ready to speak in this manner.
    pub(crate) fn engage(self, voice: impl ModelVoice + 'static) -> Engaged {
        let language = voice.language();
        (Arc::new(voice.remembering_in(self.memory.clone()).on(self.threads)), language)
    }
}

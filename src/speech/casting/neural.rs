//! Piper's neural voices for a casting. A build without them refuses them.

use std::path::Path;

use super::manner::{Engaged, Manner};
use crate::speech::trial::Trial;
use crate::speech::voice::SpeechError;
use crate::words::Language;

/// How a neural voice is to be run.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "neural"), allow(dead_code, reason = "there are none to run"))]
pub(crate) struct Handling<'a> {
    /// Which speaker, if the model has several.
    pub speaker: Option<&'a str>,
    /// What it has to pass first, if anything.
    pub trial: Option<Trial>,
}

#[cfg(feature = "neural")]
mod there {
    use super::*;
    use crate::speech::engine::neural::description::Description;
    use crate::speech::engine::neural::{ModelFiles, Neural};
    use crate::speech::profile::names::model_json;

    /// The voice whose model is the file `model`, once it has passed its trial.
    pub(crate) fn neural(model: &Path, manner: Manner<'_>, handling: Handling<'_>) -> Result<Engaged, SpeechError> {
        let files = ModelFiles::beside(model);
        let voice = Neural::open(files.clone(), manner.profile, manner.time, handling.speaker)?;
        if let Some(trial) = handling.trial {
            trial(model, &files.config).map_err(SpeechError::unavailable)?;
        }
        Ok(manner.engage(voice))
    }

    /// The language of the model in the file `model`.
    pub(crate) fn described(model: &Path) -> Result<Language, SpeechError> {
        Description::of_file(&model_json(model)).map(|described| described.language)
    }
}

#[cfg(not(feature = "neural"))]
mod there {
    use super::*;

    pub(crate) fn neural(_: &Path, _: Manner<'_>, _: Handling<'_>) -> Result<Engaged, SpeechError> {
        Err(SpeechError::unavailable("this build of nightcue has no neural voices (feature `neural`)"))
    }

    /// Any language will do: the voice is refused later.
    pub(crate) const fn described(_: &Path) -> Result<Language, SpeechError> {
        Ok(Language::English)
    }
}

pub(crate) use there::{described, neural};

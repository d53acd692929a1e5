//! What a neural voice says about itself, read from its JSON alone: the model is never opened.

use std::path::Path;

use super::config::Config;
use super::read;
use crate::speech::voice::SpeechError;
use crate::words::Language;

/// What a voice says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Description {
    /// The language it speaks.
    pub language: Language,
    /// Whose phonemes it was trained on.
    pub espeak_voice: String,
    /// Frames in a second.
    pub sample_rate_hz: u32,
    /// How many people speak in it.
    pub speakers: u32,
    /// Their names, ordered by number; empty if they have none.
    pub names: Vec<String>,
}

impl Description {
    /// Reads the JSON in the file `path`.
    ///
    /// # Errors
    /// When it cannot be read or does not describe a voice.
    pub(crate) fn of_file(path: &Path) -> Result<Self, SpeechError> {
        Self::read(&read(path)?, &path.display().to_string())
    }

    /// Reads the JSON in `bytes`, which errors call `place`.
    ///
    /// # Errors
    /// When it does not describe a voice.
    pub(crate) fn read(bytes: &[u8], place: &str) -> Result<Self, SpeechError> {
        let unusable = |reason: String| SpeechError::unavailable(format!("{place}: {reason}"));
        let config = Config::read(bytes).map_err(unusable)?;
        let mut names: Vec<_> = config.speaker_id_map.iter().collect();
        names.sort_by_key(|(_, number)| **number);
        Ok(Self {
            language: config.language().map_err(unusable)?,
            espeak_voice: config.espeak.voice.clone(),
            sample_rate_hz: config.rate().hz(),
            speakers: config.num_speakers.max(1),
            names: names.into_iter().map(|(name, _)| name.clone()).collect(),
        })
    }
}

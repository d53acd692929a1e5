//! Neural voices: Piper models (`NAME.onnx` with `NAME.onnx.json` beside it), run in process, one sentence at a time.
//!
//! The same words give the same samples on one machine, however often and on however many threads. A model that is not a voice is
//! refused when it is opened, not when it first speaks.

pub(crate) mod config;
pub(crate) mod description;
pub(crate) mod graph;
pub(crate) mod model;
pub(crate) mod phonemes;
#[cfg(test)]
pub(crate) mod true_size;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::model_voice::{Delivery, ModelVoice, Tunable as _, finished};
use crate::base::{Length, LengthRange, SampleRate, TimeOfDay};
use crate::speech::profile::VoiceProfile;
use crate::speech::profile::kind::VoiceKind;
use crate::speech::profile::names::model_json;
use crate::speech::reading::lexical;
use crate::speech::reading::sentence::Sentence;
use crate::speech::shaping::pacing::Stretch;
use crate::speech::shaping::pauses::{divided, gaps};
use crate::speech::voice::SpeechError;
use crate::words::Language;
use config::Config;
use graph::Graph;
use model::Model;
use phonemes::Phonemizer;

/// Incremented whenever this code produces other samples for the same words.
const SCHEME: u32 = 3;
/// The largest model that is read, in bytes; Piper's largest have 120 MB.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// The longest pauses of a model by night.
const NIGHT_PHRASE: Length = Length::from_millis(1_200);
const NIGHT_SENTENCE: Length = Length::from_millis(2_200);

/// Where a voice's two files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFiles {
    /// The model.
    pub model: PathBuf,
    /// The JSON that describes it.
    pub config: PathBuf,
}

impl ModelFiles {
    /// The model at `model`, and the JSON beside it.
    pub fn beside(model: &Path) -> Self {
        Self { model: model.to_owned(), config: model_json(model) }
    }
}

/// A Piper model.
#[derive(Debug)]
pub struct Neural {
    delivery: Delivery,
    files: ModelFiles,
    hash: blake3::Hash,
    config: Config,
    graph: Graph,
    /// Which of several speakers.
    speaker: Option<i32>,
    loaded: OnceLock<Result<(Model, Phonemizer), SpeechError>>,
}

impl Neural {
    /// The voice in `files`, as `profile` says or else with the defaults for `time`; `speaker` is the name or number of one of several.
    ///
    /// # Errors
    /// When a file is missing or broken, the model is not a voice, the JSON belongs to another model, or there is no such speaker.
    pub fn open(
        files: ModelFiles,
        profile: Option<&VoiceProfile>,
        time: TimeOfDay,
        speaker: Option<&str>,
    ) -> Result<Self, SpeechError> {
        let config = Config::read(&read(&files.config)?).map_err(|reason| unusable(&files.config, &reason))?;
        let bytes = read(&files.model)?;
        let graph = Graph::read(&bytes).map_err(|reason| unusable(&files.model, reason))?;
        if graph.has_speakers != (config.num_speakers > 1) {
            let count = config.num_speakers;
            let speakers = if count > 1 { format!("{count} speakers") } else { "one speaker".to_owned() };
            let reason =
                format!("says that the model has {speakers}, but it does not: the file belongs to another model");
            return Err(unusable(&files.config, &reason));
        }
        let language = config.language().map_err(|reason| unusable(&files.config, &reason))?;
        let speaker = speaker.or(profile.and_then(|profile| profile.speaker.as_deref()));
        let speaker = config.speaker(speaker).map_err(|reason| unusable(&files.config, &reason))?;
        let name = files.model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let profile = profile.cloned().unwrap_or_else(|| default_profile(name, language, time));
        lexical::check(&profile, |phonemes| config.knows(phonemes))?;
        let hash = blake3::hash(&bytes);
        let (delivery, loaded) = (Delivery::new(profile), OnceLock::new());
        Ok(Self { delivery, files, hash, config, graph, speaker, loaded })
    }

    fn loaded(&self) -> Result<&(Model, Phonemizer), SpeechError> {
        let load = || {
            let bytes = read(&self.files.model)?;
            if blake3::hash(&bytes) != self.hash {
                return Err(unusable(&self.files.model, "was changed while in use"));
            }
            let model = Model::load(bytes, &self.graph, self.delivery.threads)
                .map_err(|reason| unusable(&self.files.model, &reason))?;
            Ok((model, Phonemizer::new(&self.config.espeak.voice, self.language())?))
        };
        self.loaded.get_or_init(load).as_ref().map_err(Clone::clone)
    }
}

impl ModelVoice for Neural {
    fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    fn delivery_mut(&mut self) -> &mut Delivery {
        &mut self.delivery
    }

    fn key(&self) -> String {
        let (hash, config, speaker) = (self.hash, self.config.fingerprint(), self.speaker);
        let phonemes = Phonemizer::fingerprint(self.language());
        format!("neural {SCHEME} {hash} {config} {phonemes} speaker {speaker:?}")
    }

    fn rate(&self) -> SampleRate {
        self.config.rate()
    }

    fn sentence(&self, sentence: &Sentence, speed: u32) -> Result<Vec<Stretch>, SpeechError> {
        let (model, phonemizer) = self.loaded()?;
        let ids = self.config.ids(&phonemizer.phonemes(sentence)?);
        let inference = &self.config.inference;
        let length = inference.length_scale * 100.0 / speed as f32;
        let scales = [inference.noise_scale, length, inference.noise_w];
        let samples = model.run(&ids, scales, self.speaker).map_err(|reason| {
            unusable(
                &self.files.model,
                &format!("cannot speak the ids of its JSON, which may belong to another model: {reason}"),
            )
        })?;
        let samples = finished(samples, self.rate())?;
        Ok(divided(&samples, self.rate(), &gaps(std::slice::from_ref(sentence))))
    }

    fn sounds(&self, phonemes: &str) -> Result<(), String> {
        self.config.knows(phonemes)
    }
}

/// The default profile: the pace of the embedded voice, by night at the speed that comes to it, by day at that of the training.
fn default_profile(name: String, language: Language, time: TimeOfDay) -> VoiceProfile {
    let bundled = VoiceProfile::bundled(language, time).clone();
    // Models can be slowed down less than the embedded voice, so their pauses are longer.
    let longest = |range: LengthRange, longest| LengthRange { longest: range.longest.max(longest), ..range };
    let (speed, phrase_pause, sentence_pause) = match time {
        TimeOfDay::Night => {
            (None, longest(bundled.phrase_pause, NIGHT_PHRASE), longest(bundled.sentence_pause, NIGHT_SENTENCE))
        }
        TimeOfDay::Day => (Some(100), bundled.phrase_pause, bundled.sentence_pause),
    };
    VoiceProfile {
        name,
        kind: VoiceKind::Neural,
        speed,
        pitch: 100,
        phrase_pause,
        sentence_pause,
        presence: None,
        ..bundled
    }
}

fn unusable(path: &Path, reason: &str) -> SpeechError {
    SpeechError::unavailable(format!("{}: {reason}", path.display()))
}

/// The bytes of a regular file that is not too large for a voice.
fn read(path: &Path) -> Result<Vec<u8>, SpeechError> {
    let metadata = fs::metadata(path).map_err(|error| unusable(path, &error.to_string()))?;
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Err(unusable(path, "not a regular file, or too large for a voice"));
    }
    fs::read(path).map_err(|error| unusable(path, &error.to_string()))
}

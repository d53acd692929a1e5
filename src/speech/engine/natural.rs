//! Natural voices: small networks that make speech from the phonemes of misaki, with the sound made here. Nothing of it is under the GPL.
//!
//! Lines are spoken side by side, each on one thread, and the same words give the same samples on one machine, however many threads
//! there are.

pub(crate) mod description;
pub(crate) mod network;
pub(crate) mod pulses;
pub(crate) mod sound;
#[cfg(test)]
pub(crate) mod true_voice;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::division::{check, divided, numbers};
use super::model_voice::{Delivery, ModelVoice, finished};
use super::noise::normal;
use crate::base::{SampleRate, TimeOfDay};
use crate::speech::built_in;
use crate::speech::english::English;
use crate::speech::english::alphabet::{Accent, from_ipa};
use crate::speech::english::assets::Assets;
use crate::speech::profile::VoiceProfile;
use crate::speech::profile::kind::VoiceKind;
use crate::speech::profile::names::model_json;
use crate::speech::reading::lexical;
use crate::speech::reading::sentence::Sentence;
use crate::speech::shaping::pacing::{Gap, Stretch};
use crate::speech::shaping::pauses;
use crate::speech::voice::SpeechError;
use crate::words::Language;
use description::Described;
use network::Network;
use sound::{RATE, sound};

/// Incremented whenever this code produces other samples for the same words.
const SCHEME: u32 = 2;
/// The folder of what all voices of the family share, beside their models.
pub(crate) const SHARED: &str = "hibari";
/// The files that it holds.
pub(crate) const SHARED_FILES: [&str; 13] = [
    "vocab.json",
    "tokenizer_exceptions.json",
    "tagger.json.gz",
    "lexicon_us_gold.json.gz",
    "lexicon_us_silver.json.gz",
    "lexicon_gb_gold.json.gz",
    "lexicon_gb_silver.json.gz",
    "oov.onnx",
    "oov.json",
    "oov_gb.onnx",
    "oov_gb.json",
    "LICENSE",
    "NOTICE",
];
/// The table of the numbers that stand for phonemes.
const VOCABULARY: &str = "vocab.json";
/// The most phonemes that are spoken at once, as in hibari's own program; longer sentences are divided.
const MOST_PHONEMES: usize = 400;
/// The speed of a voice by night, in percent of the speed it was trained at. At 66 heart speaks the hamstring track at 127 words a minute
/// and is understood best (word error rate of an independent recognizer 0.160; at 60 0.162, at 88 0.172).
const NIGHT_SPEED: u32 = 66;

/// Where a voice's model is.
#[derive(Clone, Debug)]
enum ModelPlace {
    File(PathBuf),
    BuiltIn,
}

/// A natural voice.
#[derive(Debug)]
pub struct Natural {
    delivery: Delivery,
    source: ModelPlace,
    assets: Assets,
    accent: Accent,
    /// What the model and everything it needs are told apart by.
    hash: blake3::Hash,
    vocabulary: HashMap<char, i32>,
    loaded: OnceLock<Result<Loaded, SpeechError>>,
}

/// What speaking needs.
#[derive(Debug)]
struct Loaded {
    network: Network,
    english: English,
}

impl Natural {
    /// The voice whose model is the file `model`, with its JSON beside it, as `profile` says or else with the defaults for `time`.
    ///
    /// # Errors
    /// When a file is missing or damaged.
    pub fn open(model: &Path, profile: Option<&VoiceProfile>, time: TimeOfDay) -> Result<Self, SpeechError> {
        let described = Described::of_file(&model_json(model));
        let described = described.ok_or_else(|| unusable(model, "its JSON does not describe a natural voice"))?;
        Self::described(model, &described, profile, time)
    }

    /// The voice of the file `model`, which is as `described`.
    pub(crate) fn described(
        model: &Path,
        described: &Described,
        profile: Option<&VoiceProfile>,
        time: TimeOfDay,
    ) -> Result<Self, SpeechError> {
        let assets = Assets::Folder(model.parent().unwrap_or(Path::new(".")).join(SHARED));
        let mut hasher = blake3::Hasher::new();
        hasher.update(&bytes_of(model)?);
        for name in SHARED_FILES {
            hasher.update(&assets.bytes(name)?);
        }
        let name = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let profile = profile.cloned().unwrap_or_else(|| default_profile(name, described.language(), time));
        Self::of(ModelPlace::File(model.to_owned()), assets, described.accent(), hasher.finalize(), profile)
    }

    /// The voice that was built in, if one was.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn built_in(profile: Option<&VoiceProfile>, time: TimeOfDay) -> Result<Self, SpeechError> {
        let wheel = built_in::wheel().map_err(SpeechError::unavailable)?;
        let hash = blake3::hash(built_in::HASH.as_bytes());
        let default = || default_profile(built_in::NAME.to_owned(), Language::English, time);
        let profile = profile.cloned().unwrap_or_else(default);
        Self::of(ModelPlace::BuiltIn, Assets::BuiltIn(wheel), Accent::American, hash, profile)
    }

    fn of(
        source: ModelPlace,
        assets: Assets,
        accent: Accent,
        hash: blake3::Hash,
        profile: VoiceProfile,
    ) -> Result<Self, SpeechError> {
        let vocabulary: HashMap<char, i32> = assets.json(VOCABULARY)?;
        lexical::check(&profile, |ipa| check(&from_ipa(ipa, accent), &vocabulary))?;
        Ok(Self { delivery: Delivery::new(profile), source, assets, accent, hash, vocabulary, loaded: OnceLock::new() })
    }

    fn loaded(&self) -> Result<&Loaded, SpeechError> {
        let load = || {
            let (bytes, place) = match &self.source {
                ModelPlace::File(model) => (bytes_of(model)?, model.display().to_string()),
                ModelPlace::BuiltIn => (self.assets.bytes(built_in::MODEL)?, self.assets.place(built_in::MODEL)),
            };
            let network = Network::load(bytes).map_err(|reason| unavailable(&place, &reason))?;
            let english = English::new(&self.assets, self.accent)?;
            Ok(Loaded { network, english })
        };
        self.loaded.get_or_init(load).as_ref().map_err(Clone::clone)
    }
}

impl Loaded {
    /// `ids` as sound.
    fn spoken(&self, ids: &[i32], speed: u32) -> Result<Vec<i16>, SpeechError> {
        let spectrum = self.network.run(ids, speed as f32 / 100.0);
        let spectrum =
            spectrum.map_err(|reason| SpeechError::suspicious(format!("the model cannot speak this: {reason}")))?;
        finished(sound(&spectrum, &normal(ids, 0, spectrum.draws())), RATE)
    }
}

impl ModelVoice for Natural {
    fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    fn delivery_mut(&mut self) -> &mut Delivery {
        &mut self.delivery
    }

    fn key(&self) -> String {
        format!("natural {SCHEME} {} {}", self.hash, self.accent.name())
    }

    fn rate(&self) -> SampleRate {
        RATE
    }

    /// Divided where the voice pauses at its marks, and elsewhere if it is very long.
    fn sentence(&self, sentence: &Sentence, speed: u32) -> Result<Vec<Stretch>, SpeechError> {
        let loaded = self.loaded()?;
        let phonemes = loaded.english.phonemes(&format!("{}{}", sentence.phrases.join(" "), sentence.mark))?;
        let parts = divided(&phonemes, MOST_PHONEMES);
        let spoken = |part: &str| loaded.spoken(&numbers(part, &self.vocabulary)?, speed);
        if let [part] = parts.as_slice() {
            return Ok(pauses::divided(&spoken(part)?, RATE, &pauses::marked_gaps(sentence)));
        }
        let stretch = |(index, part): (usize, &&str)| {
            let before = if index == 0 { Gap::Sentence } else { Gap::Phrase };
            Ok(Stretch { before, samples: spoken(part)? })
        };
        parts.iter().enumerate().map(stretch).collect()
    }

    fn sounds(&self, phonemes: &str) -> Result<(), String> {
        check(&from_ipa(phonemes, self.accent), &self.vocabulary)
    }
}

/// The default profile: pace and pauses of the embedded voice, at a speed that suits the voices.
fn default_profile(name: String, language: Language, time: TimeOfDay) -> VoiceProfile {
    let bundled = VoiceProfile::bundled(language, time).clone();
    let speed = if time == TimeOfDay::Night { NIGHT_SPEED } else { 100 };
    VoiceProfile { name, kind: VoiceKind::Neural, speed: Some(speed), pitch: 100, presence: None, ..bundled }
}

/// The bytes of the model in the file `path`.
fn bytes_of(path: &Path) -> Result<Vec<u8>, SpeechError> {
    let (folder, name) = (path.parent().unwrap_or(Path::new(".")), path.file_name().unwrap_or_default());
    Assets::Folder(folder.to_owned()).bytes(&name.to_string_lossy())
}

fn unusable(path: &Path, reason: &str) -> SpeechError {
    unavailable(&path.display().to_string(), reason)
}

fn unavailable(place: &str, reason: &str) -> SpeechError {
    SpeechError::unavailable(format!("{place}: {reason}"))
}

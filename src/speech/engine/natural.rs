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
use std::thread;

use super::measuring::measured_speed;
use super::noise::normal;
use crate::base::{Decibels, TimeOfDay};
use crate::sound::Clip;
use crate::speech::built_in;
use crate::speech::english::English;
use crate::speech::english::alphabet::{Accent, from_ipa};
use crate::speech::english::assets::Assets;
use crate::speech::profile::VoiceProfile;
use crate::speech::profile::kind::VoiceKind;
use crate::speech::profile::names::model_json;
use crate::speech::reading::lexical::{self, pronounced, shown};
use crate::speech::reading::sentence::{Sentence, sentences, word_count};
use crate::speech::shaping::calibration::{self, remembered};
use crate::speech::shaping::pacing::{Gap, Stretch, leaning, paced};
use crate::speech::shaping::pauses;
use crate::speech::shaping::polish::{Edges, trimmed, within_full_scale};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::{Language, OwnLexicon, Utterance};
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
/// The number before and behind all others.
const EDGE: i32 = 0;
/// The most phonemes that are spoken at once, as in hibari's own program; longer sentences are divided.
const MOST_PHONEMES: usize = 400;
/// The speed of a voice by night, in percent of the speed it was trained at. At 66 heart speaks the hamstring track at 127 words a minute
/// and is understood best (word error rate of an independent recognizer 0.160; at 60 0.162, at 88 0.172).
const NIGHT_SPEED: u32 = 66;
const FULL_SCALE: f32 = 32_767.0;

/// Where a voice's model is.
#[derive(Clone, Debug)]
enum ModelPlace {
    File(PathBuf),
    BuiltIn,
}

/// A natural voice.
#[derive(Debug)]
pub struct Natural {
    profile: VoiceProfile,
    source: ModelPlace,
    assets: Assets,
    accent: Accent,
    /// What the model and everything it needs are told apart by.
    hash: blake3::Hash,
    loaded: OnceLock<Result<Loaded, SpeechError>>,
    /// Where its speed is kept once measured.
    memory: Option<PathBuf>,
    measured: OnceLock<Result<u32, SpeechError>>,
}

/// What speaking needs.
#[derive(Debug)]
struct Loaded {
    network: Network,
    english: English,
    vocabulary: HashMap<char, i32>,
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
        lexical::check(&profile, |ipa| sounds(ipa, accent, &vocabulary))?;
        let (loaded, measured) = (OnceLock::new(), OnceLock::new());
        Ok(Self { profile, source, assets, accent, hash, loaded, memory: None, measured })
    }

    /// The same voice, remembering in `folder` the speed that it found for its rate.
    #[must_use]
    pub fn remembering_in(self, folder: Option<PathBuf>) -> Self {
        Self { memory: folder, ..self }
    }

    /// The language it speaks.
    pub const fn language(&self) -> Language {
        self.profile.language
    }

    /// The speed in percent of that of its training: the profile's, or the one that reaches the profile's rate.
    fn speed(&self) -> Result<u32, SpeechError> {
        let spoken = |sentence: &Sentence| self.sentence(sentence, 100);
        let measure =
            || remembered(self.memory.as_deref(), &self.fingerprint(), || measured_speed(&self.profile, RATE, spoken));
        self.profile.speed.map_or_else(|| self.measured.get_or_init(measure).clone(), Ok)
    }

    fn loaded(&self) -> Result<&Loaded, SpeechError> {
        let load = || {
            let (bytes, place) = match &self.source {
                ModelPlace::File(model) => (bytes_of(model)?, model.display().to_string()),
                ModelPlace::BuiltIn => (self.assets.bytes(built_in::MODEL)?, self.assets.place(built_in::MODEL)),
            };
            let network = Network::load(bytes).map_err(|reason| unavailable(&place, &reason))?;
            let english = English::new(&self.assets, self.accent)?;
            Ok(Loaded { network, english, vocabulary: self.assets.json(VOCABULARY)? })
        };
        self.loaded.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    /// `sentence` as stretches of speech, divided where the voice pauses at its marks, and elsewhere if it is very long.
    fn sentence(&self, sentence: &Sentence, speed: u32) -> Result<Vec<Stretch>, SpeechError> {
        let loaded = self.loaded()?;
        let phonemes = loaded.english.phonemes(&format!("{}{}", sentence.phrases.join(" "), sentence.mark))?;
        let parts = divided(&phonemes, MOST_PHONEMES);
        if let [part] = parts.as_slice() {
            return Ok(pauses::divided(&loaded.spoken(part, speed)?, RATE, &pauses::marked_gaps(sentence)));
        }
        let spoken = parts.iter().enumerate().map(|(index, part)| {
            let before = if index == 0 { Gap::Sentence } else { Gap::Phrase };
            Ok(Stretch { before, samples: loaded.spoken(part, speed)? })
        });
        spoken.collect()
    }
}

impl Loaded {
    /// `phonemes` as sound.
    fn spoken(&self, phonemes: &str, speed: u32) -> Result<Vec<i16>, SpeechError> {
        let ids = self.ids(phonemes)?;
        let spectrum = self.network.run(&ids, speed as f32 / 100.0);
        let spectrum =
            spectrum.map_err(|reason| SpeechError::suspicious(format!("the model cannot speak this: {reason}")))?;
        let samples = sound(&spectrum, &normal(&ids, 0, spectrum.draws()));
        let clip = within_full_scale(trimmed(Clip { samples, rate: RATE }, Edges::Trusted)?);
        Ok(clip.samples.iter().map(|sample| (sample * FULL_SCALE).round() as i16).collect())
    }

    /// The numbers of `phonemes`, between two edges.
    fn ids(&self, phonemes: &str) -> Result<Vec<i32>, SpeechError> {
        let id = |sign: char| {
            let known = self.vocabulary.get(&sign).copied();
            known
                .ok_or_else(|| SpeechError::unspeakable(format!("the voice has no sound for `{sign}` in /{phonemes}/")))
        };
        let edge = std::iter::once(Ok(EDGE));
        edge.clone().chain(phonemes.chars().map(id)).chain(edge).collect()
    }
}

impl Voice for Natural {
    fn fingerprint(&self) -> String {
        let VoiceProfile { rate, speed, sentence_pause, phrase_pause, lexicon, .. } = &self.profile;
        let measured = || format!("measured {}", calibration::SCHEME);
        let speed = speed.map_or_else(measured, |speed| speed.to_string());
        let (hash, lexicon) = (self.hash, lexicon.fingerprint());
        format!(
            "natural {SCHEME} {hash} {:?} rate {rate} speed {speed} pause {sentence_pause} {phrase_pause}{lexicon}",
            self.accent
        )
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        // On a thread of its own: the runtime has its own thread pool, and a thread of another pool that waits for it would pick up
        // other work meanwhile.
        let said = thread::scope(|scope| scope.spawn(|| self.say(utterance)).join());
        said.unwrap_or_else(|_| {
            Err(SpeechError::unavailable(format!("the model of `{}` cannot be run", self.profile.name)))
        })
    }

    fn words(&self, utterance: &Utterance) -> String {
        shown(utterance, &self.profile)
    }

    fn learn(&mut self, lexicon: &OwnLexicon) -> Result<(), SpeechError> {
        let vocabulary: HashMap<char, i32> = self.assets.json(VOCABULARY)?;
        lexical::check_of_routine(lexicon, &self.profile, |ipa| sounds(ipa, self.accent, &vocabulary))?;
        self.profile.lexicon = self.profile.lexicon.with(lexicon);
        Ok(())
    }

    fn asked_rate(&self) -> Option<u32> {
        Some(self.profile.rate)
    }

    fn trim(&self) -> Decibels {
        self.profile.trim()
    }

    fn presence(&self) -> Option<Decibels> {
        self.profile.presence()
    }
}

impl Natural {
    fn say(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        if !self.profile.language.reads(utterance.language) {
            let (voice, asked) = (self.profile.language.name(), utterance.language.name());
            let reason = format!("the voice `{}` speaks {voice}, not {asked}", self.profile.name);
            return Err(SpeechError::unavailable(reason));
        }
        let text = pronounced(&utterance.text, utterance.language, &self.profile)?;
        let speed = self.speed()?;
        let mut spoken = Vec::new();
        for sentence in sentences(&text, utterance.language) {
            spoken.extend(self.sentence(&sentence, speed)?);
        }
        let samples = paced(&mut spoken, word_count(&text), &leaning(&self.profile), RATE);
        Ok(Clip { samples: samples.into_iter().map(|sample| f32::from(sample) / 32_768.0).collect(), rate: RATE })
    }
}

/// Why a model with `vocabulary` cannot speak `ipa`, if so.
fn sounds(ipa: &str, accent: Accent, vocabulary: &HashMap<char, i32>) -> Result<(), String> {
    match from_ipa(ipa, accent).chars().find(|sign| !vocabulary.contains_key(sign)) {
        Some(sign) => Err(format!("the model has no sound for `{sign}`")),
        None => Ok(()),
    }
}

/// `phonemes` in parts of at most `most` symbols, divided at pauses, else between words.
fn divided(phonemes: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = phonemes;
    while let Some((limit, _)) = rest.char_indices().nth(most) {
        let within = &rest[..limit];
        let pause = within.rmatch_indices([',', ';', ':', '—']).map(|(at, mark)| at + mark.len()).next();
        let cut = pause.or_else(|| within.rfind(' ')).unwrap_or(limit);
        parts.push(rest[..cut].trim());
        rest = rest[cut..].trim_start();
    }
    parts.push(rest);
    parts
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_phonemes_are_divided_at_pauses_and_nothing_is_lost() {
        assert_eq!(divided("ab, cd, ef", 7), ["ab, cd,", "ef"]);
        assert_eq!(divided("ab cd ef", 6), ["ab cd", "ef"]);
        assert_eq!(divided("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(divided("ˈabc", 4), ["ˈabc"]);
    }
}

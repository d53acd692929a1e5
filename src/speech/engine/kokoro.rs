//! Kokoro: one large model that speaks several languages, with a small style for each speaker.
//!
//! It takes about half a second of work for a second of speech, so lines are spoken one after the other, each on all threads. The same
//! words give the same samples on one machine.

pub(crate) mod network;
pub(crate) mod phonemes;
pub(crate) mod rewrite;
#[cfg(test)]
pub(crate) mod true_model;
pub(crate) mod vocabulary;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use super::division::{check, divided, numbers};
use super::model_voice::{Delivery, ModelVoice, Tunable as _, finished};
use super::natural::SHARED;
use super::natural::description::Described;
use crate::base::{Length, LengthRange, SampleRate, TimeOfDay};
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
use network::{LoadedKokoro, RATE};
use phonemes::Phonemes;
use vocabulary::vocabulary;

/// Incremented whenever this code produces other samples for the same words.
const SCHEME: u32 = 2;
/// The folder of the model that all speakers share, beside their styles, and the model in it.
pub(crate) const FOLDER: &str = "kokoro";
pub(crate) const MODEL: &str = "model.onnx";
/// The largest model that is read, in bytes; there is one, with 92 million.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// A style has a row of numbers for each number of phonemes: so many rows, which is the most that can be spoken at once, …
const ROWS: usize = 510;
/// … and so many numbers in each.
const COLUMNS: usize = 256;
/// The size of a style in bytes.
pub(crate) const STYLE_BYTES: usize = ROWS * COLUMNS * 4;
/// The speed by night, in percent of that of the training. Slower than this, words drawl; the rest is left to pauses.
const NIGHT_SPEED: u32 = 75;
/// The longest pauses by night.
const NIGHT_PHRASE: Length = Length::from_millis(1_200);
const NIGHT_SENTENCE: Length = Length::from_millis(2_200);
/// Seconds of speech that a core makes in a second (two of x86-64 made 2.5), and how many cores help.
const PACE: f64 = 1.25;
const MOST_CORES: usize = 4;

/// A speaker of Kokoro.
#[derive(Debug)]
pub struct Kokoro {
    delivery: Delivery,
    model: PathBuf,
    assets: Assets,
    style: Vec<f32>,
    /// What the model and the style are told apart by.
    hash: blake3::Hash,
    loaded: OnceLock<Result<(LoadedKokoro, Phonemes), SpeechError>>,
}

impl Kokoro {
    /// The speaker whose style is the file `style`, with its JSON beside it, as `profile` says or else with the defaults for `time`.
    ///
    /// # Errors
    /// When a file is missing or damaged.
    pub fn open(style: &Path, profile: Option<&VoiceProfile>, time: TimeOfDay) -> Result<Self, SpeechError> {
        let described = Described::of_file(&model_json(style));
        let described = described.ok_or_else(|| unusable(style, "its JSON does not describe a speaker of Kokoro"))?;
        Self::described(style, &described, profile, time)
    }

    /// The speaker of the file `style`, who is as `described`.
    pub(crate) fn described(
        style: &Path,
        described: &Described,
        profile: Option<&VoiceProfile>,
        time: TimeOfDay,
    ) -> Result<Self, SpeechError> {
        let folder = style.parent().unwrap_or(Path::new("."));
        let model = folder.join(FOLDER).join(MODEL);
        let name = style.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = whole(style)?;
        let numbers = bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        let numbers: Vec<f32> = numbers.collect();
        if bytes.len() != STYLE_BYTES || !numbers.iter().all(|number| number.is_finite()) {
            return Err(unusable(style, "is not the style of a speaker"));
        }
        let hash = blake3::Hasher::new().update(&whole(&model)?).update(&bytes).finalize();
        let profile = profile.cloned().unwrap_or_else(|| default_profile(name, described.language(), time));
        let language = profile.language;
        lexical::check(&profile, |ipa| check(&phonemes::known(ipa, language), vocabulary()))?;
        let assets = Assets::Folder(folder.join(SHARED));
        let (delivery, loaded) = (Delivery::new(profile), OnceLock::new());
        Ok(Self { delivery, model, assets, style: numbers, hash, loaded })
    }

    fn loaded(&self) -> Result<&(LoadedKokoro, Phonemes), SpeechError> {
        let load = || {
            let phonemes = Phonemes::new(self.language(), &self.assets)?;
            let network = LoadedKokoro::load(whole(&self.model)?, self.delivery.threads);
            Ok((network.map_err(|reason| unusable(&self.model, &reason))?, phonemes))
        };
        self.loaded.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    /// `phonemes` as sound.
    fn spoken(&self, phonemes: &str, speed: u32) -> Result<Vec<i16>, SpeechError> {
        let (network, _) = self.loaded()?;
        let ids = numbers(phonemes, vocabulary())?;
        // The row for as many phonemes as there are between the edges.
        let row = (ids.len() - 2).min(ROWS - 1);
        let samples = network.run(&ids, &self.style[row * COLUMNS..][..COLUMNS], speed as f32 / 100.0);
        let samples =
            samples.map_err(|reason| SpeechError::suspicious(format!("the model cannot speak this: {reason}")))?;
        finished(samples, RATE)
    }
}

impl ModelVoice for Kokoro {
    fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    fn delivery_mut(&mut self) -> &mut Delivery {
        &mut self.delivery
    }

    fn key(&self) -> String {
        format!("kokoro {SCHEME} {} {}", self.hash, phonemes::fingerprint(self.language()))
    }

    fn rate(&self) -> SampleRate {
        RATE
    }

    fn sentence(&self, sentence: &Sentence, speed: u32) -> Result<Vec<Stretch>, SpeechError> {
        let (_, phonemes) = self.loaded()?;
        let gaps = match phonemes {
            Phonemes::English(_) => pauses::marked_gaps(sentence),
            #[cfg(feature = "neural")]
            Phonemes::Espeak(_) => pauses::gaps(std::slice::from_ref(sentence)),
        };
        let phonemes = phonemes.of(sentence)?;
        let parts = divided(&phonemes, ROWS - 1);
        if let [part] = parts.as_slice() {
            return Ok(pauses::divided(&self.spoken(part, speed)?, RATE, &gaps));
        }
        let stretch = |(index, part): (usize, &&str)| {
            let before = if index == 0 { Gap::Sentence } else { Gap::Phrase };
            Ok(Stretch { before, samples: self.spoken(part, speed)? })
        };
        parts.iter().enumerate().map(stretch).collect()
    }

    fn sounds(&self, phonemes: &str) -> Result<(), String> {
        check(&phonemes::known(phonemes, self.language()), vocabulary())
    }

    fn pace(&self) -> Option<f64> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let helping = self.delivery.threads.count().unwrap_or(cores).min(cores).min(MOST_CORES);
        Some(PACE * helping as f64)
    }
}

/// The default profile: the pace of the embedded voice, with longer pauses, because a model can be slowed down less.
fn default_profile(name: String, language: Language, time: TimeOfDay) -> VoiceProfile {
    let bundled = VoiceProfile::bundled(language, time).clone();
    let longest = |range: LengthRange, longest| LengthRange { longest: range.longest.max(longest), ..range };
    let (speed, phrase_pause, sentence_pause) = match time {
        TimeOfDay::Night => {
            let (phrase, sentence) = (bundled.phrase_pause, bundled.sentence_pause);
            (NIGHT_SPEED, longest(phrase, NIGHT_PHRASE), longest(sentence, NIGHT_SENTENCE))
        }
        TimeOfDay::Day => (100, bundled.phrase_pause, bundled.sentence_pause),
    };
    let (kind, speed) = (VoiceKind::Neural, Some(speed));
    VoiceProfile { name, kind, speed, pitch: 100, phrase_pause, sentence_pause, presence: None, ..bundled }
}

/// The bytes of a regular file that is not too large.
fn whole(path: &Path) -> Result<Vec<u8>, SpeechError> {
    let unreadable = |error: std::io::Error| unusable(path, &error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?;
    if !size.is_file() || size.len() > MOST_BYTES {
        return Err(unusable(path, "is not a regular file, or too large for a voice"));
    }
    let mut bytes = Vec::with_capacity(size.len() as usize);
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn unusable(path: &Path, reason: &str) -> SpeechError {
    SpeechError::unavailable(format!("{}: {reason}", path.display()))
}

//! What voices that run a model in process share: the way from a line to its sentences, their pace, their lexicon, and the speed that is
//! measured once.
//!
//! Lines may be spoken side by side.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::thread;

use super::measuring::measured_speed;
use crate::base::{Decibels, SampleRate, Threads};
use crate::sound::Clip;
use crate::speech::profile::VoiceProfile;
use crate::speech::reading::lexical::{self, pronounced, shown};
use crate::speech::reading::sentence::{Sentence, sentences, word_count};
use crate::speech::shaping::calibration::{self, remembered};
use crate::speech::shaping::pacing::{Stretch, leaning, paced};
use crate::speech::shaping::polish::{Edges, trimmed, within_full_scale};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::{self, Language, OwnLexicon, Utterance};

const FULL_SCALE: f32 = 32_767.0;

/// How a model is to speak: as a profile says, at a speed that may have to be measured.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub profile: VoiceProfile,
    /// Where the speed is kept once measured.
    memory: Option<PathBuf>,
    /// How many threads the runtime may use.
    pub threads: Threads,
    measured: OnceLock<Result<u32, SpeechError>>,
}

impl Delivery {
    /// As `profile` says, on all cores, remembering nothing.
    pub(crate) const fn new(profile: VoiceProfile) -> Self {
        Self { profile, memory: None, threads: Threads::EACH_CORE, measured: OnceLock::new() }
    }
}

/// What one may know of a voice that runs a model, and tell it, before it speaks.
pub trait Tunable: Sized {
    /// The language it speaks.
    fn language(&self) -> Language;

    /// The same voice, remembering in `folder` the speed that it found for its rate.
    #[must_use]
    fn remembering_in(self, folder: Option<PathBuf>) -> Self;

    /// The same voice, whose model runs on no more than `threads`.
    #[must_use]
    fn on(self, threads: Threads) -> Self;
}

impl<M: ModelVoice> Tunable for M {
    fn language(&self) -> Language {
        self.delivery().profile.language
    }

    fn remembering_in(mut self, folder: Option<PathBuf>) -> Self {
        self.delivery_mut().memory = folder;
        self
    }

    fn on(mut self, threads: Threads) -> Self {
        self.delivery_mut().threads = threads;
        self
    }
}

/// A voice that runs a model, one sentence at a time.
pub(crate) trait ModelVoice: Send + Sync {
    /// How it is to speak.
    fn delivery(&self) -> &Delivery;

    /// The same, to be changed.
    fn delivery_mut(&mut self) -> &mut Delivery;

    /// Identifies everything that changes its sound besides the profile.
    fn key(&self) -> String;

    /// Frames in a second.
    fn rate(&self) -> SampleRate;

    /// `sentence` as stretches of speech, at `speed` percent of that of the model's training.
    ///
    /// # Errors
    /// When it cannot be spoken whole.
    fn sentence(&self, sentence: &Sentence, speed: u32) -> Result<Vec<Stretch>, SpeechError>;

    /// Why it cannot speak `phonemes`, if so.
    fn sounds(&self, phonemes: &str) -> Result<(), String>;

    /// The seconds of speech that it makes in a second, if that is so few that a user has to wait.
    fn pace(&self) -> Option<f64> {
        None
    }
}

/// What a model made, trimmed of silence, in 16 bits.
///
/// # Errors
/// When there is no speech in it, or no sound at all.
pub(crate) fn finished(samples: Vec<f32>, rate: SampleRate) -> Result<Vec<i16>, SpeechError> {
    if samples.iter().any(|sample| !sample.is_finite()) {
        return Err(SpeechError::suspicious("the model produced samples that are not numbers"));
    }
    let clip = within_full_scale(trimmed(Clip { samples, rate }, Edges::Trusted)?);
    Ok(clip.samples.iter().map(|sample| (sample * FULL_SCALE).round() as i16).collect())
}

/// Has `voice` say a word.
///
/// # Errors
/// When it cannot.
pub(crate) fn says_a_word(voice: &impl ModelVoice) -> Result<(), SpeechError> {
    let language = voice.language();
    voice.speak(&Utterance { text: words::number(1, language), language }).map(drop)
}

/// The speed in percent of that of the training: the profile's, or the one that reaches the profile's rate.
fn speed(voice: &impl ModelVoice) -> Result<u32, SpeechError> {
    let Delivery { profile, memory, measured, .. } = voice.delivery();
    let spoken = |sentence: &Sentence| voice.sentence(sentence, 100);
    let measure =
        || remembered(memory.as_deref(), &voice.fingerprint(), || measured_speed(profile, voice.rate(), spoken));
    profile.speed.map_or_else(|| measured.get_or_init(measure).clone(), Ok)
}

fn say(voice: &impl ModelVoice, utterance: &Utterance) -> Result<Clip, SpeechError> {
    let profile = &voice.delivery().profile;
    if !profile.language.reads(utterance.language) {
        let (speaks, asked) = (profile.language.name(), utterance.language.name());
        let reason = format!("the voice `{}` speaks {speaks}, not {asked}", profile.name);
        return Err(SpeechError::unavailable(reason));
    }
    let text = pronounced(&utterance.text, utterance.language, profile)?;
    let speed = speed(voice)?;
    let mut spoken = Vec::new();
    for sentence in sentences(&text, utterance.language) {
        spoken.extend(voice.sentence(&sentence, speed)?);
    }
    let rate = voice.rate();
    let samples = paced(&mut spoken, word_count(&text), &leaning(profile), rate);
    Ok(Clip { samples: samples.into_iter().map(|sample| f32::from(sample) / 32_768.0).collect(), rate })
}

impl<M: ModelVoice> Voice for M {
    fn fingerprint(&self) -> String {
        let VoiceProfile { rate, speed, phrase_pause, sentence_pause, lexicon, .. } = &self.delivery().profile;
        let measured = || format!("measured {}", calibration::SCHEME);
        let speed = speed.map_or_else(measured, |speed| speed.to_string());
        let (key, lexicon) = (self.key(), lexicon.fingerprint());
        format!("{key} rate {rate} speed {speed} pauses {phrase_pause} {sentence_pause}{lexicon}")
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        // On a thread of its own: the runtime has its own thread pool, and a thread of another pool that waits for it would pick up
        // other work meanwhile, such as the next line for this very model, which would then wait for the first one forever.
        let said = thread::scope(|scope| scope.spawn(|| say(self, utterance)).join());
        said.unwrap_or_else(|_| {
            let name = &self.delivery().profile.name;
            Err(SpeechError::unavailable(format!("the model of `{name}` cannot be run")))
        })
    }

    fn words(&self, utterance: &Utterance) -> String {
        shown(utterance, &self.delivery().profile)
    }

    fn learn(&mut self, lexicon: &OwnLexicon) -> Result<(), SpeechError> {
        let profile = &self.delivery().profile;
        lexical::check_of_routine(lexicon, profile, |phonemes| self.sounds(phonemes))?;
        let both = profile.lexicon.with(lexicon);
        self.delivery_mut().profile.lexicon = both;
        Ok(())
    }

    fn asked_rate(&self) -> Option<u32> {
        Some(self.delivery().profile.rate)
    }

    fn pace(&self) -> Option<f64> {
        ModelVoice::pace(self)
    }

    fn trim(&self) -> Decibels {
        self.delivery().profile.trim()
    }

    fn presence(&self) -> Option<Decibels> {
        self.delivery().profile.presence()
    }
}

//! The embedded voice: Pico, with six languages compiled in, speaking at 16 kHz.
//!
//! Every sentence gets an engine of its own, so the same words give the same samples on any thread, whatever was said before. A
//! sentence that falls silent partway is an error.

pub(crate) mod data;
pub(crate) mod engine;
pub(crate) mod phonemes;
pub(crate) mod system;

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::base::{Decibels, Frames, Length, SampleRate, cache_folder};
use crate::sound::Clip;
use crate::speech::profile::VoiceProfile;
use crate::speech::reading::homograph;
use crate::speech::reading::lexical::{self, PhrasePart, parts, pronounced, shown};
use crate::speech::reading::sentence::{Sentence, sentences, word_count};
use crate::speech::shaping::edges::stretches;
use crate::speech::shaping::pacing::{Gap, Stretch, paced};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::{Lexicon, Utterance};
use data::{Bundle, Unpacked};

/// Incremented whenever this code produces other samples for the same words.
const SCHEME: u32 = 2;
/// The only rate that Pico has.
const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");
/// The engine's own volume: at its default of 100 it clips everywhere, at 50 it still does in German at a low pitch (measured). Loudness is
/// set later, for all voices alike.
const VOLUME: u32 = 30;
/// Asked of the engine between phrases. Pico adds 50 to 150 ms of its own, and a consonant closes the mouth for less than 120 ms.
const MARKER: Length = Length::from_millis(400);
/// A silence of at least this length between two sounds is a pause between phrases.
const PAUSE: Length = Length::from_millis(300);
/// The most characters that one engine gets.
const BREATH_CHARS: usize = 220;
/// Nobody speaks faster: 40 characters a second. What takes less time has been cut short.
const SHORTEST_CHAR: Length = Length::from_millis(25);

/// The embedded voice, speaking as a profile says.
#[derive(Debug)]
pub struct Pico {
    profile: VoiceProfile,
    bundle: &'static Bundle,
    folder: Option<PathBuf>,
    unpacked: OnceLock<Result<Unpacked, SpeechError>>,
}

impl Pico {
    /// A voice for `profile`. Its language data is unpacked into the [cache folder](cache_folder) when it first speaks.
    pub fn new(profile: &VoiceProfile) -> Self {
        Self::unpacking_into(cache_folder().map(|folder| folder.join("pico")), profile)
    }

    /// A voice for `profile` whose language data is unpacked into `folder`; into a temporary one when there is none or it
    /// cannot be used.
    pub fn unpacking_into(folder: Option<PathBuf>, profile: &VoiceProfile) -> Self {
        let bundle = data::bundle(profile.language);
        Self { profile: profile.clone(), bundle, folder, unpacked: OnceLock::new() }
    }

    fn files(&self) -> Result<&Unpacked, SpeechError> {
        self.unpacked.get_or_init(|| data::unpack(self.folder.as_deref(), self.bundle)).as_ref().map_err(Clone::clone)
    }

    /// Speaks one sentence: its stretches, the pauses between them taken out.
    fn sentence(&self, sentence: &Sentence) -> Result<Vec<Stretch>, SpeechError> {
        let mut spoken = Vec::new();
        let breaths = breaths(&sentence.phrases);
        for (index, phrases) in breaths.iter().enumerate() {
            let end = if index + 1 == breaths.len() { sentence.mark } else { ',' };
            for samples in self.breath(phrases, end)? {
                let before = if spoken.is_empty() { Gap::Sentence } else { Gap::Phrase };
                spoken.push(Stretch { before, samples });
            }
        }
        Ok(spoken)
    }

    fn breath(&self, phrases: &[String], end: char) -> Result<Vec<Vec<i16>>, SpeechError> {
        let text = self.markup(phrases, end);
        let samples = engine::synthesize(self.files()?, &text)?;
        let parts: Vec<Vec<i16>> =
            stretches(&samples, RATE, PAUSE).into_iter().map(|range| samples[range].to_vec()).collect();
        let heard = Length::of_frames(Frames(parts.iter().map(|part| part.len() as u64).sum()), RATE);
        let chars: usize = phrases.iter().map(|phrase| phrase.chars().filter(|c| c.is_alphabetic()).count()).sum();
        match heard < SHORTEST_CHAR * chars as u64 || parts.is_empty() {
            true => Err(SpeechError::unspeakable(format!("the voice did not say all of `{}`", phrases.join(" ")))),
            false => Ok(parts),
        }
    }

    /// `phrases` with Pico's own markup: the profile's prosody, and a break between phrases.
    fn markup(&self, phrases: &[String], end: char) -> String {
        let (speed, pitch) = (self.profile.speed_or_normal(), self.profile.pitch);
        let words = phrases.join(&format!(" <break time='{}ms'/> ", MARKER.millis()));
        let words: String =
            parts(words.trim_end_matches([',', ';', ':'])).into_iter().map(|part| self.part(part)).collect();
        format!(
            "<volume level='{VOLUME}'><pitch level='{pitch}'><speed level='{speed}'>{words}{end}</speed></pitch></volume>"
        )
    }

    /// Words as they are; phonemes in an empty tag, since Pico would also say its content.
    fn part(&self, part: PhrasePart<'_>) -> String {
        match part {
            PhrasePart::Words(words) => words.to_owned(),
            // What has no sound was reported by `check`.
            PhrasePart::Phonemes(ipa) => phonemes::xsampa(&ipa, self.profile.language)
                .map(|xsampa| format!("<phoneme alphabet='xsampa' ph='{xsampa}'></phoneme>"))
                .unwrap_or_default(),
        }
    }
}

/// Checks that Pico can say every word of the profile's lexicon.
///
/// # Errors
/// The first word that it cannot say.
pub(crate) fn check(profile: &VoiceProfile) -> Result<(), SpeechError> {
    lexical::check(profile, |ipa| phonemes::xsampa(ipa, profile.language).map(drop))
}

impl Voice for Pico {
    fn fingerprint(&self) -> String {
        let VoiceProfile { rate, pitch, phrase_pause, sentence_pause, language, lexicon, .. } = &self.profile;
        let (speed, data, lexicon) = (self.profile.speed_or_normal(), self.bundle.hash(), lexicon.fingerprint());
        format!(
            "pico {SCHEME} {language} {data} rate {rate} speed {speed} pitch {pitch} pauses {phrase_pause} {sentence_pause}{lexicon}"
        )
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        if !self.profile.language.reads(utterance.language) {
            let (voice, asked) = (self.profile.language.name(), utterance.language.name());
            let reason = format!("the voice `{}` speaks {voice}, not {asked}", self.profile.name);
            return Err(SpeechError::unavailable(reason));
        }
        check(&self.profile)?;
        let text = pronounced(&utterance.text, utterance.language, &self.profile)?;
        let text = homograph::respelled(&text, utterance.language);
        let mut spoken = Vec::new();
        for sentence in sentences(&text, utterance.language) {
            spoken.extend(self.sentence(&sentence)?);
        }
        let samples = paced(&mut spoken, word_count(&text), &self.profile, RATE);
        let samples = samples.into_iter().map(|sample| f32::from(sample) / 32_768.0).collect();
        Ok(Clip { samples, rate: RATE })
    }

    fn words(&self, utterance: &Utterance) -> String {
        homograph::respelled(&shown(utterance, &self.profile), utterance.language)
    }

    fn learn(&mut self, lexicon: &Lexicon) -> Result<(), SpeechError> {
        let sounds = |ipa: &str| phonemes::xsampa(ipa, self.profile.language).map(drop);
        lexical::check_of_routine(lexicon, &self.profile, sounds)?;
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

/// Groups phrases so that no group has more than [`BREATH_CHARS`] characters, as long as its phrases allow.
fn breaths(phrases: &[String]) -> Vec<&[String]> {
    let mut breaths = Vec::new();
    let (mut start, mut chars) = (0, 0);
    for (index, phrase) in phrases.iter().enumerate() {
        let length = phrase.chars().count();
        if index > start && chars + length > BREATH_CHARS {
            breaths.push(&phrases[start..index]);
            (start, chars) = (index, 0);
        }
        chars += length;
    }
    breaths.push(&phrases[start..]);
    breaths
}

//! Words to the phonemes that Kokoro was trained on: those of misaki in English, those of espeak in other languages.
//!
//! A build without the feature `neural`, and so without espeak, speaks English alone.

#[cfg(feature = "neural")]
use crate::speech::engine::neural::phonemes::Phonemizer;
use crate::speech::english::English;
use crate::speech::english::alphabet::{Accent, from_ipa};
use crate::speech::english::assets::Assets;
use crate::speech::reading::sentence::Sentence;
use crate::speech::voice::SpeechError;
use crate::words::Language;

/// Several signs of espeak that Kokoro knows as one sound, and those that it does not need.
#[cfg_attr(not(feature = "neural"), allow(dead_code, reason = "espeak is not there"))]
const JOINED: [(&str, &str); 11] = [
    ("tʃ", "ʧ"),
    ("dʒ", "ʤ"),
    ("ts", "ʦ"),
    ("dz", "ʣ"),
    ("aɪ", "I"),
    ("aʊ", "W"),
    ("eɪ", "A"),
    ("oʊ", "O"),
    ("əʊ", "Q"),
    ("ɔɪ", "Y"),
    ("-", ""),
];

/// Phonemes of one language.
#[derive(Debug)]
pub(crate) enum Phonemes {
    English(Box<English>),
    #[cfg(feature = "neural")]
    Espeak(Box<Phonemizer>),
}

impl Phonemes {
    /// Those of `language`; `assets` has the dictionaries of English.
    ///
    /// # Errors
    /// When they are missing or damaged, or are not part of this build.
    pub(crate) fn new(language: Language, assets: &Assets) -> Result<Self, SpeechError> {
        match accent(language) {
            Some(accent) => English::new(assets, accent).map(|english| Self::English(Box::new(english))),
            None => Self::of_espeak(language),
        }
    }

    #[cfg(feature = "neural")]
    fn of_espeak(language: Language) -> Result<Self, SpeechError> {
        let voice = if language == Language::French { "fr-fr" } else { language.tag() };
        Phonemizer::new(voice, language).map(|phonemizer| Self::Espeak(Box::new(phonemizer)))
    }

    #[cfg(not(feature = "neural"))]
    fn of_espeak(language: Language) -> Result<Self, SpeechError> {
        let language = language.name();
        Err(SpeechError::unavailable(format!(
            "this build of nightcue has no phonemes for {language} (feature `neural`)"
        )))
    }

    /// The phonemes of `sentence`.
    ///
    /// # Errors
    /// When a word of it has no sound.
    pub(crate) fn of(&self, sentence: &Sentence) -> Result<String, SpeechError> {
        match self {
            Self::English(english) => english.phonemes(&format!("{}{}", sentence.phrases.join(" "), sentence.mark)),
            #[cfg(feature = "neural")]
            Self::Espeak(phonemizer) => phonemizer.phonemes(sentence).map(|phonemes| joined(&phonemes)),
        }
    }
}

/// Whether this build has phonemes for `language`.
pub(crate) fn has_phonemes(language: Language) -> bool {
    accent(language).is_some() || cfg!(feature = "neural")
}

/// What changes the phonemes of `language`, apart from the dictionaries.
pub(crate) fn fingerprint(language: Language) -> String {
    match accent(language) {
        Some(accent) => accent.name().to_owned(),
        #[cfg(feature = "neural")]
        None => Phonemizer::fingerprint(language),
        #[cfg(not(feature = "neural"))]
        None => String::new(),
    }
}

/// `phonemes` of a lexicon in the alphabet that Kokoro knows for `language`.
pub(crate) fn known(phonemes: &str, language: Language) -> String {
    accent(language).map_or_else(|| joined(phonemes), |accent| from_ipa(phonemes, accent))
}

/// The accent of `language`, if it is English.
fn accent(language: Language) -> Option<Accent> {
    match language {
        Language::English => Some(Accent::American),
        Language::BritishEnglish => Some(Accent::British),
        _ => None,
    }
}

/// `phonemes` of espeak as Kokoro knows them.
fn joined(phonemes: &str) -> String {
    JOINED.iter().fold(phonemes.to_owned(), |phonemes, (signs, sound)| phonemes.replace(signs, sound))
}

#[cfg(all(test, feature = "neural"))]
mod tests {
    use super::super::vocabulary::vocabulary;
    use super::*;
    use crate::speech::engine::division::check;
    use crate::speech::reading::sentence::sentences;
    use crate::speech::reading::wording::worded;

    fn spoken(text: &str, language: Language) -> String {
        let nowhere = Assets::Folder("nowhere".into());
        let phonemes = Phonemes::new(language, &nowhere).expect("bundled");
        let sentences = sentences(&worded(text).expect("words"), language);
        sentences.iter().map(|sentence| phonemes.of(sentence).expect("words")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn sounds_that_espeak_writes_with_two_signs_are_one() {
        for (text, language, sound) in [
            ("Ocho segundos.", Language::Spanish, "ˈoʧo"),
            ("Hay tiempo.", Language::Spanish, "ˈI"),
            ("Fai due giri.", Language::Italian, "ʤ"),
            ("La pizza.", Language::Italian, "ʦ"),
        ] {
            let phonemes = spoken(text, language);
            assert!(phonemes.contains(sound), "{text}: {phonemes}");
        }
    }

    #[test]
    fn kokoro_knows_every_sound_of_the_sample_sentences() {
        for language in [Language::Spanish, Language::French, Language::Italian] {
            for text in language.calibration() {
                let phonemes = spoken(text, language);
                assert_eq!(check(&phonemes, vocabulary()), Ok(()), "{text}: {phonemes}");
            }
        }
    }
}

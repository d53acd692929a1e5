//! Words to phonemes, in the alphabet that Piper voices were trained on, with the marks between clauses.
//!
//! Every word has a sound, or the error names it. The language data is unpacked into a temporary folder that goes with the process.
//!
//! This file alone uses the crate `espeak-ng`, which is licensed under the GPL, version 3 or later.

pub(crate) mod corrections;
pub(crate) mod vowels;

use std::fmt;

use espeak_ng::EspeakNg;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use crate::speech::reading::lexical::{PhrasePart, parts};
use crate::speech::reading::sentence::Sentence;
use crate::speech::voice::SpeechError;
use crate::words::Language;
use corrections::Corrections;
use vowels::{has_vowel, is_vowel};

/// The language from which others borrow words, and with whose pronunciation.
const LENDER: &str = "en";

/// Phonemes of one language.
pub(crate) struct Phonemizer {
    engine: EspeakNg,
    /// For borrowed words.
    lender: EspeakNg,
    corrections: Corrections,
    /// Keeps the data as long as the engine is used.
    _folder: TempDir,
}

impl fmt::Debug for Phonemizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phonemizer").finish_non_exhaustive()
    }
}

impl Phonemizer {
    /// Phonemes of `language` as espeak's voice `voice` makes them.
    pub(crate) fn new(voice: &str, language: Language) -> Result<Self, SpeechError> {
        let failed = |reason: String| SpeechError::unavailable(format!("no phonemes for `{voice}`: {reason}"));
        let folder = TempDir::new().map_err(|error| failed(error.to_string()))?;
        let own = voice.split(['-', '_']).next().unwrap_or(voice);
        let install = espeak_ng::install_bundled_languages(folder.path(), &[own, LENDER]);
        install.map_err(|error| failed(error.to_string()))?;
        let engine =
            |voice: &str| EspeakNg::with_data_dir(voice, folder.path()).map_err(|error| failed(error.to_string()));
        let (engine, lender) = (engine(voice)?, engine(LENDER)?);
        Ok(Self { engine, lender, corrections: Corrections::of(language), _folder: folder })
    }

    /// What changes the phonemes of `language`, apart from the engine.
    pub(crate) fn fingerprint(language: Language) -> String {
        Corrections::fingerprint(language)
    }

    /// The phonemes of `sentence`.
    ///
    /// # Errors
    /// When a word of it has no sound.
    pub(crate) fn phonemes(&self, sentence: &Sentence) -> Result<String, SpeechError> {
        let mut phonemes = String::new();
        for (words, mark) in clauses(sentence) {
            if !phonemes.is_empty() {
                phonemes.push(' ');
            }
            let parts = parts(&words).into_iter().map(|part| self.part(part)).collect::<Result<Vec<_>, _>>()?;
            let clause = parts.join(" ");
            phonemes.push_str(&clause.split_whitespace().collect::<Vec<_>>().join(" "));
            phonemes.push(mark);
        }
        Ok(phonemes)
    }

    /// Phonemes from the author's lexicon stay; other words are corrected.
    fn part(&self, part: PhrasePart<'_>) -> Result<String, SpeechError> {
        match part {
            PhrasePart::Phonemes(phonemes) => Ok(stressed_at_vowels(&phonemes)),
            PhrasePart::Words(words) => self.corrected(&self.corrections.with_phrases(words)),
        }
    }

    /// Words between which phrases may be marked that the list of the language has.
    fn corrected(&self, words: &str) -> Result<String, SpeechError> {
        let said = parts(words).into_iter().map(|part| match part {
            PhrasePart::Phonemes(phonemes) => Ok(phonemes),
            PhrasePart::Words(words) => self.words(&self.corrections.respelled(words)),
        });
        Ok(said.collect::<Result<Vec<_>, _>>()?.join(" "))
    }

    /// The phonemes of plain words. The engine gets them together, since neighbors change how a word is said.
    fn words(&self, words: &str) -> Result<String, SpeechError> {
        let words: Vec<&str> =
            words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let together = phonemes(&self.engine, &words.join(" "))?;
        let together: Vec<&str> = together.split_whitespace().collect();
        let said = words.iter().enumerate().map(|(at, word)| {
            if together.len() == words.len() {
                self.word(word, together[at])
            } else {
                // A word was skipped or divided, so there is no telling which sounds belong to which word.
                self.word(word, &phonemes(&self.engine, word)?)
            }
        });
        Ok(self.corrections.joined(&words, &said.collect::<Result<Vec<_>, _>>()?))
    }

    /// The phonemes of `word`, for which the engine gave `said`.
    fn word(&self, word: &str, said: &str) -> Result<String, SpeechError> {
        let marked = self.corrections.marked(word);
        let is_listed = marked != word;
        if is_listed {
            let parts = parts(&marked).into_iter().map(|part| match part {
                PhrasePart::Phonemes(phonemes) => Ok(phonemes),
                // The article before an apostrophe.
                PhrasePart::Words(words) => phonemes(&self.engine, words),
            });
            Ok(parts.collect::<Result<Vec<_>, _>>()?.concat())
        } else if has_vowel(said) || !is_word(word) {
            Ok(self.corrections.mended(word, said))
        } else {
            self.borrowed(word)
        }
    }

    /// The phonemes of a word that the language has none for.
    fn borrowed(&self, word: &str) -> Result<String, SpeechError> {
        let said = phonemes(&self.lender, word)?;
        let reason =
            || format!("the voice has no sound for the word `{word}`; give its pronunciation in a `[lexicon]`");
        has_vowel(&said).then_some(said).ok_or_else(|| SpeechError::unspeakable(reason()))
    }
}

/// What `engine` makes of `words`.
fn phonemes(engine: &EspeakNg, words: &str) -> Result<String, SpeechError> {
    let failed = |error| SpeechError::unspeakable(format!("no phonemes for `{words}`: {error}"));
    engine.text_to_phonemes(words).map(|phonemes| without_switches(&phonemes)).map_err(failed)
}

/// Whether `word` is more than a sound such as "hmm", or an initial that belongs to its neighbor.
fn is_word(word: &str) -> bool {
    word.nfd().any(|c| "aeiouyæœøAEIOUYÆŒØ".contains(c))
}

/// The clauses of `sentence`, each with the mark after it. The engine itself loses marks between clauses. A long clause is breathed
/// where it is divided into phrases, as if there were a comma.
pub(super) fn clauses(sentence: &Sentence) -> Vec<(String, char)> {
    let last = sentence.phrases.len().saturating_sub(1);
    let clause = |(index, phrase): (usize, &String)| {
        let bare = phrase.trim_end_matches([',', ';', ':']);
        let mark = phrase[bare.len()..].chars().next().unwrap_or(',');
        (bare.to_owned(), if index == last { sentence.mark } else { mark })
    };
    sentence.phrases.iter().enumerate().map(clause).collect()
}

/// `phonemes` with every stress mark right before its vowel, as the models expect; dictionaries put it before the syllable.
fn stressed_at_vowels(phonemes: &str) -> String {
    let mut stress = None;
    let mut moved = String::new();
    for sign in phonemes.chars() {
        match sign {
            'ˈ' | 'ˌ' => stress = Some(sign),
            _ => {
                if is_vowel(sign) {
                    moved.extend(stress.take());
                }
                moved.push(sign);
            }
        }
    }
    moved
}

/// `phonemes` without the notes in parentheses with which espeak marks words of another language.
fn without_switches(phonemes: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::new();
    for character in phonemes.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::reading::sentence::sentences;

    fn phonemes(voice: &str, text: &str, language: Language) -> String {
        let phonemizer = Phonemizer::new(voice, language).expect("bundled");
        phonemizer.phonemes(&sentences(text, language)[0]).expect("words")
    }

    #[test]
    fn marks_stand_where_they_stood() {
        let english = phonemes("en-us", "Hello, world; three, two, one!", Language::English);
        let marks: String = english.chars().filter(|c| ",;!.".contains(*c)).collect();
        assert_eq!(marks, ",;,,!", "{english}");
        assert!(english.starts_with("həlˈoʊ, wˈɜːld;"), "{english}");
    }

    #[test]
    fn every_built_in_language_has_phonemes() {
        let cases = [
            ("en-us", "Breathe out and let go.", Language::English),
            ("en", "Breathe out and let go.", Language::BritishEnglish),
            ("en-gb", "Breathe out and let go.", Language::BritishEnglish),
            ("de", "Atme aus und lass los.", Language::German),
            ("es", "Suelta el aire.", Language::Spanish),
            ("fr-fr", "Expirez lentement.", Language::French),
            ("it", "Espira lentamente.", Language::Italian),
        ];
        for (voice, text, language) in cases {
            let spoken = phonemes(voice, text, language);
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            assert!(spoken.chars().count() > letters / 2 && spoken.ends_with('.'), "{voice}: {spoken}");
        }
    }

    #[test]
    fn phonemes_of_a_lexicon_stand_between_those_of_the_words() {
        let text = "Hold the \u{e000}ˈhæm\u{e002}stɹɪŋ\u{e001}, then rest.";
        let spoken = phonemes("en-us", text, Language::English);
        assert!(spoken.contains(" hˈæm stɹɪŋ, ") && spoken.ends_with("ɹˈɛst."), "{spoken}");
    }

    #[test]
    fn words_are_said_as_voices_have_learned_them() {
        let cases = [
            ("de", "Noch dreißig Sekunden.", Language::German, "nɔx dɾˈaɪsɪç zeːkˈʊndən."),
            ("de", "Streck die weiteren, vielen Stücke.", Language::German, "ʃtɾˈɛk diː vˈaɪtərən, fˈiːlən ʃtˈykə."),
            ("en-us", "Ninety degrees.", Language::English, "nˈaɪnti dᵻɡɹˈiːz."),
            ("en-us", "On the top of the floor.", Language::English, "ɔnðə tˈɑːp ʌvðə flˈoːɹ."),
            ("en-us", "Step one out of four.", Language::English, "stˈɛp wˈʌn ˌaʊɾəv fˈoːɹ."),
            ("fr", "Le dos reste là.", Language::French, "lə- dˈo ʁˈɛst lˈa."),
            ("fr", "S'il vous plaît.", Language::French, "sil vu plˈɛ."),
        ];
        for (voice, text, language, expected) in cases {
            assert_eq!(phonemes(voice, text, language), expected, "{text}");
        }
    }

    #[test]
    fn a_borrowed_word_is_heard() {
        for (voice, text, language, expected) in [
            ("de", "Mach eine Online Pause.", Language::German, "ˈɒnlaɪn"),
            ("fr", "Le foot, le show.", Language::French, "fˈʊt"),
            ("it", "Guarda su facebook.", Language::Italian, "fˈeɪsbʊk"),
        ] {
            let spoken = phonemes(voice, text, language);
            assert!(spoken.contains(expected), "{text}: {spoken}");
        }
    }

    #[test]
    fn a_word_without_a_sound_is_named() {
        let phonemizer = Phonemizer::new("fr", Language::French).expect("bundled");
        let told = phonemizer.borrowed("'").expect_err("silence").to_string();
        assert!(told.contains("no sound for the word `'`") && told.contains("`[lexicon]`"), "{told}");
    }

    #[test]
    fn a_note_in_parentheses_is_not_spoken() {
        assert_eq!(without_switches("ʃˈøːn (en)wˈɜːd(de) ja"), "ʃˈøːn wˈɜːd ja");
    }
}

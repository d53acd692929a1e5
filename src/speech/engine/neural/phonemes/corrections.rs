//! What the crate `espeak-ng` says otherwise than the C program whose phonemes Piper voices were trained on.
//!
//! In: words, and what the crate made of them. Out: the phonemes of those that are on a list; others with the known mistakes mended.
//! What is different all the same: `tests/true_size.py` prints it.

use std::convert::Infallible;

use super::vowels::has_vowel;
use crate::speech::profile::lexicon::{Lexicon, Said};
use crate::speech::reading::lexical::marked;
use crate::words::Language;

/// German endings as they are spelled, as the crate says them where it takes them for a word of their own, and as they are said.
const ENDINGS: [(&str, &[&str], &str); 5] = [
    ("e", &["ˈeː", "ˌeː"], "ə"),
    ("en", &["ˈeːn", "ˌeːn"], "ən"),
    ("em", &["ˈeːm", "ˌeːm"], "əm"),
    ("es", &["ˈeːs", "ˌɛs", "ɛs"], "əs"),
    ("er", &["ˈeːɾ", "ˌɛɾ", "ɛɾ"], "ɜ"),
];
/// German sounds of the crate that the C program writes otherwise, so that voices have never heard them.
const SOUNDS: [(&str, &str); 2] = [("ʏ", "y"), ("ʊɐ", "ʊɾ")];

/// English words that are said as one with a "the" behind them.
const LEANING: [&str; 6] = ["from", "in", "of", "on", "was", "with"];

/// The corrections of one language.
#[derive(Debug)]
pub(crate) struct Corrections {
    language: Language,
    words: Lexicon,
}

impl Corrections {
    pub(crate) fn of(language: Language) -> Self {
        let words = toml::from_str(words(language)).expect("the lists are compiled in and tested");
        Self { language, words }
    }

    /// What the list of `language` changes of the sound.
    pub(crate) fn fingerprint(language: Language) -> String {
        blake3::hash(words(language).as_bytes()).to_string()
    }

    /// `words` in a spelling that the crate reads.
    pub(crate) fn respelled(&self, words: &str) -> String {
        // French may write without a circumflex, since 1990, what the crate breaks off at.
        if self.language == Language::French { words.replace('î', "i") } else { words.to_owned() }
    }

    /// `word` with its phonemes marked if it is on the list of the language.
    pub(crate) fn marked(&self, word: &str) -> String {
        let say = |said: &Said| match said {
            Said::Words(words) => words.clone(),
            Said::Phonemes(phonemes) => marked(phonemes),
        };
        let Ok(marked) = self.words.respelled(word, self.language, |entry| Ok::<_, Infallible>(say(&entry.said)));
        marked
    }

    /// What the crate `said` for `word`, mended.
    pub(crate) fn mended(&self, word: &str, said: &str) -> String {
        if self.language == Language::German { german(word, said) } else { said.to_owned() }
    }

    /// What was `said` for `words`, one for each, with a blank between all that are not said as one.
    pub(crate) fn joined(&self, words: &[&str], said: &[String]) -> String {
        let mut joined = String::new();
        for (at, said) in said.iter().enumerate() {
            if self.leans(words[at], words.get(at + 1)) {
                joined.push_str(&said.replace(['ˈ', 'ˌ'], ""));
            } else {
                joined.push_str(said);
                joined.push(' ');
            }
        }
        joined.trim_end().to_owned()
    }

    fn leans(&self, word: &str, next: Option<&&str>) -> bool {
        let is_english = matches!(self.language, Language::English | Language::BritishEnglish);
        let is_leaning = LEANING.iter().any(|leaning| word.eq_ignore_ascii_case(leaning));
        is_english && is_leaning && next.is_some_and(|next| next.eq_ignore_ascii_case("the"))
    }
}

/// One German word.
fn german(word: &str, phonemes: &str) -> String {
    let mut mended = phonemes.to_owned();
    for (from, to) in SOUNDS {
        mended = mended.replace(from, to);
    }
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let ending = ENDINGS.iter().find(|(spelled, ..)| word.ends_with(spelled));
    let stem = ending.and_then(|(_, wrong, right)| {
        let stem = wrong.iter().find_map(|wrong| mended.strip_suffix(wrong))?;
        // The stress of "bequem" is its own, and so is the vowel of "wer".
        let is_stem = stem.contains(['ˈ', 'ˌ']) && super::corrections::has_vowel(stem);
        is_stem.then(|| format!("{stem}{right}"))
    });
    with_one_stress(&stem.unwrap_or(mended))
}

/// The parts of a compound behind the first have the second stress.
fn with_one_stress(phonemes: &str) -> String {
    match phonemes.split_once('ˈ') {
        Some((before, behind)) => format!("{before}ˈ{}", behind.replace('ˈ', "ˌ")),
        None => phonemes.to_owned(),
    }
}

/// The text of `voice/phonemes/TAG.toml`.
const fn words(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../../../voice/phonemes/en.toml"),
        Language::BritishEnglish => include_str!("../../../../../voice/phonemes/en-GB.toml"),
        Language::German => include_str!("../../../../../voice/phonemes/de.toml"),
        Language::Spanish => include_str!("../../../../../voice/phonemes/es.toml"),
        Language::French => include_str!("../../../../../voice/phonemes/fr.toml"),
        Language::Italian => include_str!("../../../../../voice/phonemes/it.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_words_end_weakly_and_have_one_stress() {
        let cases = [
            ("viele", "fˈiːlˈeː", "fˈiːlə"),
            ("Zeiten,", "tsˈaɪtˈeːn", "tsˈaɪtən"),
            ("tiefer", "tˌiːfɛɾ", "tˌiːfɜ"),
            ("Schnee", "ʃnˈeː", "ʃnˈeː"),
            ("bequem", "bəkvˈeːm", "bəkvˈeːm"),
            ("der", "dɛɾ", "dɛɾ"),
            ("wer", "vˈɛɾ", "vˈɛɾ"),
            ("es", "ˈɛs", "ˈɛs"),
            ("Anfang", "ˈanfˈaŋ", "ˈanfˌaŋ"),
            ("zurück", "tsuːrˈʏk", "tsuːrˈyk"),
            ("wurde", "vˌʊɐdə", "vˌʊɾdə"),
        ];
        for (word, crate_says, expected) in cases {
            assert_eq!(german(word, crate_says), expected, "{word}");
        }
    }

    #[test]
    fn every_list_holds_phonemes_of_single_words() {
        for language in Language::ALL {
            let corrections = Corrections::of(language);
            let entries = corrections.words.entries();
            assert!(!entries.is_empty(), "{}", language.name());
            for entry in entries {
                assert!(matches!(&entry.said, Said::Phonemes(said) if !said.contains(' ')), "{}", entry.word);
            }
        }
    }
}

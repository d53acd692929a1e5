//! Corrections where the crate `espeak-ng` differs from the C program whose phonemes Piper voices were trained on.
//!
//! Listed words get the listed phonemes; in all others the known mistakes are mended. `tests/true_size.py` prints what still differs.

use std::convert::Infallible;

use super::vowels::has_vowel;
use crate::speech::reading::lexical::marked;
use crate::words::{Ending, Language, Mends};
use crate::words::{OwnLexicon, SaidAs};

/// The corrections of one language.
#[derive(Debug)]
pub(crate) struct Corrections {
    language: Language,
    words: OwnLexicon,
    /// Words that are said differently together.
    phrases: OwnLexicon,
}

impl Corrections {
    pub(crate) fn of(language: Language) -> Self {
        let words: OwnLexicon =
            toml::from_str(language.pronunciation().corrections).expect("the lists are compiled in and tested");
        Self { language, phrases: words.phrases(), words }
    }

    /// What changes the sound: the list of `language`.
    pub(crate) fn fingerprint(language: Language) -> String {
        blake3::hash(language.pronunciation().corrections.as_bytes()).to_string()
    }

    /// `words` in a spelling that the crate reads correctly.
    pub(crate) fn respelled(&self, words: &str) -> String {
        replaced(words, self.mends().respelled)
    }

    /// `words` with the phrases in it that are on the list of the language as marked phonemes.
    pub(crate) fn with_phrases(&self, words: &str) -> String {
        self.marked_by(&self.phrases, words)
    }

    /// `word` as marked phonemes if it is on the list of the language.
    pub(crate) fn marked(&self, word: &str) -> String {
        self.marked_by(&self.words, word)
    }

    fn marked_by(&self, list: &OwnLexicon, words: &str) -> String {
        let say = |said: &SaidAs| match said {
            SaidAs::Words(words) => words.clone(),
            SaidAs::Phonemes(phonemes) => marked(phonemes),
        };
        let Ok(marked) = list.respelled(words, self.language, |entry| Ok::<_, Infallible>(say(&entry.said)));
        marked
    }

    /// What the crate `said` for `word`, mended.
    pub(crate) fn mended(&self, word: &str, said: &str) -> String {
        let mends = self.mends();
        let sounds = replaced(said, mends.sounds);
        let mended = with_right_ending(mends.endings, word, &sounds).unwrap_or(sounds);
        if mends.one_stress { with_one_stress(&mended) } else { mended }
    }

    /// What was `said` for each of `words`, separated by blanks except where two are said as one.
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
        let Mends { leaning, leant_on, .. } = self.mends();
        let is_leaning = leaning.iter().any(|leaning| word.eq_ignore_ascii_case(leaning));
        is_leaning && next.is_some_and(|next| next.eq_ignore_ascii_case(leant_on))
    }

    fn mends(&self) -> &'static Mends {
        &self.language.pronunciation().mends
    }
}

/// `text` with the first of each pair written as the second.
fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// `phonemes` with the right ending, if `word` got a wrong one.
fn with_right_ending(endings: &[Ending], word: &str, phonemes: &str) -> Option<String> {
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let ending = endings.iter().find(|ending| word.ends_with(ending.spelled))?;
    let stem = ending.wrong.iter().find_map(|wrong| phonemes.strip_suffix(wrong))?;
    // The stress of "bequem" is its own, and so is the vowel of "wer".
    let is_stem = stem.contains(['ˈ', 'ˌ']) && has_vowel(stem);
    is_stem.then(|| format!("{stem}{}", ending.right))
}

/// All parts of a compound but the first get secondary stress.
fn with_one_stress(phonemes: &str) -> String {
    match phonemes.split_once('ˈ') {
        Some((before, behind)) => format!("{before}ˈ{}", behind.replace('ˈ', "ˌ")),
        None => phonemes.to_owned(),
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
        let german = Corrections::of(Language::German);
        for (word, crate_says, expected) in cases {
            assert_eq!(german.mended(word, crate_says), expected, "{word}");
        }
    }

    #[test]
    fn every_list_holds_phonemes_of_single_words() {
        for language in Language::ALL {
            let corrections = Corrections::of(language);
            let entries = corrections.words.entries();
            assert!(!entries.is_empty(), "{}", language.name());
            for entry in entries {
                assert!(matches!(&entry.said, SaidAs::Phonemes(said) if !said.contains(' ')), "{}", entry.word);
            }
        }
    }
}

//! The `[lexicon]` of a profile or a routine: words that are said otherwise than they are written.
//!
//! Only whole words match, the longest first, and replacements are not searched again. A word in lower case matches every
//! capitalization; one with capitals matches only itself.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::language::Language;

/// The longest pronunciation, in phonetic characters.
const LONGEST_PHONEMES: usize = 60;

/// How a word is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidAs {
    /// Like these words.
    Words(String),
    /// As these symbols of the International Phonetic Alphabet, without the slashes.
    Phonemes(String),
}

impl fmt::Display for SaidAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Phonemes(phonemes) => write!(f, "/{phonemes}/"),
        }
    }
}

/// A word and how it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As written: one word or several.
    pub word: String,
    /// What is said instead.
    pub said: SaidAs,
}

/// Words that are said otherwise than they are written, the longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnLexicon(Vec<Entry>);

impl OwnLexicon {
    /// Its words, the longest first.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The lexicon of `entries`, each a word and how it is said.
    ///
    /// # Errors
    /// For each entry that is wrong, its number and why.
    pub fn of<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<(usize, String)>> {
        let (mut read, mut problems) = (Vec::new(), Vec::new());
        for (index, (word, said)) in entries.into_iter().enumerate() {
            let said: String = said.nfc().collect();
            match Word::read(word).and_then(|Word(word)| Ok(Entry { word, said: SaidAs::read(said.trim())? })) {
                Ok(entry) => read.push(entry),
                Err(problem) => problems.push((index, problem)),
            }
        }
        if problems.is_empty() { Ok(Self::sorted(read)) } else { Err(problems) }
    }

    /// Its own words, and those of `other` that it does not have.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let is_new = |entry: &&Entry| !self.0.iter().any(|own| own.word == entry.word);
        Self::sorted(self.0.iter().chain(other.0.iter().filter(is_new)).cloned().collect())
    }

    /// Only the words that are said like other words, which every voice can say.
    #[must_use]
    pub fn worded(&self) -> Self {
        Self(self.0.iter().filter(|entry| matches!(entry.said, SaidAs::Words(_))).cloned().collect())
    }

    /// Only those that are several words.
    #[must_use]
    pub fn phrases(&self) -> Self {
        Self(self.0.iter().filter(|entry| entry.word.contains(' ')).cloned().collect())
    }

    /// `text` as a voice gets it that knows no phonemes: words with phonemes stay as they are written.
    pub fn respelled_in_words(&self, text: &str, language: Language) -> String {
        let say = |entry: &Entry| Ok::<_, std::convert::Infallible>(entry.said.to_string());
        let composed: String = text.nfc().collect();
        let Ok(respelled) = self.worded().respelled(&composed, language, say);
        respelled
    }

    fn sorted(mut entries: Vec<Entry>) -> Self {
        // Among spellings of the same word, the one with capitals is the closer one.
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.word.chars().count()), !entry.has_capitals()));
        Self(entries)
    }

    /// What changes the sound; empty for a lexicon without words.
    pub fn fingerprint(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let entries: String = self.0.iter().map(|Entry { word, said }| format!("{word:?}={said:?}\n")).collect();
        format!(" lexicon {}", blake3::hash(entries.as_bytes()))
    }

    /// `text` with every word of the lexicon replaced by what `say` makes of it.
    ///
    /// # Errors
    /// Those of `say`.
    pub fn respelled<E>(
        &self,
        text: &str,
        language: Language,
        mut say: impl FnMut(&Entry) -> Result<String, E>,
    ) -> Result<String, E> {
        if self.0.is_empty() {
            return Ok(text.to_owned());
        }
        let bounds = bounds(text, language);
        let (mut respelled, mut kept) = (String::with_capacity(text.len()), 0);
        for &start in &bounds {
            if start < kept {
                continue;
            }
            let found = self.0.iter().find_map(|entry| {
                let end = start + entry.length_in(&text[start..])?;
                bounds.binary_search(&end).is_ok().then_some((entry, end))
            });
            if let Some((entry, end)) = found {
                respelled.push_str(&text[kept..start]);
                respelled.push_str(&say(entry)?);
                kept = end;
            }
        }
        respelled.push_str(&text[kept..]);
        Ok(respelled)
    }
}

impl Entry {
    fn has_capitals(&self) -> bool {
        self.word.chars().any(char::is_uppercase)
    }

    /// How many bytes of `text` are this word, if it begins with it.
    fn length_in(&self, text: &str) -> Option<usize> {
        let exact = self.has_capitals();
        let mut rest = text.chars();
        for expected in self.word.chars() {
            let found = rest.next()?;
            if expected == ' ' {
                let other = rest.as_str().trim_start();
                rest = found.is_whitespace().then(|| other.chars())?;
            } else if !(plain(found) == expected || !exact && found.to_lowercase().eq([expected])) {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }
}

/// Where words begin and end: Unicode Standard Annex 29, word boundaries. In languages that elide, words also begin after an apostrophe.
fn bounds(text: &str, language: Language) -> Vec<usize> {
    let mut bounds: Vec<usize> = text.split_word_bound_indices().map(|(at, _)| at).collect();
    if language.elides() {
        bounds.extend(text.char_indices().filter(|(_, c)| plain(*c) == '\'').map(|(at, c)| at + c.len_utf8()));
    }
    bounds.push(text.len());
    bounds.sort_unstable();
    bounds.dedup();
    bounds
}

/// Turns every apostrophe into the plain one.
const fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        other => other,
    }
}

impl<'de> Deserialize<'de> for OwnLexicon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = BTreeMap::<Word, SaidAs>::deserialize(deserializer)?;
        Ok(Self::sorted(written.into_iter().map(|(Word(word), said)| Entry { word, said }).collect()))
    }
}

/// A word as it is searched for: composed (NFC), with single spaces and plain apostrophes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Word(String);

impl Word {
    fn read(text: &str) -> Result<Self, String> {
        let text: String = text.nfc().map(plain).collect();
        let word = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let ends_in_letters =
            |word: &str| word.starts_with(char::is_alphanumeric) && word.ends_with(char::is_alphanumeric);
        if !ends_in_letters(&word) {
            Err(format!("`{word}` is not a word: words start and end with a letter"))
        } else if !word.chars().any(char::is_alphabetic) {
            Err(format!("`{word}` never matches: numbers are spelled out by then, so give the word"))
        } else {
            Ok(Self(word))
        }
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for SaidAs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: String = String::deserialize(deserializer)?.nfc().collect();
        Self::read(text.trim()).map_err(D::Error::custom)
    }
}

impl SaidAs {
    fn read(text: &str) -> Result<Self, String> {
        let inner = text.strip_prefix('/').and_then(|text| text.strip_suffix('/')).map(str::trim);
        let has_sound = |text: &str| text.chars().any(char::is_alphabetic);
        match inner {
            _ if !has_sound(text) => Err("nothing would be said: write how the word sounds".to_owned()),
            None if text.contains('/') => {
                Err("phonemes stand between two slashes, with nothing around them: `\"/ˈhæmstrɪŋ/\"`".to_owned())
            }
            None => Ok(Self::Words(text.to_owned())),
            Some(phonemes)
                if phonemes.contains('/') || phonemes.chars().any(|c| c.is_ascii_digit() || c.is_control()) =>
            {
                Err("phonemes are symbols of the International Phonetic Alphabet, without slashes or digits".to_owned())
            }
            Some(phonemes) if phonemes.chars().count() > LONGEST_PHONEMES => {
                Err(format!("a word can have at most {LONGEST_PHONEMES} phonemes; divide it"))
            }
            Some(phonemes) => Ok(Self::Phonemes(phonemes.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(text: &str) -> Result<OwnLexicon, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    fn said(entries: &str, text: &str, language: Language) -> String {
        let say = |entry: &Entry| Ok::<_, String>(format!("[{}]", entry.said));
        lexicon(entries).expect("a lexicon").respelled(text, language, say).expect("said")
    }

    #[test]
    fn whole_words_are_said_otherwise_and_never_a_part_of_one() {
        let entries = "ham = 'H'\ncan = 'C'\nus = 'U'";
        let cases = [
            ("Ham, ham; (ham) ham-string HAM!", "[H], [H]; ([H]) [H]-string [H]!"),
            ("hamstring sham ham2 ham_ hams", "hamstring sham ham2 ham_ hams"),
            ("You can't, you can.", "You can't, you [C]."),
            ("bus use ùs us", "bus use ùs [U]"),
        ];
        for (text, expected) in cases {
            assert_eq!(said(entries, text, Language::English), expected);
        }
    }

    #[test]
    fn a_word_with_capitals_means_only_that_spelling() {
        let entries = "us = 'we'\nUS = 'America'\nEls = 'E'";
        assert_eq!(said(entries, "US us Us uS ELS els Els", Language::English), "[America] [we] [we] [we] ELS els [E]");
    }

    #[test]
    fn the_longest_match_comes_first_and_spaces_are_alike() {
        let entries = "calf = 'kaf'\n'calf raise' = 'kaf rays'\n'raise now' = 'x'";
        let expected = "[kaf rays] now, [kaf], [kaf rays]s".replace("[kaf rays]s", "[kaf] raises");
        assert_eq!(said(entries, "Calf  raise now, calf, calf raises", Language::English), expected);
    }

    #[test]
    fn what_was_put_in_is_not_looked_at_again() {
        assert_eq!(said("a = 'b'\nb = 'a'", "a b", Language::English), "[b] [a]");
    }

    #[test]
    fn letters_of_all_kinds_have_words() {
        assert_eq!(
            said("'füße' = 'F'", "Füße FÜSSE fußfüße Fu\u{308}ße", Language::German),
            "[F] FÜSSE fußfüße Fu\u{308}ße"
        );
        assert_eq!(said("'don’t' = 'D'", "don't don’t", Language::English), "[D] [D]");
        assert_eq!(said("ischio = 'I'", "l'ischio l’ischio ischios", Language::French), "l'[I] l’[I] ischios");
    }

    #[test]
    fn phonemes_stand_between_slashes() {
        let lexicon = lexicon("hamstring = '/ˈhæmstrɪŋ/'").expect("phonemes");
        assert_eq!(lexicon.entries()[0].said, SaidAs::Phonemes("ˈhæmstrɪŋ".to_owned()));
        assert_eq!(lexicon.entries()[0].said.to_string(), "/ˈhæmstrɪŋ/");
    }

    #[test]
    fn wrong_entries_are_reported_with_their_line() {
        let cases = [
            ("ham = ''", "nothing would be said"),
            ("ham = '...'", "nothing would be said"),
            ("ham = '//'", "nothing would be said"),
            ("ham = '/hæm'", "between two slashes"),
            ("ham = '/h1m/'", "without slashes or digits"),
            ("'ham.' = 'x'", "`ham.` is not a word"),
            ("'' = 'x'", "is not a word"),
            ("30 = 'x'", "numbers are spelled out by then"),
            ("ham = 3", "expected a string"),
        ];
        for (entry, expected) in cases {
            let told = lexicon(&format!("one = 'won'\n{entry}")).expect_err(entry);
            assert!(told.contains(expected) && told.contains("line 2"), "{told}");
        }
        assert!(lexicon(&format!("ham = '/{}/'", "a".repeat(61))).expect_err("long").contains("at most 60"));
    }

    #[test]
    fn the_fingerprint_knows_every_word() {
        let fingerprints =
            ["", "a = 'b'", "a = 'c'", "A = 'b'", "a = '/b/'"].map(|text| lexicon(text).expect("read").fingerprint());
        for (index, one) in fingerprints.iter().enumerate() {
            assert!(fingerprints[..index].iter().all(|other| other != one), "{one}");
        }
        assert_eq!(fingerprints[0], "");
    }
}

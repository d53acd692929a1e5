//! A dictionary of pronunciations. A word that is listed in small letters also answers to its capitalized form, and the other way round.

use std::collections::HashMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// How a word is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Readings {
    /// Always so.
    Always(String),
    /// As its part of speech has it; a reading without phonemes is spelled.
    ByTag(Vec<(String, Option<String>)>),
}

impl Readings {
    /// The phonemes for the part of speech `tag`, else the usual ones.
    pub(super) fn by_tag(&self, tag: &str) -> Option<&str> {
        match self {
            Self::Always(phonemes) => Some(phonemes),
            Self::ByTag(readings) => {
                let of = |tag: &str| readings.iter().find(|(of, _)| of == tag);
                of(tag).or_else(|| of("DEFAULT"))?.1.as_deref()
            }
        }
    }

    /// Whether it has a reading for `tag` of its own.
    pub(super) fn knows(&self, tag: &str) -> bool {
        matches!(self, Self::ByTag(readings) if readings.iter().any(|(of, _)| of == tag))
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReadingsVisitor;
        impl<'de> Visitor<'de> for ReadingsVisitor {
            type Value = Readings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("phonemes, or phonemes for each part of speech")
            }

            fn visit_str<E>(self, phonemes: &str) -> Result<Readings, E> {
                Ok(Readings::Always(phonemes.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Readings, A::Error> {
                let mut readings = Vec::new();
                while let Some(reading) = map.next_entry()? {
                    readings.push(reading);
                }
                Ok(Readings::ByTag(readings))
            }
        }
        deserializer.deserialize_any(ReadingsVisitor)
    }
}

/// Words and how they are said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Dictionary(HashMap<String, Readings>);

impl Dictionary {
    /// How `word` is said.
    pub(super) fn get(&self, word: &str) -> Option<&Readings> {
        let found = self.0.get(word);
        if found.is_some() || word.chars().nth(1).is_none() {
            return found;
        }
        let lower = word.to_lowercase();
        let capitalized = capitalized(&lower);
        match word {
            word if word == lower => self.0.get(&capitalized),
            word if word == capitalized => self.0.get(&lower),
            _ => None,
        }
    }

    /// Whether it has `word`.
    pub(super) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// `word`, which is in small letters, with a capital at its beginning.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let text = r#"{"rest": "ɹˈɛst", "April": "ˈApɹᵊl", "read": {"DEFAULT": "ɹˈid", "VBD": "ɹˈɛd", "NOUN": null}}"#;
        serde_json::from_str(text).expect("a dictionary")
    }

    #[test]
    fn a_word_answers_to_small_letters_and_to_a_capital() {
        let dictionary = dictionary();
        for word in ["rest", "Rest", "april", "April"] {
            assert!(dictionary.has(word), "{word}");
        }
        for word in ["REST", "rests", "aPRIL", "r", ""] {
            assert!(!dictionary.has(word), "{word}");
        }
    }

    #[test]
    fn a_reading_depends_on_the_part_of_speech() {
        let dictionary = dictionary();
        let read = dictionary.get("Read").expect("there");
        let readings = ["VBD", "VB", "NOUN"].map(|tag| read.by_tag(tag));
        assert_eq!(readings, [Some("ɹˈɛd"), Some("ɹˈid"), None]);
        assert!(read.knows("VBD") && !read.knows("VB"));
    }
}

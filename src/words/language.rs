//! The languages a track can be spoken in. Each has an embedded voice, built-in words and rules for numbers.
//!
//! What is specific to a language is in `language/NAME.rs` and `language/NAME/`, behind [`Tongue`].

mod english;
mod french;
mod german;
mod italian;
mod romance;
mod spanish;

use std::fmt;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::{Serialize, Serializer};

use super::tongue::Tongue;
use super::tongue::pronunciation::Pronunciation;
use super::tongue::samples::Samples;

/// The enum, its list and its `tongue`, from one line per language.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident: $tongue:path,)+) => {
        /// One of the languages of the embedded voice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $($(#[$doc])* $name,)+
        }

        impl Language {
            /// All languages, in the order in which they are listed.
            pub const ALL: [Self; [$(Self::$name),+].len()] = [$(Self::$name),+];

            /// The rules of the language.
            pub(crate) fn tongue(self) -> &'static dyn Tongue {
                match self {
                    $(Self::$name => &$tongue,)+
                }
            }
        }
    };
}

languages! {
    /// American English, tag `en` (or `en-US`).
    English: english::AMERICAN,
    /// British English, tag `en-GB`.
    BritishEnglish: english::BRITISH,
    /// German, tag `de`.
    German: german::German,
    /// Spanish, tag `es`.
    Spanish: spanish::Spanish,
    /// French, tag `fr`.
    French: french::French,
    /// Italian, tag `it`.
    Italian: italian::Italian,
}

impl Language {
    /// The short tag, as written in a routine and in file names.
    pub fn tag(self) -> &'static str {
        self.tongue().facts().tag
    }

    /// The tags of all languages, for help texts: "en, en-GB, de, ...".
    pub fn tags() -> String {
        Self::ALL.map(Self::tag).join(", ")
    }

    /// Whether a voice that speaks `self` can read a text written in `other`: it can if the languages are the same, whatever the region.
    pub fn reads(self, other: Self) -> bool {
        self.tag()[..2] == other.tag()[..2]
    }

    /// The tag with its region, as the voices name it (BCP 47).
    pub fn locale(self) -> &'static str {
        self.tongue().facts().locale
    }

    /// The three-letter code for ID3 frames (ISO 639-2).
    pub fn iso639_2(self) -> &'static str {
        self.tongue().facts().iso639_2
    }

    /// The language's name in English, for messages.
    pub fn name(self) -> &'static str {
        self.tongue().facts().name
    }

    /// The language that `tag` names, short or with its region; case does not matter.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| tag.eq_ignore_ascii_case(language.tag()) || tag.eq_ignore_ascii_case(language.locale()))
    }

    /// Words before which a calm speaker takes a breath, in lower case.
    pub fn connectives(self) -> &'static [&'static str] {
        self.tongue().facts().connectives
    }

    /// Whether words begin after an apostrophe as well ("l'ischio").
    pub fn elides(self) -> bool {
        self.tongue().facts().elides
    }

    /// The sentences of a starter routine.
    pub fn samples(self) -> &'static Samples {
        &self.tongue().facts().samples
    }

    /// Guidance in the style of a routine, containing every common sound of the language, to measure how fast a voice speaks.
    pub fn calibration(self) -> [&'static str; 2] {
        self.tongue().facts().calibration
    }

    /// How voices pronounce it.
    pub fn pronunciation(self) -> &'static Pronunciation {
        &self.tongue().facts().pronunciation
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    /// Its tag; its tag with the region is accepted as well.
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()).alias(self.locale()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::words::tongue::amount::Amount;
    use crate::words::tongue::lexicon::Unit;

    fn voice(name: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("voice").join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    #[test]
    fn every_language_has_all_its_files_in_voice() {
        for language in Language::ALL {
            let tag = language.tag();
            assert_eq!(language.tongue().facts().phrasebook, voice(&format!("words/{tag}.toml")));
            assert_eq!(language.pronunciation().corrections, voice(&format!("phonemes/{tag}.toml")));
            for time in ["night", "day"] {
                let profile: toml::Table = voice(&format!("{time}-{tag}.toml")).parse().expect("a profile");
                assert_eq!(profile["language"].as_str(), Some(tag), "{time}-{tag}.toml");
            }
        }
        for folder in ["words", "phonemes"] {
            let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("voice").join(folder));
            let files = entries.expect("a folder").map(|entry| entry.expect("a file").file_name());
            let tags: BTreeSet<_> = files.map(|name| name.to_string_lossy().replace(".toml", "")).collect();
            let known: BTreeSet<_> = Language::ALL.map(|language| language.tag().to_owned()).into();
            assert_eq!(tags, known, "voice/{folder}");
        }
    }

    #[test]
    fn every_language_has_names_of_its_own() {
        let distinct = |name: fn(Language) -> &'static str| {
            let names: BTreeSet<_> = Language::ALL.map(name).into();
            names.len() == Language::ALL.len() && !names.contains("")
        };
        assert!(distinct(Language::tag) && distinct(Language::locale) && distinct(Language::name));
        for language in Language::ALL {
            let (language_alone, region) = language.locale().split_once('-').expect("a region");
            assert!(language_alone.len() == 2 && region.len() == 2, "{}", language.locale());
            assert!(language.tag() == language_alone || language.tag() == language.locale(), "{language}");
            assert_eq!(language.iso639_2().len(), 3, "{language}");
        }
    }

    #[test]
    fn every_language_answers_with_words() {
        for language in Language::ALL {
            let Samples { step, opening, ready, once, both, affected, cue, release, closing } = *language.samples();
            let sentences = [step, opening, ready, once, both, affected, cue, release, closing];
            let said =
                sentences.into_iter().chain(language.calibration()).chain(language.connectives().iter().copied());
            assert!(said.into_iter().all(|words| !words.trim().is_empty()), "{language}");
            assert!(language.connectives().iter().all(|word| word.to_lowercase() == *word), "{language}");
            assert!(both.matches('|').count() == 1 && affected.matches('|').count() == 2, "{language}");
            let facts = language.tongue().facts();
            assert!(!facts.connectives.is_empty() && (50..=150).contains(&facts.character_ms), "{language}");
            assert!(language.pronunciation().sounds.split(' ').count() > 20, "{language}");
        }
    }

    #[test]
    fn every_language_has_tables_for_numbers() {
        for language in Language::ALL {
            let lexicon = language.tongue().lexicon();
            let units = lexicon.units.iter().map(|words| words.unit);
            assert!(units.take(3).eq([Unit::Second, Unit::Minute, Unit::Hour]), "{language}");
            for words in [lexicon.abbreviations.len(), lexicon.labels.len(), lexicon.links.len()] {
                assert!(words > 0, "{language}");
            }
            for starts in [lexicon.before_lengths, lexicon.before_clocks, lexicon.sides.left, lexicon.sides.right] {
                assert!(!starts.is_empty(), "{language}");
            }
            assert!(language.tongue().is_one(&Amount::Whole(1)) && !language.tongue().is_one(&Amount::Whole(2)));
        }
    }
}

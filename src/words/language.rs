//! The languages a track can be spoken in.
//!
//! In: a language tag. Out: a [`Language`]. Guaranteed: every language has an embedded voice, built-in words
//! and rules for numbers.

use std::fmt;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde::Serialize;

/// One of the six languages of the embedded voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Language {
    /// American English, tag `en` (or `en-US`).
    #[serde(rename = "en")]
    English,
    /// British English, tag `en-GB`.
    #[serde(rename = "en-GB")]
    BritishEnglish,
    /// German, tag `de`.
    #[serde(rename = "de")]
    German,
    /// Spanish, tag `es`.
    #[serde(rename = "es")]
    Spanish,
    /// French, tag `fr`.
    #[serde(rename = "fr")]
    French,
    /// Italian, tag `it`.
    #[serde(rename = "it")]
    Italian,
}

impl Language {
    /// All languages, in the order in which they are listed to a person.
    pub const ALL: [Self; 6] =
        [Self::English, Self::BritishEnglish, Self::German, Self::Spanish, Self::French, Self::Italian];

    /// The short tag, as written in a routine and in file names.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::BritishEnglish => "en-GB",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Italian => "it",
        }
    }

    /// Whether whoever speaks `self` can read out a text written in `other`: the same language, whatever the region.
    pub fn reads(self, other: Self) -> bool {
        self.tag()[..2] == other.tag()[..2]
    }

    /// The tag with its region, as the voices name it (BCP 47).
    pub const fn locale(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::BritishEnglish => "en-GB",
            Self::German => "de-DE",
            Self::Spanish => "es-ES",
            Self::French => "fr-FR",
            Self::Italian => "it-IT",
        }
    }

    /// The three-letter code that ID3 frames want (ISO 639-2).
    pub const fn iso639_2(self) -> &'static str {
        match self {
            Self::English | Self::BritishEnglish => "eng",
            Self::German => "deu",
            Self::Spanish => "spa",
            Self::French => "fra",
            Self::Italian => "ita",
        }
    }

    /// The language's name in English, for messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::BritishEnglish => "British English",
            Self::German => "German",
            Self::Spanish => "Spanish",
            Self::French => "French",
            Self::Italian => "Italian",
        }
    }

    /// The language that `tag` names, short or with its region; case does not matter.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| tag.eq_ignore_ascii_case(language.tag()) || tag.eq_ignore_ascii_case(language.locale()))
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    /// Its tag; its tag with the region is taken as well.
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()).alias(self.locale()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

//! What is known about a language besides its grammar. No field has a default, so the compiler asks a new language for
//! every one.

use super::pronunciation::Pronunciation;
use super::samples::Samples;

/// The names of a language, its sentences, its sounds and its pace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The short tag, as written in a routine and in file names.
    pub tag: &'static str,
    /// The tag with its region, as the voices name it (BCP 47).
    pub locale: &'static str,
    /// The three-letter code for ID3 frames (ISO 639-2).
    pub iso639_2: &'static str,
    /// The name in English, for messages.
    pub name: &'static str,
    /// The text of `voice/words/TAG.toml`.
    pub phrasebook: &'static str,
    /// How long a character takes at the night pace, pauses inside the prompt included, in milliseconds. Measured on the
    /// bundled routines for English and German, on starter routines for the others.
    pub character_ms: u64,
    /// Words before which a calm speaker takes a breath: conjunctions, and prepositions that begin a place or a direction.
    pub connectives: &'static [&'static str],
    /// Whether words begin after an apostrophe as well.
    pub elides: bool,
    /// The sentences of a starter routine.
    pub samples: Samples,
    /// Guidance in the style of a routine, containing every common sound of the language.
    pub calibration: [&'static str; 2],
    /// How voices pronounce it.
    pub pronunciation: Pronunciation,
}

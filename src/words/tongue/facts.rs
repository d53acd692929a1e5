//! What is known of a language beside its grammar.
//!
//! The files of the languages fill [`Facts`]; no field has a normal value, so that the compiler asks a new language for each.

use super::pronunciation::Pronunciation;
use super::samples::Samples;

/// The names of a language, its sentences, its sounds and its pace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The short tag, as written in a routine and in file names.
    pub tag: &'static str,
    /// The tag with its region, as the voices name it (BCP 47).
    pub locale: &'static str,
    /// The three-letter code that ID3 frames want (ISO 639-2).
    pub iso639_2: &'static str,
    /// The name in English, for messages.
    pub name: &'static str,
    /// The text of `voice/words/TAG.toml`.
    pub phrasebook: &'static str,
    /// What a character takes, pauses inside the prompt included, by night, in milliseconds. Measured: English and German
    /// over the bundled routines, the others over first routines.
    pub character_ms: u64,
    /// Words before which a calm speaker breathes: conjunctions, and prepositions that begin a place or a direction.
    pub connectives: &'static [&'static str],
    /// Whether words begin behind an apostrophe as well.
    pub elides: bool,
    /// The sentences of a first routine.
    pub samples: Samples,
    /// Guidance as routines give it, with every sound of the language that is common.
    pub calibration: [&'static str; 2],
    /// How voices say it.
    pub pronunciation: Pronunciation,
}

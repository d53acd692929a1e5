//! How long words take, before any voice has said them.

use crate::base::Length;
use crate::words::language::Language;

/// One of the 120 words a minute that are understood by night.
const WORD: Length = Length::from_millis(500);

/// How long `text` takes at 120 words a minute.
pub fn at_night_pace(text: &str) -> Length {
    WORD * text.split_whitespace().count().max(1) as u64
}

/// What a character takes, pauses inside the prompt included, by night.
pub fn character(language: Language) -> Length {
    Length::from_millis(language.tongue().facts().character_ms)
}

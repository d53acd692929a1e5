//! How long words take to say, estimated before any voice has said them.

use crate::base::Length;
use crate::words::language::Language;

/// One word at 120 words a minute, a pace that is understood at night.
const WORD: Length = Length::from_millis(500);

/// How long `text` takes at 120 words a minute.
pub fn at_night_pace(text: &str) -> Length {
    WORD * text.split_whitespace().count().max(1) as u64
}

/// How long a character takes at the night pace, pauses inside the prompt included.
pub fn character(language: Language) -> Length {
    Length::from_millis(language.tongue().facts().character_ms)
}

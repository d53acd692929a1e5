//! What was read aloud once is not worked out again: a routine says the same things many times, and is written once for each choice
//! that is looked at.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::reading::SpokenText;
use crate::words::language::Language;

/// Texts that are longer, in bytes, are read each time.
const LONGEST: usize = 1_000;
/// With so many texts it begins anew, far more than any routine has.
const MOST: usize = 8_192;

type Memory = HashMap<(Language, String), SpokenText>;

static MEMORY: LazyLock<RwLock<Memory>> = LazyLock::new(RwLock::default);

/// What is remembered of `text` in `language`, or else what `read` makes of it.
pub(super) fn remembered(text: &str, language: Language, read: impl Fn(&str) -> SpokenText) -> SpokenText {
    if text.len() > LONGEST {
        return read(text);
    }
    let key = (language, text.to_owned());
    if let Some(known) = MEMORY.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let reading = read(text);
    let mut memory = MEMORY.write().unwrap_or_else(PoisonError::into_inner);
    if memory.len() >= MOST {
        memory.clear();
    }
    memory.insert(key, reading.clone());
    reading
}

//! From phonemes to the numbers that models know them by, in parts that a model can speak at once.

use std::collections::HashMap;

use crate::speech::voice::SpeechError;

/// The number before and behind all others.
const EDGE: i32 = 0;

/// The numbers of `phonemes` in `vocabulary`, between two edges.
///
/// # Errors
/// When the voice has no sound for one of them.
pub(crate) fn numbers(phonemes: &str, vocabulary: &HashMap<char, i32>) -> Result<Vec<i32>, SpeechError> {
    let number = |sign: char| {
        let known = vocabulary.get(&sign).copied();
        known.ok_or_else(|| SpeechError::unspeakable(format!("the voice has no sound for `{sign}` in /{phonemes}/")))
    };
    let edge = std::iter::once(Ok(EDGE));
    edge.clone().chain(phonemes.chars().map(number)).chain(edge).collect()
}

/// Why a model with `vocabulary` cannot speak `phonemes`, if so.
pub(crate) fn check(phonemes: &str, vocabulary: &HashMap<char, i32>) -> Result<(), String> {
    match phonemes.chars().find(|sign| !vocabulary.contains_key(sign)) {
        Some(sign) => Err(format!("the model has no sound for `{sign}`")),
        None => Ok(()),
    }
}

/// `phonemes` in parts of at most `most` symbols, divided at pauses, else between words.
pub(crate) fn divided(phonemes: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = phonemes;
    while let Some((limit, _)) = rest.char_indices().nth(most) {
        let within = &rest[..limit];
        let pause = within.rmatch_indices([',', ';', ':', '—']).map(|(at, mark)| at + mark.len()).next();
        let cut = pause.or_else(|| within.rfind(' ')).unwrap_or(limit);
        parts.push(rest[..cut].trim());
        rest = rest[cut..].trim_start();
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_phonemes_are_divided_at_pauses_and_nothing_is_lost() {
        assert_eq!(divided("ab, cd, ef", 7), ["ab, cd,", "ef"]);
        assert_eq!(divided("ab cd ef", 6), ["ab cd", "ef"]);
        assert_eq!(divided("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(divided("ˈabc", 4), ["ˈabc"]);
    }
}

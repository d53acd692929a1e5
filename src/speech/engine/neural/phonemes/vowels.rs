//! The vowels among phonemes.

/// The vowels of the six languages.
const VOWELS: &str = "aeiouyæøœɐɑɒɔəɚɛɜɝɨɪɵʉʊʌʏ";

/// Whether one of them is in `phonemes`.
pub(crate) fn has_vowel(phonemes: &str) -> bool {
    phonemes.contains(is_vowel)
}

/// Whether `sign` is one of them.
pub(crate) fn is_vowel(sign: char) -> bool {
    VOWELS.contains(sign)
}

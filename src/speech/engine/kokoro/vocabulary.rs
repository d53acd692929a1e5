//! The numbers that Kokoro knows phonemes by.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The sign of each number, by its place: the table of Kokoro's own `config.json`. A `_` is nobody's.
const SIGNS: &str = "_;:,.!?__—…\"()“” \u{303}ʣʥʦʨᵝꭧAI_____O_Q_ST__W_Yᵊabcdef_hijklmnopqrstuvwxyzɑɐɒæ__βɔɕç_ɖðʤə_ɚɛɜ__ɟ_ɡ______ɥ_ɨɪʝ______\
    ɯɰŋɳɲɴø_ɸθœ__ɹ_ɾɻ_ʁɽʂʃʈʧ_ʊʋ_ʌɣɤ_χʎ___ʒʔ_______ˈˌː___ʰ_ʲ____↓_→↗↘___ᵻ";

static VOCABULARY: LazyLock<HashMap<char, i32>> =
    LazyLock::new(|| SIGNS.chars().zip(0..).filter(|(sign, _)| *sign != '_').collect());

/// The number of each sign.
pub(crate) fn vocabulary() -> &'static HashMap<char, i32> {
    &VOCABULARY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_have_the_numbers_of_the_table_that_kokoro_was_trained_with() {
        let known =
            [(';', 1), ('…', 10), (' ', 16), ('\u{303}', 17), ('A', 24), ('Y', 41), ('a', 43), ('h', 50), ('z', 68)];
        let more =
            [('ɑ', 69), ('ɡ', 92), ('ɪ', 102), ('ɹ', 123), ('ʁ', 128), ('ʧ', 133), ('ˈ', 156), ('ː', 158), ('ᵻ', 177)];
        for (sign, number) in known.into_iter().chain(more) {
            assert_eq!(vocabulary().get(&sign), Some(&number), "{sign}");
        }
        assert_eq!(vocabulary().len(), 114);
    }
}

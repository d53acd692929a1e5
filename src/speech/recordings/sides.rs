//! Sentences that name a side of the body: the words that must not be missed.

use crate::words::Language;

/// How the words for left and right begin, in every gender and number.
const fn stems(language: Language) -> [&'static str; 2] {
    match language {
        Language::English | Language::BritishEnglish => ["left", "right"],
        Language::German => ["link", "recht"],
        Language::Spanish => ["izquierd", "derech"],
        Language::French => ["gauche", "droit"],
        Language::Italian => ["sinistr", "destr"],
    }
}

/// Whether `text` may name a side. Some words only look like one ("a right angle"), which does no harm.
pub(super) fn names_side(text: &str, language: Language) -> bool {
    let is_side = |word: &str| stems(language).iter().any(|stem| word.starts_with(stem));
    text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(is_side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Phrasebook;

    #[test]
    fn the_tools_own_sentences_for_a_side_name_it_in_every_language() {
        for language in Language::ALL {
            let phrases = Phrasebook::of(language);
            for named in [&phrases.left_side, &phrases.now_right] {
                assert!(names_side(named, language), "{language}: {named}");
            }
            assert!(!names_side(&phrases.end, language), "{language}: {}", phrases.end);
        }
    }

    #[test]
    fn only_the_beginning_of_a_word_counts() {
        assert!(names_side("Jetzt das rechte Bein.", Language::German));
        assert!(names_side("Ora la gamba destra.", Language::Italian));
        assert!(!names_side("Keep your back upright.", Language::English));
    }
}

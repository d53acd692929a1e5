//! Words that people write behind a key that has its own list of words.

/// Keys, what people write, and which word of the key that is.
const MEANINGS: [(&str, &[&str], &str); 26] = [
    (
        "sides",
        &["each", "either", "left-right", "left and right", "two", "bilateral", "alternate", "alternating", "all", "2"],
        "both",
    ),
    ("sides", &["none", "no", "single", "one", "center", "centre", "middle", "1"], "once"),
    ("sides", &["left", "right", "hurt", "hurting", "sore", "cramping", "painful", "bad", "injured"], "affected"),
    ("guidance", &["low", "few", "less", "none", "silent", "quiet", "min"], "minimal"),
    ("guidance", &["short", "medium", "normal", "some"], "brief"),
    ("guidance", &["all", "everything", "long", "high", "verbose", "max", "always"], "full"),
    ("pace", &["slower", "relaxed", "gentle", "senior", "easy"], "slow"),
    ("pace", &["normal", "fast", "standard", "default"], "usual"),
    ("bed", &["off", "no", "silent", "silence", "never"], "none"),
    ("bed", &["on", "noise", "brown", "brown noise", "white", "pink", "low", "quiet", "rain"], "faint"),
    ("bed", &["loud", "louder", "medium"], "soft"),
    ("count", &["aloud", "spoken", "speech", "words", "say", "numbers"], "voice"),
    ("count", &["beep", "beeps", "tones", "bell", "sound", "tick"], "tone"),
    ("count", &["silent", "silently", "off", "no", "never"], "none"),
    ("sound", &["beep", "beeps", "bell", "sound"], "tone"),
    ("sound", &["voice", "spoken", "say", "speech"], "words"),
    ("sound", &["silent", "off", "no", "never"], "none"),
    ("on", &["in", "breathe-in", "breathing in", "inhalation", "inbreath", "in-breath"], "inhale"),
    ("on", &["out", "breathe-out", "breathing out", "exhalation", "outbreath", "out-breath"], "exhale"),
    ("order", &["alternate", "left-right", "both", "mixed"], "alternating"),
    ("order", &["one-side", "side-first", "sequential", "one-by-one", "sides-first"], "one-side-first"),
    ("hold", &["min", "minimum", "short", "least"], "shortest"),
    ("hold", &["max", "maximum", "long", "most"], "longest"),
    ("breath", &["none", "off", "no", "silent", "normal"], "never"),
    ("at-risk", &["nerves", "sciatic", "numbness", "tingling"], "nerve"),
    ("at-risk", &["joints", "knee", "hip", "spine", "back", "neck", "load"], "joint"),
];

/// The word that `word` means behind `key`.
pub(crate) fn meant_word(key: &str, word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let of_key = MEANINGS.iter().filter(|(known, ..)| *known == key);
    of_key.filter(|(_, words, _)| words.contains(&word.as_str())).map(|(.., meant)| *meant).next()
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::routine::fixed_words::{BreathSound, Counting, Off, Order, RangeEnd, Risk, Sides, Tempo};
    use crate::routine::guidance::Guidance;
    use crate::sound::{Bed, Phase};

    fn is_word<T: ValueEnum>(word: &str) -> bool {
        T::from_str(word, false).is_ok()
    }

    #[test]
    fn what_is_meant_exists_and_what_exists_means_itself() {
        for (key, words, meant) in MEANINGS {
            let known = match key {
                "sides" => is_word::<Sides>,
                "guidance" => is_word::<Guidance>,
                "pace" => is_word::<Tempo>,
                "bed" => is_word::<Bed>,
                "count" => is_word::<Counting>,
                "sound" => is_word::<BreathSound>,
                "on" => is_word::<Phase>,
                "order" => is_word::<Order>,
                "hold" => is_word::<RangeEnd>,
                "breath" => is_word::<Off>,
                "at-risk" => is_word::<Risk>,
                other => panic!("no such key: {other}"),
            };
            assert!(known(meant), "{key}: {meant}");
            assert!(words.iter().all(|word| !known(word)), "{key}: {words:?}");
        }
        assert_eq!(meant_word("sides", " Each "), Some("both"));
        assert_eq!(meant_word("sides", "both"), None);
    }
}

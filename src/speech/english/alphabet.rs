//! From the International Phonetic Alphabet, as dictionaries print it, to the symbols that the voices know.

/// Whose English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Accent {
    American,
    British,
}

impl Accent {
    /// Its name, by which caches tell it apart.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::American => "american",
            Self::British => "british",
        }
    }
}

/// Several symbols that the voices know as one, and other spellings of the same sound; the first that fits counts.
const BOTH: [(&str, &str); 17] = [
    ("eɪ", "A"),
    ("aɪ", "I"),
    ("aʊ", "W"),
    ("ɔɪ", "Y"),
    ("dʒ", "ʤ"),
    ("tʃ", "ʧ"),
    ("l\u{329}", "ᵊl"),
    ("n\u{329}", "ᵊn"),
    ("m\u{329}", "ᵊm"),
    ("ɚ", "əɹ"),
    ("r", "ɹ"),
    ("g", "ɡ"),
    ("ʔ", "t"),
    ("ɐ", "ə"),
    ("ɫ", "l"),
    ("ʍ", "w"),
    ("ɨ", "ɪ"),
];
const AMERICAN: [(&str, &str); 12] = [
    ("oʊ", "O"),
    ("əʊ", "O"),
    ("ɜːɹ", "ɜɹ"),
    ("ɝː", "ɜɹ"),
    ("ɝ", "ɜɹ"),
    ("ɑːɹ", "ɑɹ"),
    ("ɒ", "ɑ"),
    ("ɾ", "T"),
    ("a", "æ"),
    ("e", "ɛ"),
    ("o", "O"),
    ("ː", ""),
];
const BRITISH: [(&str, &str); 9] =
    [("əʊ", "Q"), ("oʊ", "Q"), ("eə", "ɛː"), ("ɝ", "ɜː"), ("ɾ", "t"), ("æ", "a"), ("e", "ɛ"), ("o", "ɔ"), ("ᵻ", "ɪ")];
/// Signs that only show where syllables or sounds meet.
const SILENT: &str = ".-‿\u{361}()";

/// The phonemes that `ipa` stands for, with each stress right before its vowel.
pub(crate) fn from_ipa(ipa: &str, accent: Accent) -> String {
    let own: &[(&str, &str)] = match accent {
        Accent::American => &AMERICAN,
        Accent::British => &BRITISH,
    };
    let mut rest: &str = &ipa.replace(|sign| SILENT.contains(sign), "");
    let mut phonemes = String::new();
    let mut stress = None;
    while let Some(first) = rest.chars().next() {
        let known = BOTH.iter().chain(own).find(|(written, _)| rest.starts_with(written));
        let (length, sound) = match known {
            Some((written, sound)) => (written.len(), (*sound).to_owned()),
            None => (first.len_utf8(), first.to_string()),
        };
        rest = &rest[length..];
        if "ˈˌ'".contains(first) {
            stress = Some(if first == '\'' { 'ˈ' } else { first });
            continue;
        }
        if sound.starts_with(|sign| super::stress::is_vowel(sign) || sign == 'ᵊ' || sign == 'i') {
            phonemes.extend(stress.take());
        }
        phonemes.push_str(&sound);
    }
    phonemes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dictionary_phonemes_become_those_of_the_voice() {
        let cases = [
            ("ˈhæm.strɪŋ", "hˈæmstɹɪŋ", "hˈamstɹɪŋ"),
            ("ˌɡæstrɒkˈniːmiəs", "ɡˌæstɹɑknˈimiəs", "ɡˌastɹɒknˈiːmiəs"),
            ("ˈt͡ʃeɪndʒ oʊvɚ", "ʧˈAnʤ Ovəɹ", "ʧˈAnʤ Qvəɹ"),
            ("ˈkæf ˈreɪz", "kˈæf ɹˈAz", "kˈaf ɹˈAz"),
        ];
        for (ipa, american, british) in cases {
            assert_eq!(from_ipa(ipa, Accent::American), american);
            assert_eq!(from_ipa(ipa, Accent::British), british);
        }
    }
}

//! Stress marks among phonemes: moving, weakening and weighing them.

/// The mark of the main stress of a word.
pub(super) const PRIMARY: char = 'ˈ';
/// The mark of a lesser stress.
pub(super) const SECONDARY: char = 'ˌ';
const VOWELS: &str = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ";
const CONSONANTS: &str = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ";
/// Two sounds in one symbol.
const DOUBLE: &str = "AIOQWYʤʧ";

/// Whether `sign` is a vowel.
pub(super) fn is_vowel(sign: char) -> bool {
    VOWELS.contains(sign)
}

/// Whether `sign` is a consonant.
pub(super) fn is_consonant(sign: char) -> bool {
    CONSONANTS.contains(sign)
}

/// How much stress a word gets: what misaki's dictionaries call −2 to 2.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Stress(pub f32);

impl Stress {
    /// Of a word that begins with a capital.
    pub(super) const CAPITAL: Self = Self(0.5);
    /// Of a word in capitals.
    pub(super) const CAPITALS: Self = Self(2.0);
    /// Half a step less.
    pub(super) const LESS: Self = Self(-0.5);
    /// As lexical stress alone would have it.
    pub(super) const PLAIN: Self = Self(0.0);
}

/// `phonemes` with the stress of their word changed.
pub(super) fn stressed(phonemes: &str, stress: Option<Stress>) -> String {
    let Some(Stress(stress)) = stress else { return phonemes.to_owned() };
    let (has_primary, has_secondary) = (phonemes.contains(PRIMARY), phonemes.contains(SECONDARY));
    let is_bare = !has_primary && !has_secondary;
    match stress {
        ..-1.0 => phonemes.replace([PRIMARY, SECONDARY], ""),
        -1.0 | -0.5 | 0.0 if has_primary || stress == -1.0 => {
            phonemes.replace(SECONDARY, "").replace(PRIMARY, &SECONDARY.to_string())
        }
        0.0 | 0.5 | 1.0 if is_bare => before_first_vowel(phonemes, SECONDARY),
        1.0.. if !has_primary && has_secondary => phonemes.replace(SECONDARY, &PRIMARY.to_string()),
        1.0.. if is_bare => before_first_vowel(phonemes, PRIMARY),
        _ => phonemes.to_owned(),
    }
}

/// `phonemes` with `mark` before their first vowel, if they have one.
fn before_first_vowel(phonemes: &str, mark: char) -> String {
    match phonemes.find(is_vowel) {
        Some(at) => format!("{}{mark}{}", &phonemes[..at], &phonemes[at..]),
        None => phonemes.to_owned(),
    }
}

/// How many sounds `phonemes` have; those with two in one symbol count twice.
pub(super) fn weight(phonemes: &str) -> usize {
    phonemes.chars().map(|sign| if DOUBLE.contains(sign) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stress_is_added_taken_away_and_exchanged() {
        let cases = [
            ("lˈɛt", None, "lˈɛt"),
            ("lˈɛt", Some(-2.0), "lɛt"),
            ("lˈɛtˌO", Some(-0.5), "lˌɛtO"),
            ("lˌɛt", Some(-0.5), "lˌɛt"),
            ("lɛt", Some(0.5), "lˌɛt"),
            ("lˌɛt", Some(2.0), "lˈɛt"),
            ("lɛt", Some(2.0), "lˈɛt"),
            ("lˈɛt", Some(2.0), "lˈɛt"),
            ("ʃ", Some(2.0), "ʃ"),
        ];
        for (phonemes, stress, expected) in cases {
            assert_eq!(stressed(phonemes, stress.map(Stress)), expected, "{phonemes} {stress:?}");
        }
    }

    #[test]
    fn double_sounds_weigh_twice() {
        assert_eq!((weight("lˈɛt"), weight("ʤA")), (4, 4));
    }
}

//! From the International Phonetic Alphabet to X-SAMPA, which Pico reads.
//!
//! Only sounds that the language's data has: Pico itself would silently drop the others.

use crate::words::Language;

/// IPA symbols and their X-SAMPA candidates, the closest first; longer symbols come before those they begin with.
const SOUNDS: &[(&str, &[&str])] = &[
    ("tʃ", &["tS"]),
    ("dʒ", &["dZ"]),
    ("eɪ", &["eI"]),
    ("aɪ", &["aI"]),
    ("aʊ", &["aU"]),
    ("ɔɪ", &["OI"]),
    ("ɔʏ", &["OY"]),
    ("oʊ", &["oU", "@U"]),
    ("əʊ", &["@U"]),
    ("ɪə", &["I@"]),
    ("eə", &["e@"]),
    ("ʊə", &["U@"]),
    ("ɑ\u{303}", &["a~"]),
    ("ɔ\u{303}", &["o~"]),
    ("ɛ\u{303}", &["e~"]),
    ("œ\u{303}", &["9~"]),
    ("iː", &["i:"]),
    ("eː", &["e:"]),
    ("ɛː", &["E:"]),
    ("aː", &["a:"]),
    ("ɑː", &["A:"]),
    ("ɜː", &["3:"]),
    ("øː", &["2:"]),
    ("œː", &["9:"]),
    ("yː", &["y:"]),
    ("uː", &["u:"]),
    ("oː", &["o:"]),
    ("ɔː", &["O:"]),
    ("i", &["i", "i:"]),
    ("ɪ", &["I"]),
    ("e", &["e", "E"]),
    ("ɛ", &["E"]),
    ("æ", &["{"]),
    ("a", &["a", "{"]),
    ("ɑ", &["A:"]),
    ("ʌ", &["V"]),
    ("ɐ", &["6", "V"]),
    ("ə", &["@"]),
    ("ɚ", &["@`"]),
    ("ɝ", &["3:"]),
    ("ɜ", &["3:"]),
    ("ø", &["2"]),
    ("œ", &["9"]),
    ("y", &["y"]),
    ("ʏ", &["Y"]),
    ("u", &["u", "u:"]),
    ("ʊ", &["U"]),
    ("o", &["o"]),
    ("ɔ", &["O", "O:"]),
    ("ɒ", &["Q"]),
    ("p", &["p"]),
    ("b", &["b"]),
    ("t", &["t"]),
    ("d", &["d"]),
    ("k", &["k"]),
    ("ɡ", &["g"]),
    ("g", &["g"]),
    ("f", &["f"]),
    ("v", &["v"]),
    ("θ", &["T"]),
    ("ð", &["D"]),
    ("s", &["s"]),
    ("z", &["z"]),
    ("ʃ", &["S"]),
    ("ʒ", &["Z"]),
    ("m", &["m"]),
    ("n", &["n"]),
    ("ŋ", &["N"]),
    ("ɲ", &["J"]),
    ("ʎ", &["L"]),
    ("l", &["l"]),
    ("h", &["h"]),
    ("j", &["j", "i_^"]),
    ("w", &["w", "u_^"]),
    // A backslash is doubled inside Pico's markup.
    ("ɹ", &[r"r\\"]),
    ("r", &["r", "R", r"r\\"]),
    ("ʁ", &["R"]),
    ("x", &["x"]),
    ("ç", &["C"]),
    ("ɣ", &["G"]),
    ("β", &["B"]),
    ("ɥ", &["H"]),
    ("ɾ", &["4"]),
];

/// `ipa` as Pico's data of `language` reads it.
///
/// # Errors
/// Names the first symbol that has no sound.
pub(crate) fn xsampa(ipa: &str, language: Language) -> Result<String, String> {
    let mut xsampa = String::new();
    let mut last = "";
    let mut rest = ipa;
    while let Some(sign) = rest.chars().next() {
        let single = &rest[..sign.len_utf8()];
        rest = match mark(sign) {
            Some(mark) => {
                xsampa.push_str(mark);
                &rest[single.len()..]
            }
            // A long consonant is written twice; long vowels are symbols of their own.
            None if sign == 'ː' && !last.is_empty() => {
                xsampa.push_str(last);
                &rest[single.len()..]
            }
            None => {
                let (ipa, sound) = sound(rest, language).ok_or_else(|| no_sound(single, language))?;
                xsampa.push_str(sound);
                last = sound;
                &rest[ipa.len()..]
            }
        };
    }
    match last.is_empty() {
        true => Err("it contains no sound".to_owned()),
        false => Ok(xsampa),
    }
}

fn no_sound(sign: &str, language: Language) -> String {
    format!("the embedded voice has no sound for `{sign}` in {}", language.name())
}

/// Stress marks, and what Pico does without: ties, syllable breaks, spaces, half-length marks.
const fn mark(sign: char) -> Option<&'static str> {
    match sign {
        'ˈ' => Some("\""),
        'ˌ' => Some("%"),
        '\u{361}' | '\u{35c}' | '\u{32f}' | '.' | ' ' | 'ˑ' | '‿' => Some(""),
        _ => None,
    }
}

/// The longest symbol at the start of `ipa` that the language has, and its X-SAMPA.
fn sound(ipa: &str, language: Language) -> Option<(&'static str, &'static str)> {
    let known = |sound: &&&str| language.pronunciation().sounds.split(' ').any(|known| known == **sound);
    let mut signs = SOUNDS.iter().filter(|(sign, _)| ipa.starts_with(sign));
    signs.find_map(|(sign, sounds)| Some((*sign, *sounds.iter().find(known)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::engine::pico::{data, engine};

    #[test]
    fn words_of_every_language_are_written_for_pico() {
        let cases = [
            (Language::English, "ˈhæmstɹɪŋ", r#""h{mstr\\IN"#),
            (Language::BritishEnglish, "kɑːf reɪz", r"kA:fr\\eIz"),
            (Language::German, "ˈvaːdə", r#""va:d@"#),
            (Language::Spanish, "pantoˈriʎa", r#"panto"riLa"#),
            (Language::French, "mɔ\u{303}.le", "mo~le"),
            (Language::Italian, "polˈpatːʃo", r#"pol"pattSo"#),
        ];
        for (language, ipa, expected) in cases {
            assert_eq!(xsampa(ipa, language).as_deref(), Ok(expected), "{ipa}");
        }
    }

    #[test]
    fn every_sound_that_is_said_to_be_there_is_heard() {
        for language in Language::ALL {
            let files = data::unpack(None, data::bundle(language)).expect("data");
            let heard = |sounds: &str| {
                let markup = format!("Stop. <phoneme alphabet='xsampa' ph='{sounds}'></phoneme> now.");
                engine::synthesize(&files, &markup).expect("speakable")
            };
            let vowel = if language.pronunciation().sounds.split(' ').any(|sound| sound == "a") { "a" } else { "E" };
            let (before, after) = (heard("t"), heard(vowel));
            for sound in language.pronunciation().sounds.split(' ').filter(|sound| !["t", vowel].contains(sound)) {
                let is_heard = heard(&format!("t{sound}")) != before || heard(&format!("{sound}{vowel}")) != after;
                assert!(is_heard, "{language}: {sound}");
            }
            assert!(heard("t|") == before && heard(&format!("|{vowel}")) == after, "Pico leaves out what it lacks");
        }
    }

    #[test]
    fn a_sound_that_the_language_lacks_is_named() {
        for (language, ipa, sign) in
            [(Language::English, "ˈyː", "`y`"), (Language::Italian, "θa", "`θ`"), (Language::German, "ʘ", "`ʘ`")]
        {
            let told = xsampa(ipa, language).expect_err(ipa);
            assert!(told.contains(sign), "{told}");
        }
        assert!(xsampa("ˈ.ˌ", Language::English).is_err());
    }
}

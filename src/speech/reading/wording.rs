//! What the embedded voice can say of a text: the same words in letters it knows, its own markup defused.
//!
//! A letter or sign that the voice would silently skip, or take for its own markup, is an error that names it; quotation marks and
//! bullets are dropped.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::speech::voice::SpeechError;

/// The longest word, in characters: beyond about 100 Pico drops some (measured: 250 letters sound shorter than 200).
const LONGEST_WORD: usize = 80;

/// `text` in the letters and marks that Pico speaks.
///
/// # Errors
/// [`SpeechError::Unspeakable`] when there is nothing to say, a character has no sound in this voice, or a word is too long.
pub(crate) fn worded(text: &str) -> Result<String, SpeechError> {
    let mut worded = String::with_capacity(text.len());
    for character in text.nfc() {
        push(character, &mut worded)?;
    }
    let words: Vec<&str> = worded.split_whitespace().collect();
    if !words.iter().any(|word| is_spoken(word)) {
        return Err(SpeechError::unspeakable("there is nothing to say in it"));
    }
    match words.iter().find(|word| word.chars().count() > LONGEST_WORD) {
        Some(word) => Err(too_long(word)),
        None => Ok(words.join(" ")),
    }
}

/// Whether `word` has a sound.
pub(crate) fn is_spoken(word: &str) -> bool {
    word.chars().any(|c| c.is_alphanumeric() || "%+=@#$€£°§".contains(c))
}

fn push(character: char, worded: &mut String) -> Result<(), SpeechError> {
    match character {
        c if is_letter(c) || c.is_ascii_digit() => worded.push(c),
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '-' | '%' | '+' | '=' | '@' | '#' | '$' | '€' | '£' | '°' | '§'
        | '¿' | '¡' => {
            worded.push(character);
        }
        '’' | '‘' | 'ʼ' => worded.push('\''),
        '‐' | '‑' => worded.push('-'),
        '…' => worded.push_str("... "),
        '–' | '—' | '(' | ')' | '[' | ']' => worded.push_str(" , "),
        // They guide the eye and have no sound.
        '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '‚' | '•' | '·' | '´' => worded.push(' '),
        c if is_unheard(c) => {}
        c if c.is_whitespace() || c.is_control() => worded.push(' '),
        c => worded.push_str(&plainer(c)?),
    }
    Ok(())
}

/// The letters that Pico's six languages speak: Latin-1 and four beyond it. It silently skips all others.
const fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'ª' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ')
}

/// Soft hyphens, joiners, direction marks, variation selectors: they shape other characters.
const fn is_unheard(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// `c` without its accents, or as the Latin letters it is made of.
fn plainer(c: char) -> Result<String, SpeechError> {
    let known = match c {
        'ł' => "l",
        'Ł' => "L",
        'đ' => "d",
        'Đ' => "D",
        'ı' => "i",
        'ẞ' => "SS",
        _ => "",
    };
    if !known.is_empty() {
        return Ok(known.to_owned());
    }
    let parts: String = c.nfkd().filter(|part| !is_combining_mark(*part)).collect();
    match !parts.is_empty() && parts.chars().all(|part| part.is_ascii_alphanumeric()) {
        true => Ok(parts),
        false => Err(SpeechError::unspeakable(format!("the voice has no sound for {}", shown(c)))),
    }
}

/// `c` in backticks, with its code point for those who cannot see it.
fn shown(c: char) -> String {
    format!("`{c}` (U+{:04X})", u32::from(c))
}

fn too_long(word: &str) -> SpeechError {
    let start: String = word.chars().take(20).collect();
    let letters = word.chars().count();
    SpeechError::unspeakable(format!(
        "the word `{start}…` has {letters} letters, but the voice speaks at most {LONGEST_WORD}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_marks_for_the_eye_go() {
        let cases = [
            ("Breathe  in,\n\tslowly.", "Breathe in, slowly."),
            ("“Don’t” hurry", "Don't hurry"),
            ("one–two (three)", "one , two , three ,"),
            ("Łódź, Škoda, ﬁne, e\u{301}te\u{301}", "Lódz, Škoda, fine, été"),
            ("co\u{ad}op\u{200b}er\u{feff}ate", "cooperate"),
        ];
        for (text, words) in cases {
            assert_eq!(worded(text).as_deref(), Ok(words), "{text}");
        }
    }

    #[test]
    fn the_engines_own_markup_and_marks_without_a_sound_are_refused() {
        for text in
            ["<play file='/etc/passwd'/>", "a < b", "a & b", "a/b", "*a*", "a_b", "a | b", "a^b", "a \\ b", "~a", "`a`"]
        {
            let error = worded(text).expect_err(text).to_string();
            assert!(error.contains("no sound for"), "{error}");
        }
    }

    #[test]
    fn what_has_no_sound_is_refused_by_name() {
        for (text, named) in [("Well done 🎉", "`🎉` (U+1F389)"), ("שלום", "`ש`"), ("Привет", "`П`"), ("腿", "`腿`")]
        {
            let error = worded(text).expect_err(text).to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn a_text_without_words_is_refused() {
        for text in ["", "   ", "...", "— !", "\u{200b}", "\u{7}\u{1b}"] {
            assert_eq!(worded(text), Err(SpeechError::unspeakable("there is nothing to say in it")), "{text:?}");
        }
    }

    #[test]
    fn a_word_that_the_engine_would_cut_is_refused() {
        assert!(worded(&"a".repeat(LONGEST_WORD)).is_ok());
        assert!(worded(&"a".repeat(LONGEST_WORD + 1)).is_err());
    }
}

//! Abbreviations and the words they are short for. A full stop that also ends the sentence is kept.

use super::measure::is_abbreviating_dot;
use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::{Abbreviation, Where};
use crate::words::tongue::place::{Place, spaces_at, starts_with_ignoring_case};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    tongue.lexicon().abbreviations.iter().find_map(|entry| abbreviated(tongue, place, entry))
}

fn abbreviated(tongue: &dyn Tongue, place: &Place, entry: &Abbreviation) -> Option<Reading> {
    let Abbreviation(written, said, allowed) = *entry;
    let length = matching(place.rest, written)?;
    let after = place.past(length);
    let before_number = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '~', '≈']).starts_with(char::is_numeric);
    let end = if allowed == Where::BeforeNumber { |c: char| c.is_alphabetic() } else { char::is_alphanumeric };
    let glued = written.ends_with(char::is_alphanumeric) && after.starts_with(end);
    if glued || (allowed == Where::BeforeNumber && !before_number) {
        return None;
    }
    let dotted = written.ends_with('.');
    let ends_text = after.trim().is_empty();
    let ends_sentence = allowed == Where::MayEndSentence && !is_abbreviating_dot(tongue, &place.rest[length - 1..]);
    let dot = usize::from(dotted && (ends_text || ends_sentence));
    Some(Reading { words: said.to_owned(), length: length - dot })
}

/// The bytes of `text` that `written` matches; spaces within an abbreviation may be unbreakable.
fn matching(text: &str, written: &str) -> Option<usize> {
    let mut length = 0;
    for part in written.split_inclusive(' ') {
        let word = part.trim_end();
        let rest = &text[length..];
        if !starts_with_ignoring_case(rest, word) {
            return None;
        }
        length += word.len();
        if word.len() < part.len() {
            let spaces = spaces_at(&text[length..]);
            if spaces == 0 {
                return None;
            }
            length += spaces;
        }
    }
    Some(length)
}

//! Abbreviations and the words they are short for. A full stop that also ends the sentence is kept.

use super::measure::is_abbreviating_dot;
use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::{Abbreviation, Where};
use crate::words::tongue::place::{Place, next_word, spaces_at, starts_with_ignoring_case};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let mut best: Option<(&Abbreviation, Reading)> = None;
    for entry in tongue.lexicon().abbreviations {
        let longer = best.as_ref().is_none_or(|(found, _)| entry.0.len() > found.0.len());
        if let Some(reading) = abbreviated(tongue, place, entry).filter(|_| longer) {
            best = Some((entry, reading));
        }
    }
    best.map(|(_, reading)| reading)
}

fn abbreviated(tongue: &dyn Tongue, place: &Place, entry: &Abbreviation) -> Option<Reading> {
    let Abbreviation(written, said, allowed) = *entry;
    let initial = written.chars().count() < 3 && written.starts_with(char::is_uppercase);
    let length = matching(place.rest, written).filter(|_| !initial || place.rest.starts_with(written))?;
    let after = place.past(length);
    let before_number = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '~', '≈']).starts_with(char::is_numeric);
    let end = if allowed == Where::BeforeNumber { |c: char| c.is_alphabetic() } else { char::is_alphanumeric };
    let glued = written.ends_with(char::is_alphanumeric) && after.starts_with(end);
    let before_name = after.starts_with([' ', '\u{a0}']) && next_word(after).starts_with(char::is_uppercase);
    let inside = written.chars().count() < 3 && place.before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    if glued
        || inside
        || (allowed == Where::BeforeNumber && !before_number)
        || (allowed == Where::BeforeName && !before_name)
    {
        return None;
    }
    let dotted = written.ends_with('.');
    if dotted && after.starts_with(char::is_alphabetic) && written.trim_end_matches('.').contains(char::is_whitespace) {
        return None;
    }
    let ends_text = after.trim().is_empty();
    let ends_sentence = allowed == Where::MayEndSentence && !is_abbreviating_dot(tongue, &place.rest[length - 1..]);
    let precedes = matches!(allowed, Where::BeforeNumber | Where::BeforeName);
    let dot = usize::from(dotted && !precedes && (ends_text || ends_sentence));
    Some(Reading::new(said.to_owned(), length - dot))
}

/// The bytes of `text` that `written` matches; spaces within an abbreviation may be missing or unbreakable.
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
            length += spaces_at(&text[length..]);
        }
    }
    Some(length)
}

//! Words that are not said as they are written: abbreviations, side letters, Roman numerals.
//!
//! In: a place where a word begins. Out: its reading. Guaranteed: a letter is a side or a numeral only where the words
//! around it say so.

use super::Reading;
use super::lexicon::{Abbreviation, Agreement, Where};
use super::measure::{is_abbreviating_dot, per_at};
use super::place::{Place, at_word_end, lists, next_word, spaces_at, starts_with_ignoring_case, word_at};
use super::tongue::{Tongue, listed_gender};

pub(super) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    abbreviation(tongue, place).or_else(|| side(tongue, place)).or_else(|| roman(tongue, place)).or_else(|| {
        // "breaths/min": the word stays, its rate is written out.
        let word = word_at(place.rest);
        let (unit, length) = per_at(tongue.lexicon(), place.past(word.len()))?;
        let words = format!("{word} {}", tongue.per(&unit.noun));
        Some(Reading { words, length: word.len() + length })
    })
}

fn abbreviation(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    tongue.lexicon().abbreviations.iter().find_map(|entry| abbreviated(tongue, place, entry))
}

fn abbreviated(tongue: &dyn Tongue, place: &Place, entry: &Abbreviation) -> Option<Reading> {
    let Abbreviation(written, said, allowed) = *entry;
    let length = matching(place.rest, written)?;
    let after = place.past(length);
    let before_number = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '~', '≈']).starts_with(char::is_numeric);
    let glued = written.ends_with(char::is_alphanumeric) && !at_word_end(after);
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

/// "(L)", "L/R", "L leg", "jambe D", "gamba sx".
fn side(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let sides = &tongue.lexicon().sides;
    let word = word_at(place.rest);
    let left = is_side(tongue, word)?;
    let dot = usize::from(word.len() > 1 && place.past(word.len()).starts_with('.'));
    let after = place.past(word.len());
    if let Some(other) = after.strip_prefix('/') {
        let second = word_at(other);
        let end = word.len() + 1 + second.len();
        if is_side(tongue, second)? != left && at_word_end(place.past(end)) {
            let [first, second] = [left, !left].map(|left| tongue.side(left, "", place));
            return Some(Reading { words: format!("{first} {} {second}", sides.or), length: end });
        }
    }
    let noun = if sides.before_noun { next_word(&after[dot..]) } else { word_behind(place) };
    let noun = if listed_gender(tongue.lexicon().nouns, noun).is_some() { noun } else { "" };
    let bracketed = place.before.ends_with(['(', '[']) && after[dot..].starts_with([')', ']']);
    if !at_word_end(after) || !(bracketed || !noun.is_empty() || word.len() > 1) {
        return None;
    }
    let ends_sentence = dot == 1 && !is_abbreviating_dot(tongue, after);
    let length = word.len() + if ends_sentence { 0 } else { dot };
    Some(Reading { words: tongue.side(left, noun, place), length })
}

/// The word before the place, an opening bracket between them or not.
fn word_behind<'a>(place: &Place<'a>) -> &'a str {
    Place { before: place.before.trim_end_matches(['(', '[']), ..*place }.previous_word()
}

/// Whether `word` abbreviates a side, and whether it is the left one.
fn is_side(tongue: &dyn Tongue, word: &str) -> Option<bool> {
    let sides = &tongue.lexicon().sides;
    let is = |listed: &[&str]| listed.contains(&word);
    if is(sides.left) { Some(true) } else { is(sides.right).then_some(false) }
}

/// The numeral of "Step IV".
fn roman(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let numeral = word_at(place.rest);
    let n = roman_value(numeral)?;
    let after = place.past(numeral.len());
    // "I" is a word of its own in English and Italian: then a sentence goes on behind it.
    let word = numeral == "I" && next_word(after).starts_with(char::is_lowercase);
    if word || !at_word_end(after) || !lists(tongue.lexicon().labels, place.previous_word()) {
        return None;
    }
    Some(Reading { words: tongue.cardinal(n, Agreement::Alone), length: numeral.len() })
}

/// The value of a Roman numeral from I to XXXIX.
fn roman_value(numeral: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = numeral.trim_start_matches('X');
    let tens = numeral.len() - ones.len();
    let ones = ONES.iter().position(|listed| *listed == ones)?;
    (tens <= 3 && !numeral.is_empty()).then_some((tens * 10 + ones) as u64)
}

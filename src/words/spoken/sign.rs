//! Signs that stand for words: `&`, `+`, `=`, `%`, `~`, `−` and the like. A sign is read only between words or before
//! a number, so that lists, dashes and smileys stay as they are.

use super::reading::Reading;
use super::repetition::sign_before_number;
use crate::words::tongue::Tongue;
use crate::words::tongue::place::Place;

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let sign = place.rest.chars().next()?;
    if let Some(reading) = sign_before_number(tongue, place) {
        return Some(reading);
    }
    let after = place.past(sign.len_utf8());
    let word = before_number(tongue, place, sign, after).or_else(|| between_words(tongue, place, sign, after))?;
    Some(spaced(place, word, sign.len_utf8(), after))
}

/// The word for a sign that a number follows.
fn before_number(tongue: &dyn Tongue, place: &Place, sign: char, after: &str) -> Option<&'static str> {
    let signs = &tongue.lexicon().signs;
    let glued = after.starts_with(|c: char| c.is_ascii_digit());
    let number = after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    let free = place.before.is_empty() || place.before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '~'));
    match sign {
        '-' | '−' if glued && free => Some(signs.minus),
        '+' if glued && free => Some(signs.plus),
        '±' if number => Some(signs.plus_or_minus),
        '~' | '≈' if number && free => Some(signs.about),
        '<' if number => Some(signs.less_than),
        '>' if number => Some(signs.more_than),
        '≤' if number => Some(signs.at_most),
        '≥' if number => Some(signs.at_least),
        '#' if glued && free => Some(signs.number),
        _ => None,
    }
}

/// The word for a sign that joins what is on either side of it.
fn between_words(tongue: &dyn Tongue, place: &Place, sign: char, after: &str) -> Option<&'static str> {
    let signs = &tongue.lexicon().signs;
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '°' | '%' | '{' | '}');
    let left = place.before.trim_end().ends_with(|c: char| is_word(c) || c == '.');
    let right = after.trim_start().starts_with(is_word);
    let even = place.before.ends_with(' ') == after.starts_with(' ');
    match sign {
        '&' if left && right => Some(signs.and),
        '+' if left && right && even => Some(signs.plus),
        '=' if left && right && even => Some(signs.equals),
        '×' if left && right && even => Some(signs.times),
        '%' if left => Some(signs.percent),
        _ => None,
    }
}

/// `word` with a space wherever the sign had none.
fn spaced(place: &Place, word: &str, length: usize, after: &str) -> Reading {
    let open = place.before.is_empty() || place.before.ends_with(|c: char| c.is_whitespace() || c == '(');
    let closed = after.starts_with(|c: char| c.is_alphanumeric());
    let words = format!("{}{word}{}", if open { "" } else { " " }, if closed { " " } else { "" });
    Reading { words, length }
}

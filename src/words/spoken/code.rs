//! Letters and digits in one word: vertebrae ("L5-S1"), vitamins, sizes, versions. Capitals are spelled, digits are a number.

use super::capitals::spelled;
use super::reading::Reading;
use crate::words::tongue::amount::digits_at;
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, at_word_end, is_dash, word_at};
use crate::words::tongue::{Tongue, each_digit};

/// A word that begins with letters and goes on with digits, and what is joined to it.
pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let letters = word_at(place.rest);
    let space = usize::from(matches!(letters, "HWK" | "BWK" | "LWK") && place.past(letters.len()).starts_with(' '));
    if !place.past(letters.len() + space).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    vertebrae(tongue, place, letters).or_else(|| mixed(tongue, place.rest))
}

/// Letters and digits in any order; `None` if there are no digits.
pub(crate) fn mixed(tongue: &dyn Tongue, text: &str) -> Option<Reading> {
    let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let mut parts = Vec::new();
    let mut rest = &text[..length];
    while let Some(first) = rest.chars().next() {
        let part = if first.is_ascii_digit() { digits_at(rest) } else { word_at(rest) };
        if part.is_empty() {
            return None;
        }
        parts.push(if first.is_ascii_digit() { number(tongue, part) } else { word(part) });
        rest = &rest[part.len()..];
    }
    (parts.len() > 1 && at_word_end(&text[length..])).then(|| Reading::new(parts.join(" "), length))
}

/// Numbers joined by marks that make no amount: "1.2.3", "10:00:5".
pub(crate) fn chain(tongue: &dyn Tongue, text: &str) -> Option<Reading> {
    let first = digits_at(text);
    let (mut words, mut length) = (number(tongue, first), first.len());
    while let Some(mark) = text[length..].chars().next() {
        let digits = digits_at(&text[length + mark.len_utf8()..]);
        if digits.is_empty() || !matches!(mark, '.' | ',' | '/' | ':' | '-' | '–') {
            break;
        }
        let link = if mark == '.' { format!(" {} ", tongue.lexicon().point) } else { ", ".to_owned() };
        words = words + &link + &number(tongue, digits);
        length += mark.len_utf8() + digits.len();
    }
    (!first.is_empty()).then(|| Reading::new(words, length))
}

/// "L4/L5", "L5-S1", "C5/6", "Th1–Th4": two neighbors are a joint, two that are further apart a range.
fn vertebrae(tongue: &dyn Tongue, place: &Place, letters: &str) -> Option<Reading> {
    if !matches!(letters, "C" | "T" | "Th" | "TH" | "D" | "L" | "S" | "HWK" | "BWK" | "LWK") {
        return None;
    }
    let start = letters.len() + usize::from(place.past(letters.len()).starts_with(' '));
    let (n, mut length) = level(place.past(start)).map(|(n, digits)| (n, start + digits))?;
    let mut words = format!("{} {}", spelled(letters), number(tongue, &n.to_string()));
    let behind = place.past(length);
    let mark = behind.chars().next().filter(|&c| is_dash(c) || c == '/').map_or(0, char::len_utf8);
    let second = word_at(&behind[mark..]);
    let joined = level(&behind[mark + second.len()..]).filter(|_| mark > 0 && (second.is_empty() || second.len() <= 3));
    if let Some((to, digits)) = joined {
        let to_words = [&spelled(second), &number(tongue, &to.to_string())].map(String::as_str).join(" ");
        let apart = (second.is_empty() || second == letters) && to > n + 1;
        words =
            if apart { tongue.range(place, &words, to_words.trim()) } else { format!("{words} {}", to_words.trim()) };
        length += mark + second.len() + digits;
    }
    at_word_end(place.past(length)).then(|| Reading::new(words, length))
}

/// The number of a vertebra and its length.
fn level(text: &str) -> Option<(u64, usize)> {
    let digits = digits_at(text);
    digits.parse().ok().filter(|n| (1..=12).contains(n) && digits.len() < 3).map(|n| (n, digits.len()))
}

fn word(letters: &str) -> String {
    let short = letters.chars().count() < 5 && letters.chars().all(char::is_uppercase);
    if short { spelled(letters) } else { letters.to_owned() }
}

/// A number of up to four digits, or each digit of a longer one.
pub(crate) fn number(tongue: &dyn Tongue, digits: &str) -> String {
    match digits.parse() {
        Ok(n) if digits.len() < 5 && (digits.len() == 1 || !digits.starts_with('0')) => {
            tongue.cardinal(n, Agreement::Alone)
        }
        _ => each_digit(tongue, digits),
    }
}

//! Signs that stand for words: `&`, `+`, `=`, `%`, `~`, `/`, arrows and the like. A sign is read only between words or before
//! a number, so that lists, dashes and smileys stay as they are.

use super::number::reading as number_reading;
use super::reading::Reading;
use super::repetition::sign_before_number;
use super::{money, telephone};
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, at_word_end, last_word, word_at};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let sign = place.rest.chars().next()?;
    let numbered = sign_before_number(tongue, place)
        .or_else(|| if sign == '+' { telephone::reading(tongue, place) } else { None })
        .or_else(|| telephone::bracketed(tongue, place))
        .or_else(|| money::reading(tongue, place))
        .or_else(|| without_zero(tongue, place, sign))
        .or_else(|| decade(tongue, place, sign));
    if numbered.is_some() {
        return numbered;
    }
    if place.rest.starts_with("+/-") || place.rest.starts_with("+/−") {
        let length = if place.rest.starts_with("+/-") { 3 } else { 5 };
        return Some(spaced(place, tongue.lexicon().signs.plus_or_minus, length, place.past(length)));
    }
    let arrow = ["->", "=>", "-->", "→", "➔", "➜", "➡"].into_iter().find(|arrow| place.rest.starts_with(arrow));
    if let Some(arrow) = arrow.filter(|arrow| has_words(place, arrow.len())) {
        let after = place.past(arrow.len());
        let end = if after.starts_with(' ') { "" } else { " " };
        return Some(Reading::new(format!(", {}{end}", tongue.notation().marks.then), arrow.len()));
    }
    let after = place.past(sign.len_utf8());
    if let Some(reading) = slash(tongue, place, sign, after) {
        return Some(reading);
    }
    let word = before_number(tongue, place, sign, after)
        .or_else(|| between_words(tongue, place, sign, after))
        .or_else(|| anywhere(tongue, place, sign, after))?;
    Some(spaced(place, word, sign.len_utf8(), after))
}

/// ".5": a decimal without its zero.
fn without_zero(tongue: &dyn Tongue, place: &Place, sign: char) -> Option<Reading> {
    let free = place.before.is_empty() || place.before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '-'));
    let is_point = sign == '.' || (sign == ',' && tongue.lexicon().marks.point == ',');
    if !is_point || !free || !place.past(1).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let whole = format!("0{}", place.rest);
    let reading = number_reading(tongue, &Place { before: place.before, rest: &whole })?;
    Some(Reading { length: reading.length - 1, ..reading })
}

/// "'90s", "'95": the apostrophe is not said.
fn decade(tongue: &dyn Tongue, place: &Place, sign: char) -> Option<Reading> {
    let behind = if matches!(sign, '\'' | '’' | '‘') { place.past(sign.len_utf8()) } else { return None };
    let n = behind.get(..2)?.parse().ok().filter(|_| !place.before.ends_with(char::is_alphanumeric))?;
    let length = sign.len_utf8() + 2;
    if let Some((words, more)) = tongue.decade(n, &Place { before: "the", rest: behind }, &behind[2..]) {
        return Some(Reading::new(words, length + more));
    }
    at_word_end(&behind[2..]).then(|| Reading::new(tongue.cardinal(n, Agreement::Alone), length))
}

/// A slash between words: "and/or", and "or" where it is a guess.
fn slash(tongue: &dyn Tongue, place: &Place, sign: char, after: &str) -> Option<Reading> {
    let shared = place.before.ends_with('-') && after.starts_with(char::is_alphabetic);
    if sign != '/' || !(has_words(place, 1) || shared) {
        return None;
    }
    let spaces = after.len() - after.trim_start_matches(' ').len();
    if after[spaces..].starts_with(|c: char| c.is_ascii_digit()) {
        let week =
            after[spaces..].starts_with('7') && at_word_end(&after[spaces + 1..]) && !place.before.ends_with(')');
        let link = if week { format!(" {} ", tongue.lexicon().signs.out_of) } else { ", ".to_owned() };
        return Some(Reading::new(link, 1 + spaces));
    }
    if shared {
        return Some(Reading::new(format!(" {} ", tongue.lexicon().signs.and), 1));
    }
    let (left, right) = (last_word(place.before), word_at(&after[spaces..]));
    let (and_written, or_written) = tongue.notation().marks.and_or;
    let or = tongue.lexicon().sides.or;
    let open = if place.before.ends_with(' ') { "" } else { " " };
    if left.eq_ignore_ascii_case(and_written) && right.eq_ignore_ascii_case(or_written) {
        return Some(Reading::new(format!("{open}{or_written}"), 1 + spaces + right.len()));
    }
    let reading = Reading::new(format!("{open}{or} "), 1 + spaces);
    let and = tongue.lexicon().signs.and;
    Some(reading.guessed([format!("{left} {or} {right}"), format!("{left} {and} {right}")]))
}

/// Whether there are words or brackets on both sides of a sign of `length` bytes.
fn has_words(place: &Place, length: usize) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '°' | '%' | '{' | '}' | '"' | '”' | '“');
    let left = place.before.trim_end().ends_with(|c: char| is_word(c) || matches!(c, '.' | '!' | '?' | ','));
    left && place.past(length).trim_start().starts_with(is_word)
}

/// The word for a sign that a number follows.
fn before_number(tongue: &dyn Tongue, place: &Place, sign: char, after: &str) -> Option<&'static str> {
    let signs = &tongue.lexicon().signs;
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || "½¼¾⅓⅔".contains(c));
    let glued = digit(after) || after.strip_prefix(['.', '$', '€', '£']).is_some_and(digit);
    let number = glued || digit(after.trim_start_matches(' '));
    let free = place.before.is_empty() || place.before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '~'));
    match sign {
        '-' | '−' if glued && free => Some(signs.minus),
        '+' if glued && free => Some(signs.plus),
        '±' if number => Some(signs.plus_or_minus),
        '~' | '≈' | '∼' if number && free => Some(signs.about),
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
    let (signs, marks) = (&tongue.lexicon().signs, &tongue.notation().marks);
    let both = has_words(place, sign.len_utf8());
    let left = place.before.trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '°' | '.' | '}'));
    let even = place.before.ends_with(' ') == after.starts_with(' ');
    match sign {
        '&' if both => Some(signs.and),
        '+' if both && even => Some(signs.plus),
        '=' if both && even => Some(signs.equals),
        '×' if both && even => Some(signs.times),
        '*' if both && even && after.trim_start().starts_with(|c: char| c.is_ascii_digit()) => Some(signs.times),
        '÷' if both => Some(marks.divided_by),
        '@' if after.starts_with(char::is_alphanumeric) || both => Some(marks.at),
        '>' if both && even => Some(marks.greater_than),
        '<' if both && even => Some(marks.smaller_than),
        '~' | '≈' if place.before.is_empty() || place.before.ends_with(' ') => {
            after.starts_with(char::is_alphabetic).then_some(signs.about)
        }
        '%' if left => Some(signs.percent),
        _ => None,
    }
}

/// The word for a sign that always means the same.
fn anywhere(tongue: &dyn Tongue, place: &Place, sign: char, after: &str) -> Option<&'static str> {
    let marks = &tongue.notation().marks;
    let behind_letter = place.before.ends_with(char::is_alphabetic);
    match sign {
        '²' if behind_letter => Some(marks.squared),
        '³' if behind_letter => Some(marks.cubed),
        '§' if after.trim_start().starts_with(|c: char| c.is_ascii_digit()) => Some(marks.section),
        _ => None,
    }
}

/// `word` with a space wherever the sign had none.
fn spaced(place: &Place, word: &str, length: usize, after: &str) -> Reading {
    let open = place.before.is_empty() || place.before.ends_with(|c: char| c.is_whitespace() || c == '(');
    let closed = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '.'));
    let words = format!("{}{word}{}", if open { "" } else { " " }, if closed { " " } else { "" });
    Reading::new(words, length)
}

//! Roman numerals from I to XXXIX, read after a word for something numbered ("Step IV", "Teil I und II"); those that can
//! be nothing else, after any name ("Warrior II").

use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, at_word_end, is_dash, lists, next_word, spaces_at, word_at};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    if let Some(ordinal) = ordinal(tongue, place) {
        return Some(ordinal);
    }
    let previous = place.previous_word();
    let labeled = lists(tongue.lexicon().labels, previous);
    if !labeled && (!is_unmistakable(word_at(place.rest)) || !is_name(previous)) {
        return None;
    }
    let (n, mut length) = numeral_at(place.rest)?;
    let say = |n: u64| tongue.cardinal(n, Agreement::Alone);
    let mut words = say(n);
    while let Some((link, link_length)) = link_at(tongue, place.past(length)) {
        let Some((next, next_length)) = numeral_at(place.past(length + link_length)) else { break };
        words = match link {
            Link::Range => tongue.range(place, &words, &say(next)),
            Link::Written(text) => format!("{words}{text}{}", say(next)),
        };
        length += link_length + next_length;
    }
    Some(Reading::new(words, length))
}

/// "XXIe siècle", "XXI secolo", "XXI. Jahrhundert": a numeral with the ending of an ordinal, or before a century.
fn ordinal(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let length = place.rest.find(|c: char| !"IVX".contains(c)).unwrap_or(place.rest.len());
    let n = value(&place.rest[..length])?;
    let after = place.past(length);
    let counted = next_word(after.trim_start_matches('.'));
    let is_century = tongue.notation().calendar.centuries.contains(&counted);
    if is_century && after.starts_with(' ') {
        let (words, _) =
            ["º", "e"].into_iter().find_map(|ending| tongue.ordinal(n, place, &format!("{ending}{after}")))?;
        return Some(Reading::new(words, length));
    }
    let written = after.starts_with(char::is_lowercase) || (is_century && after.starts_with('.'));
    let (words, ending) = tongue.ordinal(n, place, after).filter(|_| written)?;
    Some(Reading::new(words, length + ending))
}

/// Whether a numeral is no word and no size.
fn is_unmistakable(numeral: &str) -> bool {
    numeral.len() > 1 && !matches!(numeral, "XX" | "XXX")
}

/// Whether a numeral can follow `word`: a word of its own, no article.
fn is_name(word: &str) -> bool {
    word.chars().count() > 2 && word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
}

/// What joins two numerals.
enum Link<'a> {
    Range,
    Written(&'a str),
}

/// A dash, a comma or a word such as "and", and its length including the spaces around it.
fn link_at<'a>(tongue: &dyn Tongue, text: &'a str) -> Option<(Link<'a>, usize)> {
    let spaces = spaces_at(text);
    let first = text[spaces..].chars().next()?;
    let word = word_at(&text[spaces..]);
    let length = spaces + if word.is_empty() { first.len_utf8() } else { word.len() };
    let length = length + spaces_at(&text[length..]);
    match first {
        dash if is_dash(dash) => Some((Link::Range, length)),
        ',' => Some((Link::Written(&text[..length]), length)),
        _ if spaces > 0 && lists(tongue.lexicon().links, word) => Some((Link::Written(&text[..length]), length)),
        _ => None,
    }
}

/// The value and the length of a numeral that is a word of its own.
fn numeral_at(text: &str) -> Option<(u64, usize)> {
    let numeral = word_at(text);
    let after = &text[numeral.len()..];
    // "I" is also a word in English and Italian; if it is one here, a lower-case word continues the sentence.
    let goes_on = next_word(after);
    let word =
        numeral == "I" && goes_on.starts_with(char::is_lowercase) && !lists(&["and", "und", "et", "y", "e"], goes_on);
    if word || !at_word_end(after) { None } else { Some((value(numeral)?, numeral.len())) }
}

/// The value of a Roman numeral from I to XXXIX.
fn value(numeral: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = numeral.trim_start_matches('X');
    let tens = numeral.len() - ones.len();
    let ones = ONES.iter().position(|listed| *listed == ones)?;
    (tens <= 3 && !numeral.is_empty()).then_some((tens * 10 + ones) as u64)
}

//! Letters that stand for a side of the body. A single letter is a side only in brackets, beside a part of the body,
//! or beside the letter for the other side.

use super::measure::is_abbreviating_dot;
use super::reading::Reading;
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at, word_at};
use crate::words::tongue::{Tongue, listed_gender};

/// "(L)", "L/R", "L and R", "L leg", "jambe D", "gamba sx".
pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let left = is_left(tongue, word)?;
    let after = place.past(word.len());
    if !at_word_end(after) || after.starts_with('-') {
        return None;
    }
    pair(tongue, place, left, word.len()).or_else(|| single(tongue, place, left, word))
}

/// Both sides: "L/R", "re./li.", "R & L", "L then R".
fn pair(tongue: &dyn Tongue, place: &Place, left: bool, length: usize) -> Option<Reading> {
    let dot_at = |text: &str| usize::from(text.starts_with('.'));
    let length = length + dot_at(place.past(length));
    let after = place.past(length);
    let spaces = spaces_at(after);
    let link = word_at(&after[spaces..]);
    let said = match after[spaces..].chars().next()? {
        '/' | '|' => tongue.lexicon().sides.or,
        '&' | '+' => tongue.lexicon().signs.and,
        _ if spaces > 0 && lists(tongue.lexicon().links, link) => link,
        _ => return None,
    };
    let link = spaces + link.len().max(1);
    let behind = &after[link..];
    let second = word_at(&behind[spaces_at(behind)..]);
    let length = length + link + spaces_at(behind) + second.len();
    if is_left(tongue, second)? == left || !at_word_end(place.past(length)) {
        return None;
    }
    let after = place.past(length);
    let dot = if after.trim() == "." || !is_abbreviating_dot(tongue, after) { 0 } else { dot_at(after) };
    let noun = if tongue.lexicon().sides.before_noun { next_word(&after[dot..]) } else { word_behind(place) };
    let part = listed_gender(tongue.lexicon().nouns, noun).is_some();
    let [first, second] = [left, !left].map(|left| tongue.side(left, if part { noun } else { "" }, place));
    Some(Reading::new(format!("{first} {said} {second}"), length + dot))
}

fn single(tongue: &dyn Tongue, place: &Place, left: bool, word: &str) -> Option<Reading> {
    let after = place.past(word.len());
    let abbreviated = word.len() > 1;
    let before_noun = tongue.lexicon().sides.before_noun;
    let small = word.starts_with(char::is_lowercase) && !abbreviated;
    let dot = usize::from(after.starts_with('.') && (abbreviated || !before_noun || after.starts_with(". ")));
    if small && dot == 0 {
        return None;
    }
    let beside = if before_noun { next_word(&after[dot..]) } else { word_behind(place) };
    let is_part = |noun: &str| listed_gender(tongue.lexicon().nouns, noun).is_some();
    let noun = if is_part(beside) { beside } else { "" };
    let bracketed = place.before.ends_with(['(', '[']) && after[dot..].starts_with([')', ']']);
    // "the L. leg, then the R."
    let other = tongue.side(!left, "", place);
    let resumed = before_noun && !small && place.previous_word().len() == 3 && place.before.contains(other.as_str());
    let resumed = resumed && after[dot..].trim_start_matches([')', ',']).trim().is_empty();
    let behind_part = is_part(place.previous_word()) && !(small && before_noun);
    if !(abbreviated || resumed || bracketed || !noun.is_empty() || behind_part) {
        return None;
    }
    let ends_sentence = dot == 1 && (!before_noun || noun.is_empty()) && !is_abbreviating_dot(tongue, after);
    let length = word.len() + if ends_sentence { 0 } else { dot };
    Some(Reading::new(tongue.side(left, noun, place), length))
}

/// The word before the place, skipping an opening bracket.
fn word_behind<'a>(place: &Place<'a>) -> &'a str {
    Place { before: place.before.trim_end_matches(['(', '[']), ..*place }.previous_word()
}

/// Whether `word` abbreviates the left side; `None` if it does not abbreviate a side.
fn is_left(tongue: &dyn Tongue, word: &str) -> Option<bool> {
    let sides = &tongue.lexicon().sides;
    if sides.left.contains(&word) { Some(true) } else { sides.right.contains(&word).then_some(false) }
}

//! Numbers that are dialed: emergency numbers after a word for calling, and telephone numbers by their shape. They are
//! said digit by digit, group by group.

use super::reading::Reading;
use crate::words::tongue::amount::{digits_at, is_unbreakable_space};
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, at_word_end, is_dash, lists};
use crate::words::tongue::{Tongue, each_digit};

/// Numbers for emergencies, which may be further away from the word for calling.
const EMERGENCY: [&str; 13] =
    ["110", "111", "112", "113", "115", "116", "117", "118", "061", "911", "988", "999", "000"];

/// No telephone number has more groups than this.
const MOST_GROUPS: usize = 8;

/// How many words before a number may stand between it and the word for calling.
const REACH: usize = 3;

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let plus = usize::from(place.rest.starts_with('+'));
    let (groups, length) = groups_at(place.past(plus));
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let is_emergency = matches!(groups.as_slice(), [one] if EMERGENCY.contains(one));
    let is_second = lists(tongue.lexicon().links, place.previous_word());
    let reach = if is_emergency || is_second { usize::MAX } else { REACH };
    let called = is_called(tongue, place, reach);
    if !at_word_end(place.past(plus + length)) || place.past(plus + length).starts_with(['%', '°']) {
        return None;
    }
    let dialed = match groups.as_slice() {
        [] => false,
        [one] => called && one.len() >= 3 && !(tongue.notation().dials_whole_numbers && one.len() <= 3),
        [first, ..] if called => digits >= 6 || first.starts_with('0'),
        _ if plus > 0 => digits >= 8,
        ["1", area, exchange, line] if (area.len(), exchange.len(), line.len()) == (3, 3, 4) => true,
        [first, second] => first.len() == 3 && second.len() == 4 && place.rest[3..].starts_with(is_dash),
        [first, ..] => {
            digits >= 9 && (first.starts_with('0') || (first.len() == 3 && groups.len() == 3 && digits == 10))
        }
    };
    let sign = if plus > 0 { format!("{} ", tongue.lexicon().signs.plus) } else { String::new() };
    let words = groups.iter().map(|group| said(tongue, group)).collect::<Vec<_>>().join(", ");
    dialed.then(|| Reading::new(format!("{sign}{words}"), plus + length))
}

/// "(555) 123-4567": the brackets are not said.
pub(crate) fn bracketed(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let area = digits_at(place.rest.strip_prefix('(')?);
    let behind = place.past(1 + area.len()).strip_prefix(')')?;
    let space = usize::from(behind.starts_with(' '));
    let (groups, length) = groups_at(&behind[space..]);
    let digits = area.len() + groups.iter().map(|group| group.len()).sum::<usize>();
    let dialed = (2..=5).contains(&area.len()) && digits >= 8 && at_word_end(&behind[space + length..]);
    let said = std::iter::once(area).chain(groups).map(|group| said(tongue, group));
    dialed.then(|| Reading::new(said.collect::<Vec<_>>().join(", "), area.len() + 2 + space + length))
}

/// A group of digits: in languages that dial whole numbers, pairs are numbers.
fn said(tongue: &dyn Tongue, group: &str) -> String {
    match group.parse() {
        Ok(n) if tongue.notation().dials_whole_numbers && group.len() == 2 && !group.starts_with('0') => {
            tongue.cardinal(n, Agreement::Alone)
        }
        _ => each_digit(tongue, group),
    }
}

/// Whether one of the last `reach` words of the sentence is one for calling.
fn is_called(tongue: &dyn Tongue, place: &Place, reach: usize) -> bool {
    let sentence = place.before.trim_end_matches([' ', '.', ':', '(']).rsplit(['!', '?', ';', '\n']).next();
    let words = sentence.unwrap_or_default().rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.take(reach).any(|word| lists(tongue.notation().before_calls, word))
}

/// Groups of digits with one space, dash or dot between them, brackets around the first, and the length of it all.
fn groups_at(text: &str) -> (Vec<&str>, usize) {
    let mut groups = Vec::new();
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let first = rest.chars().next().unwrap_or_default();
        let link = match first {
            _ if groups.is_empty() => 0,
            ' ' | '.' | '/' => 1,
            c if is_dash(c) || is_unbreakable_space(c) => c.len_utf8(),
            _ => break,
        };
        let digits = digits_at(&rest[link..]);
        if digits.is_empty() {
            break;
        }
        if groups.len() == MOST_GROUPS {
            return (Vec::new(), 0);
        }
        groups.push(digits);
        length += link + digits.len();
    }
    (groups, length)
}

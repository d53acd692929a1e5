//! Days that are abbreviated in company: "Mon/Wed/Fri", "Mo–Fr", "M/W/F".

use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::Abbreviation;
use crate::words::tongue::place::{Place, at_word_end, is_dash, lists, spaces_at, word_at};

/// Two or more abbreviated days with marks or "and" between them.
pub(crate) fn days(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let (mut words, mut length) = day_at(tongue, place.rest, true)?;
    let mut count = 1;
    while let Some((link, more)) = link_at(tongue, place.past(length)) {
        let Some((day, day_length)) = day_at(tongue, place.past(length + more), false) else { break };
        words = match link {
            Joint::To => tongue.range(place, &words, &day),
            Joint::Comma => format!("{words}, {day}"),
            Joint::Word(word) => format!("{words} {word} {day}"),
        };
        length += more + day_length;
        count += 1;
    }
    let dotted = place.rest[..length].ends_with('.');
    let timed = dotted && place.past(length).trim_start().starts_with(|c: char| c.is_ascii_digit() || c == ',');
    let worth = count > 1 || timed;
    (worth && at_word_end(place.past(length))).then(|| Reading::new(words, length))
}

/// What joins two days.
enum Joint<'a> {
    To,
    Comma,
    Word(&'a str),
}

fn link_at<'a>(tongue: &dyn Tongue, text: &'a str) -> Option<(Joint<'a>, usize)> {
    let spaces = spaces_at(text);
    let first = text[spaces..].chars().next()?;
    let word = word_at(&text[spaces..]);
    let after = |length: usize| length + spaces_at(&text[length..]);
    match first {
        '/' | ',' => Some((Joint::Comma, after(spaces + 1))),
        '&' | '+' => Some((Joint::Word(tongue.lexicon().signs.and), after(spaces + 1))),
        dash if is_dash(dash) => Some((Joint::To, after(spaces + dash.len_utf8()))),
        _ if spaces > 0 && lists(tongue.lexicon().links, word) => Some((Joint::Word(word), after(spaces + word.len()))),
        _ if spaces > 0 => {
            let (said, length) = short_link_at(tongue, &text[spaces..])?;
            Some((Joint::Word(said), after(spaces + length)))
        }
        _ => None,
    }
}

/// "u." for "und".
fn short_link_at(tongue: &dyn Tongue, text: &str) -> Option<(&'static str, usize)> {
    let entries = tongue.lexicon().abbreviations.iter();
    let is_link = |Abbreviation(written, said, _): &&Abbreviation| {
        text.starts_with(written) && lists(tongue.lexicon().links, said)
    };
    entries.filter(is_link).map(|Abbreviation(written, said, _)| (*said, written.len())).next()
}

/// The day that `text` starts with, and its length with its dot; `first` if nothing has shown yet that it is one.
fn day_at(tongue: &dyn Tongue, text: &str, first: bool) -> Option<(String, usize)> {
    let word = word_at(text);
    let days = tongue.notation().calendar.days;
    let (_, day) = days.iter().find(|(short, day)| *short == word || day.eq_ignore_ascii_case(word))?;
    let dot = usize::from(text[word.len()..].starts_with('.') && !text[word.len() + 1..].trim_start().is_empty());
    let alone = word.len() == 1 && first && !text[1..].starts_with('/');
    (!alone).then(|| ((*day).to_owned(), word.len() + dot))
}

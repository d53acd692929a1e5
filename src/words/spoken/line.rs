//! Ends of lines. A line that ends without a mark ends its sentence, unless the next goes on with it; the mark of a
//! list is not said, its number is.

use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::amount::digits_at;
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, capitalized, lists};

/// A line shorter than this is no line of a wrapped paragraph.
const SHORTEST_WRAPPED: usize = 45;

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let length = place.rest.len() - place.rest.trim_start().len();
    let breaks = place.rest[..length].matches('\n').count();
    let (before, after) = (place.before.trim_end(), place.past(length));
    if breaks == 0 || before.is_empty() || after.is_empty() {
        return None;
    }
    let (item, mark) = item_at(tongue, after);
    let ended = before.ends_with(['.', '!', '?', '…', ':', ';', ',', '–', '—']) || is_quoted_end(before);
    let end = if ended || (breaks == 1 && mark == 0 && goes_on(tongue, before, after)) { " " } else { ". " };
    let reading = Reading::new(format!("{end}{item}"), length + mark);
    let line = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let ambiguous = end == ". " && breaks == 1 && mark == 0 && tongue.capitalizes_nouns() && line >= SHORTEST_WRAPPED;
    let first = after.split_whitespace().next().unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    match ambiguous {
        true => Some(reading.guessed([format!("{last}. {first}"), format!("{last} {first}")])),
        false => Some(reading),
    }
}

/// The mark of the first item of a list, where a text begins with one: what is said for it, and its length.
pub(crate) fn first_item(tongue: &dyn Tongue, text: &str) -> Option<(String, usize)> {
    let is_list = text.lines().skip(1).any(|line| item_at(tongue, line.trim_start()).1 > 0);
    let (said, length) = item_at(tongue, text);
    (is_list && length > 0).then_some((said, length))
}

/// What is said for the mark that `text` starts with, and its length: nothing for a dash or a dot, a number for a number.
fn item_at(tongue: &dyn Tongue, text: &str) -> (String, usize) {
    let digits = digits_at(text);
    if let Some(n) = digits.parse().ok().filter(|_| digits.len() < 3) {
        let behind = &text[digits.len()..];
        if behind.starts_with([')', '.']) && behind[1..].starts_with(' ') {
            let number = capitalized(&tongue.cardinal(n, Agreement::Alone));
            return (format!("{number}. "), digits.len() + 2);
        }
        return (String::new(), 0);
    }
    let mark = text.chars().next().filter(|c| "-–—•*·◦▪►‣>+☐□✓✔".contains(*c)).map_or(0, char::len_utf8);
    let space = text[mark..].len() - text[mark..].trim_start_matches(' ').len();
    if mark > 0 && space > 0 { (String::new(), mark + space) } else { (String::new(), 0) }
}

fn is_quoted_end(before: &str) -> bool {
    let inner = before.trim_end_matches(['"', '”', '»', '“', '\'', ')', '’']);
    inner.len() < before.len() && inner.ends_with(['.', '!', '?', '…'])
}

/// Whether `after` continues the sentence of the line before it.
fn goes_on(tongue: &dyn Tongue, before: &str, after: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    after.starts_with(char::is_lowercase) || lists(tongue.notation().unfinished, last)
}

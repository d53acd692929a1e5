//! German ordinals and suffixed numbers: `2.`, `3te`, `10er`, `3-mal`, `2fach`, and lists such as `1., 2. und 3.` that
//! share an ending.
//!
//! A full stop makes an ordinal only before a noun or after an article that shows it.

use super::inflection::ordinal_ending;
use super::number::{bound_number, number};
use crate::words::tongue::amount::digits_at;
use crate::words::tongue::place::{Place, at_word_end, is_dash, lists, next_word, spaces_at, word_at};

/// The ordinal without its ending: "erst", "zweit", "zwanzigst".
pub(crate) fn stem(n: u64) -> String {
    let number = number(n);
    let irregular = [("eins", "erst"), ("drei", "dritt"), ("sieben", "siebt"), ("acht", "acht")];
    if n % 100 < 20 && !n.is_multiple_of(100) {
        let stem = irregular.iter().find_map(|(word, stem)| Some(format!("{}{stem}", number.strip_suffix(word)?)));
        return stem.unwrap_or_else(|| format!("{number}t"));
    }
    // "hundertste", but "einhundertzwanzigste".
    let number = if matches!(n, 100 | 1000) { number.trim_start_matches("ein") } else { &number };
    format!("{number}st")
}

/// "3te", "2fach", "10er", "3-mal".
pub(crate) fn with_suffix(n: u64, after: &str) -> Option<(String, usize)> {
    let is = |suffix: &str| after.strip_prefix(suffix).is_some_and(at_word_end);
    for suffix in ["ter", "tes", "ten", "tem", "te", "ster", "stes", "sten", "ste"] {
        if is(suffix) {
            let ending = suffix.trim_start_matches(['s', 't']);
            return Some((format!("{}{ending}", stem(n)), suffix.len()));
        }
    }
    for (suffix, word) in
        [("mal", "mal"), ("-mal", "mal"), ("fach", "fach"), ("-fach", "fach"), ("er", "er"), ("ern", "ern")]
    {
        if is(suffix) {
            return Some((format!("{}{word}", bound_number(n)), suffix.len()));
        }
    }
    None
}

/// "der 2. Schritt", "1., 2. und 3. Runde", "1.–3. Tag": read together, since they share their ending.
pub(crate) fn with_dot(n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
    let mut length = after.strip_prefix('.').map(|_| 1)?;
    let mut numbers = vec![(n, "")];
    while let Some((link, next, more)) = next_ordinal(&after[length..]) {
        numbers.push((next, link));
        length += more;
    }
    let behind = &after[length..];
    let ending = ordinal_ending(place, next_word(behind)).filter(|_| spaces_at(behind) > 0)?;
    let words = numbers.iter().map(|(n, link)| {
        let link = if link.trim().starts_with(is_dash) { " bis " } else { link };
        format!("{link}{}{ending}", stem(*n))
    });
    Some((words.collect(), length))
}

/// A link, a number and a full stop: the link as written, the number, the length of all three.
fn next_ordinal(text: &str) -> Option<(&str, u64, usize)> {
    let spaces = spaces_at(text);
    let word = word_at(&text[spaces..]);
    let sign = text[spaces..].chars().next().filter(|&sign| is_dash(sign) || matches!(sign, ',' | '/'));
    let length = match sign {
        Some(sign) => spaces + sign.len_utf8(),
        None if lists(&["und", "oder", "bis"], word) => spaces + word.len(),
        None => return None,
    };
    let length = length + spaces_at(&text[length..]);
    let digits = digits_at(&text[length..]);
    let end = length + digits.len();
    let n = digits.parse().ok().filter(|_| digits.len() < 4 && text[end..].starts_with('.'))?;
    Some((&text[..length], n, end + 1))
}

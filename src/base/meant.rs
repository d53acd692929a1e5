//! What a text was probably meant to be that is not a length: `90 sec`, `1,5m`, `00:30`, `30s-45s`, `2 Minuten`. Only a text that can be
//! read as a length or a range of lengths afterwards is suggested.

use super::length_range::LengthRange;
use super::units::Length;

/// Words for units, in six languages, and the unit that a routine writes; the shorter unit last.
const UNITS: [(&str, &[&str]); 4] = [
    (
        "h",
        &[
            "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas", "heure", "heures", "ora",
            "ore",
        ],
    ),
    ("m", &["m", "mn", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "'", "′"]),
    (
        "s",
        &[
            "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seg", "segundo", "segundos",
            "seconde", "secondes", "secondo", "secondi", "\"", "″", "''",
        ],
    ),
    ("ms", &["ms", "msec", "msecs", "millisecond", "milliseconds", "millisekunde", "millisekunden"]),
];

/// What stands between the ends of a range.
const BETWEEN: [&str; 13] = ["...", "…", "..", " to ", " bis ", " a ", " à ", "-", "–", "—", "−", "~", ":"];

/// What people put between parts of a length.
const JOINTS: [&str; 6] = ["and", "und", "y", "et", "e", "&"];

/// The length or range that `text` was probably meant to be, as a routine writes it; `None` if nobody can tell.
pub fn meant_length(text: &str) -> Option<String> {
    let plain = unquoted(&text.to_lowercase());
    let whole = clock(&plain).or_else(|| length(&plain, None).map(|(length, _)| length));
    let meant = whole.or_else(|| BETWEEN.iter().find_map(|between| range(&plain, between)))?;
    meant.parse::<LengthRange>().ok().filter(|_| meant != text).map(|_| meant)
}

/// `text` without quotes of any kind around it, and with plain blanks.
fn unquoted(text: &str) -> String {
    let blank: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let start = blank.trim_start_matches(['“', '”', '„', '«', '»', '‘', '’', '"', '\'', ' ']);
    let end = start.trim_end_matches(['“', '”', '„', '«', '»', '‘', '’', ' ', '.']);
    end.replace('½', ".5").replace('¼', ".25").replace('¾', ".75")
}

/// `1:30` and `0:01:30` as minutes and seconds.
fn clock(text: &str) -> Option<String> {
    let parts: Vec<u64> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => (0, *minutes, *seconds),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let named = [(hours, "h"), (minutes, "m"), (seconds, "s")].into_iter().filter(|(number, _)| *number > 0);
    let text: String = named.map(|(number, unit)| format!("{number}{unit}")).collect();
    text.parse::<Length>().ok().map(|_| text)
}

/// Both ends, the shorter first; one end lends its unit to the other.
fn range(text: &str, between: &str) -> Option<String> {
    let (from, to) = text.split_once(between)?;
    let (to, unit) = length(to, None)?;
    let (from, _) = clock(from).map(|from| (from, "s")).or_else(|| length(from, Some(unit)))?;
    let ends: [Length; 2] = [from.parse().ok()?, to.parse().ok()?];
    match ends[0].cmp(&ends[1]) {
        std::cmp::Ordering::Less => Some(format!("{from}..{to}")),
        std::cmp::Ordering::Equal => Some(to),
        std::cmp::Ordering::Greater => Some(format!("{to}..{from}")),
    }
}

/// A length and its last unit; numbers without one are of `unit`, if that is known.
fn length(text: &str, unit: Option<&'static str>) -> Option<(String, &'static str)> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, after) = number(rest)?;
        let (word, after) =
            after.split_at(after.find(|c: char| c.is_ascii_digit() || " ,.".contains(c)).unwrap_or(after.len()));
        let place = match word {
            "" => UNITS.iter().position(|(name, _)| Some(*name) == unit)?,
            _ => UNITS.iter().position(|(_, words)| words.contains(&word))?,
        };
        parts.push((place, format!("{}{}", fine(&number, UNITS[place].0), UNITS[place].0)));
        rest = joint(after.trim_start_matches([' ', ',', '.']));
    }
    parts.sort_by_key(|(place, _)| *place);
    if parts.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return None;
    }
    let last = UNITS[parts.last()?.0].0;
    Some((parts.into_iter().map(|(_, part)| part).collect(), last))
}

/// The number that `text` begins with, with a point, and what follows it.
fn number(text: &str) -> Option<(String, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let (number, after) = text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()));
    let number = number.replace(',', ".");
    let number = if number.starts_with('.') { format!("0{number}") } else { number };
    number.parse::<f64>().ok()?;
    Some((number, after.trim_start()))
}

/// `number` with no more decimals than a length can have.
fn fine(number: &str, unit: &str) -> String {
    let most = if unit == "ms" { 0 } else { 3 };
    match number.split_once('.') {
        Some((_, decimals)) if decimals.len() > most => match number.parse::<f64>() {
            Ok(value) => format!("{value:.most$}"),
            Err(_) => number.to_owned(),
        },
        Some((whole, "")) => whole.to_owned(),
        _ => number.to_owned(),
    }
}

/// `text` without a joint at its beginning.
fn joint(text: &str) -> &str {
    let (word, after) = text.split_once(' ').unwrap_or((text, ""));
    if JOINTS.contains(&word) { after.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_for_a_length_is_understood() {
        let cases = [
            ("90 sec", "90s"),
            ("90 Seconds", "90s"),
            ("1,5m", "1.5m"),
            ("00:30", "30s"),
            ("1:30", "1m30s"),
            ("0:02:05", "2m5s"),
            ("2 Minuten", "2m"),
            ("1 min and 30 sec", "1m30s"),
            ("1 min, 30 sec.", "1m30s"),
            ("30s1m", "1m30s"),
            ("1'30\"", "1m30s"),
            ("“30s”", "30s"),
            ("45\u{a0}s", "45s"),
            ("½ min", "0.5m"),
            ("1.2345s", "1.234s"),
            ("1.5ms", "2ms"),
            ("2 hrs", "2h"),
        ];
        for (text, meant) in cases {
            assert_eq!(meant_length(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn what_people_write_for_a_range_is_understood() {
        let cases = [
            ("30s-45s", "30s..45s"),
            ("30-45s", "30s..45s"),
            ("30 – 45 sec", "30s..45s"),
            ("30s to 1 min", "30s..1m"),
            ("30s...45s", "30s..45s"),
            ("3m..2m", "2m..3m"),
            ("2m..2m", "2m"),
            ("30s:45s", "30s..45s"),
            ("1 bis 2 Minuten", "1m..2m"),
        ];
        for (text, meant) in cases {
            assert_eq!(meant_length(text).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn nothing_is_suggested_where_nobody_can_tell() {
        for text in ["", "30", "five", "0s", "-", "soon", "3 x 5s", "1:2:3:4", "30s", "2m..2m30s", "10 apples"] {
            assert_eq!(meant_length(text), None, "{text}");
        }
    }
}

//! Days: "12.10.2026", "12/10/2026", "2026-10-12", "May 4", and years where the words before show that they are years.

use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::amount::digits_at;
use crate::words::tongue::place::{Place, at_word_end, is_dash, lists, next_word, spaces_at, word_at};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    in_figures(tongue, place).or_else(|| beside_month(tongue, place)).or_else(|| years(tongue, place))
}

/// A day, a month and perhaps a year, all in figures.
fn in_figures(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let (numbers, mark, length) = figures(place.rest)?;
    let calendar = &tongue.notation().calendar;
    let expected = lists(calendar.before_dates, place.previous_word());
    match *numbers.as_slice() {
        [(year, 4), (month, _), (day, _)] => Some(Reading::new(said(tongue, day, month, Some(year), place)?, length)),
        [(first, 1..=2), (second, 1..=2), (year, 2 | 4)] if numbers[2].1 == 4 || (mark != '-' && expected) => {
            let year = if numbers[2].1 == 2 { 2000 + year } else { year };
            ordered(tongue, place, [first, second], Some(year), length)
        }
        [(day, 1..=2), (month, 1..=2)] if mark == '.' && expected && place.past(length).starts_with('.') => {
            let ends = place.past(length + 1).trim().is_empty();
            Some(Reading::new(said(tongue, day, month, None, place)?, length + usize::from(!ends)))
        }
        [(first, 1..=2), (second, 1..=2)] if mark == '/' && expected => {
            ordered(tongue, place, [first, second], None, length)
        }
        _ => None,
    }
}

/// Day and month in the order of the language, unless only the other one is possible.
fn ordered(
    tongue: &dyn Tongue,
    place: &Place,
    [first, second]: [u64; 2],
    year: Option<u64>,
    length: usize,
) -> Option<Reading> {
    let month_first = tongue.notation().calendar.month_first;
    let (usual, other) =
        if month_first { ((second, first), (first, second)) } else { ((first, second), (second, first)) };
    let said = |(day, month): (u64, u64)| said(tongue, day, month, year, place);
    let Some(words) = said(usual) else { return said(other).map(|words| Reading::new(words, length)) };
    let reading = Reading::new(words.clone(), length);
    match said(other).filter(|_| first != second && month_first) {
        Some(otherwise) => Some(reading.guessed([words, otherwise])),
        None => Some(reading),
    }
}

fn said(tongue: &dyn Tongue, day: u64, month: u64, year: Option<u64>, place: &Place) -> Option<String> {
    let possible = (1..=31).contains(&day) && (1..=12).contains(&month);
    possible.then(|| tongue.date(day, month as usize, year, place))
}

/// Numbers with the digits each has, the mark between them, and the length of all.
type Figures = (Vec<(u64, usize)>, char, usize);

/// Two or three numbers with the same mark between them: values with their lengths, the mark, the length of it all.
fn figures(text: &str) -> Option<Figures> {
    let first = digits_at(text);
    let mark = text[first.len()..].chars().next().filter(|c| matches!(c, '.' | '/' | '-'))?;
    let mut numbers = vec![(first.parse().ok()?, first.len())];
    let mut length = first.len();
    while numbers.len() < 3 && text[length..].starts_with(mark) {
        let digits = digits_at(&text[length + 1..]);
        if digits.is_empty() {
            break;
        }
        numbers.push((digits.parse().ok()?, digits.len()));
        length += 1 + digits.len();
    }
    let after = &text[length..];
    let goes_on = after.strip_prefix(mark).is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    (numbers.len() > 1 && !goes_on && at_word_end(after)).then_some((numbers, mark, length))
}

/// "May 4", "4 May", "1er mai" without its ending, and a year after it.
fn beside_month(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let digits = digits_at(place.rest);
    let day = digits.parse().ok().filter(|day| digits.len() < 3 && (1..=31).contains(day))?;
    let after = place.past(digits.len());
    let months = &tongue.notation().calendar.months;
    let shortened = |month: &str, word: &str| word.len() >= 3 && month.starts_with(word) && word != "mar";
    let of_month = |word: &str| months.iter().any(|month| *month == word || shortened(month, word));
    let dot = usize::from(after.starts_with(". "));
    let before = of_month(next_word(&after[dot..]));
    let next = next_word(after);
    let behind = of_month(place.previous_word()) && (next.is_empty() || lists(tongue.lexicon().links, next));
    if !(before || (behind && tongue.notation().calendar.month_first && at_word_end(after))) {
        return None;
    }
    let words = tongue.day_of_month(day, place);
    let dot = if before { dot } else { 0 };
    match year_at(after.trim_start_matches([',', ' '])).filter(|_| behind) {
        Some((year, more)) => {
            let skipped = after.len() - after.trim_start_matches([',', ' ']).len();
            Some(Reading::new(format!("{words}, {}", tongue.year(year)), digits.len() + skipped + more))
        }
        None => Some(Reading::new(words, digits.len() + dot)),
    }
}

/// A year, or two with a dash between them.
fn years(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let (from, mut length) = year_at(place.rest)?;
    let after = place.past(length);
    let dash = after.chars().next().filter(|&c| is_dash(c)).map_or(0, char::len_utf8);
    let to = year_at(&after[dash..]).filter(|(to, _)| dash > 0 && *to > from);
    let calendar = &tongue.notation().calendar;
    let previous = place.previous_word();
    let bracketed = place.before.ends_with('(') && after.starts_with(')');
    let linked = || {
        let mut words = place.before.rsplit(' ').take(8);
        (1900..2100).contains(&from)
            && lists(tongue.lexicon().links, previous)
            && words.any(|word| lists(&["between", "from", "zwischen", "von", "in", "since"], word))
    };
    let expected =
        linked() || lists(calendar.before_years, previous) || calendar.months.contains(&previous) || bracketed;
    let behind = place.past(length + to.map_or(0, |(_, more)| dash + more));
    if !(expected || to.is_some()) || !at_word_end(behind) || tongue.counts(next_word(behind)) {
        return None;
    }
    let mut words = tongue.year(from);
    if let Some((to, more)) = to {
        words = tongue.range(place, &words, &tongue.year(to));
        length += dash + more;
    }
    Some(Reading::new(words, length))
}

/// Four digits from 1100 to 2099.
fn year_at(text: &str) -> Option<(u64, usize)> {
    let digits = digits_at(text);
    let marks = text[digits.len()..].strip_prefix(['.', ',', ':', '/']);
    let ends = !marks.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1100..2100).contains(year) && ends)?;
    let behind = &text[4..];
    let unit = word_at(&behind[spaces_at(behind)..]);
    (!matches!(unit, "m" | "km" | "kcal" | "kJ" | "mg" | "g" | "kg" | "ml" | "s" | "min" | "h")).then_some((year, 4))
}

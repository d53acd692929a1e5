//! `2:30` as a time of day or a length, alone, in a range, or with a dot where a word shows that it is a time of day. An
//! hour 0 is always a length. Lengths are exact.

use super::dash::dash_at;
use super::duration::spoken;
use super::measure::measure_at;
use super::reading::Reading;
use crate::base::Length;
use crate::words::tongue::Tongue;
use crate::words::tongue::amount::{Amount, digits_at};
use crate::words::tongue::lexicon::{Agreement, Unit};
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at};

/// From this hour on, two times with nothing to tell are times of day.
const EARLIEST_UNTOLD: u64 = 6;

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    hours_minutes_seconds(tongue, place).or_else(|| faces(tongue, place))
}

/// "1:02:30".
fn hours_minutes_seconds(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let hours = digits_at(place.rest);
    let minutes = face_at(place.past(hours.len()).strip_prefix(':')?, ':')?;
    let length = hours.len() + 1 + minutes.length;
    let hours: u64 = hours.parse().ok().filter(|_| hours.len() < 3)?;
    let seconds = hours * 3600 + minutes.first * 60 + minutes.second;
    let two_digits = minutes.length == 5 && minutes.first < 60 && at_word_end(place.past(length));
    let words = two_digits.then(|| spoken(tongue, Length::from_secs(seconds), tongue.case(place)))?;
    Some(Reading::new(words, length))
}

/// Two numbers with a mark between them.
#[derive(Clone, Copy)]
struct Face {
    first: u64,
    second: u64,
    length: usize,
    is_dotted: bool,
}

/// What the text around shows.
enum Meaning {
    /// A time of day, with the words that follow it.
    Clock(&'static str),
    /// A length whose first number counts this unit.
    Length(Unit),
    Untold,
}

fn faces(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let lexicon = tongue.lexicon();
    let marked = lists(lexicon.before_clocks, place.previous_word());
    let asked = lists(tongue.notation().calendar.before_dotted, place.previous_word());
    let hours = || hours_at(place.rest).filter(|_| (marked && lexicon.says_hours_of_day) || asked);
    let from = face_at(place.rest, ':').or_else(|| face_at(place.rest, '.')).or_else(hours)?;
    let to = dash_at(place.past(from.length)).and_then(|dash| {
        let behind = place.past(from.length + dash);
        Some((dash, face_at(behind, ':').or_else(|| face_at(behind, '.')).or_else(|| hour_at(behind))?))
    });
    let length = from.length + to.map_or(0, |(dash, to)| dash + to.length);
    let (meaning, more) = meaning(tongue, place, from, place.past(length));
    if from.is_dotted && !is_dotted_clock(tongue, place, &meaning, place.past(length)) {
        return None;
    }
    let meaning = match meaning {
        Meaning::Untold if from.is_dotted => Meaning::Clock(""),
        meaning => meaning,
    };
    if let (None, Meaning::Clock(half)) = (to, &meaning)
        && let Some((second, end)) = half_day_after(tongue, place, length + more)
    {
        let words = tongue.range(place, &clock(tongue, from, half), &second);
        return Some(Reading::new(words, end));
    }
    let Some((_, to)) = to else {
        return Some(single(tongue, place, from, &meaning, length + more, marked));
    };
    let reading = |words| Reading::new(words, length + more);
    let as_clock = |half: &str| tongue.range(place, &clock(tongue, from, ""), &clock(tongue, to, half));
    Some(match meaning {
        Meaning::Clock(half) => reading(as_clock(half)),
        Meaning::Length(unit) => reading(lengths(tongue, place, [from, to], unit)),
        Meaning::Untold if from.first >= EARLIEST_UNTOLD => reading(as_clock("")),
        Meaning::Untold => reading(lengths(tongue, place, [from, to], Unit::Minute)),
    })
}

/// The second of "8.30am–5pm", and where it ends.
fn half_day_after(tongue: &dyn Tongue, place: &Place, length: usize) -> Option<(String, usize)> {
    let start = length + dash_at(place.past(length))?;
    let behind = place.past(start);
    let face = face_at(behind, ':').or_else(|| face_at(behind, '.')).or_else(|| hour_at(behind))?;
    let measure = measure_at(tongue, &behind[face.length..]).filter(|measure| measure.words.unit == Unit::HalfDay)?;
    Some((clock(tongue, face, measure.words.noun.one), start + face.length + measure.length))
}

fn single(tongue: &dyn Tongue, place: &Place, face: Face, meaning: &Meaning, length: usize, marked: bool) -> Reading {
    let Face { first, second, .. } = face;
    match meaning {
        Meaning::Clock(half) => Reading::new(clock(tongue, face, half), length),
        Meaning::Length(unit) => {
            let described = describing(tongue, face, *unit, place.past(length));
            Reading::new(described.unwrap_or_else(|| length_of(tongue, place, face, *unit)), length)
        }
        Meaning::Untold => {
            let at = tongue.notation().calendar.before_dotted.first().copied().unwrap_or_default();
            let spelled = [format!("{at} {first}:{second:02}"), format!("{first} min {second} s")];
            Reading::new(tongue.clock(first, second, marked), length).guessed(spelled)
        }
    }
}

/// What a time means, and how many bytes of `after` say so.
fn meaning(tongue: &dyn Tongue, place: &Place, face: Face, after: &str) -> (Meaning, usize) {
    let lexicon = tongue.lexicon();
    let marked = lists(lexicon.before_clocks, place.previous_word());
    let word = next_word(after);
    // "h" is also the unit of a length: the words before it decide.
    let lasts = lists(lexicon.before_lengths, place.previous_word());
    if lists(lexicon.clock_words, word) && (word != "h" || marked || !(lasts || face.is_dotted)) && face.first <= 24 {
        let length = spaces_at(after) + word.len();
        let dot = usize::from(word == "h" && after[length..].starts_with(".,"));
        return (Meaning::Clock(""), length + dot);
    }
    if let Some(measure) = measure_at(tongue, after) {
        match measure.words.unit {
            Unit::HalfDay => return (Meaning::Clock(measure.words.noun.one), measure.length),
            unit @ (Unit::Minute | Unit::Hour) => return (Meaning::Length(unit), measure.length),
            _ => {}
        }
    }
    let held = lists(tongue.notation().held, word)
        || lists(lexicon.before_lengths, place.previous_word())
        || (lists(&["de", "di", "von"], place.previous_word())
            && lists(tongue.notation().held, place.word_before_previous()));
    let behind_article = lists(&["a", "ein", "eine", "un", "una", "une"], place.previous_word());
    match (face.first, marked) {
        (0 | 25.., _) => (Meaning::Length(Unit::Minute), 0),
        _ if held || (behind_article && !word.is_empty()) => (Meaning::Length(Unit::Minute), 0),
        (_, true) => (Meaning::Clock(""), 0),
        _ => (Meaning::Untold, 0),
    }
}

/// Whether a time with a dot is one: a word after it says so, or after the second of two, or a word before it does.
fn is_dotted_clock(tongue: &dyn Tongue, place: &Place, meaning: &Meaning, after: &str) -> bool {
    let said_after = |after: &str| {
        let half_day = measure_at(tongue, after).is_some_and(|measure| measure.words.unit == Unit::HalfDay);
        half_day || (next_word(after) != "h" && lists(tongue.lexicon().clock_words, next_word(after)))
    };
    let link = next_word(after);
    let second = || {
        let behind = &after[spaces_at(after) + link.len()..];
        let behind = &behind[spaces_at(behind)..];
        face_at(behind, '.').is_some_and(|face| said_after(&behind[face.length..]))
    };
    let asked = lists(tongue.notation().calendar.before_dotted, place.previous_word());
    let counts = measure_at(tongue, after).is_some() && matches!(meaning, Meaning::Untold | Meaning::Clock(""));
    let days = tongue.notation().calendar.days;
    let on_day = days.iter().any(|(_, day)| day.eq_ignore_ascii_case(place.previous_word()));
    said_after(after) || on_day || (asked && !counts) || (lists(tongue.lexicon().links, link) && second())
}

fn clock(tongue: &dyn Tongue, Face { first, second, .. }: Face, half: &str) -> String {
    match (second, half) {
        (_, "") => tongue.clock(first, second, true),
        (0, half) => format!("{} {half}", tongue.cardinal(first, Agreement::Alone)),
        _ => format!("{} {half}", tongue.clock(first, second, true)),
    }
}

/// One or two digits, a mark, and two digits below 60.
fn face_at(text: &str, mark: char) -> Option<Face> {
    let first = digits_at(text);
    let behind = text[first.len()..].strip_prefix(mark)?;
    let second = digits_at(behind);
    let length = first.len() + 1 + second.len();
    let rest = &text[length..];
    let ends = !rest.starts_with([':', '/', '°', '%']) && !rest.strip_prefix('.').is_some_and(starts_with_digit);
    if first.len() > 2 || second.len() != 2 || !ends {
        return None;
    }
    let second = second.parse().ok().filter(|&second| second < 60)?;
    Some(Face { first: first.parse().ok()?, second, length, is_dotted: mark == '.' })
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The `11` of "10:30–11".
fn hour_at(text: &str) -> Option<Face> {
    let digits = digits_at(text);
    let first = digits.parse().ok().filter(|&hour| digits.len() < 3 && hour <= 24)?;
    let ends = !text[digits.len()..].starts_with([',', '.', '/', ':', '°', '%']);
    ends.then_some(Face { first, second: 0, length: digits.len(), is_dotted: false })
}

/// `22 h 30` and `22h`, the French way to write a time of day.
fn hours_at(text: &str) -> Option<Face> {
    let first = digits_at(text);
    let behind = &text[first.len()..];
    let minutes = behind[spaces_at(behind)..].strip_prefix('h')?;
    let digits = digits_at(&minutes[spaces_at(minutes)..]);
    let (second, end) = match digits.len() {
        2 => (digits.parse().ok().filter(|&second| second < 60)?, &minutes[spaces_at(minutes) + 2..]),
        _ => (0, minutes),
    };
    let length = text.len() - end.len();
    let face = Face { first: first.parse().ok()?, second, length, is_dotted: false };
    (first.len() <= 2 && at_word_end(end)).then_some(face)
}

/// A time as a length whose first number counts `unit`.
fn length_of(tongue: &dyn Tongue, place: &Place, Face { first, second, .. }: Face, unit: Unit) -> String {
    let millis = first * unit.millis() + second * (unit.millis() / 60);
    spoken(tongue, Length::from_millis(millis), tongue.case(place))
}

/// A length that describes the noun after it: "a forty-five second hold", "a two and a half minute rest".
fn describing(tongue: &dyn Tongue, face: Face, unit: Unit, after: &str) -> Option<String> {
    let (n, unit) = match (face.first, face.second) {
        (0, n) => (n, if unit == Unit::Hour { Unit::Minute } else { Unit::Second }),
        (n, 0 | 30) => (n, unit),
        _ => return None,
    };
    let noun = tongue.lexicon().time(unit);
    let described = tongue.noun_form(noun, &Amount::Whole(2), &Place { before: "a", rest: "" }, after) == noun.one;
    let number = match face {
        Face { first: 1.., second: 30, .. } => tongue.halves_apart(n, noun)?,
        _ => tongue.cardinal(n, Agreement::Alone),
    };
    described.then(|| format!("{number} {}", noun.one))
}

/// Two lengths; the unit is said once where both have the same.
fn lengths(tongue: &dyn Tongue, place: &Place, [from, to]: [Face; 2], unit: Unit) -> String {
    let noun = tongue.lexicon().time(unit);
    let (first, second) = (length_of(tongue, place, from, unit), length_of(tongue, place, to, unit));
    let halves = |face: Face| face.first > 0 && matches!(face.second, 0 | 30);
    let apart = match from.second {
        0 => Some(tongue.cardinal(from.first, Agreement::Apart(noun.gender))),
        _ => tongue.halves_apart(from.first, noun),
    };
    let small = tongue.lexicon().time(if unit == Unit::Hour { Unit::Minute } else { Unit::Second });
    let first = match apart.filter(|_| halves(from) && halves(to)) {
        Some(apart) => apart,
        None if from.first == 0 && to.first == 0 => tongue.cardinal(from.second, Agreement::Apart(small.gender)),
        None => first,
    };
    tongue.range(place, &first, &second)
}

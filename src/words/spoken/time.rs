//! Lengths in several units and times of day: `2m30s`, `1 h 30`, `2:30 min`, `22:00`. Lengths are exact.

use super::duration::spoken;
use super::measure::{measure_at, time_symbol_at};
use crate::base::Length;
use crate::words::tongue::Tongue;
use crate::words::tongue::amount::{amount_at, digits_at};
use crate::words::tongue::lexicon::{Agreement, Case, Unit};
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at};

/// Two or more numbers with units of time in descending order, as words, and their length in bytes.
pub(crate) fn compound_at(tongue: &dyn Tongue, text: &str, case: Case) -> Option<(String, usize)> {
    let mut parts = Parts { tongue, millis: 0, count: 0, last: None };
    let mut at = 0;
    while let Some(length) = parts.take(&text[at..]) {
        at += length;
    }
    let ends = at_word_end(&text[at..]);
    (parts.count > 1 && ends).then(|| (spoken(tongue, Length::from_millis(parts.millis), case), at))
}

/// The parts of a length read so far.
struct Parts<'a> {
    tongue: &'a dyn Tongue,
    millis: u64,
    count: usize,
    last: Option<Unit>,
}

impl Parts<'_> {
    /// Reads one more number and unit and returns their length in bytes.
    fn take(&mut self, text: &str) -> Option<usize> {
        let spaces = if self.count > 0 { spaces_at(text) } else { 0 };
        let number = &text[spaces..];
        let lexicon = self.tongue.lexicon();
        let (amount, length) = amount_at(number, lexicon.marks)?;
        let behind = &number[length..];
        let gap = spaces_at(behind);
        let Some((unit, symbol)) = time_symbol_at(lexicon, &behind[gap..]) else {
            return self.take_bare(number, spaces);
        };
        if self.last.is_some_and(|last| last.millis() <= unit.millis()) {
            return None;
        }
        self.add(amount.thousandths()?, unit);
        Some(spaces + length + gap + symbol)
    }

    /// The `30` of `1h30`.
    fn take_bare(&mut self, number: &str, spaces: usize) -> Option<usize> {
        let unit = match self.last? {
            Unit::Hour => Unit::Minute,
            Unit::Minute => Unit::Second,
            _ => return None,
        };
        let digits = digits_at(number);
        let value: u64 = digits.parse().ok().filter(|&value| digits.len() == 2 && value < 60)?;
        let behind = &number[digits.len()..];
        let ends = at_word_end(behind) && (spaces == 0 || next_word(behind).is_empty());
        if !ends || behind.starts_with(['-', '–', '/', ':']) {
            return None;
        }
        self.add(value * 1000, unit);
        Some(spaces + digits.len())
    }

    fn add(&mut self, thousandths: u64, unit: Unit) {
        self.millis = self.millis.saturating_add(thousandths * (unit.millis() / 1000));
        self.count += 1;
        self.last = Some(unit);
    }
}

/// `2:30` as a time of day or a length, as words, and its length in bytes.
pub(crate) fn clock_at(tongue: &dyn Tongue, place: &Place) -> Option<(String, usize)> {
    let lexicon = tongue.lexicon();
    let marked = lists(lexicon.before_clocks, place.previous_word());
    let Colon { first, second, length } =
        colon_at(place.rest).or_else(|| hours_at(place.rest).filter(|_| marked && lexicon.says_hours_of_day))?;
    let behind = place.past(length);
    let word = next_word(behind);
    // "h" is also the unit of a length: only the words before it decide.
    if lists(lexicon.clock_words, word) && (word != "h" || marked) && first <= 24 {
        return Some((tongue.clock(first, second, true), length + spaces_at(behind) + word.len()));
    }
    let measure = measure_at(tongue, behind);
    if let Some(measure) = measure.filter(|measure| measure.words.unit == Unit::HalfDay) {
        let clock = half_day(tongue, first, second, measure.words.noun.one);
        return Some((clock, length + measure.length));
    }
    if let Some(measure) = measure.filter(|measure| matches!(measure.words.unit, Unit::Minute | Unit::Hour)) {
        return Some((length_of(tongue, place, [first, second], measure.words.unit), length + measure.length));
    }
    if lists(lexicon.before_lengths, place.previous_word()) || first > 24 {
        return Some((length_of(tongue, place, [first, second], Unit::Minute), length));
    }
    Some((tongue.clock(first, second, marked), length))
}

/// "three fifteen a m".
fn half_day(tongue: &dyn Tongue, hours: u64, minutes: u64, half: &str) -> String {
    let clock = match minutes {
        0 => tongue.cardinal(hours, Agreement::Alone),
        _ => tongue.clock(hours, minutes, true),
    };
    format!("{clock} {half}")
}

/// Two numbers with a colon between them.
struct Colon {
    first: u64,
    second: u64,
    length: usize,
}

/// One or two digits, a colon, and two digits below 60.
fn colon_at(text: &str) -> Option<Colon> {
    let first = digits_at(text);
    let behind = text[first.len()..].strip_prefix(':')?;
    let second = digits_at(behind);
    let length = first.len() + 1 + second.len();
    let ends = !text[length..].starts_with([':', '/']);
    if first.len() > 2 || second.len() != 2 || !ends {
        return None;
    }
    let second = second.parse().ok().filter(|&second| second < 60)?;
    Some(Colon { first: first.parse().ok()?, second, length })
}

/// `22 h 30` and `22h`, the French way to write a time of day.
fn hours_at(text: &str) -> Option<Colon> {
    let first = digits_at(text);
    let behind = &text[first.len()..];
    let minutes = behind[spaces_at(behind)..].strip_prefix('h')?;
    let digits = digits_at(&minutes[spaces_at(minutes)..]);
    let (second, end) = match digits.len() {
        2 => (digits.parse().ok().filter(|&second| second < 60)?, &minutes[spaces_at(minutes) + 2..]),
        _ => (0, minutes),
    };
    let length = text.len() - end.len();
    (first.len() <= 2 && at_word_end(end)).then_some(Colon { first: first.parse().ok()?, second, length })
}

/// `first:second` as a length whose first number counts `unit`.
fn length_of(tongue: &dyn Tongue, place: &Place, [first, second]: [u64; 2], unit: Unit) -> String {
    let millis = first * unit.millis() + second * (unit.millis() / 60);
    spoken(tongue, Length::from_millis(millis), tongue.case(place))
}

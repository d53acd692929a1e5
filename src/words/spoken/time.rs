//! Lengths in several units: `2m30s`, `1 h 30`, `2′30″`. They are exact.

use super::duration::spoken;
use super::measure::{is_abbreviating_dot, time_symbol_at};
use crate::base::Length;
use crate::words::tongue::Tongue;
use crate::words::tongue::amount::{amount_at, digits_at};
use crate::words::tongue::lexicon::{Case, Unit};
use crate::words::tongue::place::{at_word_end, next_word, spaces_at};

/// Two or more numbers with units of time in descending order, as words, and their length in bytes.
pub(crate) fn compound_at(tongue: &dyn Tongue, text: &str, case: Case) -> Option<(String, usize)> {
    let mut parts = Parts { tongue, millis: 0, count: 0, last: None };
    let mut at = 0;
    while let Some(length) = parts.take(&text[at..]) {
        at += length;
    }
    let ends = at_word_end(&text[at..]);
    let dot = usize::from(is_abbreviating_dot(tongue, &text[at..]));
    (parts.count > 1 && ends).then(|| (spoken(tongue, Length::from_millis(parts.millis), case), at + dot))
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
        let dot = if self.count > 0 && text.starts_with(". ") { 1 } else { 0 };
        let spaces = if self.count > 0 { dot + spaces_at(&text[dot..]) } else { 0 };
        let number = &text[spaces..];
        let lexicon = self.tongue.lexicon();
        let (amount, length) = amount_at(number, lexicon.marks)?;
        let behind = &number[length..];
        let gap = spaces_at(behind);
        let Some((unit, symbol)) = time_symbol_at(lexicon, &behind[gap..]) else {
            return if dot == 0 { self.take_bare(number, spaces) } else { None };
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

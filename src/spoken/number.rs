//! Whatever starts with a number: quantities, ranges, repetitions, ordinals, times.
//!
//! In: a place where a number begins. Out: its reading as far as it belongs together. Guaranteed: codes and dates
//! (`12/10/2026`, `1.2.3`, `3D`) have none.

use super::Reading;
use super::amount::{Amount, amount_at};
use super::lexicon::{Agreement, Unit, UnitWords};
use super::measure::{Measure, measure_at, per_at};
use super::place::{Place, at_word_end, lists, spaces_at};
use super::time::{clock_at, compound_at};
use super::tongue::{Fraction, Tongue, amount_in_words, counted};

pub(super) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    if is_part_of_code(place.before) {
        return None;
    }
    if let Some((words, length)) = clock_at(tongue, place) {
        return Some(Reading { words, length });
    }
    let (amount, length) = amount_at(place.rest, tongue.lexicon().marks)?;
    let after = place.past(length);
    if after.starts_with(['\u{fe0f}', '\u{20e3}']) {
        return None;
    }
    let number = Number { tongue, place: *place, amount, length, after };
    number
        .ordinal()
        .or_else(|| number.ratio())
        .or_else(|| number.times())
        .or_else(|| number.series())
        .or_else(|| number.range())
        .or_else(|| number.compound())
        .or_else(|| number.quantity())
        .or_else(|| number.out_of())
        .or_else(|| number.plain())
}

/// Whether a number here would be the continuation of something that was left as it is.
fn is_part_of_code(before: &str) -> bool {
    let code = before.strip_suffix(['.', '/', ':', ',', '\'']);
    code.is_some_and(|code| code.ends_with(|c: char| c.is_ascii_digit()))
}

/// A number in its place.
struct Number<'a> {
    tongue: &'a dyn Tongue,
    place: Place<'a>,
    amount: Amount<'a>,
    length: usize,
    after: &'a str,
}

impl<'a> Number<'a> {
    fn with(&self, words: String, more: usize) -> Reading {
        Reading { words, length: self.length + more }
    }

    fn ordinal(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let (words, more) = self.tongue.ordinal(n, &self.place, self.after)?;
        Some(self.with(words, more))
    }

    /// "4:6".
    fn ratio(&self) -> Option<Reading> {
        let behind = self.after.strip_prefix(':')?;
        let (to, length) = amount_at(behind, self.tongue.lexicon().marks)?;
        let end = &behind[length..];
        if !matches!((self.amount, to), (Amount::Whole(_), Amount::Whole(_))) || !at_number_end(end) {
            return None;
        }
        let [from, to] = [self.amount, to].map(|n| amount_in_words(self.tongue, &n, Agreement::Alone));
        Some(self.with(format!("{from} {} {to}", self.tongue.lexicon().signs.ratio), 1 + length))
    }

    /// "3x" and "3 × 10".
    fn times(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let spaces = spaces_at(self.after);
        let sign = self.after[spaces..].chars().next().filter(|sign| matches!(sign, 'x' | 'X' | '×'))?;
        let behind = &self.after[spaces + sign.len_utf8()..];
        let multiplies = behind[spaces_at(behind)..].starts_with(|c: char| c.is_ascii_digit());
        if !multiplies && !at_word_end(behind) {
            return None;
        }
        let words = if multiplies && n > 1 {
            format!("{} {}", self.tongue.cardinal(n, Agreement::Alone), self.tongue.lexicon().signs.times)
        } else {
            self.tongue.times(n)
        };
        Some(self.with(words, spaces + sign.len_utf8()))
    }

    /// Three and more numbers joined by dashes are counted, not ranges: "3-2-1", "4-7-8".
    fn series(&self) -> Option<Reading> {
        let mut words = vec![amount_in_words(self.tongue, &self.amount, Agreement::Alone)];
        let mut more = 0;
        while let Some((next, length)) = self.joined_number(&self.after[more..]) {
            words.push(amount_in_words(self.tongue, &next, Agreement::Alone));
            more += length;
        }
        (words.len() > 2 && at_number_end(&self.after[more..])).then(|| self.with(words.join(", "), more))
    }

    /// A dash and a number without spaces.
    fn joined_number(&self, text: &'a str) -> Option<(Amount<'a>, usize)> {
        let dash = text.chars().next().filter(|&dash| is_dash(dash))?.len_utf8();
        let (next, length) = amount_at(&text[dash..], self.tongue.lexicon().marks)?;
        Some((next, dash + length))
    }

    /// "2–2.5 min", "30s–1min", "10-15".
    fn range(&self) -> Option<Reading> {
        let (from, from_length) = self.end(self.place.rest, false)?;
        let dash = dash_at(&self.place.rest[from_length..])?;
        let start = from_length + dash;
        let (to, to_length) = self.end(&self.place.rest[start..], from.is_time())?;
        if !at_number_end(&self.place.rest[start + to_length..]) {
            return None;
        }
        let (from, from_again) = if to.is_time() { self.end(self.place.rest, true)? } else { (from, from_length) };
        let words = self.range_in_words(&from, &to, &self.place.rest[start + to_length..])?;
        (from_again == from_length).then(|| Reading { words, length: start + to_length })
    }

    fn range_in_words(&self, from: &End, to: &End, after: &str) -> Option<String> {
        let place = &self.place;
        let to_words = self.end_in_words(to, after);
        let from_words = match (from, to) {
            (End::Amount(amount, None), End::Amount(_, Some(measure))) => self.apart(amount, measure.words),
            (End::Amount(amount, Some(own)), End::Amount(_, Some(measure)))
                if own.words.noun.one == measure.words.noun.one =>
            {
                self.apart(amount, measure.words)
            }
            (End::Amount(_, None), End::Length(..)) | (End::Amount(_, Some(_)), End::Amount(_, None)) => return None,
            _ => self.end_in_words(from, ""),
        };
        Some(self.tongue.range(place, &from_words, &to_words))
    }

    /// The lower end of a range whose noun follows the upper one.
    fn apart(&self, amount: &Amount, unit: &UnitWords) -> String {
        let half = amount.half_above().filter(|_| unit.unit.is_time());
        half.map_or_else(
            || amount_in_words(self.tongue, amount, Agreement::Apart(unit.noun.gender)),
            |whole| {
                let apart = self.tongue.halves_apart(whole, &unit.noun);
                apart.unwrap_or_else(|| self.tongue.halves(whole, &unit.noun, self.tongue.case(&self.place)))
            },
        )
    }

    /// One end of a range at the start of `text`; `m` means minutes when the other end is a time.
    fn end(&self, text: &'a str, beside_time: bool) -> Option<(End<'a>, usize)> {
        if let Some((words, length)) = compound_at(self.tongue, text) {
            return Some((End::Length(words), length));
        }
        let (amount, length) = amount_at(text, self.tongue.lexicon().marks)?;
        let measure = self.measure(&text[length..], beside_time);
        let more = measure.as_ref().map_or(0, |measure| measure.length);
        Some((End::Amount(amount, measure), length + more))
    }

    fn end_in_words(&self, end: &End, after: &str) -> String {
        match end {
            End::Length(words) => words.clone(),
            End::Amount(amount, Some(measure)) => self.measured(amount, measure, after),
            End::Amount(amount, None) => {
                amount_in_words(self.tongue, amount, self.tongue.agreement(&self.place, after))
            }
        }
    }

    /// "2m30s".
    fn compound(&self) -> Option<Reading> {
        compound_at(self.tongue, self.place.rest).map(|(words, length)| Reading { words, length })
    }

    /// A number and its unit.
    fn quantity(&self) -> Option<Reading> {
        let measure = self.measure(self.after, false)?;
        let after = &self.after[measure.length..];
        let words = self.measured(&self.amount, &measure, after);
        Some(self.with_rate(words, measure.length))
    }

    /// The unit behind the number; `m` is minutes where a length of time is expected.
    fn measure(&self, after: &'a str, beside_time: bool) -> Option<Measure<'a>> {
        let lexicon = self.tongue.lexicon();
        let mut measure = measure_at(self.tongue, after)?;
        let in_time = beside_time || lists(lexicon.before_lengths, self.place.previous_word());
        if in_time && measure.written.is_none() && after[..measure.length].trim() == "m" {
            measure.words = lexicon.units.iter().find(|words| words.unit == Unit::Minute)?;
        }
        Some(measure)
    }

    fn measured(&self, amount: &Amount, measure: &Measure, after: &str) -> String {
        let (tongue, noun) = (self.tongue, &measure.words.noun);
        let case = tongue.case(&self.place);
        let form = measure.written.unwrap_or_else(|| tongue.noun_form(noun, amount, &self.place, after));
        match amount.half_above().filter(|_| measure.words.unit.is_time()) {
            Some(whole) => match tongue.halves_apart(whole, noun) {
                Some(words) => format!("{words} {form}"),
                None => tongue.halves(whole, noun, case),
            },
            None => counted(tongue, amount, noun, form, case),
        }
    }

    /// Adds "per minute" where the text goes on with "/min".
    fn with_rate(&self, words: String, more: usize) -> Reading {
        let lexicon = self.tongue.lexicon();
        match per_at(lexicon, &self.after[more..]) {
            Some((unit, length)) => self.with(format!("{words} {}", self.tongue.per(&unit.noun)), more + length),
            None => self.with(words, more),
        }
    }

    /// "5/10" and, of a step, "2/4"; halves, quarters and the like of anything else are fractions.
    fn out_of(&self) -> Option<Reading> {
        let Amount::Fraction { whole: 0, over, under } = self.amount else { return None };
        let named = lists(self.tongue.lexicon().labels, self.place.previous_word());
        if !named && (under <= 9 && over < under || under == 12) {
            return None;
        }
        let [over, under] = [over, under].map(|n| self.tongue.cardinal(n, Agreement::Alone));
        Some(self.with(format!("{over} {} {under}", self.tongue.lexicon().signs.out_of), 0))
    }

    /// A number that counts what is no unit, or names something.
    fn plain(&self) -> Option<Reading> {
        let (tongue, place) = (self.tongue, &self.place);
        if !at_number_end(self.after) {
            return None;
        }
        if let Some(behind) = self.after.strip_prefix('+').filter(|behind| at_word_end(behind)) {
            let words = amount_in_words(tongue, &self.amount, Agreement::Alone);
            let length = self.after.len() - behind.len();
            return Some(self.with(format!("{words} {}", tongue.lexicon().signs.or_more), length));
        }
        let words = match self.amount {
            Amount::Fraction { whole, over, under } => {
                tongue.fraction(Fraction { whole, over, under }, place, self.after)
            }
            amount => self
                .hyphenated_half()
                .unwrap_or_else(|| amount_in_words(tongue, &amount, tongue.agreement(place, self.after))),
        };
        Some(self.with_rate(words, 0))
    }

    /// The number of "a 2.5-minute hold".
    fn hyphenated_half(&self) -> Option<String> {
        let measure = measure_at(self.tongue, self.after.strip_prefix('-')?)?;
        let whole = self.amount.half_above().filter(|_| measure.words.unit.is_time())?;
        self.tongue.halves_apart(whole, &measure.words.noun)
    }
}

/// One end of a range.
enum End<'a> {
    Amount(Amount<'a>, Option<Measure<'a>>),
    /// A length of several units, in words.
    Length(String),
}

impl End<'_> {
    fn is_time(&self) -> bool {
        match self {
            End::Length(_) => true,
            End::Amount(_, measure) => measure.is_some_and(|measure| measure.words.unit.is_time()),
        }
    }
}

/// The length of the dash of a range, with the spaces around it: on both sides or on none.
fn dash_at(text: &str) -> Option<usize> {
    let before = spaces_at(text);
    let dash = text[before..].chars().next().filter(|&dash| is_dash(dash))?.len_utf8();
    let after = spaces_at(&text[before + dash..]);
    ((before == 0) == (after == 0)).then_some(before + dash + after)
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

/// Whether what follows leaves the number whole: no letter, no further digits behind a mark.
fn at_number_end(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.' | ',' | '/' | ':') => !next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '_',
        None => true,
    }
}

//! Repetitions: `3x`, `2-3x`, `3 × 10`, `x3`. A sign without a number beside it is not read here.

use super::dash::dash_at;
use super::measure::{measure_at, per_at};
use super::numeral::{Number, at_number_end};
use super::reading::Reading;
use crate::words::tongue::amount::{Amount, amount_at};
use crate::words::tongue::lexicon::{Agreement, Unit};
use crate::words::tongue::place::{Place, at_word_end, lists, spaces_at, word_at};
use crate::words::tongue::{Tongue, listed_gender};

impl Number<'_> {
    /// "3x" and "3 × 10".
    pub(crate) fn times(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let sign = sign_at(self.after)?;
        let behind = &self.after[sign..];
        let multiplies = behind[spaces_at(behind)..].starts_with(|c: char| c.is_ascii_digit());
        if !multiplies && !at_word_end(behind) {
            return None;
        }
        let words = if multiplies && n > 1 {
            format!("{} {}", self.tongue.cardinal(n, Agreement::Alone), self.tongue.lexicon().signs.times)
        } else {
            self.tongue.times(n)
        };
        Some(self.with_rate(words, sign))
    }

    /// "2-3x".
    pub(crate) fn times_range(&self) -> Option<Reading> {
        let dash = dash_at(self.after)?;
        let (to, length) = amount_at(&self.after[dash..], self.tongue.lexicon().marks)?;
        let more = dash + length + sign_at(&self.after[dash + length..])?;
        let (Amount::Whole(from), Amount::Whole(to)) = (self.amount, to) else { return None };
        at_word_end(&self.after[more..]).then(|| self.with_rate(self.tongue.times_range(&self.place, from, to), more))
    }
}

/// A sign before a number: after sets it says what each of them has ("3 sets x 8–12"), otherwise how often ("x3",
/// "x 10–12") or how long ("Plank x 30 s").
pub(crate) fn sign_before_number(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let units = tongue.lexicon().units;
    let sized = units.iter().any(|unit| unit.unit == Unit::Other && unit.is_called(place.previous_word()));
    let free = (sized || !place.before.ends_with(char::is_alphanumeric)) && spaces_at(place.rest) == 0;
    let sign = sign_at(place.rest).filter(|_| free)?;
    let spaces = spaces_at(place.past(sign));
    let sign = sign + spaces;
    let noun = word_at(place.past(sign));
    if spaces > 0 && place.before.ends_with(' ') && listed_gender(tongue.lexicon().nouns, noun).is_some() {
        return Some(Reading::new(format!("{} ", tongue.lexicon().signs.per), sign));
    }
    let (amount, length) = amount_at(place.past(sign), tongue.lexicon().marks)?;
    if lists(tongue.notation().sets, place.previous_word()) {
        return Some(Reading::new(format!("{} ", tongue.notation().each_has), sign));
    }
    let Amount::Whole(n) = amount else { return None };
    let mut end = sign + length;
    let range = dash_at(place.past(end)).and_then(|dash| {
        let (to, length) = amount_at(place.past(end + dash), tongue.lexicon().marks)?;
        if let Amount::Whole(to) = to { Some((to, dash + length)) } else { None }
    });
    let words = match range {
        Some((to, more)) => {
            end += more;
            tongue.times_range(place, n, to)
        }
        None => tongue.times(n),
    };
    let after = place.past(end);
    if sized && measure_at(tongue, after).is_some() {
        return Some(Reading::new(format!("{} ", tongue.notation().marks.by), sign));
    }
    if measure_at(tongue, after).is_some() || is_measure_mark(after) {
        return place.before.ends_with(' ').then(|| Reading::new(", ".to_owned(), sign));
    }
    if !at_number_end(after) || sign_at(after).is_some() {
        return None;
    }
    Some(match per_at(tongue, after, true) {
        Some((rate, more)) => Reading::new(format!("{words} {rate}"), end + more),
        None => Reading::new(words, end),
    })
}

fn is_measure_mark(text: &str) -> bool {
    text.starts_with(['″', '′'])
}

/// The length of a multiplication sign at the start of `text`, including the spaces before it.
fn sign_at(text: &str) -> Option<usize> {
    let spaces = spaces_at(text);
    let sign = text[spaces..].chars().next().filter(|sign| matches!(sign, 'x' | 'X' | '×' | '✕' | '✖'))?;
    Some(spaces + sign.len_utf8())
}

//! Whatever starts with a number.
//!
//! In: a place where a number begins. Out: its reading as far as it belongs together. Guaranteed: codes and dates
//! (`12/10/2026`, `1.2.3`, `3D`) have none.

use super::measure::{Measure, measure_at, per_at};
use super::reading::Reading;
use super::time::{clock_at, compound_at};
use crate::words::tongue::amount::{Amount, amount_at};
use crate::words::tongue::lexicon::{Agreement, Unit};
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at};
use crate::words::tongue::{Fraction, Tongue, amount_in_words, counted};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
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
        .or_else(|| number.times_range())
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
pub(crate) struct Number<'a> {
    pub tongue: &'a dyn Tongue,
    pub place: Place<'a>,
    pub amount: Amount<'a>,
    /// Bytes of the number.
    pub length: usize,
    /// The text behind the number.
    pub after: &'a str,
}

impl<'a> Number<'a> {
    pub(crate) fn with(&self, words: String, more: usize) -> Reading {
        Reading { words, length: self.length + more }
    }

    fn ordinal(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let (words, more) = self.tongue.ordinal(n, &self.place, self.after)?;
        Some(self.with(words, more))
    }

    /// "2m30s".
    fn compound(&self) -> Option<Reading> {
        compound_at(self.tongue, self.place.rest, self.tongue.case(&self.place))
            .map(|(words, length)| Reading { words, length })
    }

    /// A number and its unit.
    fn quantity(&self) -> Option<Reading> {
        let measure = self.measure(self.after, false)?;
        let after = &self.after[measure.length..];
        let words = self.behind_article(self.measured(&self.amount, &measure, after));
        Some(self.with_rate(words, measure.length))
    }

    /// The unit behind the number; `m` is minutes where a length of time is expected.
    pub(crate) fn measure(&self, after: &'a str, beside_time: bool) -> Option<Measure<'a>> {
        let lexicon = self.tongue.lexicon();
        let mut measure = measure_at(self.tongue, after)?;
        let in_time = beside_time || self.is_behind_time();
        if in_time && measure.written.is_none() && after[..measure.length].trim() == "m" {
            measure.words = lexicon.units.iter().find(|words| words.unit == Unit::Minute)?;
        }
        Some(measure)
    }

    /// Whether the words before speak of a length of time: "hold for …", "thirty seconds to …".
    fn is_behind_time(&self) -> bool {
        let lexicon = self.tongue.lexicon();
        let previous = self.place.previous_word();
        let linked = || {
            let noun = self.place.word_before_previous();
            let times = lexicon.units.iter().filter(|words| words.unit.is_time());
            lists(lexicon.links, previous) && times.into_iter().any(|words| words.is_called(noun))
        };
        lists(lexicon.before_lengths, previous) || linked()
    }

    pub(crate) fn measured(&self, amount: &Amount, measure: &Measure, after: &str) -> String {
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
    pub(crate) fn with_rate(&self, words: String, more: usize) -> Reading {
        match per_at(self.tongue, &self.after[more..], true) {
            Some((rate, length)) => self.with(format!("{words} {rate}"), more + length),
            None => self.with(words, more),
        }
    }

    /// A part of one brings its own article ("half an hour"): not twice behind one that is written.
    fn behind_article(&self, words: String) -> String {
        let part = matches!(self.amount, Amount::Fraction { whole: 0, .. }) || self.amount.half_above() == Some(0);
        let article = self.place.previous_word();
        if part && !article.is_empty() { self.tongue.behind_article(article, words) } else { words }
    }

    /// "5/10" and, of a step, "2/4"; "24/7" and "120/80" are two numbers. Anything else is a fraction.
    fn out_of(&self) -> Option<Reading> {
        let Amount::Fraction { whole: 0, over, under } = self.amount else { return None };
        let named = lists(self.tongue.lexicon().labels, self.place.previous_word());
        let [first, second] = [over, under].map(|n| self.tongue.cardinal(n, Agreement::Alone));
        let scale = under == 10 || under > 12;
        if over <= under && (named || (scale && (over < under || under == 10))) {
            return Some(self.with(format!("{first} {} {second}", self.tongue.lexicon().signs.out_of), 0));
        }
        (over >= under).then(|| self.with(format!("{first} {second}"), 0))
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
                self.behind_article(tongue.fraction(Fraction { whole, over, under }, place, self.after))
            }
            amount => self
                .hyphenated_half()
                .or_else(|| self.linked())
                .unwrap_or_else(|| amount_in_words(tongue, &amount, tongue.agreement(place, self.after))),
        };
        Some(self.with_rate(words, 0))
    }

    /// The first number of "1 bis 2 Minuten", which agrees with a noun behind the second.
    fn linked(&self) -> Option<String> {
        let (tongue, lexicon) = (self.tongue, self.tongue.lexicon());
        let link = next_word(self.after);
        let behind = &self.after[spaces_at(self.after) + link.len()..];
        let second = &behind[spaces_at(behind)..];
        let (_, length) = amount_at(second, lexicon.marks).filter(|_| lists(lexicon.links, link))?;
        let after = &second[length..];
        let named = lists(lexicon.labels, self.place.previous_word());
        if let Some(measure) = measure_at(tongue, after).filter(|_| !named) {
            return Some(self.apart(&self.amount, measure.words));
        }
        match tongue.agreement(&self.place, after) {
            Agreement::Before(gender, _) => Some(amount_in_words(tongue, &self.amount, Agreement::Apart(gender))),
            _ => None,
        }
    }

    /// The number of "a 2.5-minute hold".
    fn hyphenated_half(&self) -> Option<String> {
        let measure = measure_at(self.tongue, self.after.strip_prefix('-')?)?;
        let whole = self.amount.half_above().filter(|_| measure.words.unit.is_time())?;
        self.tongue.halves_apart(whole, &measure.words.noun)
    }
}

/// Whether what follows leaves the number whole: no letter, no further digits behind a mark.
pub(crate) fn at_number_end(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.' | ',' | '/' | ':') => !next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '_',
        None => true,
    }
}

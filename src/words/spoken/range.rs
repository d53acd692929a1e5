//! Several numbers that belong together: ranges, series, ratios. The unit is said once, after the last number, unless
//! the numbers have different units.

use super::dash::dash_at;
use super::measure::Measure;
use super::numeral::{Number, at_number_end};
use super::reading::Reading;
use super::time::compound_at;
use crate::words::tongue::amount::{Amount, amount_at};
use crate::words::tongue::amount_in_words;
use crate::words::tongue::lexicon::{Agreement, UnitWords};
use crate::words::tongue::place::is_dash;

impl<'a> Number<'a> {
    /// "4:6", and "4:2:6", which is counted.
    pub(crate) fn ratio(&self) -> Option<Reading> {
        let mut words = vec![self.ratio_part(self.amount)?];
        let mut more = 0;
        while let Some(behind) = self.after[more..].strip_prefix(':') {
            let Some((next, length)) = amount_at(behind, self.tongue.lexicon().marks) else { break };
            words.push(self.ratio_part(next)?);
            more += 1 + length;
        }
        let link = if words.len() > 2 { ", ".to_owned() } else { format!(" {} ", self.tongue.lexicon().signs.ratio) };
        (words.len() > 1 && at_number_end(&self.after[more..])).then(|| self.with(words.join(&link), more))
    }

    fn ratio_part(&self, amount: Amount) -> Option<String> {
        let countable = matches!(amount, Amount::Whole(_) | Amount::Decimal { .. });
        countable.then(|| amount_in_words(self.tongue, &amount, Agreement::Alone))
    }

    /// "5–6/10": two points of a scale.
    pub(crate) fn scale_range(&self) -> Option<Reading> {
        let Amount::Whole(from) = self.amount else { return None };
        let dash = dash_at(self.after)?;
        let (to, length) = amount_at(&self.after[dash..], self.tongue.lexicon().marks)?;
        let Amount::Fraction { whole: 0, over, under: under @ (5 | 10 | 20 | 100) } = to else { return None };
        let [from, over, under] = [from, over, under].map(|n| self.tongue.cardinal(n, Agreement::Alone));
        let range = self.tongue.range(&self.place, &from, &over);
        Some(self.with(format!("{range} {} {under}", self.tongue.lexicon().signs.out_of), dash + length))
    }

    /// Three or more numbers joined by dashes are a count, not a range: "3-2-1", "4-7-8".
    pub(crate) fn series(&self) -> Option<Reading> {
        let mut words = vec![amount_in_words(self.tongue, &self.amount, Agreement::Alone)];
        let mut more = 0;
        while let Some((next, length)) = self.joined_number(&self.after[more..]) {
            words.push(amount_in_words(self.tongue, &next, Agreement::Alone));
            more += length;
        }
        (words.len() > 2 && at_number_end(&self.after[more..])).then(|| self.with(words.join(", "), more))
    }

    /// A dash followed by a number, without spaces.
    fn joined_number(&self, text: &'a str) -> Option<(Amount<'a>, usize)> {
        let dash = text.chars().next().filter(|&dash| is_dash(dash))?.len_utf8();
        let (next, length) = amount_at(&text[dash..], self.tongue.lexicon().marks)?;
        Some((next, dash + length))
    }

    /// "2–2.5 min", "30s–1min", "10-15".
    pub(crate) fn range(&self) -> Option<Reading> {
        let (from, from_length) = self.end(self.place.rest, false)?;
        let dash = dash_at(&self.place.rest[from_length..])?;
        // "3 x 12 – 60 s rest": the dash parts two things.
        if self.place.previous_word() == self.tongue.lexicon().signs.times
            && self.place.rest[from_length..].starts_with(' ')
        {
            return None;
        }
        let start = from_length + dash;
        let (to, to_length) = self.end(&self.place.rest[start..], from.is_time())?;
        if !at_number_end(&self.place.rest[start + to_length..]) {
            return None;
        }
        let (from, from_again) = if to.is_time() { self.end(self.place.rest, true)? } else { (from, from_length) };
        let words = self.range_in_words(&from, &to, &self.place.rest[start + to_length..])?;
        (from_again == from_length).then(|| self.with_rate(words, start + to_length - self.length))
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
            (End::Amount(amount, None), End::Amount(..)) => {
                let agreement = match self.tongue.agreement(place, after) {
                    Agreement::Before(gender, _) => Agreement::Apart(gender),
                    agreement => agreement,
                };
                amount_in_words(self.tongue, amount, agreement)
            }
            _ => self.end_in_words(from, ""),
        };
        Some(self.tongue.range(place, &from_words, &to_words))
    }

    /// The lower end of a range whose noun follows the upper one.
    pub(crate) fn apart(&self, amount: &Amount, unit: &UnitWords) -> String {
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
        if let Some((words, length)) = compound_at(self.tongue, text, self.tongue.case(&self.place)) {
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

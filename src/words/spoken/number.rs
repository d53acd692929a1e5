//! Everything that starts with a number. The order of the attempts matters: the longest stretch that belongs together
//! comes first.
//!
//! Codes and dates (`12/10/2026`, `1.2.3`, `3D`) are left as written.

use super::measure::measure_at;
use super::numeral::{Number, at_number_end};
use super::reading::Reading;
use super::time::{clock_at, compound_at};
use crate::words::tongue::amount::{Amount, amount_at};
use crate::words::tongue::lexicon::Agreement;
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at};
use crate::words::tongue::{Fraction, Tongue, amount_in_words};

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

/// Whether a number here would continue something that was left as written.
fn is_part_of_code(before: &str) -> bool {
    let code = before.strip_suffix(['.', '/', ':', ',', '\'']);
    code.is_some_and(|code| code.ends_with(|c: char| c.is_ascii_digit()))
}

impl Number<'_> {
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

    /// A number that names something or counts something other than units.
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

    /// The first number of "1 bis 2 Minuten", which agrees with a noun after the second.
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

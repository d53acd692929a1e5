//! Everything that starts with a number. The order of the attempts matters: the longest stretch that belongs together
//! comes first.
//!
//! Every digit becomes a word, except those of emoji.

use super::duration::spoken;
use super::measure::{measure_at, symbol_at};
use super::numeral::{Number, at_number_end};
use super::reading::Reading;
use super::time::compound_at;
use super::{clock, code, date, telephone};
use crate::base::Length;
use crate::words::tongue::amount::{Amount, amount_at, digits_at};
use crate::words::tongue::lexicon::{Agreement, Case};
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, spaces_at};
use crate::words::tongue::{Fraction, Tongue, amount_in_words, counted};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let digits = digits_at(place.rest);
    if place.past(digits.len()).starts_with(['\u{fe0f}', '\u{20e3}']) {
        return None;
    }
    telephone::reading(tongue, place)
        .or_else(|| date::reading(tongue, place))
        .or_else(|| clock::reading(tongue, place))
        .or_else(|| amount(tongue, place))
        .or_else(|| code::mixed(tongue, place.rest))
        .or_else(|| code::chain(tongue, place.rest))
}

fn amount(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let (amount, length) = amount_at(place.rest, tongue.lexicon().marks)?;
    let number = Number { tongue, place: *place, amount, length, after: place.past(length) };
    number
        .ordinal()
        .or_else(|| number.item())
        .or_else(|| number.ratio())
        .or_else(|| number.scale_range())
        .or_else(|| number.times_range())
        .or_else(|| number.times())
        .or_else(|| number.series())
        .or_else(|| number.range())
        .or_else(|| number.feet_or_minutes())
        .or_else(|| number.compound())
        .or_else(|| number.meters())
        .or_else(|| number.pressure())
        .or_else(|| number.quantity())
        .or_else(|| number.out_of())
        .or_else(|| number.plain())
}

impl Number<'_> {
    fn ordinal(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let decade = self.tongue.decade(n, &self.place, self.after);
        let (words, more) = decade.or_else(|| self.tongue.ordinal(n, &self.place, self.after))?;
        Some(self.with(words, more))
    }

    /// "1)" at the beginning of a sentence: the number of an item.
    fn item(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let is_open = self.place.before.rfind('(') > self.place.before.rfind(')');
        let begins = self.place.starts_sentence() && !is_open && self.after.starts_with(") ");
        begins.then(|| self.with(format!("{}.", self.tongue.cardinal(n, Agreement::Alone)), 1))
    }

    /// `2′30″` where `′` can be feet as well: a length unless it is a usual height.
    fn feet_or_minutes(&self) -> Option<Reading> {
        let Amount::Whole(first) = self.amount else { return None };
        let behind = self.after.strip_prefix('′').filter(|_| self.tongue.notation().has_inches)?;
        let space = usize::from(behind.starts_with(' ') && behind.contains('″'));
        let behind = &behind[space..];
        let digits = digits_at(behind);
        let second: u64 = digits.parse().ok().filter(|&second| digits.len() < 3 && second < 60)?;
        let mark = if behind[digits.len()..].starts_with('″') { '″'.len_utf8() } else { 0 };
        if space > 0 && mark == 0 {
            return None;
        }
        let length = '′'.len_utf8() + space + digits.len() + mark;
        let lasts = digits.len() == 2 && (second > 11 || self.is_timed(&self.after[length..]));
        let [feet, inches] = [first, second].map(|n| self.tongue.cardinal(n, Agreement::Alone));
        let words = match lasts {
            true => spoken(self.tongue, Length::from_secs(first * 60 + second), Case::Accusative),
            false => format!("{feet} foot {inches}"),
        };
        Some(self.with(words, length))
    }

    /// "2m30s".
    fn compound(&self) -> Option<Reading> {
        compound_at(self.tongue, self.place.rest, self.tongue.case(&self.place))
            .map(|(words, length)| Reading::new(words, length))
    }

    /// A number and its unit.
    fn quantity(&self) -> Option<Reading> {
        let measure = self.measure(self.after, false)?;
        let after = &self.after[measure.length..];
        let words = self.behind_article(self.measured(&self.amount, &measure, after));
        Some(self.with_rate(words, measure.length))
    }

    /// "1m80": meters, and centimeters without their name.
    fn meters(&self) -> Option<Reading> {
        let Amount::Whole(n) = self.amount else { return None };
        let digits = digits_at(self.after.strip_prefix('m')?);
        let centimeters = digits.parse().ok().filter(|_| digits.len() == 2 && at_word_end(&self.after[3..]))?;
        let (unit, _) = symbol_at(self.tongue.lexicon(), "m")?;
        let form = if n == 1 { unit.noun.one } else { unit.noun.other };
        let meters = counted(self.tongue, &Amount::Whole(n), &unit.noun, form, Case::Accusative);
        let centimeters = self.tongue.cardinal(centimeters, Agreement::Alone);
        Some(self.with(format!("{meters} {centimeters}"), 1 + digits.len()))
    }

    /// "120/80 mmHg": two numbers, and the unit of both.
    fn pressure(&self) -> Option<Reading> {
        let Amount::Fraction { whole: 0, over, under } = self.amount else { return None };
        let measure = self.measure(self.after, false).filter(|_| under > 12 && over >= under)?;
        let numbers = self.side_by_side(over, under, true);
        Some(self.with(format!("{numbers} {}", measure.words.noun.other), measure.length))
    }

    /// Two numbers with a stroke between them: those of a blood pressure are joined by a word where `expected`.
    fn side_by_side(&self, over: u64, under: u64, expected: bool) -> String {
        let possible = (70..=250).contains(&over) && (30..=150).contains(&under) && over > under;
        let [first, second] = [over, under].map(|n| self.tongue.cardinal(n, Agreement::Alone));
        match expected && possible {
            true => format!("{first} {} {second}", self.tongue.lexicon().signs.pressure),
            false => format!("{first} {second}"),
        }
    }

    /// "5/10" and, of a step, "2/4"; "24/7" and "120/80" are two numbers. Anything else is a fraction.
    fn out_of(&self) -> Option<Reading> {
        let Amount::Fraction { whole: 0, over, under } = self.amount else { return None };
        let named = lists(self.tongue.lexicon().labels, self.place.previous_word());
        let scale = under == 10 || under > 12;
        if over <= under && (named || (scale && (over < under || under == 10))) {
            let [first, second] = [over, under].map(|n| self.tongue.cardinal(n, Agreement::Alone));
            return Some(self.with(format!("{first} {} {second}", self.tongue.lexicon().signs.out_of), 0));
        }
        // The last letter of "BP", "RR", "TA" and "PA", which are said letter by letter.
        let is_pressure = matches!(self.place.previous_word(), "P" | "R" | "A");
        (over >= under).then(|| self.with(self.side_by_side(over, under, is_pressure), 0))
    }

    /// A number that names something or counts something other than units.
    fn plain(&self) -> Option<Reading> {
        let (tongue, place) = (self.tongue, &self.place);
        let is_sign = !place.rest.starts_with(|c: char| c.is_ascii_digit());
        if !at_number_end(self.after) && !is_sign {
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

//! A number where it occurs in a text, and questions about its surroundings.

use super::measure::{Measure, measure_at, per_at};
use super::money;
use super::reading::Reading;
use crate::words::tongue::amount::Amount;
use crate::words::tongue::lexicon::Unit;
use crate::words::tongue::place::{Place, lists, next_word};
use crate::words::tongue::{Tongue, counted};

/// A number in its place.
pub(crate) struct Number<'a> {
    pub tongue: &'a dyn Tongue,
    pub place: Place<'a>,
    pub amount: Amount<'a>,
    /// Length of the number in bytes.
    pub length: usize,
    /// The text after the number.
    pub after: &'a str,
}

impl<'a> Number<'a> {
    pub(crate) fn with(&self, words: String, more: usize) -> Reading {
        Reading::new(words, self.length + more)
    }

    /// The unit after the number; `m` means minutes where a length of time is expected.
    pub(crate) fn measure(&self, after: &'a str, beside_time: bool) -> Option<Measure<'a>> {
        let lexicon = self.tongue.lexicon();
        let mut measure = measure_at(self.tongue, after)?;
        let in_time = beside_time || self.is_behind_time();
        let symbol = after[..measure.length].trim_matches(['-', '.', ' ']);
        let inches = self.tongue.notation().has_inches;
        let unit = match symbol {
            "m" if in_time && measure.written.is_none() => Unit::Minute,
            "′" if inches && self.is_timed(&after[measure.length..]) => Unit::Minute,
            "″" if inches && self.is_timed(&after[measure.length..]) => Unit::Second,
            _ => return Some(measure),
        };
        measure.words = lexicon.units.iter().find(|words| words.unit == unit)?;
        Some(measure)
    }

    /// Whether `′` and `″` before `after` mean minutes and seconds where they could be feet and inches.
    pub(crate) fn is_timed(&self, after: &str) -> bool {
        let times = self.tongue.lexicon().signs.times;
        let lasts = lists(self.tongue.notation().held, next_word(after));
        self.is_behind_time() || self.place.previous_word() == times || lasts
    }

    /// Whether the words before are about a length of time: "hold for …", "thirty seconds to …".
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
        let form = if measure.hyphenated && self.tongue.lexicon().sides.before_noun && !self.tongue.capitalizes_nouns()
        {
            noun.one
        } else {
            form
        };
        if let Some(words) = money::price(tongue, amount, measure.words) {
            return words;
        }
        match amount.half_above().filter(|_| measure.words.unit.is_time()) {
            Some(whole) => match tongue.halves_apart(whole, noun) {
                Some(words) => format!("{words} {form}"),
                None => tongue.halves(whole, noun, case),
            },
            None => counted(tongue, amount, noun, form, case),
        }
    }

    /// Adds "per minute" where the text continues with "/min".
    pub(crate) fn with_rate(&self, words: String, more: usize) -> Reading {
        match per_at(self.tongue, &self.after[more..], true) {
            Some((rate, length)) => self.with(format!("{words} {rate}"), more + length),
            None => self.with(words, more),
        }
    }

    /// A part of one brings its own article ("half an hour"), which must not repeat one that is already written.
    pub(crate) fn behind_article(&self, words: String) -> String {
        let part = matches!(self.amount, Amount::Fraction { whole: 0, .. }) || self.amount.half_above() == Some(0);
        let article = self.place.previous_word();
        if part && !article.is_empty() { self.tongue.behind_article(article, words) } else { words }
    }
}

/// Whether the number ends here: no letter follows, and no further digits after a mark.
pub(crate) fn at_number_end(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.' | ',' | '/' | ':') => !next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '_',
        None => true,
    }
}

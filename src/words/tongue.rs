//! The questions a language answers. There is an answer for every number; where the text does not settle the grammar,
//! it is the reading that is most often right in instructions.

pub(crate) mod amount;
pub(crate) mod facts;
pub(crate) mod lexicon;
pub(crate) mod notation;
pub(crate) mod place;
pub(crate) mod pronunciation;
pub(crate) mod samples;

use amount::Amount;
use facts::Facts;
use lexicon::{Agreement, Case, Gender, Lexicon, Noun};
use notation::Notation;
use place::Place;

/// One language.
pub(crate) trait Tongue: Sync {
    /// Its names, sentences, sounds and pace.
    fn facts(&self) -> &'static Facts;

    /// Its words for signs, units and abbreviations.
    fn lexicon(&self) -> &'static Lexicon;

    /// Its words for capitals, money, dates and marks.
    fn notation(&self) -> &'static Notation;

    /// `n` as a word that agrees.
    fn cardinal(&self, n: u64, agreement: Agreement) -> String;

    /// The digits after the decimal mark, in words.
    fn decimals(&self, digits: &str) -> String;

    /// Whether `amount` takes the singular: CLDR's plural category `one`.
    fn is_one(&self, amount: &Amount) -> bool;

    /// `whole` and a half of `noun`: "two and a half minutes", "half a minute".
    fn halves(&self, whole: u64, noun: &Noun, case: Case) -> String;

    /// `whole` and a half before a noun that is said later; `None` where the half follows its noun.
    fn halves_apart(&self, whole: u64, noun: &Noun) -> Option<String>;

    /// A fraction of `noun`.
    fn fraction_of(&self, fraction: Fraction, noun: &Noun, case: Case) -> String;

    /// A fraction without a unit; `after` is the text after it.
    fn fraction(&self, fraction: Fraction, place: &Place, after: &str) -> String;

    /// "once", "twice", "three times".
    fn times(&self, n: u64) -> String;

    /// The ordinal at `place`, where the number `n` was read and `after` is the text after its digits,
    /// and how many bytes of `after` belong to it.
    fn ordinal(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)>;

    /// What a number has to agree with when no known unit follows it.
    fn agreement(&self, place: &Place, after: &str) -> Agreement;

    /// The case that the words before a number call for.
    fn case(&self, _place: &Place) -> Case {
        Case::Accusative
    }

    /// A unit's noun, in the form it has between an article and another word ("a thirty second hold").
    fn noun_form(&self, noun: &Noun, amount: &Amount, _place: &Place, _after: &str) -> &'static str {
        if self.is_one(amount) { noun.one } else { noun.other }
    }

    /// A time of day; `marked` when the text says so itself ("at 2:30").
    fn clock(&self, hours: u64, minutes: u64, marked: bool) -> String;

    /// Whether nouns are written with a capital.
    fn capitalizes_nouns(&self) -> bool {
        false
    }

    /// Whether `word`, with a capital after an abbreviation, is rather the beginning of a sentence than its next word.
    fn begins_sentence(&self, word: &str) -> bool {
        listed_gender(self.lexicon().nouns, word).is_none()
    }

    /// Whether `next`, after a number that could be a year, is what it counts.
    fn counts(&self, _next: &str) -> bool {
        false
    }

    /// A year.
    fn year(&self, n: u64) -> String {
        self.cardinal(n, Agreement::Alone)
    }

    /// A decade, where the text after its digits shows that it is one ("the 1990s"), and how many bytes of `after` belong to it.
    fn decade(&self, _n: u64, _place: &Place, _after: &str) -> Option<(String, usize)> {
        None
    }

    /// A day of a month, both from 1, with or without its year.
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String;

    /// The day of a month as a number of its own, before or after the name of the month ("4. Mai", "May 4", "1 mai").
    fn day_of_month(&self, day: u64, _place: &Place) -> String {
        self.cardinal(day, Agreement::Alone)
    }

    /// Both ends of a range, already in words.
    fn range(&self, place: &Place, from: &str, to: &str) -> String;

    /// The word for a side; `noun` is the part of the body it belongs to, empty when it stands alone.
    fn side(&self, left: bool, noun: &str, place: &Place) -> String;

    /// A number and its noun, elided where the language elides ("un'ora").
    fn joined(&self, number: &str, noun: &str) -> String {
        format!("{number} {noun}")
    }

    /// "per minute".
    fn per(&self, noun: &str) -> String {
        format!("{} {noun}", self.lexicon().signs.per)
    }

    /// "two to three times".
    fn times_range(&self, place: &Place, from: u64, to: u64) -> String {
        let from = self.cardinal(from, Agreement::Apart(Gender::Feminine));
        self.range(place, &from, &self.times(to))
    }

    /// The words for a part of one after an article in the text ("a 1/2 hour", "une 1/2 heure").
    fn behind_article(&self, article: &str, words: String) -> String {
        match words.split_once(' ') {
            Some((first, rest)) if first.eq_ignore_ascii_case(article) => rest.to_owned(),
            _ => words,
        }
    }

    /// What joins millions to what they count ("un millón de minutos"): empty, or starting with a space.
    fn of_millions(&self) -> &'static str {
        ""
    }
}

/// `whole` and `over` / `under`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    pub whole: u64,
    pub over: u64,
    pub under: u64,
}

/// `amount` in words, without what it counts.
pub(crate) fn amount_in_words(tongue: &dyn Tongue, amount: &Amount, agreement: Agreement) -> String {
    match *amount {
        Amount::Whole(n) => tongue.cardinal(n, agreement),
        Amount::Decimal { whole, digits } => {
            let point = tongue.lexicon().point;
            format!("{} {point} {}", tongue.cardinal(whole, Agreement::Alone), tongue.decimals(digits))
        }
        Amount::Fraction { whole, over, under } => {
            let nowhere = Place { before: "", rest: "" };
            tongue.fraction(Fraction { whole, over, under }, &nowhere, "")
        }
        Amount::Digits(digits) => each_digit(tongue, digits),
    }
}

/// `amount` of `noun`, written in the given `form`.
pub(crate) fn counted(tongue: &dyn Tongue, amount: &Amount, noun: &Noun, form: &str, case: Case) -> String {
    if let Amount::Fraction { whole, over, under } = *amount {
        return tongue.fraction_of(Fraction { whole, over, under }, noun, case);
    }
    let words = amount_in_words(tongue, amount, Agreement::Before(noun.gender, case));
    let link = if is_millions(amount) { tongue.of_millions() } else { "" };
    tongue.joined(&format!("{words}{link}"), form)
}

/// Digit by digit, skipping everything else in the text.
pub(crate) fn each_digit(tongue: &dyn Tongue, digits: &str) -> String {
    let words: Vec<_> = digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| tongue.cardinal(u64::from(digit - b'0'), Agreement::Alone))
        .collect();
    words.join(" ")
}

/// The gender of `word`: that of the listed noun it is or, as a compound or a plural, ends with.
pub(crate) fn listed_gender(nouns: &[(&str, Gender)], word: &str) -> Option<Gender> {
    let word = word.to_lowercase();
    let is = |noun: &str| word == noun || (noun.len() > 2 && word.ends_with(noun));
    nouns.iter().find(|(noun, _)| is(noun)).map(|&(_, gender)| gender)
}

/// Whether the amount is a whole number of millions: CLDR's plural category `many` in the Romance languages.
fn is_millions(amount: &Amount) -> bool {
    matches!(*amount, Amount::Whole(n) if n > 0 && n.is_multiple_of(1_000_000))
}

//! Numbers in English. American and British differ only in the "and" after hundreds.

pub(crate) mod abbreviations;
pub(crate) mod facts;
pub(crate) mod notation;
pub(crate) mod words;

use crate::words::tongue::amount::Amount;
use crate::words::tongue::facts::Facts;
use crate::words::tongue::lexicon::{Agreement, Case, Lexicon, Noun};
use crate::words::tongue::notation::Notation;
use crate::words::tongue::place::{Place, at_word_end, lists, next_word, starts_with_ignoring_case};
use crate::words::tongue::{Fraction, Tongue, each_digit};
use words::{LEXICON, ONES, TENS};

/// English as it is spoken in America or in Britain.
pub(crate) struct English {
    /// British "one hundred and five" instead of American "one hundred five".
    and_after_hundreds: bool,
    facts: &'static Facts,
    notation: &'static Notation,
}

/// American English.
pub(crate) static AMERICAN: English =
    English { and_after_hundreds: false, facts: &facts::AMERICAN, notation: &notation::AMERICAN };

/// British English.
pub(crate) static BRITISH: English =
    English { and_after_hundreds: true, facts: &facts::BRITISH, notation: &notation::BRITISH };

const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

impl English {
    fn below_hundred(n: u64) -> String {
        match (n / 10, n % 10) {
            (0 | 1, _) => ONES[n as usize].to_owned(),
            (tens, 0) => TENS[tens as usize].to_owned(),
            (tens, ones) => format!("{}-{}", TENS[tens as usize], ONES[ones as usize]),
        }
    }

    fn below_thousand(&self, n: u64) -> String {
        match (n / 100, n % 100) {
            (0, rest) => Self::below_hundred(rest),
            (hundreds, 0) => format!("{} hundred", ONES[hundreds as usize]),
            (hundreds, rest) => {
                let and = if self.and_after_hundreds { "and " } else { "" };
                format!("{} hundred {and}{}", ONES[hundreds as usize], Self::below_hundred(rest))
            }
        }
    }

    fn number(&self, n: u64) -> String {
        let mut words = Vec::new();
        let mut rest = n;
        for (scale, name) in SCALES {
            if rest >= scale {
                words.push(format!("{} {name}", self.below_thousand(rest / scale)));
                rest %= scale;
            }
        }
        if rest > 0 || n == 0 {
            let and = if self.and_after_hundreds && n > 1000 && rest < 100 { "and " } else { "" };
            words.push(format!("{and}{}", self.below_thousand(rest)));
        }
        words.join(" ")
    }

    fn ordinal_words(&self, n: u64) -> String {
        let number = self.number(n);
        let start = number.rfind([' ', '-']).map_or(0, |at| at + 1);
        let (front, last) = number.split_at(start);
        let last = match last {
            "one" => "first".to_owned(),
            "two" => "second".to_owned(),
            "three" => "third".to_owned(),
            "five" => "fifth".to_owned(),
            "eight" => "eighth".to_owned(),
            "nine" => "ninth".to_owned(),
            "twelve" => "twelfth".to_owned(),
            word => word.strip_suffix('y').map_or_else(|| format!("{word}th"), |stem| format!("{stem}ieth")),
        };
        format!("{front}{last}")
    }

    /// "half", "third", "quarter", "tenth".
    fn part(&self, under: u64) -> String {
        match under {
            2 => "half".to_owned(),
            4 => "quarter".to_owned(),
            _ => self.ordinal_words(under),
        }
    }

    /// "a half", "one third", "three quarters".
    fn parts(&self, over: u64, under: u64, one: &str) -> String {
        match over {
            1 => format!("{one} {}", self.part(under)),
            _ if under == 2 => format!("{} halves", self.number(over)),
            _ => format!("{} {}s", self.number(over), self.part(under)),
        }
    }
}

impl Tongue for English {
    fn facts(&self) -> &'static Facts {
        self.facts
    }

    fn lexicon(&self) -> &'static Lexicon {
        &LEXICON
    }

    fn notation(&self) -> &'static Notation {
        self.notation
    }

    fn cardinal(&self, n: u64, _agreement: Agreement) -> String {
        self.number(n)
    }

    fn decimals(&self, digits: &str) -> String {
        each_digit(self, digits)
    }

    fn is_one(&self, amount: &Amount) -> bool {
        matches!(amount, Amount::Whole(1))
    }

    fn halves(&self, whole: u64, noun: &Noun, _case: Case) -> String {
        match whole {
            0 => format!("half {}", with_article(noun.one)),
            _ => format!("{} and a half {}", self.number(whole), noun.other),
        }
    }

    fn halves_apart(&self, whole: u64, _noun: &Noun) -> Option<String> {
        (whole > 0).then(|| format!("{} and a half", self.number(whole)))
    }

    fn fraction_of(&self, Fraction { whole, over, under }: Fraction, noun: &Noun, case: Case) -> String {
        match (whole, over, under) {
            (_, 1, 2) => self.halves(whole, noun, case),
            (0, ..) => format!("{} of {}", self.parts(over, under, "a"), with_article(noun.one)),
            _ => format!("{} and {} {}", self.number(whole), self.parts(over, under, "a"), noun.other),
        }
    }

    fn fraction(&self, Fraction { whole, over, under }: Fraction, place: &Place, after: &str) -> String {
        let next = next_word(after);
        let describes = (!next.is_empty() && !lists(words::NO_NOUNS, next)) || after.starts_with('-');
        match whole {
            0 if describes && over == 1 => self.part(under),
            0 if describes && (!next.ends_with('s') || lists(&["a", "an"], place.previous_word())) => {
                format!("{}-{}", self.number(over), self.part(under))
            }
            0 => self.parts(over, under, "one"),
            _ => format!("{} and {}", self.number(whole), self.parts(over, under, "a")),
        }
    }

    fn times(&self, n: u64) -> String {
        match n {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            _ => format!("{} times", self.number(n)),
        }
    }

    fn times_range(&self, place: &Place, from: u64, to: u64) -> String {
        format!("{} times", self.range(place, &self.number(from), &self.number(to)))
    }

    /// "a half hour", "a quarter of an hour".
    fn behind_article(&self, article: &str, words: String) -> String {
        let is_article = lists(&["a", "an"], article);
        let half = words.strip_prefix("half a ").or_else(|| words.strip_prefix("half an ")).filter(|_| is_article);
        let part = words.strip_prefix("a ").filter(|_| is_article);
        half.map(|noun| format!("half {noun}")).or_else(|| part.map(str::to_owned)).unwrap_or(words)
    }

    fn ordinal(&self, n: u64, _place: &Place, after: &str) -> Option<(String, usize)> {
        let suffix = match (n % 100, n % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        let ends = !after.get(2..)?.starts_with(char::is_alphanumeric);
        (starts_with_ignoring_case(after, suffix) && ends).then(|| (self.ordinal_words(n), 2))
    }

    fn agreement(&self, _place: &Place, _after: &str) -> Agreement {
        Agreement::Alone
    }

    /// "a thirty second hold", "a ninety degree angle".
    fn noun_form(&self, noun: &Noun, amount: &Amount, place: &Place, after: &str) -> &'static str {
        let next = next_word(after);
        let article = lists(&["a", "an"], place.previous_word());
        let describes = lists(words::SHAPES, next) || (article && !next.is_empty() && !lists(words::NO_NOUNS, next));
        if describes || self.is_one(amount) { noun.one } else { noun.other }
    }

    fn clock(&self, hours: u64, minutes: u64, _marked: bool) -> String {
        match minutes {
            0 if (1..=12).contains(&hours) => format!("{} o'clock", self.number(hours)),
            0 => format!("{} hundred hours", self.number(hours)),
            1..=9 => format!("{} oh {}", self.number(hours), self.number(minutes)),
            _ => format!("{} {}", self.number(hours), self.number(minutes)),
        }
    }

    fn counts(&self, next: &str) -> bool {
        lists(words::COUNTED, next)
    }

    /// "nineteen ninety-five", "two thousand five", "twenty twenty-six".
    fn year(&self, n: u64) -> String {
        match (n / 100, n % 100) {
            (20, 0..10) => self.number(n),
            (century, 0) => format!("{} hundred", self.number(century)),
            (century, rest @ 1..10) => format!("{} oh {}", self.number(century), self.number(rest)),
            (century, rest) => format!("{} {}", self.number(century), self.number(rest)),
        }
    }

    /// "the 1990s", "in the 90s", "in my 60s"; after other words, `90s` are seconds.
    fn decade(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
        let mark = after.chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
        let ends = after[mark..].strip_prefix('s').is_some_and(at_word_end);
        let previous = place.previous_word();
        let next = after.get(mark + 1..).map_or("", next_word);
        let held = lists(self.notation.held, next);
        let age = (20..100).contains(&n) && lists(words::BEFORE_DECADES, previous) && !held;
        if !ends || !n.is_multiple_of(10) || !(age || (1100..2100).contains(&n)) {
            return None;
        }
        let words = if n < 100 { self.number(n) } else { self.year(n) };
        let plural = words.strip_suffix('y').map_or_else(|| format!("{words}s"), |stem| format!("{stem}ies"));
        Some((plural, mark + 1))
    }

    /// "October twelfth, twenty twenty-six"; "the twelfth of October".
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String {
        let (month, day) = (self.notation.calendar.months[month - 1], self.ordinal_words(day));
        let the = if place.previous_word().eq_ignore_ascii_case("the") { "" } else { "the " };
        let date = match self.notation.calendar.month_first {
            true => format!("{month} {day}"),
            false => format!("{the}{day} of {month}"),
        };
        year.map_or_else(|| date.clone(), |year| format!("{date}, {}", self.year(year)))
    }

    /// "May fourth", "the fourth of May".
    fn day_of_month(&self, day: u64, place: &Place) -> String {
        let behind = self.notation.calendar.months.contains(&place.previous_word());
        let the = if lists(&["the"], place.previous_word()) { "" } else { "the " };
        let day = self.ordinal_words(day);
        if behind { day } else { format!("{the}{day} of") }
    }

    fn range(&self, place: &Place, from: &str, to: &str) -> String {
        match place.previous_word() {
            "between" | "Between" => format!("{from} and {to}"),
            _ => format!("{from} to {to}"),
        }
    }

    fn side(&self, left: bool, _noun: &str, _place: &Place) -> String {
        (if left { "left" } else { "right" }).to_owned()
    }
}

/// "a minute", "an hour".
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) || noun.starts_with("hour") { "an" } else { "a" };
    format!("{article} {noun}")
}

//! Numbers in German: "eins" where nothing is counted, otherwise the form of "ein" that the noun calls for. Masculine
//! nouns take the accusative unless a preposition calls for the dative.

pub(crate) mod abbreviations;
pub(crate) mod facts;
pub(crate) mod inflection;
pub(crate) mod notation;
pub(crate) mod nouns;
pub(crate) mod number;
pub(crate) mod ordinal;
pub(crate) mod words;

use crate::words::tongue::amount::Amount;
use crate::words::tongue::facts::Facts;
use crate::words::tongue::lexicon::{Agreement, Case, Gender, Lexicon, Noun};
use crate::words::tongue::notation::Notation;
use crate::words::tongue::place::{Place, at_word_end, capitalized, lists};
use crate::words::tongue::{Fraction, Tongue, each_digit};
use facts::FACTS;
use inflection::{adjective, article, ordinal_ending, standing};
use notation::NOTATION;
use number::{bound, bound_number, number};
use words::{ARTICLES, DATIVE, LEXICON};

/// German as it is spoken in Germany.
pub(crate) struct German;

impl German {
    /// "zweieinhalb", "eineinhalb", "zweidreiviertel".
    fn mixed(Fraction { whole, over, under }: Fraction) -> String {
        let parts = if (over, under) == (1, 2) { "halb".to_owned() } else { Self::part(under).to_lowercase() };
        format!("{}{}{parts}", bound_number(whole), bound(over.min(999)))
    }

    /// "Drittel", "Viertel", "Zehntel", "Zwanzigstel".
    fn part(under: u64) -> String {
        capitalized(&format!("{}el", ordinal::stem(under)))
    }
}

impl Tongue for German {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn lexicon(&self) -> &'static Lexicon {
        &LEXICON
    }

    fn notation(&self) -> &'static Notation {
        &NOTATION
    }

    fn capitalizes_nouns(&self) -> bool {
        true
    }

    fn cardinal(&self, n: u64, agreement: Agreement) -> String {
        match agreement {
            Agreement::Before(gender, case) if n == 1 => article(gender, case).to_owned(),
            Agreement::Apart(Gender::Feminine) if n == 1 => "eine".to_owned(),
            Agreement::Apart(_) if n == 1 => "ein".to_owned(),
            _ => number(n),
        }
    }

    fn decimals(&self, digits: &str) -> String {
        each_digit(self, digits)
    }

    fn is_one(&self, amount: &Amount) -> bool {
        matches!(amount, Amount::Whole(1))
    }

    fn halves(&self, whole: u64, noun: &Noun, case: Case) -> String {
        match whole {
            0 => {
                let half = adjective("halb", noun.gender, case);
                format!("{} {half} {}", article(noun.gender, case), noun.one)
            }
            _ => format!("{}einhalb {}", bound_number(whole), noun.other),
        }
    }

    fn halves_apart(&self, whole: u64, _noun: &Noun) -> Option<String> {
        (whole > 0).then(|| format!("{}einhalb", bound_number(whole)))
    }

    fn fraction_of(&self, fraction: Fraction, noun: &Noun, case: Case) -> String {
        match fraction {
            Fraction { whole: 0, over: 1, under: 2 } => self.halves(0, noun, case),
            Fraction { whole: 0, over: 1, under: 4 } if noun.one == "Stunde" => {
                format!("{} Viertelstunde", article(noun.gender, case))
            }
            Fraction { whole: 0, over: 3, under: 4 } if noun.one == "Stunde" => {
                format!("{} Dreiviertelstunde", article(noun.gender, case))
            }
            Fraction { whole: 0, over: 1, under } => {
                format!("{} {} {}", article(noun.gender, case), Self::part(under).to_lowercase(), noun.one)
            }
            Fraction { whole: 0, over, under } => {
                format!("{} {} {}", number(over), Self::part(under).to_lowercase(), noun.other)
            }
            _ => format!("{} {}", Self::mixed(fraction), noun.other),
        }
    }

    fn fraction(&self, fraction: Fraction, place: &Place, after: &str) -> String {
        let Fraction { whole, over, under } = fraction;
        let counted = match self.agreement(place, after) {
            Agreement::Before(gender, case) => Some((gender, case)),
            _ => None,
        };
        match (whole, counted) {
            (0, Some((gender, case))) if (over, under) == (1, 2) => {
                format!("{} {}", article(gender, case), adjective("halb", gender, case))
            }
            (0, Some((gender, case))) if over == 1 => {
                format!("{} {}", article(gender, case), Self::part(under).to_lowercase())
            }
            (0, Some(_)) => format!("{} {}", number(over), Self::part(under).to_lowercase()),
            (0, None) if (over, under) == (1, 2) => "ein halb".to_owned(),
            (0, None) if under == 2 => format!("{} halbe", number(over)),
            (0, None) => format!("{} {}", bound_number(over), Self::part(under)),
            _ => Self::mixed(fraction),
        }
    }

    fn times(&self, n: u64) -> String {
        format!("{}mal", bound_number(n))
    }

    fn times_range(&self, _place: &Place, from: u64, to: u64) -> String {
        format!("{}- bis {}mal", bound_number(from), bound_number(to))
    }

    /// "eine Dreiviertelstunde": the article may be in another case than the length would be.
    fn behind_article(&self, article: &str, words: String) -> String {
        match words.split_once(' ') {
            Some((first, rest)) if first.starts_with("ein") && lists(ARTICLES, article) => rest.to_owned(),
            _ => words,
        }
    }

    fn ordinal(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
        ordinal::with_suffix(n, after).or_else(|| ordinal::with_dot(n, place, after))
    }

    fn agreement(&self, place: &Place, after: &str) -> Agreement {
        standing(place, after, self.case(place))
    }

    fn case(&self, place: &Place) -> Case {
        let previous = place.previous_word();
        let asks = if lists(words::BETWEEN, previous) { place.word_before_previous() } else { previous };
        let dative = lists(DATIVE, asks) || lists(&["einer", "einem"], previous);
        if dative { Case::Dative } else { Case::Accusative }
    }

    fn clock(&self, hours: u64, minutes: u64, marked: bool) -> String {
        let hour = bound_number(hours);
        match minutes {
            0 => format!("{hour} Uhr"),
            _ if marked => format!("{hour} Uhr {}", number(minutes)),
            _ => format!("{} {}", number(hours), number(minutes)),
        }
    }

    /// Nouns have capitals too, so only words that often begin a sentence do.
    fn begins_sentence(&self, word: &str) -> bool {
        nouns::SENTENCE_STARTS.contains(&word)
    }

    fn counts(&self, next: &str) -> bool {
        next.starts_with(char::is_uppercase) && !lists(words::NO_COUNTED, next)
    }

    /// "neunzehnhundertfünfundneunzig", "zweitausendfünf".
    fn year(&self, n: u64) -> String {
        match (n / 100, n % 100) {
            (11..20, 0) => format!("{}hundert", number(n / 100)),
            (11..20, rest) => format!("{}hundert{}", number(n / 100), number(rest)),
            _ => number(n),
        }
    }

    /// "1990er": the years of a century are said as such.
    fn decade(&self, n: u64, _place: &Place, after: &str) -> Option<(String, usize)> {
        let ends = after.strip_prefix("er").is_some_and(at_word_end);
        ((1100..2000).contains(&n) && ends).then(|| (format!("{}er", self.year(n)), 2))
    }

    /// "zwölfter Oktober", "am zwölften Oktober zweitausendsechsundzwanzig".
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String {
        let month = NOTATION.calendar.months[month - 1];
        let year = year.map_or_else(String::new, |year| format!(" {}", self.year(year)));
        format!("{} {month}{year}", self.day_of_month(day, place))
    }

    fn day_of_month(&self, day: u64, place: &Place) -> String {
        let ending = match place.previous_word() {
            "bis" | "Bis" | "ab" | "Ab" | "seit" | "Seit" => "en",
            _ => ordinal_ending(place, "Tag").unwrap_or("er"),
        };
        format!("{}{ending}", ordinal::stem(day))
    }

    fn range(&self, place: &Place, from: &str, to: &str) -> String {
        match place.previous_word() {
            "zwischen" | "Zwischen" => format!("{from} und {to}"),
            _ => format!("{from} bis {to}"),
        }
    }

    fn side(&self, left: bool, noun: &str, place: &Place) -> String {
        let side = if left { "link" } else { "recht" };
        match ordinal_ending(place, noun) {
            Some(ending) if !noun.is_empty() => format!("{side}{ending}"),
            _ => format!("{side}s"),
        }
    }
}

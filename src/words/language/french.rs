//! Numbers in French, in the traditional spelling: "une" before feminine nouns, and the plural from two on (CLDR: "une
//! minute et demie", "zéro minute").

pub(crate) mod abbreviations;
pub(crate) mod facts;
pub(crate) mod notation;
pub(crate) mod words;

use super::romance::{
    and_a_half, bare_fraction, decimals_as_number, gender_of, is_ordinal_degree, is_ordinal_sign, part_of, standing,
};
use crate::words::tongue::amount::Amount;
use crate::words::tongue::facts::Facts;
use crate::words::tongue::lexicon::{Agreement, Case, Gender, Lexicon, Noun};
use crate::words::tongue::notation::Notation;
use crate::words::tongue::place::{Place, at_word_end, lists};
use crate::words::tongue::{Fraction, Tongue};
use facts::FACTS;
use notation::NOTATION;
use words::{ARTICLES, BELOW_TWENTY, FUNCTION_WORDS, LEXICON, TENS};

/// French as it is spoken in France.
pub(crate) struct French;

const SCALES: [(u64, &str); 5] = [
    (1_000_000_000_000_000_000, "trillion"),
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

impl French {
    fn below_hundred(n: u64) -> String {
        match (n / 10, n % 10) {
            (0 | 1, _) => BELOW_TWENTY[n as usize].to_owned(),
            (8, 0) => "quatre-vingts".to_owned(),
            (7 | 9, 0..) => {
                let link = if n == 71 { " et " } else { "-" };
                format!("{}{link}{}", TENS[(n / 10) as usize], BELOW_TWENTY[(n % 10 + 10) as usize])
            }
            (tens, 0) => TENS[tens as usize].to_owned(),
            (tens, 1) if tens < 8 => format!("{} et un", TENS[tens as usize]),
            (tens, ones) => format!("{}-{}", TENS[tens as usize], BELOW_TWENTY[ones as usize]),
        }
    }

    fn below_thousand(n: u64) -> String {
        match (n / 100, n % 100) {
            (0, rest) => Self::below_hundred(rest),
            (1, 0) => "cent".to_owned(),
            (1, rest) => format!("cent {}", Self::below_hundred(rest)),
            (hundreds, 0) => format!("{} cents", BELOW_TWENTY[hundreds as usize]),
            (hundreds, rest) => format!("{} cent {}", BELOW_TWENTY[hundreds as usize], Self::below_hundred(rest)),
        }
    }

    fn below_million(n: u64) -> String {
        let thousands = match n / 1000 {
            0 => return Self::below_thousand(n),
            1 => "mille".to_owned(),
            // "quatre-vingt mille", "deux cent mille": no plural before "mille".
            count => format!("{} mille", singular(&Self::below_thousand(count))),
        };
        match n % 1000 {
            0 => thousands,
            rest => format!("{thousands} {}", Self::below_thousand(rest)),
        }
    }

    fn number(n: u64) -> String {
        let mut words = Vec::new();
        let mut rest = n;
        for (scale, name) in SCALES {
            match rest / scale {
                0 => {}
                1 => words.push(format!("un {name}")),
                count => words.push(format!("{} {name}s", Self::below_thousand(count))),
            }
            rest %= scale;
        }
        if rest > 0 || n == 0 {
            words.push(Self::below_million(rest));
        }
        words.join(" ")
    }

    fn ordinal_words(n: u64, feminine: bool) -> String {
        if n == 1 {
            return (if feminine { "première" } else { "premier" }).to_owned();
        }
        let number = Self::number(n);
        let stem = singular(&number);
        let stem = stem.strip_suffix('e').unwrap_or(stem);
        match (stem.strip_suffix("cinq"), stem.strip_suffix("neuf")) {
            (Some(front), _) => format!("{front}cinquième"),
            (_, Some(front)) => format!("{front}neuvième"),
            _ => format!("{stem}ième"),
        }
    }

    /// "un quart", "deux tiers".
    fn parts(over: u64, under: u64) -> String {
        let part = match under {
            2 => "demi".to_owned(),
            3 => "tiers".to_owned(),
            4 => "quart".to_owned(),
            _ => Self::ordinal_words(under, false),
        };
        let plural = if over == 1 || under == 3 { "" } else { "s" };
        format!("{} {part}{plural}", Self::number(over))
    }
}

/// "quatre-vingts" and "deux cents" without their plural.
fn singular(number: &str) -> &str {
    let plural = number.ends_with("vingts") || number.ends_with("cents");
    if plural { &number[..number.len() - 1] } else { number }
}

fn half(gender: Gender) -> &'static str {
    if gender == Gender::Feminine { "demie" } else { "demi" }
}

fn of(noun: &str) -> String {
    let elided = noun.starts_with(['a', 'e', 'é', 'i', 'o', 'u']) || noun.starts_with("heure");
    if elided { format!("d'{noun}") } else { format!("de {noun}") }
}

fn is_feminine(noun: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["tion", "sion", "ée", "ie", "ette", "elle", "ance", "ence", "ure", "esse", "ine", "euse", "tude", "aison"];
    ENDINGS.iter().any(|ending| noun.trim_end_matches('s').ends_with(ending))
}

impl Tongue for French {
    fn facts(&self) -> &'static Facts {
        &FACTS
    }

    fn lexicon(&self) -> &'static Lexicon {
        &LEXICON
    }

    fn notation(&self) -> &'static Notation {
        &NOTATION
    }

    fn cardinal(&self, n: u64, agreement: Agreement) -> String {
        let number = Self::number(n);
        let feminine = matches!(agreement, Agreement::Apart(Gender::Feminine) | Agreement::Before(Gender::Feminine, _));
        let one = number == "un" || number.ends_with(" un") || number.ends_with("-un");
        if feminine && one { format!("{number}e") } else { number }
    }

    fn decimals(&self, digits: &str) -> String {
        decimals_as_number(self, digits)
    }

    fn is_one(&self, amount: &Amount) -> bool {
        matches!(amount, Amount::Whole(0 | 1) | Amount::Decimal { whole: 0 | 1, .. })
    }

    fn halves(&self, whole: u64, noun: &Noun, case: Case) -> String {
        match whole {
            0 => format!("{} demi-{}", self.cardinal(1, Agreement::Before(noun.gender, case)), noun.one),
            _ => and_a_half(self, whole, noun, half(noun.gender)),
        }
    }

    fn halves_apart(&self, _whole: u64, _noun: &Noun) -> Option<String> {
        None
    }

    fn fraction_of(&self, fraction: Fraction, noun: &Noun, case: Case) -> String {
        match fraction {
            Fraction { whole, over: 1, under: 2 } => self.halves(whole, noun, case),
            Fraction { whole, over, under } => part_of(self, whole, &Self::parts(over, under), &of(noun.one), noun),
        }
    }

    fn fraction(&self, fraction: Fraction, place: &Place, after: &str) -> String {
        match (fraction, self.agreement(place, after)) {
            (Fraction { whole: 0, over: 1, under: 2 }, Agreement::Before(Gender::Feminine, _)) => "une demi".to_owned(),
            (Fraction { whole: 1.., over: 1, under: 2 }, _) => bare_fraction(self, fraction, "demi"),
            _ => bare_fraction(self, fraction, &Self::parts(fraction.over, fraction.under)),
        }
    }

    fn times(&self, n: u64) -> String {
        format!("{} fois", self.cardinal(n, Agreement::Before(Gender::Feminine, Case::Accusative)))
    }

    fn ordinal(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
        const FIRST: [&str; 9] = ["er", "ᵉʳ", "re", "ʳᵉ", "ère", "ere", "ᵉʳᵉ", "º", "ª"];
        const LATER: [&str; 7] = ["ème", "eme", "ᵉ", "nde", "nd", "e", "º"];
        let degree = is_ordinal_degree(self, n, place, after, ARTICLES).then_some("°");
        let endings: &[&str] = if n == 1 { &FIRST } else { &LATER };
        let ends = |ending: &&str| after.strip_prefix(*ending).is_some_and(at_word_end);
        let suffix = degree.or_else(|| endings.iter().copied().find(ends))?;
        if !is_ordinal_sign(self, n, place, after, ARTICLES) {
            return None;
        }
        let feminine = suffix.ends_with(['e', 'ª']) && suffix != "e" || suffix == "ʳᵉ" || suffix == "ᵉʳᵉ";
        let words = match suffix {
            "nd" if n == 2 => "second".to_owned(),
            "nde" if n == 2 => "seconde".to_owned(),
            "nd" | "nde" => return None,
            _ if n == 0 => return None,
            _ => Self::ordinal_words(n, feminine),
        };
        Some((words, suffix.len()))
    }

    fn agreement(&self, place: &Place, after: &str) -> Agreement {
        standing(self, place, after, FUNCTION_WORDS, is_feminine)
    }

    fn clock(&self, hours: u64, minutes: u64, _marked: bool) -> String {
        let one = self.is_one(&Amount::Whole(hours));
        let hour = self.cardinal(hours, Agreement::Before(Gender::Feminine, Case::Accusative));
        let hour = format!("{hour} heure{}", if one { "" } else { "s" });
        match minutes {
            0 => hour,
            _ => format!("{hour} {}", Self::number(minutes)),
        }
    }

    /// "douze octobre deux mille vingt-six", "premier mai".
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String {
        let month = NOTATION.calendar.months[month - 1];
        let year = year.map_or_else(String::new, |year| format!(" {}", self.year(year)));
        format!("{} {month}{year}", self.day_of_month(day, place))
    }

    fn day_of_month(&self, day: u64, _place: &Place) -> String {
        if day == 1 { "premier".to_owned() } else { Self::number(day) }
    }

    fn range(&self, place: &Place, from: &str, to: &str) -> String {
        let previous = place.previous_word();
        let link = match () {
            () if previous.eq_ignore_ascii_case("entre") => "et",
            () if lists(&["à", "au", "aux"], previous) => "ou",
            () => "à",
        };
        format!("{from} {link} {to}")
    }

    fn side(&self, left: bool, noun: &str, _place: &Place) -> String {
        let masculine = !noun.is_empty() && gender_of(self, noun, is_feminine) == Gender::Masculine;
        let side = match (left, masculine) {
            (true, _) => "gauche",
            (false, true) => "droit",
            (false, false) => "droite",
        };
        side.to_owned()
    }

    fn of_millions(&self) -> &'static str {
        " de"
    }
}

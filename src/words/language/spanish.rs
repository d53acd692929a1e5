//! Numbers in Spanish: "uno" where nothing is counted; before a noun "un" or "una", "veintiún" or "veintiuna",
//! "doscientos" or "doscientas".

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
use crate::words::tongue::place::{Place, at_word_end, lists, next_word};
use crate::words::tongue::{Fraction, Tongue};
use facts::FACTS;
use notation::NOTATION;
use words::{ARTICLES, BELOW_THIRTY, FUNCTION_WORDS, HUNDREDS, LEXICON, ORDINAL_TENS, ORDINALS, TENS};

/// Spanish as it is spoken in Spain.
pub(crate) struct Spanish;

const SCALES: [(u64, &str, &str); 3] = [
    (1_000_000_000_000_000_000, "trillón", "trillones"),
    (1_000_000_000_000, "billón", "billones"),
    (1_000_000, "millón", "millones"),
];

/// The ending of a final "uno", and of the hundreds.
#[derive(Clone, Copy, PartialEq)]
enum UnoEnding {
    Uno,
    Un,
    Una,
}

impl Spanish {
    fn below_hundred(n: u64, ending: UnoEnding) -> String {
        match (n, n / 10, n % 10) {
            (1, ..) => ending.one().to_owned(),
            (21, ..) if ending == UnoEnding::Un => "veintiún".to_owned(),
            (21, ..) => format!("veinti{}", ending.one()),
            (0..30, ..) => BELOW_THIRTY[n as usize].to_owned(),
            (_, tens, 0) => TENS[tens as usize].to_owned(),
            (_, tens, 1) => format!("{} y {}", TENS[tens as usize], ending.one()),
            (_, tens, ones) => format!("{} y {}", TENS[tens as usize], BELOW_THIRTY[ones as usize]),
        }
    }

    fn below_thousand(n: u64, ending: UnoEnding) -> String {
        let hundreds = HUNDREDS[(n / 100) as usize];
        let hundreds = match (ending, hundreds.strip_suffix("os")) {
            (UnoEnding::Una, Some(stem)) => format!("{stem}as"),
            _ => hundreds.to_owned(),
        };
        match (n / 100, n % 100) {
            (0, rest) => Self::below_hundred(rest, ending),
            (1, 0) => "cien".to_owned(),
            (_, 0) => hundreds,
            (_, rest) => format!("{hundreds} {}", Self::below_hundred(rest, ending)),
        }
    }

    fn below_million(n: u64, ending: UnoEnding) -> String {
        // "veintiún mil", and "doscientas mil" before a feminine noun.
        let multiplier = match n / 1000 {
            count if ending == UnoEnding::Una && count % 100 == 0 => Self::below_thousand(count, UnoEnding::Una),
            count => Self::below_thousand(count, UnoEnding::Un),
        };
        match (n / 1000, n % 1000) {
            (0, rest) => Self::below_thousand(rest, ending),
            (1, 0) => "mil".to_owned(),
            (1, rest) => format!("mil {}", Self::below_thousand(rest, ending)),
            (_, 0) => format!("{multiplier} mil"),
            (_, rest) => format!("{multiplier} mil {}", Self::below_thousand(rest, ending)),
        }
    }

    fn number(n: u64, ending: UnoEnding) -> String {
        let mut words = Vec::new();
        let mut rest = n;
        for (scale, one, many) in SCALES {
            match rest / scale {
                0 => {}
                1 => words.push(format!("un {one}")),
                count => words.push(format!("{} {many}", Self::below_million(count, UnoEnding::Un))),
            }
            rest %= scale;
        }
        if rest > 0 || n == 0 {
            words.push(Self::below_million(rest, ending));
        }
        words.join(" ")
    }

    /// The masculine ordinal, 1 to 100; beyond that, cardinals are used.
    fn ordinal_words(n: u64) -> Option<String> {
        match (n, n / 10, n % 10) {
            (1..20, ..) => Some(ORDINALS[n as usize].to_owned()),
            (20..100, tens, 0) => Some(ORDINAL_TENS[tens as usize].to_owned()),
            (20..100, tens, ones) => Some(format!("{} {}", ORDINAL_TENS[tens as usize], ORDINALS[ones as usize])),
            (100, ..) => Some("centésimo".to_owned()),
            _ => None,
        }
    }

    fn ordinal_form(n: u64, form: OrdinalForm) -> String {
        let Some(words) = Self::ordinal_words(n) else { return Self::number(n, UnoEnding::Uno) };
        let shortened = words.ends_with("primero") || words.ends_with("tercero");
        match form {
            OrdinalForm::Feminine => words.split(' ').map(feminine).collect::<Vec<_>>().join(" "),
            OrdinalForm::BeforeNoun if shortened => words[..words.len() - 1].to_owned(),
            _ => words,
        }
    }

    /// "un medio", "tres cuartos".
    fn parts(over: u64, under: u64) -> String {
        let part = match under {
            2 => "medio".to_owned(),
            3 => "tercio".to_owned(),
            4..=10 | 100 => Self::ordinal_words(under).unwrap_or_default(),
            _ => format!("{}avo", Self::number(under, UnoEnding::Un).replace([' ', 'y'], "")),
        };
        let plural = if over == 1 { "" } else { "s" };
        format!("{} {part}{plural}", Self::number(over, UnoEnding::Un))
    }
}

impl UnoEnding {
    const fn one(self) -> &'static str {
        match self {
            Self::Uno => "uno",
            Self::Un => "un",
            Self::Una => "una",
        }
    }
}

enum OrdinalForm {
    Masculine,
    /// "primer", "tercer".
    BeforeNoun,
    Feminine,
}

fn feminine(masculine: &str) -> String {
    masculine.strip_suffix('o').map_or_else(|| masculine.to_owned(), |stem| format!("{stem}a"))
}

fn half(gender: Gender) -> &'static str {
    if gender == Gender::Feminine { "media" } else { "medio" }
}

fn is_feminine(noun: &str) -> bool {
    ["a", "as", "ión", "iones", "dad", "dades", "tud"].iter().any(|ending| noun.ends_with(ending))
}

impl Tongue for Spanish {
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
        let ending = match agreement {
            Agreement::Apart(Gender::Feminine) | Agreement::Before(Gender::Feminine, _) => UnoEnding::Una,
            // "uno por ciento": percent is no noun.
            Agreement::Before(Gender::Neuter, _) => UnoEnding::Uno,
            Agreement::Before(..) => UnoEnding::Un,
            _ => UnoEnding::Uno,
        };
        Self::number(n, ending)
    }

    fn decimals(&self, digits: &str) -> String {
        decimals_as_number(self, digits)
    }

    fn is_one(&self, amount: &Amount) -> bool {
        match *amount {
            Amount::Whole(n) => n == 1,
            Amount::Decimal { whole, digits } => whole == 1 && digits.bytes().all(|digit| digit == b'0'),
            _ => false,
        }
    }

    fn halves(&self, whole: u64, noun: &Noun, _case: Case) -> String {
        match whole {
            0 => format!("{} {}", half(noun.gender), noun.one),
            _ => and_a_half(self, whole, noun, half(noun.gender)),
        }
    }

    fn halves_apart(&self, _whole: u64, _noun: &Noun) -> Option<String> {
        None
    }

    fn fraction_of(&self, fraction: Fraction, noun: &Noun, case: Case) -> String {
        match fraction {
            Fraction { whole, over: 1, under: 2 } => self.halves(whole, noun, case),
            Fraction { whole, over, under } => {
                part_of(self, whole, &Self::parts(over, under), &format!("de {}", noun.one), noun)
            }
        }
    }

    fn fraction(&self, fraction: Fraction, place: &Place, after: &str) -> String {
        match (fraction, self.agreement(place, after)) {
            (Fraction { whole: 0, over: 1, under: 2 }, Agreement::Before(gender, _)) => half(gender).to_owned(),
            (Fraction { whole: 1.., over: 1, under: 2 }, _) => bare_fraction(self, fraction, "medio"),
            _ => bare_fraction(self, fraction, &Self::parts(fraction.over, fraction.under)),
        }
    }

    fn times(&self, n: u64) -> String {
        format!("{} {}", Self::number(n, UnoEnding::Una), if n == 1 { "vez" } else { "veces" })
    }

    fn ordinal(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
        const ENDINGS: [&str; 16] =
            ["er", "ro", "ra", "do", "da", "to", "ta", "mo", "ma", "vo", "va", "no", "na", "º", "ª", "ro."];
        let dot = usize::from(after.starts_with('.'));
        let written = &after[dot..];
        let degree = is_ordinal_degree(self, n, place, after, ARTICLES).then_some("°");
        let suffix = degree.or_else(|| ENDINGS.into_iter().find(|ending| written.starts_with(ending)))?;
        let behind = &written[suffix.len()..];
        let degrees = dot == 0 && !is_ordinal_sign(self, n, place, after, ARTICLES);
        if n == 0 || degrees || !at_word_end(behind) {
            return None;
        }
        let next = next_word(behind);
        let counts = !next.is_empty() && !lists(FUNCTION_WORDS, next);
        let form = match suffix {
            suffix if suffix.ends_with(['a', 'ª']) => OrdinalForm::Feminine,
            "er" => OrdinalForm::BeforeNoun,
            "º" | "°" if counts => OrdinalForm::BeforeNoun,
            _ => OrdinalForm::Masculine,
        };
        Some((Self::ordinal_form(n, form), dot + suffix.len()))
    }

    fn agreement(&self, place: &Place, after: &str) -> Agreement {
        standing(self, place, after, FUNCTION_WORDS, is_feminine)
    }

    fn clock(&self, hours: u64, minutes: u64, _marked: bool) -> String {
        let hour = Self::number(hours, UnoEnding::Una);
        match minutes {
            0 => hour,
            _ => format!("{hour} y {}", Self::number(minutes, UnoEnding::Uno)),
        }
    }

    /// "doce de octubre de dos mil veintiséis".
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String {
        let month = NOTATION.calendar.months[month - 1];
        let year = year.map_or_else(String::new, |year| format!(" de {}", self.year(year)));
        format!("{} de {month}{year}", self.day_of_month(day, place))
    }

    fn range(&self, place: &Place, from: &str, to: &str) -> String {
        let previous = place.previous_word();
        let link = match () {
            () if previous.eq_ignore_ascii_case("entre") => "y",
            () if lists(&["a", "al"], previous) => "o",
            () => "a",
        };
        format!("{from} {link} {to}")
    }

    fn side(&self, left: bool, noun: &str, _place: &Place) -> String {
        let side = if left { "izquierd" } else { "derech" };
        let masculine = !noun.is_empty() && gender_of(self, noun, is_feminine) == Gender::Masculine;
        format!("{side}{}", if masculine { "o" } else { "a" })
    }

    fn of_millions(&self) -> &'static str {
        " de"
    }
}

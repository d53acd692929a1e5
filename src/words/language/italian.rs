//! Numbers in Italian: "uno" where nothing is counted, "un", "una" or "un'" before a noun. No other number changes.

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
use words::{ARTICLES, BELOW_TWENTY, FUNCTION_WORDS, LEXICON, ORDINALS, PREPOSITIONS, TENS};

/// Italian as it is spoken in Italy.
pub(crate) struct Italian;

const SCALES: [(u64, &str, &str); 5] = [
    (1_000_000_000_000_000_000, "trilione", "trilioni"),
    (1_000_000_000_000_000, "biliardo", "biliardi"),
    (1_000_000_000_000, "bilione", "bilioni"),
    (1_000_000_000, "miliardo", "miliardi"),
    (1_000_000, "milione", "milioni"),
];

impl Italian {
    /// A number below 1000; a final "tre" is not accented yet.
    fn below_thousand(n: u64) -> String {
        match (n / 100, n / 10 % 10, n % 10) {
            (0, 0 | 1, _) => BELOW_TWENTY[n as usize].to_owned(),
            (0, tens, 0) => TENS[tens as usize].to_owned(),
            (0, tens, ones) => {
                let tens = TENS[tens as usize];
                // "ventuno", "ventotto": the vowel of the tens is dropped.
                let tens = if matches!(ones, 1 | 8) { &tens[..tens.len() - 1] } else { tens };
                format!("{tens}{}", BELOW_TWENTY[ones as usize])
            }
            (hundreds, ..) => {
                let count = if hundreds == 1 { "" } else { BELOW_TWENTY[hundreds as usize] };
                let rest = if n.is_multiple_of(100) { String::new() } else { Self::below_thousand(n % 100) };
                // "centotto", "centottanta": the vowel is dropped here too.
                let hundred = if rest.starts_with("ott") { "cent" } else { "cento" };
                format!("{count}{hundred}{rest}")
            }
        }
    }

    fn below_million(n: u64) -> String {
        let rest = if n.is_multiple_of(1000) { String::new() } else { Self::below_thousand(n % 1000) };
        let words = match n / 1000 {
            0 => Self::below_thousand(n),
            1 => format!("mille{rest}"),
            count => format!("{}mila{rest}", Self::below_thousand(count)),
        };
        // "ventitré": stressed on its last syllable, unlike "tre" alone.
        match words.strip_suffix("tre") {
            Some(front) if !front.is_empty() => format!("{front}tré"),
            _ => words,
        }
    }

    fn number(n: u64) -> String {
        let mut words = Vec::new();
        let mut rest = n;
        for (scale, one, many) in SCALES {
            match rest / scale {
                0 => {}
                1 => words.push(format!("un {one}")),
                count => words.push(format!("{} {many}", Self::below_million(count))),
            }
            rest %= scale;
        }
        if rest > 0 || n == 0 {
            let and = if words.is_empty() { "" } else { "e " };
            words.push(format!("{and}{}", Self::below_million(rest)));
        }
        words.join(" ")
    }

    fn ordinal_words(n: u64, feminine: bool) -> String {
        let masculine = match n {
            1..=10 => ORDINALS[n as usize].to_owned(),
            _ => {
                let number = Self::number(n);
                let kept = number.ends_with("sei") || number.ends_with("tré");
                let stem = if kept { number.replace("tré", "tre") } else { number[..number.len() - 1].to_owned() };
                format!("{stem}esimo")
            }
        };
        if feminine { format!("{}a", &masculine[..masculine.len() - 1]) } else { masculine }
    }

    /// "un quarto", "due terzi".
    fn parts(over: u64, under: u64) -> String {
        let part = if under == 2 { "mezzo".to_owned() } else { Self::ordinal_words(under, false) };
        match over {
            1 => format!("un {part}"),
            _ => format!("{} {}i", Self::number(over), &part[..part.len() - 1]),
        }
    }
}

fn half(gender: Gender) -> &'static str {
    if gender == Gender::Feminine { "mezza" } else { "mezzo" }
}

fn starts_with_vowel(word: &str) -> bool {
    word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'])
}

/// Whether a masculine noun begins with sounds that call for "uno".
fn is_impure(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    let s = noun.strip_prefix('s').is_some_and(|rest| !starts_with_vowel(rest));
    s || ["z", "ps", "pn", "gn", "x", "y"].iter().any(|start| noun.starts_with(start))
}

fn is_feminine(noun: &str) -> bool {
    ["a", "zione", "sione", "gione", "tà", "tù", "trice"].iter().any(|ending| noun.ends_with(ending))
}

impl Tongue for Italian {
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
        match agreement {
            Agreement::Apart(Gender::Feminine) | Agreement::Before(Gender::Feminine, _) if n == 1 => "una".to_owned(),
            // "uno per cento": percent is no noun.
            Agreement::Before(Gender::Neuter, _) => Self::number(n),
            Agreement::Before(..) if n == 1 => "un".to_owned(),
            _ => Self::number(n),
        }
    }

    fn decimals(&self, digits: &str) -> String {
        decimals_as_number(self, digits)
    }

    fn is_one(&self, amount: &Amount) -> bool {
        matches!(amount, Amount::Whole(1))
    }

    fn halves(&self, whole: u64, noun: &Noun, _case: Case) -> String {
        match whole {
            0 if starts_with_vowel(noun.one) => format!("mezz'{}", noun.one),
            0 => format!("{} {}", half(noun.gender), noun.one),
            _ => and_a_half(self, whole, noun, half(noun.gender)),
        }
    }

    fn halves_apart(&self, _whole: u64, _noun: &Noun) -> Option<String> {
        None
    }

    fn fraction_of(&self, fraction: Fraction, noun: &Noun, case: Case) -> String {
        let of = if starts_with_vowel(noun.one) { format!("d'{}", noun.one) } else { format!("di {}", noun.one) };
        match fraction {
            Fraction { whole, over: 1, under: 2 } => self.halves(whole, noun, case),
            Fraction { whole, over, under } => part_of(self, whole, &Self::parts(over, under), &of, noun),
        }
    }

    fn fraction(&self, fraction: Fraction, place: &Place, after: &str) -> String {
        match (fraction, self.agreement(place, after)) {
            (Fraction { whole: 0, over: 1, under: 2 }, Agreement::Before(gender, _)) => half(gender).to_owned(),
            (Fraction { whole: 1.., over: 1, under: 2 }, _) => bare_fraction(self, fraction, "mezzo"),
            _ => bare_fraction(self, fraction, &Self::parts(fraction.over, fraction.under)),
        }
    }

    fn times(&self, n: u64) -> String {
        match n {
            1 => "una volta".to_owned(),
            _ => format!("{} volte", Self::number(n)),
        }
    }

    fn ordinal(&self, n: u64, place: &Place, after: &str) -> Option<(String, usize)> {
        const ENDINGS: [&str; 4] = ["º", "ª", "o", "a"];
        if !is_ordinal_sign(self, n, place, after, ARTICLES) {
            return None;
        }
        let degree = is_ordinal_degree(self, n, place, after, ARTICLES).then_some("°");
        let ends = |ending: &&str| after.strip_prefix(*ending).is_some_and(at_word_end);
        let suffix = degree.or_else(|| ENDINGS.into_iter().find(ends)).filter(|_| n > 0)?;
        Some((Self::ordinal_words(n, suffix.ends_with(['a', 'ª'])), suffix.len()))
    }

    fn agreement(&self, place: &Place, after: &str) -> Agreement {
        match standing(self, place, after, FUNCTION_WORDS, is_feminine) {
            // "uno stretching", "uno zaino".
            Agreement::Before(Gender::Masculine, _) if is_impure(next_word(after)) => Agreement::Alone,
            agreement => agreement,
        }
    }

    fn clock(&self, hours: u64, minutes: u64, _marked: bool) -> String {
        let hour = if hours == 1 { "una".to_owned() } else { Self::number(hours) };
        match minutes {
            0 => hour,
            _ => format!("{hour} e {}", Self::number(minutes)),
        }
    }

    /// "dodici ottobre duemilaventisei", "primo maggio".
    fn date(&self, day: u64, month: usize, year: Option<u64>, place: &Place) -> String {
        let month = NOTATION.calendar.months[month - 1];
        let year = year.map_or_else(String::new, |year| format!(" {}", self.year(year)));
        format!("{} {month}{year}", self.day_of_month(day, place))
    }

    fn day_of_month(&self, day: u64, _place: &Place) -> String {
        if day == 1 { "primo".to_owned() } else { Self::number(day) }
    }

    fn range(&self, place: &Place, from: &str, to: &str) -> String {
        let previous = place.previous_word();
        if lists(&["tra", "fra"], previous) {
            format!("{from} e {to}")
        } else if lists(&["da", "dai", "dalle"], previous) {
            format!("{from} a {to}")
        } else if lists(&["al", "all", "alla", "ai", "alle"], previous) {
            format!("{from} o {to}")
        } else if lists(PREPOSITIONS, previous) {
            format!("{from} fino a {to}")
        } else {
            format!("da {from} a {to}")
        }
    }

    fn side(&self, left: bool, noun: &str, _place: &Place) -> String {
        let side = if left { "sinistr" } else { "destr" };
        let masculine = !noun.is_empty() && gender_of(self, noun, is_feminine) == Gender::Masculine;
        format!("{side}{}", if masculine { "o" } else { "a" })
    }

    /// "un'ora".
    fn joined(&self, number: &str, noun: &str) -> String {
        match number {
            "una" if starts_with_vowel(noun) => format!("un'{noun}"),
            _ => format!("{number} {noun}"),
        }
    }

    /// "al minuto", "all'ora", "per gamba".
    fn per(&self, noun: &str) -> String {
        match noun {
            "secondo" | "minuto" | "giorno" | "mese" => format!("al {noun}"),
            "anno" => "all'anno".to_owned(),
            "settimana" => format!("alla {noun}"),
            "ora" => "all'ora".to_owned(),
            _ => format!("per {noun}"),
        }
    }

    fn of_millions(&self) -> &'static str {
        " di"
    }
}

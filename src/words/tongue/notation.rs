//! The types of a language's tables for what people write besides numbers with units: capitals, money, dates, sets.

use super::lexicon::Noun;

/// How one language writes and says it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notation {
    pub capitals: Capitals,
    pub calendar: Calendar,
    pub money: Money,
    /// Words for sets and rounds, after which `x 10` says what each of them has.
    pub sets: &'static [&'static str],
    /// Said between a set and what it has: "three sets of ten".
    pub each_has: &'static str,
    /// Words before a number that is dialed.
    pub before_calls: &'static [&'static str],
    /// Whether a dialed number of two or three digits is said as one number.
    pub dials_whole_numbers: bool,
    /// Words after `3:30` that make it a length.
    pub held: &'static [&'static str],
    /// Whether `"` after a number means inches unless something says that it is a time.
    pub has_inches: bool,
    /// Words at the end of a line that show that its sentence goes on.
    pub unfinished: &'static [&'static str],
    pub marks: MarkWords,
}

/// What is written in capitals.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capitals {
    /// Said letter by letter, though they could be words.
    pub spelled: &'static [&'static str],
    /// Said as words.
    pub acronyms: &'static [&'static str],
    /// Words of up to four letters that people put in capitals for emphasis.
    pub emphasized: &'static [&'static str],
}

/// Days, months and years.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calendar {
    pub months: [&'static str; 12],
    /// Abbreviated days, understood only in company ("Mon/Wed", "Mo–Fr"), and their names.
    pub days: &'static [(&'static str, &'static str)],
    /// What counts centuries, in the cases in which it is written.
    pub centuries: &'static [&'static str],
    /// Words before a year.
    pub before_years: &'static [&'static str],
    /// Words before a date of two numbers.
    pub before_dates: &'static [&'static str],
    /// Words before a time of day that is written with a dot.
    pub before_dotted: &'static [&'static str],
    /// Whether the month comes first in `12/10/2026`.
    pub month_first: bool,
}

/// Prices.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Money {
    /// Signs before or after a price, and what they are called.
    pub coins: &'static [Coin],
    /// Said between the two parts of `5.50`, with a space on either side.
    pub link: &'static str,
}

/// A currency.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coin {
    pub signs: &'static [&'static str],
    pub whole: Noun,
    pub cent: Noun,
}

/// Words for marks between words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MarkWords {
    /// For `and/or`.
    pub and_or: (&'static str, &'static str),
    /// For an arrow.
    pub then: &'static str,
    pub divided_by: &'static str,
    pub at: &'static str,
    /// Between two sides of a size: "4′ x 6′".
    pub by: &'static str,
    pub section: &'static str,
    pub squared: &'static str,
    pub cubed: &'static str,
    /// For `>` and `<` between words.
    pub greater_than: &'static str,
    pub smaller_than: &'static str,
}

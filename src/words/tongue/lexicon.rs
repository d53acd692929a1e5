//! The types of a language's tables of spoken words: signs, units, abbreviations, nouns.

use super::amount::Marks;

/// The grammatical gender of a noun; English nouns are all neuter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Feminine,
    Masculine,
    Neuter,
}

/// The case that the words before a number call for, as far as it is audible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// A length of time, a distance, or an object: nearly every number in an instruction.
    Accusative,
    /// After German prepositions such as "nach".
    Dative,
}

/// What a number has to agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Nothing: it is counted or names something ("Schritt eins").
    Alone,
    /// A noun that follows later ("eine bis zwei Minuten", "uno a dos minutos").
    Apart(Gender),
    /// The noun that follows ("eine Minute", "veintiún minutos").
    Before(Gender, Case),
}

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    pub one: &'static str,
    pub other: &'static str,
    pub gender: Gender,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    /// Days and weeks, used to say how often something is done.
    Day,
    /// "am" and "pm" after a time of day.
    HalfDay,
    /// A currency.
    Money,
    /// Anything else that is counted.
    Other,
}

impl Unit {
    /// Whether it is a unit of time, whose halves are said as halves and not as decimals.
    pub(crate) const fn is_time(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    /// Milliseconds in one.
    pub(crate) const fn millis(self) -> u64 {
        match self {
            Self::Second => 1000,
            Self::Minute => 60_000,
            Self::Hour => 3_600_000,
            Self::Day | Self::HalfDay | Self::Money | Self::Other => 0,
        }
    }
}

/// A unit and the ways it is written after a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitWords {
    pub unit: Unit,
    /// Without the dot of an abbreviation. One and two letters must match exactly, longer ones in any case.
    pub symbols: &'static [&'static str],
    pub noun: Noun,
}

impl UnitWords {
    /// Whether `word` is the noun, in either number.
    pub(crate) fn is_called(&self, word: &str) -> bool {
        word.len() > 1 && (self.noun.one.eq_ignore_ascii_case(word) || self.noun.other.eq_ignore_ascii_case(word))
    }
}

/// Where a text counts as an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    Anywhere,
    BeforeNumber,
    /// Before a word with a capital ("Mr. Smith").
    BeforeName,
    /// As `Anywhere`, but its dot can also end a sentence ("etc.").
    MayEndSentence,
}

/// An abbreviation: as written, as said, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abbreviation(pub &'static str, pub &'static str, pub Where);

/// The signs that stand for words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    pub and: &'static str,
    pub plus: &'static str,
    pub minus: &'static str,
    pub plus_or_minus: &'static str,
    pub equals: &'static str,
    pub times: &'static str,
    pub percent: &'static str,
    pub per: &'static str,
    pub about: &'static str,
    pub less_than: &'static str,
    pub more_than: &'static str,
    pub at_most: &'static str,
    pub at_least: &'static str,
    /// Between the numbers of "5/10" and "Step 2/4".
    pub out_of: &'static str,
    /// Between the numbers of "120/80 mmHg".
    pub pressure: &'static str,
    /// Between the numbers of "4:6".
    pub ratio: &'static str,
    /// After the number of "5+".
    pub or_more: &'static str,
    /// Before the number of "#1".
    pub number: &'static str,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon {
    pub marks: Marks,
    /// What the decimal mark is called.
    pub point: &'static str,
    pub signs: Signs,
    /// Seconds, minutes and hours first, in this order.
    pub units: &'static [UnitWords],
    pub abbreviations: &'static [Abbreviation],
    /// Words for things that are numbered ("step 2", "Stufe IV").
    pub labels: &'static [&'static str],
    /// Words that join two numbers, two sides or two numerals.
    pub links: &'static [&'static str],
    /// Words after which `m` means minutes and `2:30` a length of time.
    pub before_lengths: &'static [&'static str],
    /// Words after which `2:30` is a time of day.
    pub before_clocks: &'static [&'static str],
    /// Words after `22:30` that make it a time of day and are said with it.
    pub clock_words: &'static [&'static str],
    /// Whether `22 h 30` is a time of day as well as a length.
    pub says_hours_of_day: bool,
    /// Nouns with their gender; the last part of a compound decides.
    pub nouns: &'static [(&'static str, Gender)],
    /// The letters or short words for the left and the right side.
    pub sides: Sides,
}

/// How a language abbreviates the sides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    pub left: &'static [&'static str],
    pub right: &'static [&'static str],
    /// Said between the two, for "L/R".
    pub or: &'static str,
    /// Whether the side comes before its noun ("left leg") or after it ("jambe gauche").
    pub before_noun: bool,
}

impl Lexicon {
    /// The noun of a unit of time.
    pub(crate) fn time(&self, unit: Unit) -> &'static Noun {
        let units = self.units;
        &units.iter().find(|words| words.unit == unit).unwrap_or(&units[0]).noun
    }
}

//! Turns written text, lengths and numbers into the words that a voice says.
//!
//! Text with nothing to write out comes back unchanged, whatever is not understood is left as it is, and no text
//! panics.

pub(crate) mod abbreviation;
pub(crate) mod capitals;
pub(crate) mod clock;
pub(crate) mod code;
pub(crate) mod dash;
pub(crate) mod date;
pub(crate) mod duration;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod measure;
mod memory;
pub(crate) mod money;
pub(crate) mod number;
pub(crate) mod numeral;
pub(crate) mod phrase;
pub(crate) mod plain;
pub(crate) mod range;
pub(crate) mod reading;
pub(crate) mod repetition;
pub(crate) mod roman;
pub(crate) mod side;
pub(crate) mod sign;
pub(crate) mod telephone;
pub(crate) mod time;

use super::language::Language;
use super::tongue::Tongue;
use super::tongue::amount::Amount;
use super::tongue::lexicon::Agreement;
use super::tongue::place::{Place, capitalized};
use crate::base::Length;
use memory::remembered;
use reading::{Reading, Rewriting, SpokenText};

/// `text` with its numbers, times, ranges, fractions, degrees, units, signs and abbreviations written as words, words in
/// capitals in small letters or letter by letter, and the ends of its lines as ends of sentences.
///
/// Grammar follows the text where the text shows it ("21 minutes" is "vingt et une minutes" in French); a number that
/// begins a sentence is capitalized. Everything else, other scripts and emoji included, is copied.
pub fn written_out(text: &str, language: Language) -> String {
    read_aloud(text, language).text
}

/// `text` as [`written_out`] says it, with a list of what was rewritten.
pub fn read_aloud(text: &str, language: Language) -> SpokenText {
    remembered(text, language, |text| read(text, language.tongue()))
}

fn read(text: &str, tongue: &dyn Tongue) -> SpokenText {
    let text = &*plain::plain(text);
    let mut said = SaidSoFar::default();
    let mut at = said.push_first_item(tongue, text);
    while at < text.len() {
        let place = Place { before: last_part(&said.text), rest: first_part(&text[at..]) };
        let starts_sentence = place.starts_sentence();
        at += match reading(tongue, &place) {
            Some(reading) => said.push_reading(reading, &text[at..], starts_sentence),
            None => said.push_written(unread(&text[at..])),
        };
    }
    SpokenText { text: said.text, rewritten: said.rewritten }
}

/// How far from a position anything is looked for, in bytes: further than any sentence needs, so that long texts take no longer
/// than their length.
const REACH: usize = 600;

/// The end of `text`, as far as a reading looks back.
fn last_part(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}

/// The beginning of `text`, as far as a reading looks ahead: whole words.
fn first_part(text: &str) -> &str {
    let [near, far] = [REACH, 2 * REACH].map(|reach| text.floor_char_boundary(reach));
    let end = text[near..far].find(char::is_whitespace).map_or(far, |length| near + length);
    &text[..end]
}

/// `length` as it is said: "thirty seconds", "two and a half minutes", "one hour and five minutes".
///
/// Exact except for fractions of a second, which are rounded to the nearest tenth. Fits after "for" and "Noch".
pub fn duration(length: Length, language: Language) -> String {
    duration_behind("", length, language)
}

/// `length` as it is said after the words `before`: "nach einer Minute", but "für eine Minute".
pub fn duration_behind(before: &str, length: Length, language: Language) -> String {
    let tongue = language.tongue();
    duration::spoken(tongue, length, tongue.case(&Place { before, rest: "" }))
}

/// `n` as it is counted: "twenty-one", "einundzwanzig".
pub fn number(n: u64, language: Language) -> String {
    language.tongue().cardinal(n, Agreement::Alone)
}

/// Whether what `n` counts is in the singular: CLDR's plural category `one`.
pub fn is_singular(n: u64, language: Language) -> bool {
    language.tongue().is_one(&Amount::Whole(n))
}

/// Whether a sentence about `length` is in the singular, which its largest unit decides ("Queda un minuto").
pub fn is_singular_duration(length: Length, language: Language) -> bool {
    duration::is_singular(language.tongue(), length)
}

fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let first = place.rest.chars().next()?;
    if first.is_ascii_digit() || (first.is_numeric() && !first.is_ascii() && !matches!(first, '²' | '³')) {
        number::reading(tongue, place)
    } else if first.is_alphabetic() {
        phrase::reading(tongue, place)
    } else if first.is_whitespace() {
        line::reading(tongue, place)
    } else {
        sign::reading(tongue, place)
    }
}

/// What is copied as it is: a word, blanks, or one character.
fn unread(rest: &str) -> &str {
    let word = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let blank = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
    let length = match word.max(blank) {
        0 => rest.chars().next().map_or(0, char::len_utf8),
        length => length,
    };
    &rest[..length]
}

/// The words said so far.
#[derive(Default)]
struct SaidSoFar {
    text: String,
    rewritten: Vec<Rewriting>,
    /// Whether the last thing in it was a reading, to which no written letter may stick.
    ends_in_words: bool,
}

impl SaidSoFar {
    /// The number of the first item of a list; its length.
    fn push_first_item(&mut self, tongue: &dyn Tongue, text: &str) -> usize {
        let Some((said, length)) = line::first_item(tongue, text) else { return 0 };
        self.push_reading(Reading::new(said, length), text, true)
    }

    /// Adds what is said for the start of `rest`; its length.
    fn push_reading(&mut self, reading: Reading, rest: &str, starts_sentence: bool) -> usize {
        let said = if starts_sentence { capitalized(&reading.words) } else { reading.words };
        if said.starts_with([',', '.']) {
            self.text.truncate(self.text.trim_end().len());
        }
        self.part_words(&said);
        self.text.push_str(&said);
        self.ends_in_words = true;
        let written = rest[..reading.length].trim().to_owned();
        let said = said.trim().to_owned();
        if written != said || reading.clearer.is_some() {
            self.rewritten.push(Rewriting { written, said, clearer: reading.clearer });
        }
        reading.length
    }

    fn push_written(&mut self, written: &str) -> usize {
        if self.ends_in_words {
            self.part_words(written);
        }
        self.text.push_str(written);
        self.ends_in_words = false;
        written.len()
    }

    /// A space, when what follows would run into the word before.
    fn part_words(&mut self, next: &str) {
        if self.text.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric) {
            self.text.push(' ');
        }
    }
}

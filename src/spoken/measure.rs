//! Units behind a number.
//!
//! In: the text behind a number. Out: the unit that is written there. Guaranteed: a unit ends where a word ends.

use super::lexicon::{Lexicon, Unit, UnitWords};
use super::place::{at_word_end, next_word, spaces_at, starts_with_ignoring_case, word_at};
use super::tongue::{Tongue, listed_gender};

/// A unit found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'a> {
    pub words: &'static UnitWords,
    /// The noun as the text has it, when it is written in full.
    pub written: Option<&'a str>,
    /// Bytes, the spaces before it included.
    pub length: usize,
}

/// The unit that `after` starts with, spaces skipped.
pub(super) fn measure_at<'a>(tongue: &dyn Tongue, after: &'a str) -> Option<Measure<'a>> {
    let spaces = spaces_at(after);
    let text = &after[spaces..];
    written_in_full(tongue.lexicon(), text).or_else(|| symbol(tongue, text)).map(|mut measure| {
        measure.length += spaces;
        measure
    })
}

fn written_in_full<'a>(lexicon: &Lexicon, text: &'a str) -> Option<Measure<'a>> {
    let word = word_at(text);
    let words = lexicon.units.iter().find(|unit| is_noun_of(unit, word) && at_word_end(&text[word.len()..]))?;
    Some(Measure { words, written: Some(word), length: word.len() })
}

fn is_noun_of(unit: &UnitWords, word: &str) -> bool {
    word.len() > 1 && (unit.noun.one.eq_ignore_ascii_case(word) || unit.noun.other.eq_ignore_ascii_case(word))
}

fn symbol<'a>(tongue: &dyn Tongue, text: &str) -> Option<Measure<'a>> {
    let (words, length) = symbol_at(tongue.lexicon(), text).filter(|&(_, length)| at_word_end(&text[length..]))?;
    let dot = usize::from(is_abbreviating_dot(tongue, &text[length..]));
    Some(Measure { words, written: None, length: length + dot })
}

/// The longest symbol that `text` starts with.
pub(super) fn symbol_at(lexicon: &Lexicon, text: &str) -> Option<(&'static UnitWords, usize)> {
    let matches = |symbol: &str| match symbol.len() {
        1 | 2 => text.starts_with(symbol),
        _ => starts_with_ignoring_case(text, symbol),
    };
    let of_unit = |words: &'static UnitWords| {
        words.symbols.iter().filter(|symbol| matches(symbol)).map(move |symbol| (words, symbol.len()))
    };
    lexicon.units.iter().flat_map(of_unit).reduce(|longest, next| if next.1 > longest.1 { next } else { longest })
}

/// Whether `text` starts with a dot that ends an abbreviation and not its sentence.
pub(super) fn is_abbreviating_dot(tongue: &dyn Tongue, text: &str) -> bool {
    let Some(behind) = text.strip_prefix('.') else { return false };
    let next = next_word(behind);
    let capital = next.starts_with(char::is_uppercase) && listed_gender(tongue.lexicon().nouns, next).is_none();
    let quoted = behind.starts_with(['"', '”', '»', '.']);
    !(behind.trim().is_empty() || behind.starts_with('\n') || capital || quoted)
}

/// "/min", "/ h" and the like at the start of `text`: the unit and the length.
pub(super) fn per_at(lexicon: &Lexicon, text: &str) -> Option<(&'static UnitWords, usize)> {
    let behind = text.strip_prefix('/')?;
    let spaces = spaces_at(behind);
    let (words, length) = symbol_at(lexicon, &behind[spaces..])?;
    let length = 1 + spaces + length;
    (words.unit.is_time() && at_word_end(&text[length..])).then_some((words, length))
}

/// A unit of time that `text` starts with as a symbol; `m` means minutes here.
pub(super) fn time_symbol_at(lexicon: &Lexicon, text: &str) -> Option<(Unit, usize)> {
    let (words, length) = symbol_at(lexicon, text)?;
    match words.unit {
        Unit::Other => (&text[..length] == "m").then_some((Unit::Minute, 1)),
        unit => Some((unit, length)),
    }
}

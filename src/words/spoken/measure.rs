//! Units after a number. A unit must end where a word ends.

use crate::words::tongue::lexicon::{Lexicon, Unit, UnitWords};
use crate::words::tongue::place::{at_word_end, next_word, spaces_at, starts_with_ignoring_case, word_at};
use crate::words::tongue::{Tongue, listed_gender};

/// A unit found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure<'a> {
    pub words: &'static UnitWords,
    /// The noun as the text has it, when it is written in full.
    pub written: Option<&'a str>,
    /// Length in bytes, including the spaces before it, and a hyphen on either side.
    pub length: usize,
    /// Whether a hyphen joins it to its number ("a 10-kg kettlebell").
    pub hyphenated: bool,
}

/// The unit that `after` starts with, leading spaces skipped, or a hyphen before an abbreviated one.
pub(crate) fn measure_at<'a>(tongue: &dyn Tongue, after: &'a str) -> Option<Measure<'a>> {
    if let Some(text) = after.strip_prefix(['-', '‑']) {
        let mut measure = symbol(tongue, text, true)?;
        let hyphen = after.len() - text.len();
        let joins = text[measure.length..].strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        measure.length += hyphen + usize::from(joins);
        measure.hyphenated = true;
        return Some(measure);
    }
    let spaces = spaces_at(after);
    let text = &after[spaces..];
    let measure = written_in_full(tongue.lexicon(), text).or_else(|| symbol(tongue, text, spaces == 0));
    measure.map(|mut measure| {
        measure.length += spaces;
        measure
    })
}

fn written_in_full<'a>(lexicon: &Lexicon, text: &'a str) -> Option<Measure<'a>> {
    let word = word_at(text);
    let words = lexicon.units.iter().find(|unit| unit.is_called(word) && at_word_end(&text[word.len()..]))?;
    Some(Measure { words, written: Some(word), length: word.len(), hyphenated: false })
}

/// A symbol; `in` is one only when it is glued to its number or has a dot, since it is a word as well.
fn symbol<'a>(tongue: &dyn Tongue, text: &str, glued: bool) -> Option<Measure<'a>> {
    let ends = |after: &str| at_word_end(after) || is_times_number(after);
    let (words, length) = symbol_at(tongue.lexicon(), text).filter(|&(_, length)| ends(&text[length..]))?;
    if &text[..length] == "in" && !glued && !text[length..].starts_with('.') {
        return None;
    }
    let after = &text[length..];
    let stays_alone = text[..length].chars().count() == 1 || !words.unit.is_time();
    let dot = usize::from(is_abbreviating_dot(tongue, after) && !(stays_alone && is_before_number(after)));
    Some(Measure { words, written: None, length: length + dot, hyphenated: false })
}

/// Whether a dot and a number follow. Only times go on like that: "2 min. 30 sec." is one length, "5 kg. 3 sets" two sentences.
fn is_before_number(after: &str) -> bool {
    after.strip_prefix(". ").is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a multiplication sign and a number follow at once, as in `4′x6′`.
fn is_times_number(after: &str) -> bool {
    after.strip_prefix(['x', '×']).is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The longest symbol that `text` starts with.
pub(crate) fn symbol_at(lexicon: &Lexicon, text: &str) -> Option<(&'static UnitWords, usize)> {
    let whole = |symbol: &str| !symbol.ends_with(|c: char| c.is_ascii_digit()) || at_word_end(&text[symbol.len()..]);
    let matches = |symbol: &str| match symbol.len() {
        1 | 2 => text.starts_with(symbol) && whole(symbol),
        _ => starts_with_ignoring_case(text, symbol) && whole(symbol),
    };
    let of_unit = |words: &'static UnitWords| {
        words.symbols.iter().filter(|symbol| matches(symbol)).map(move |symbol| (words, symbol.len()))
    };
    lexicon.units.iter().flat_map(of_unit).reduce(|longest, next| if next.1 > longest.1 { next } else { longest })
}

/// Whether `text` starts with a dot that ends an abbreviation but not its sentence.
pub(crate) fn is_abbreviating_dot(tongue: &dyn Tongue, text: &str) -> bool {
    let Some(behind) = text.strip_prefix('.') else { return false };
    let next = next_word(behind);
    let capital = next.starts_with(char::is_uppercase) && tongue.begins_sentence(next);
    let quoted = behind.starts_with(['"', '”', '»', '.']);
    !(behind.trim().is_empty() || behind.starts_with('\n') || capital || quoted)
}

/// "/min", "/ week" and the like at the start of `text`: the rate in words and the length. After a number, "/leg" and
/// "/h" are rates too.
pub(crate) fn per_at(tongue: &dyn Tongue, text: &str, behind_number: bool) -> Option<(String, usize)> {
    let before = spaces_at(text);
    let behind = text[before..].strip_prefix('/')?;
    let spaces = spaces_at(behind);
    let (lexicon, rest) = (tongue.lexicon(), &behind[spaces..]);
    let start = before + 1 + spaces;
    let word = word_at(rest);
    let of_time = |words: &&UnitWords| words.unit.is_time() || words.unit == Unit::Day;
    let named = lexicon.units.iter().filter(of_time).any(|words| words.noun.one == word);
    if (before == 0) != (spaces == 0) || !at_word_end(&rest[word.len()..]) {
        return None;
    }
    if named || (behind_number && listed_gender(lexicon.nouns, word).is_some()) {
        return Some((tongue.per(word), start + word.len()));
    }
    let (words, length) = symbol_at(lexicon, rest).filter(|(words, length)| of_time(words) && *length == word.len())?;
    let after = &rest[length..];
    let dot = usize::from(is_abbreviating_dot(tongue, after) && !is_before_number(after));
    (behind_number || length > 2).then(|| (tongue.per(words.noun.one), start + length + dot))
}

/// A unit of time that `text` starts with as a symbol; `m` means minutes here.
pub(crate) fn time_symbol_at(lexicon: &Lexicon, text: &str) -> Option<(Unit, usize)> {
    let (words, length) = symbol_at(lexicon, text)?;
    match words.unit {
        unit if unit.is_time() => Some((unit, length)),
        _ => (&text[..length] == "m").then_some((Unit::Minute, 1)),
    }
}

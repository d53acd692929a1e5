//! A text to tokens, as spaCy does it for English (MIT), for the letters and marks that reach a voice.
//!
//! Contractions and abbreviations come from a table; marks are taken off at both ends of a word, and hyphens divide it.

use std::collections::HashMap;

/// Quotation marks, of which the apostrophe is the only one to reach a voice, and the comma, which spaCy counts among them.
const QUOTES: &str = "',";
/// Marks that are never part of a word.
const MARKS: &str = ",:;!?¿¡'";
/// The most tokens that are put together again to one word of the table.
const MOST_PARTS: usize = 3;

/// Words that are divided otherwise than the rules say, such as "don't".
pub(super) type Exceptions = HashMap<String, Vec<String>>;

/// The tokens of `text`, each with whether a blank follows it.
pub(super) fn tokens(text: &str, exceptions: &Exceptions) -> Vec<(String, bool)> {
    let mut tokens = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let parts = divided(word, exceptions);
        let last = parts.len() - 1;
        let follows = |at: usize| at == last && index + 1 < words.len();
        tokens.extend(parts.into_iter().enumerate().map(|(at, part)| (part, follows(at))));
    }
    tokens
}

fn divided(word: &str, exceptions: &Exceptions) -> Vec<String> {
    if let Some(parts) = exceptions.get(word) {
        return parts.clone();
    }
    let (mut inner, mut before, mut behind) = (word, Vec::new(), Vec::new());
    while !inner.is_empty() && !exceptions.contains_key(inner) {
        let (prefix, without_prefix) = inner.split_at(prefix(inner));
        if !prefix.is_empty() && exceptions.contains_key(without_prefix) {
            before.push(prefix);
            inner = without_prefix;
            break;
        }
        let (without_suffix, suffix) = inner.split_at(inner.len() - suffix(without_prefix));
        if !suffix.is_empty() && exceptions.contains_key(without_suffix) {
            behind.push(suffix);
            inner = without_suffix;
            break;
        }
        if prefix.is_empty() && suffix.is_empty() {
            break;
        }
        before.extend(Some(prefix).filter(|prefix| !prefix.is_empty()));
        behind.extend(Some(suffix).filter(|suffix| !suffix.is_empty()));
        inner = &inner[prefix.len()..inner.len() - suffix.len()];
    }
    let mut parts: Vec<String> = before.into_iter().map(str::to_owned).collect();
    match exceptions.get(inner) {
        Some(known) => parts.extend(known.iter().cloned()),
        None => parts.extend(at_infixes(inner).into_iter().map(str::to_owned)),
    }
    parts.extend(behind.into_iter().rev().map(str::to_owned));
    if parts.len() > 1 { rejoined(parts, exceptions) } else { parts }
}

/// The length of a mark, or of points in a row, that `word` begins with.
fn prefix(word: &str) -> usize {
    let points = word.len() - word.trim_start_matches('.').len();
    match word.chars().next() {
        Some(mark) if MARKS.contains(mark) => mark.len_utf8(),
        _ if points > 1 => points,
        _ => 0,
    }
}

/// The length of a mark, of points, or of a genitive that `word` ends with.
fn suffix(word: &str) -> usize {
    let points = word.len() - word.trim_end_matches('.').len();
    let mut back = word.chars().rev();
    match (back.next(), back.next(), back.next()) {
        _ if word.ends_with("'s") || word.ends_with("'S") => 2,
        (Some(mark), ..) if MARKS.contains(mark) => mark.len_utf8(),
        _ if points > 1 => points,
        (Some('.'), Some(c), _) if is_small(c) || "+-".contains(c) || MARKS.contains(c) => 1,
        (Some('.'), Some(last), Some(before)) if is_large(last) && is_large(before) => 1,
        _ => 0,
    }
}

/// `word` at the hyphens, points and marks inside it, which stay as tokens of their own.
fn at_infixes(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < word.len() {
        let length = infix(word, at);
        if length > 0 && at > 0 {
            parts.extend(Some(&word[start..at]).filter(|part| !part.is_empty()));
            parts.push(&word[at..at + length]);
            start = at + length;
        }
        at += length.max(word[at..].chars().next().map_or(1, char::len_utf8));
    }
    parts.extend(Some(&word[start..]).filter(|part| !part.is_empty()));
    parts
}

/// The length of a dividing mark at `at`, if there is one.
fn infix(word: &str, at: usize) -> usize {
    let rest = &word[at..];
    let before = word[..at].chars().next_back();
    let follows = |mark: &str| rest.strip_prefix(mark).and_then(|rest| rest.chars().next());
    let is_letter = |c: char| c.is_alphabetic();
    let points = rest.len() - rest.trim_start_matches('.').len();
    let point = || {
        before.is_some_and(|c| is_small(c) || QUOTES.contains(c))
            && follows(".").is_some_and(|c| is_large(c) || QUOTES.contains(c))
    };
    let between = |mark: &str| before.is_some_and(char::is_alphanumeric) && follows(mark).is_some_and(is_letter);
    let comma = || before.is_some_and(is_letter) && follows(",").is_some_and(is_letter);
    match () {
        () if points > 1 => points,
        () if point() || comma() => 1,
        () => ["-", "--", "---", ":", "="].into_iter().find(|mark| between(mark)).map_or(0, str::len),
    }
}

/// `parts`, where neighbors that are a word of the table together are divided as the table has it.
fn rejoined(parts: Vec<String>, exceptions: &Exceptions) -> Vec<String> {
    let mut rejoined = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let known = (2..=MOST_PARTS).rev().find_map(|count| {
            let joined = parts.get(at..at + count)?.concat();
            Some((count, exceptions.get(&joined)?))
        });
        match known {
            Some((count, known)) => {
                rejoined.extend(known.iter().cloned());
                at += count;
            }
            None => {
                rejoined.push(parts[at].clone());
                at += 1;
            }
        }
    }
    rejoined
}

const fn is_small(c: char) -> bool {
    matches!(c, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | '0'..='9')
}

const fn is_large(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_divided_at_their_marks() {
        let exceptions: Exceptions = [("don't", vec!["do", "n't"]), ("Dr.", vec!["Dr."])]
            .map(|(word, parts)| (word.to_owned(), parts.into_iter().map(str::to_owned).collect()))
            .into();
        let cases = [
            ("Breathe in, slowly.", "Breathe|in|,|slowly|."),
            ("don't, 'please'", "do|n't|,|'|please|'"),
            ("left-hand side's -x", "left|-|hand|side|'s|-x"),
            ("wait... U.S. OK.", "wait|...|U.S.|OK|."),
            ("Dr. No.Yes a,b", "Dr.|No|.|Yes|a|,|b"),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = tokens(text, &exceptions).into_iter().map(|(token, _)| token).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn blanks_are_remembered() {
        let found: Vec<bool> = tokens("In, out.", &Exceptions::new()).into_iter().map(|(_, space)| space).collect();
        assert_eq!(found, [false, true, false, false]);
    }
}

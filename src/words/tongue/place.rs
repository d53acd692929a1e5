//! A position in a text, seen from both sides, and the words and spaces next to it.

use super::amount::is_unbreakable_space;

/// A position in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// Everything up to the position, as it is said.
    pub before: &'a str,
    /// Everything from the position on, as it is written.
    pub rest: &'a str,
}

impl<'a> Place<'a> {
    /// The same text `length` bytes further on.
    pub(crate) fn past(&self, length: usize) -> &'a str {
        &self.rest[length..]
    }

    /// Whether a sentence begins here.
    pub(crate) fn starts_sentence(&self) -> bool {
        let before = self.before.trim_end_matches(['"', '“', '„', '«', '(', '¿', '¡']);
        let text = before.trim_end();
        text.is_empty() || before.ends_with('\n') || (text.len() < before.len() && text.ends_with(['.', '!', '?', '…']))
    }

    /// The word just before, if only spaces come between.
    pub(crate) fn previous_word(&self) -> &'a str {
        last_word(self.before)
    }

    /// The word before the previous one.
    pub(crate) fn word_before_previous(&self) -> &'a str {
        let before = self.before.trim_end();
        last_word(&before[..before.len() - last_word(before).len()])
    }
}

/// The word that `text` ends with, ignoring trailing spaces; empty when it ends with anything else.
pub(crate) fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The word at the start of `text`; empty when it starts with anything else.
pub(crate) fn word_at(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// The word after the spaces (at least one) that `text` starts with.
pub(crate) fn next_word(text: &str) -> &str {
    let behind = &text[spaces_at(text)..];
    if behind.len() < text.len() { word_at(behind) } else { "" }
}

/// The length of the spaces, breakable or not, that `text` starts with; line breaks do not count.
pub(crate) fn spaces_at(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c| c == ' ' || is_unbreakable_space(c)).len()
}

/// Whether a word ends where `text` begins.
pub(crate) fn at_word_end(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '_'))
}

/// Whether `text` starts with `word`, ignoring the case of ASCII letters.
pub(crate) fn starts_with_ignoring_case(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether `words` contains `word`, ignoring case.
pub(crate) fn lists(words: &[&str], word: &str) -> bool {
    words.iter().any(|listed| is_same_word(listed, word))
}

fn is_same_word(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// `words` with its first letter as a capital.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_word(c: char) -> bool {
    c.is_alphabetic()
}

/// Whether `c` can stand between the ends of a range.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−')
}

//! A token: a word or a part of one, with its part of speech and, once they are known, its phonemes.

/// A token of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Token {
    /// As written.
    pub text: String,
    /// Its part of speech, as the Penn Treebank calls it.
    pub tag: String,
    /// Whether a blank follows.
    pub space: bool,
    /// What it sounds like.
    pub phonemes: Option<String>,
    /// Whether its phonemes are kept apart from those before it.
    pub apart: bool,
}

/// `tokens` as one, with the part of speech of the longest, in which capitals count twice.
pub(super) fn merged(tokens: &[Token]) -> Token {
    let weight = |token: &Token| -> usize { token.text.chars().map(|c| if c.is_uppercase() { 2 } else { 1 }).sum() };
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        text.push_str(&token.text);
        if token.space && index + 1 < tokens.len() {
            text.push(' ');
        }
    }
    // The first of several that are equally long: `max_by_key` would take the last.
    let longest = tokens.iter().rev().max_by_key(|token| weight(token));
    let tag = longest.map(|token| token.tag.clone()).unwrap_or_default();
    Token { text, tag, space: tokens.last().is_some_and(|token| token.space), ..Token::default() }
}

/// The phonemes of `tokens`, one after the other.
pub(super) fn joined(tokens: &[Token]) -> String {
    let mut joined = String::new();
    for token in tokens {
        let phonemes = token.phonemes.as_deref().unwrap_or_default();
        if token.apart && !phonemes.is_empty() && !joined.is_empty() && !joined.ends_with(' ') {
            joined.push(' ');
        }
        joined.push_str(phonemes);
    }
    joined
}

//! A sentence as words, numbers and signs, and patterns of words that are looked for in it.
//!
//! A pattern is words separated by spaces: `halt*` is any word that begins so, `_` any word, and `@limb` any of the words
//! that are handed over with it.

use std::ops::Range;

/// Words between which a rest can be, in any language.
pub(super) const BETWEEN: [&str; 6] = ["between", "zwischen", "entre", "tra", "fra", "dazwischen"];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters.
    Word,
    /// Digits, in thousandths.
    Number(u64),
    /// Anything else, one character.
    Sign,
}

/// A word, a number or a sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In lower case.
    pub text: String,
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the sentence.
    pub span: Range<usize>,
}

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = length(&text[at..], first);
        if !first.is_whitespace() && !joins(text, at, first) {
            let kind = kind(&text[at..at + length], first);
            found.push(Token { text: text[at..at + length].to_lowercase(), kind, span: at..at + length });
        }
        at += length;
    }
    found
}

/// Whether `sign` at byte `at` joins two words, as in `don't` and `out-breath`: then both are words by themselves.
fn joins(text: &str, at: usize, sign: char) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    "'’-".contains(sign)
        && is_letter(text[..at].chars().next_back())
        && is_letter(text[at + sign.len_utf8()..].chars().next())
}

fn kind(text: &str, first: char) -> TokenKind {
    match fraction(first).or_else(|| thousandths(text)) {
        Some(number) => TokenKind::Number(number),
        None if first.is_alphabetic() => TokenKind::Word,
        None => TokenKind::Sign,
    }
}

/// How many bytes the token at the start of `rest` has.
fn length(rest: &str, first: char) -> usize {
    let while_ = |is: &dyn Fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
    if first.is_ascii_digit() {
        return number_length(rest);
    }
    if first.is_alphabetic() {
        return while_(&|c| c.is_alphabetic());
    }
    first.len_utf8()
}

/// Digits, and one decimal part.
fn number_length(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    let after = &rest[whole..];
    let decimals = after.strip_prefix(['.', ',']).map_or(0, digits);
    if (1..=2).contains(&decimals) { whole + 1 + decimals } else { whole }
}

const fn fraction(sign: char) -> Option<u64> {
    match sign {
        '½' => Some(500),
        '¼' => Some(250),
        '¾' => Some(750),
        _ => None,
    }
}

/// `2.5` and `2,5` as 2500.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let padded = format!("{decimals:0<3}");
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(padded.parse().ok()?)
}

/// Where one of `patterns` is found first in `tokens`: the range of its tokens. The longest of those that begin together.
pub(super) fn find(tokens: &[Token], patterns: &[&str], limbs: &[&str]) -> Option<Range<usize>> {
    (0..tokens.len()).find_map(|at| begins(&tokens[at..], patterns, limbs).map(|length| at..at + length))
}

/// How many tokens the longest of `patterns` takes at the start of `tokens`.
pub(super) fn begins(tokens: &[Token], patterns: &[&str], limbs: &[&str]) -> Option<usize> {
    patterns.iter().filter_map(|pattern| matched(tokens, pattern, limbs)).max()
}

fn matched(tokens: &[Token], pattern: &str, limbs: &[&str]) -> Option<usize> {
    let mut count = 0;
    for part in pattern.split(' ') {
        let token = tokens.get(count)?;
        let fits = match part {
            "_" => token.kind == TokenKind::Word,
            "@limb" => limbs.iter().any(|limb| is(token, limb)),
            _ => is(token, part),
        };
        if !fits {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Whether `token` is the word of a pattern.
fn is(token: &Token, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(start) => behind(&token.text, start).is_some(),
        None => is_word(&token.text, word),
    }
}

/// Whether `text` is `word`, whose umlauts it may write as two letters: `fuenf` for `fünf`.
pub(super) fn is_word(text: &str, word: &str) -> bool {
    behind(text, word) == Some("")
}

/// What of `text` is behind `start`.
fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    start.chars().try_fold(text, |rest, c| rest.strip_prefix(c).or_else(|| rest.strip_prefix(two_letters(c)?)))
}

/// How German writes a letter that a keyboard has not.
const fn two_letters(letter: char) -> Option<&'static str> {
    match letter {
        'ä' => Some("ae"),
        'ö' => Some("oe"),
        'ü' => Some("ue"),
        'ß' => Some("ss"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_either_decimal_sign() {
        let numbers = |text: &str| {
            let number = |token: Token| match token.kind {
                TokenKind::Number(number) => Some(number),
                _ => None,
            };
            tokens(text).into_iter().filter_map(number).collect::<Vec<_>>()
        };
        assert_eq!(numbers("2.5 to 3,25 and 1½, then 20s. 4"), [2500, 3250, 1000, 500, 20_000, 4000]);
        assert_eq!(numbers("1,000"), [1000, 0]);
    }

    #[test]
    fn patterns_match_whole_words_beginnings_and_limbs() {
        let tokens = tokens("Hold on the other knee, haltend.");
        assert_eq!(find(&tokens, &["other @limb"], &["leg*", "knee*"]), Some(3..5));
        assert_eq!(find(&tokens, &["on _ other"], &[]), Some(1..4));
        assert_eq!(find(&tokens, &["halt*"], &[]), Some(6..7));
        assert_eq!(find(&tokens, &["hal"], &[]), None);
    }

    #[test]
    fn umlauts_may_be_two_letters() {
        let tokens = tokens("Fuenf Atemzuege im Vierfuesslerstand");
        assert_eq!(find(&tokens, &["fünf atemzüge"], &[]), Some(0..2));
        assert_eq!(find(&tokens, &["vierfüß*"], &[]), Some(3..4));
        assert_eq!(find(&tokens, &["atemzuge"], &[]), None);
    }
}

//! A token to the pieces that misaki looks up: at hyphens, apostrophes and capitals inside a word.

/// The pieces of `token`, in order and without a gap.
pub(super) fn pieces(token: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = token;
    while !rest.is_empty() {
        let is_first = rest.len() == token.len();
        let length = length(rest, is_first).max(rest.chars().next().map_or(0, char::len_utf8));
        let (piece, behind) = rest.split_at(length);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// The length of the piece that `rest` begins with.
fn length(rest: &str, is_first: bool) -> usize {
    let run = |of: fn(char) -> bool| rest.len() - rest.trim_start_matches(of).len();
    let apostrophes = run(|c| c == '\'');
    if apostrophes > 0 && (is_first || apostrophes > 1) {
        return apostrophes;
    }
    if let Some(length) = capital_before_a_word(rest) {
        return length;
    }
    let hyphens = run(|c| "-_".contains(c));
    if hyphens > 0 {
        return hyphens;
    }
    up_to_a_capital(rest).unwrap_or_else(|| letters(rest))
}

/// The last capital of several, where the next one begins a word: the X of "XRay".
fn capital_before_a_word(rest: &str) -> Option<usize> {
    let mut letters = rest.chars();
    let (first, second, third) = (letters.next()?, letters.next()?, letters.next()?);
    (first.is_uppercase() && second.is_uppercase() && third.is_lowercase()).then(|| first.len_utf8())
}

/// Letters, with apostrophes between them, up to a small one before a capital: the "Thera" of "TheraBand".
fn up_to_a_capital(rest: &str) -> Option<usize> {
    let end = letters(rest);
    let mut signs = rest[..end].char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let is_before_capital = signs.peek().is_some_and(|(_, next)| next.is_uppercase());
        if sign.is_lowercase() && is_before_capital {
            return Some(at + sign.len_utf8());
        }
    }
    None
}

/// Letters, then single letters with an apostrophe before each.
fn letters(rest: &str) -> usize {
    let mut end = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
    while end > 0
        && let Some(letter) = rest[end..].strip_prefix('\'').and_then(|behind| behind.chars().next())
        && letter.is_alphabetic()
    {
        end += 1 + letter.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_apart_where_misaki_divides_them() {
        let cases = [
            ("rest", "rest"),
            ("left-hand", "left|-|hand"),
            ("n't", "n't"),
            ("'s", "'|s"),
            ("o'clock", "o'c|lock"),
            ("TheraBand", "Thera|Band"),
            ("XRay", "X|Ray"),
            ("iPod", "i|Pod"),
            ("--", "--"),
            ("U.S.", "U|.|S|."),
        ];
        for (token, expected) in cases {
            assert_eq!(pieces(token).join("|"), expected, "{token}");
        }
    }
}

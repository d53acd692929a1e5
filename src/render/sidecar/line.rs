//! Reduces text to one line.

/// `text` on one line, without control characters.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_cannot_break_a_line() {
        assert_eq!(one_line(" a\r\n\r\nb\t\u{0}c\u{2028}d "), "a b c d");
    }
}

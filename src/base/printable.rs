//! Which characters may reach a terminal or a tag as they are, and how the others are shown.
//!
//! Control characters steer a terminal, and overrides of the direction of writing show one text and mean another.

use std::borrow::Cow;

/// Whether `c` is shown as what it is. Line ends and tabs are not.
///
/// Source: general category Cc, and the explicit formatting characters and isolates of UAX #9, section 2.
pub fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line: every character that is not printable as JSON escapes it, `\u001b` for instance.
pub fn printable(text: &str) -> Cow<'_, str> {
    escaped(text, is_printable)
}

/// `text` with its line ends and tabs as they are. JSON stays JSON.
pub fn printable_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| is_printable(c) || c == '\n' || c == '\t')
}

fn escaped(text: &str, is_kept: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(&is_kept) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if is_kept(c) { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_and_does_nothing() {
        assert_eq!(printable("a\u{1b}[31mb\u{7}\u{9b}c\r\nd"), "a\\u001b[31mb\\u0007\\u009bc\\u000d\\u000ad");
        assert_eq!(printable("gpj.\u{202e}wav\u{2067}\u{2069}"), "gpj.\\u202ewav\\u2067\\u2069");
        assert_eq!(printable_lines("a\tb\nc\rd"), "a\tb\nc\\u000dd");
    }

    #[test]
    fn words_of_any_script_stay_as_they_are() {
        for text in ["Füße – „leicht“", "سلام", "שלום", "体操", "👩‍⚕️ 5\u{a0}min"] {
            assert!(matches!(printable(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn json_stays_json() {
        let value = serde_json::json!({ "title": "a\u{9b}b\u{202e}c\u{1b}" });
        let shown = serde_json::to_string_pretty(&value).expect("JSON");
        let read: serde_json::Value = serde_json::from_str(&printable_lines(&shown)).expect("JSON");
        assert_eq!(read, value);
        assert!(printable_lines(&shown).chars().all(|c| is_printable(c) || c == '\n'));
    }
}

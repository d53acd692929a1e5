//! One sign for each meaning: signs that look alike, and those that nobody sees, are made one before anything is read.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` with whole letters, ASCII digits, `°` for degrees, and `′` and `″` after numbers that they measure.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c.is_ascii() && !matches!(c, '"' | '\'')) {
        return Cow::Borrowed(text);
    }
    let composed: String = if text.chars().any(is_combining_mark) { text.nfc().collect() } else { text.to_owned() };
    let mut plain = Plain { text: String::with_capacity(composed.len()), double: false, single: false };
    let mut rest = composed.as_str();
    while let Some(first) = rest.chars().next() {
        rest = plain.push(first, &rest[first.len_utf8()..]);
    }
    Cow::Owned(plain.text)
}

/// What has been made plain so far.
struct Plain {
    text: String,
    /// Whether a double, and whether a single quotation mark is open.
    double: bool,
    single: bool,
}

impl Plain {
    /// Adds `c` and returns what is left of the text after it.
    fn push<'a>(&mut self, c: char, after: &'a str) -> &'a str {
        match c {
            '"' | '“' | '”' | '„' | '″' | '«' | '»' => self.push_double(c),
            '\'' | '’' | '‘' | '′' | '´' => return self.push_single(c, after),
            '\u{ff01}'..='\u{ff5e}' => self.text.extend(char::from_u32(u32::from(c) - 0xfee0)),
            '\u{3000}' => self.text.push(' '),
            '˚' | 'ᵒ' => self.text.push('°'),
            '\u{ad}'
            | '\u{200b}'
            | '\u{200c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            '\u{200d}' if self.text.ends_with(char::is_alphanumeric) => {}
            _ => self.text.push(c),
        }
        after
    }

    fn push_double(&mut self, c: char) {
        let measures = self.is_behind_number() && !self.double && !matches!(c, '“' | '„' | '«');
        match c {
            _ if measures => self.text.push('″'),
            '“' | '„' | '«' => self.double = true,
            '”' | '»' => self.double = false,
            _ => self.double = !self.double,
        }
        if !measures {
            self.text.push(c);
        }
    }

    fn push_single<'a>(&mut self, c: char, after: &'a str) -> &'a str {
        let letter = |text: &str| text.starts_with(char::is_alphabetic) && !text.starts_with(['x', '×']);
        if self.is_behind_number() && !self.single && !letter(after) {
            let twice = after.strip_prefix(c);
            self.text.push(if twice.is_some() { '″' } else { '′' });
            return twice.unwrap_or(after);
        }
        let inside = self.text.ends_with(char::is_alphanumeric);
        self.single = !inside && after.starts_with(char::is_alphanumeric) && after.contains(['\'', '’']);
        self.text.push(c);
        after
    }

    fn is_behind_number(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_digit() || "½¼¾⅓⅔".contains(c))
    }
}

//! The text of a routine, and positions in it.
//!
//! A [`Source`] is valid UTF-8 without a byte-order mark and within [`limits::MOST_FILE_BYTES`], so every later
//! problem can point at a line and column.

use super::diagnostic::Diagnostic;
use super::limits;
use super::span::Span;

/// The text of a routine definition.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// A source called `name` in messages, from the `bytes` of a file.
    ///
    /// # Errors
    /// When the file is too long, empty, or not UTF-8.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, Box<Diagnostic>> {
        if bytes.len() > limits::MOST_FILE_BYTES {
            let limit = limits::MOST_FILE_BYTES / 1024;
            let message = format!("`{name}` is too large for a routine: more than {limit} KiB");
            return Err(Box::new(
                Diagnostic::error("file-too-long", message).help("a routine is a short text; is this the right file?"),
            ));
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| Box::new(not_text(name, error.as_bytes(), error.utf8_error().valid_up_to())))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        if text.trim().is_empty() {
            let message = format!("`{name}` is empty");
            return Err(Box::new(
                Diagnostic::error("empty-file", message)
                    .help("a routine needs a title, a language and at least one [[step]]; `nightcue new` writes one to start from"),
            ));
        }
        Ok(Self { name: name.to_owned(), text })
    }

    /// What the source is called in messages: the path as the user typed it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte-order mark. Spans index into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line that contains byte `offset`.
    pub fn line(&self, offset: usize) -> &str {
        let offset = self.text.floor_char_boundary(offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        line.trim_end_matches('\r')
    }

    /// `value` behind the key that the value at `span` has in the file, as in `hold = "30s"`; `value` alone where there is no key.
    pub fn assignment(&self, span: Span, value: &str) -> String {
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let key = before.trim_end_matches([' ', '\t']).strip_suffix('=').map(|before| {
            let before = before.trim_end_matches([' ', '\t']);
            &before[before.trim_end_matches(is_key).len()..]
        });
        match key.filter(|key| !key.is_empty()) {
            Some(key) => format!("{key} = {value}"),
            None => value.to_owned(),
        }
    }

    /// Line and column of byte `offset`, both counted from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

fn not_text(name: &str, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let line = bytes[..valid_up_to].iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::error("not-text", format!("`{name}` is not UTF-8 text: line {line} has a byte that cannot be read"))
        .help("save the file as UTF-8 in your editor")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("a.toml", text.as_bytes().to_vec()).expect("valid text")
    }

    #[test]
    fn columns_count_characters_from_one() {
        let source = source("one\n  ü = 2\r\n");
        assert_eq!(source.line_column(0), (1, 1));
        assert_eq!(source.line_column(8), (2, 4), "after the two bytes of ü");
    }

    #[test]
    fn a_value_is_suggested_behind_its_key() {
        let source = source("one = 1\ncues = [{ at = 5, say = 2 }]\n");
        let at = |part: &str| {
            let start = source.text().find(part).expect("a part");
            source.assignment(Span { start, end: start + 1 }, "X")
        };
        assert_eq!(
            (at("1"), at("5"), at("2 }"), at("{")),
            ("one = X".into(), "at = X".into(), "say = X".into(), "X".into())
        );
        assert_eq!(source.line(10), "cues = [{ at = 5, say = 2 }]");
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(source("\u{feff}title = 1").text(), "title = 1");
    }

    #[test]
    fn what_cannot_be_a_routine_is_refused() {
        let code = |bytes: &[u8]| Source::new("x", bytes.to_vec()).expect_err("refused").code;
        assert_eq!(code(b" \r\n\n"), "empty-file");
        assert_eq!(code(b"a = 1\n\xff"), "not-text");
        assert_eq!(code(&vec![b' '; limits::MOST_FILE_BYTES + 1]), "file-too-long");
    }
}

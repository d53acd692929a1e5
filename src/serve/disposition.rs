//! The header that says what a browser does with a file, and under which name it saves it.

use axum::http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a browser does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Shows or plays it, if it can.
    Inline,
    /// Saves it.
    Attachment,
}

impl Disposition {
    /// The value of `Content-Disposition` for a file that is called `name`, whatever is in the name: RFC 6266, with the name twice, in
    /// ASCII for old programs and as RFC 8187 encodes it.
    pub fn header(self, name: &str) -> HeaderValue {
        let kind = match self {
            Self::Inline => "inline",
            Self::Attachment => "attachment",
        };
        let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        let encoded = percent_encoded(name);
        let value = format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
        // Both forms of the name are visible ASCII.
        HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
    }
}

/// Whether `c` means itself between quotes, to every browser: some decode percent signs there, which they should not.
fn is_plain(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | '/' | ';')
}

/// What stays as it is in a part of a path or a parameter: letters, digits and what RFC 3986 calls unreserved beside them.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as a part of a path or a parameter.
pub(super) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_in_ascii_and_as_it_is() {
        let header = Disposition::Attachment.header("Füße hoch.mp3");
        assert_eq!(header, "attachment; filename=\"F__e hoch.mp3\"; filename*=UTF-8''F%C3%BC%C3%9Fe%20hoch.mp3");
        assert_eq!(Disposition::Inline.header("a.mp3"), "inline; filename=\"a.mp3\"; filename*=UTF-8''a.mp3");
    }

    #[test]
    fn no_name_adds_a_header_or_a_parameter() {
        let header = Disposition::Attachment.header("a\"; filename=\"b.exe\r\nSet-Cookie: c=%22/../\\.mp3");
        let text = header.to_str().expect("ASCII");
        assert_eq!(text.matches('"').count(), 2);
        assert_eq!(text.matches("filename=\"").count(), 1);
        assert!(
            text.ends_with(
                "filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0ASet-Cookie%3A%20c%3D%2522%2F..%2F%5C.mp3"
            )
        );
    }
}

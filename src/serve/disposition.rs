//! The header that says what a browser does with a file, and under which name it saves it.

use axum::http::HeaderValue;

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

/// `text` as a part of a path or a parameter: what is not a letter, a digit or one of `-._~` as `%` and two hexadecimal digits.
pub(super) fn percent_encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
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

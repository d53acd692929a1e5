//! Which part of a file a request asks for: RFC 9110, section 14, of which a server may answer as much as it likes.

use std::ops::Range;

use axum::http::HeaderMap;
use axum::http::header::{IF_NONE_MATCH, IF_RANGE, RANGE};
use http_range_header::parse_range_header;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything.
    Whole,
    /// These bytes, at least one.
    Some(Range<u64>),
    /// Nothing: the file has none of the bytes.
    Unsatisfiable,
    /// Nothing: the client has this very version.
    Known,
}

impl Part {
    /// What `headers` ask for of the version `tag` of a file, which has `bytes` bytes. A range of another version is answered by the whole
    /// file, so that two versions are never mixed; so are several ranges at once, and what cannot be understood.
    pub(super) fn asked(headers: &HeaderMap, bytes: u64, tag: &str) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        if text(IF_NONE_MATCH).is_some_and(|known| known.split(',').any(|known| known.trim() == tag)) {
            return Self::Known;
        }
        let Some(asked) = text(RANGE) else { return Self::Whole };
        if text(IF_RANGE).is_some_and(|version| version != tag) {
            return Self::Whole;
        }
        let Ok(ranges) = parse_range_header(asked) else { return Self::Whole };
        match ranges.validate(bytes).as_deref() {
            Ok([range]) => Self::Some(*range.start()..range.end() + 1),
            Ok(_) => Self::Whole,
            Err(_) => Self::Unsatisfiable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&'static str, &str)]) -> Part {
        let pairs =
            headers.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")));
        Part::asked(&pairs.collect(), 1000, "\"tag\"")
    }

    #[test]
    fn a_range_is_counted_from_the_start_or_from_the_end() {
        assert_eq!(asked(&[("range", "bytes=0-0")]), Part::Some(0..1));
        assert_eq!(asked(&[("range", "bytes=100-199")]), Part::Some(100..200));
        assert_eq!(asked(&[("range", "bytes=990-")]), Part::Some(990..1000));
        assert_eq!(asked(&[("range", "bytes=-10")]), Part::Some(990..1000));
        assert_eq!(asked(&[("range", "bytes=-5000")]), Part::Some(0..1000));
        assert_eq!(asked(&[("range", "bytes=900-5000")]), Part::Some(900..1000));
    }

    #[test]
    fn bytes_that_a_file_has_not_are_refused() {
        assert_eq!(asked(&[("range", "bytes=1000-")]), Part::Unsatisfiable);
        assert_eq!(asked(&[("range", "bytes=-0")]), Part::Unsatisfiable);
    }

    #[test]
    fn several_ranges_and_nonsense_get_the_whole_file() {
        for range in
            ["bytes=0-9,20-29", "pages=1-2", "bytes=b-a", "bytes", "bytes=99999999999999999999999999999999999-"]
        {
            assert_eq!(asked(&[("range", range)]), Part::Whole, "{range}");
        }
        assert_eq!(asked(&[]), Part::Whole);
    }

    #[test]
    fn a_range_of_another_version_gets_the_whole_file() {
        assert_eq!(asked(&[("range", "bytes=5-"), ("if-range", "\"tag\"")]), Part::Some(5..1000));
        for version in ["\"other\"", "W/\"tag\"", "Wed, 21 Oct 2026 07:28:00 GMT"] {
            assert_eq!(asked(&[("range", "bytes=5-"), ("if-range", version)]), Part::Whole, "{version}");
        }
    }

    #[test]
    fn a_version_that_the_client_has_is_not_sent_again() {
        assert_eq!(asked(&[("if-none-match", "\"a\", \"tag\"")]), Part::Known);
        assert_eq!(asked(&[("if-none-match", "\"a\"")]), Part::Whole);
    }
}

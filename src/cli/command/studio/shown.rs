//! Problems as the page shows them: with their lines, and with places as a text field counts them.

use nightcue::base::{Diagnostic, LengthRange, Remedy, Severity, Source, Span};
use serde::Serialize;

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Place {
    /// The line in which it begins, from 1.
    line: usize,
    /// The first character and the one after the last, as a text field counts: in UTF-16, from 0.
    from: usize,
    to: usize,
}

impl Place {
    /// That of `span` in `text`.
    pub(super) fn of(span: Span, text: &str) -> Self {
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end.max(start));
        let units = |text: &str| text.encode_utf16().count();
        let from = units(&text[..start]);
        let line = text[..start].matches('\n').count() + 1;
        Self { line, from, to: from + units(&text[start..end]) }
    }
}

/// A place, and what is to be said about it.
#[derive(Clone, Debug, Serialize)]
struct Labeled {
    #[serde(flatten)]
    place: Place,
    text: String,
}

/// A change that puts a problem right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Offered {
    what: String,
    place: Place,
    with: String,
}

/// Those of `remedies` for which there is a plain length in the `text` to be changed, or a range, whose longer end stays if it can.
fn offered(remedies: &[Remedy], text: &str) -> Vec<Offered> {
    let offer = |Remedy { what, span, length }: &Remedy| {
        let written = text.get(span.start..span.end)?.trim_matches(['"', '\'']);
        let range: Option<LengthRange> = written.parse().ok();
        if range.is_none() && written != "half" {
            return None;
        }
        let with = match range.filter(|range| range.longest > range.shortest && range.longest > *length) {
            Some(range) => LengthRange { shortest: *length, ..range }.to_string(),
            None => length.to_string(),
        };
        Some(Offered { what: what.clone(), place: Place::of(*span, text), with: format!("\"{with}\"") })
    };
    remedies.iter().filter_map(offer).collect()
}

/// A problem.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Problem {
    is_warning: bool,
    code: &'static str,
    message: String,
    /// Where it is wrong, and what is wrong there.
    at: Option<Labeled>,
    /// Other places that explain why.
    because: Vec<Labeled>,
    help: Option<String>,
    /// What would put it right.
    remedies: Vec<Offered>,
    /// The choices that show it, where the routine's own do not.
    shown_by: Option<String>,
}

impl Problem {
    /// `diagnostic` about `source`.
    pub(super) fn of(diagnostic: &Diagnostic, source: Option<&Source>) -> Self {
        let labeled = |label: &nightcue::base::Label| {
            source.map(|source| Labeled { place: Place::of(label.span, source.text()), text: label.text.clone() })
        };
        Self {
            is_warning: diagnostic.severity == Severity::Warning,
            code: diagnostic.code,
            message: diagnostic.message.clone(),
            at: diagnostic.primary.as_ref().and_then(labeled),
            because: diagnostic.context.iter().filter_map(labeled).collect(),
            help: diagnostic.help.clone(),
            remedies: source.map_or_else(Vec::new, |source| offered(&diagnostic.remedies, source.text())),
            shown_by: diagnostic.shown_by.clone(),
        }
    }

    /// What is wrong and what to do, in one line.
    pub(super) fn in_a_sentence(&self) -> String {
        [Some(&self.message), self.help.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join("; ")
    }

    /// Something that is wrong with a choice or with the machine.
    pub(super) fn elsewhere(code: &'static str, message: String) -> Self {
        Self::of(&Diagnostic::error(code, message), None)
    }
}

/// All of `diagnostics`.
pub(super) fn problems(diagnostics: &[Diagnostic], source: &Source) -> Vec<Problem> {
    diagnostics.iter().map(|diagnostic| Problem::of(diagnostic, Some(source))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_a_text_field_counts() {
        let text = "a = \"ü𝄞\"\nb = 2\n";
        let start = text.find("2").expect("there");
        assert_eq!(Place::of(Span { start, end: start + 1 }, text), Place { line: 2, from: 14, to: 15 });
        let clef = text.find('𝄞').expect("there");
        assert_eq!(Place::of(Span { start: clef, end: clef + 4 }, text), Place { line: 1, from: 6, to: 8 });
    }

    #[test]
    fn a_place_beyond_the_text_is_at_its_end() {
        assert_eq!(Place::of(Span { start: 90, end: 99 }, "ab"), Place { line: 1, from: 2, to: 2 });
    }

    #[test]
    fn a_remedy_is_offered_where_a_length_stands_and_leaves_the_longer_end_of_a_range() {
        let remedy = |start, end| Remedy {
            what: "make the hold 25 s long".to_owned(),
            span: Span { start, end },
            length: nightcue::base::Length::from_secs(25),
        };
        for (text, expected) in [
            ("\"20s\"", Some("\"25s\"")),
            ("'20s..40s'", Some("\"25s..40s\"")),
            ("\"20s..24s\"", Some("\"25s\"")),
            ("\"half\"", Some("\"25s\"")),
            ("\"6 breaths\"", None),
            ("10", None),
        ] {
            let offered = offered(&[remedy(0, text.len())], text);
            assert_eq!(offered.first().map(|offered| offered.with.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn a_problem_has_both_places_and_what_to_do() {
        let source = Source::new("a.toml", b"one = 1\ntwo = 2\n".to_vec()).expect("text");
        let span = |start| Span { start, end: start + 1 };
        let problem = Diagnostic::error("x", "too long").at(span(6), "here").because(span(14), "there").help("shorten");
        let json = serde_json::to_value(Problem::of(&problem, Some(&source))).expect("JSON");
        assert_eq!(
            (&json["at"]["line"], &json["because"][0]["line"], &json["help"]),
            (&1.into(), &2.into(), &"shorten".into())
        );
    }
}

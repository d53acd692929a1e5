//! Problems in a routine, as data: what is wrong, where, why, and what to do about it. How they look on screen is up
//! to [`report`](super::report) alone.

use super::span::Span;
use super::units::Length;

/// A place in the file and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// One lower-case clause; may be empty.
    pub text: String,
}

/// Something that puts a problem right: another length at one place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What it does, as an order: "make the hold 25 s long".
    pub what: String,
    /// The place.
    pub span: Span,
    /// What is to stand there; of a range, the shorter end.
    pub length: Length,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is rendered while there are any.
    Error,
    /// Worth a look: something is done in one of several ways.
    Warning,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// One lower-case clause with the user's words in backticks.
    pub message: String,
    /// Where it is wrong and what is wrong there.
    pub primary: Option<Label>,
    /// Other places that explain why.
    pub context: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// What would put it right, where that is certain; the best first.
    pub remedies: Vec<Remedy>,
    /// How much time is missing, where something does not fit.
    pub lacking: Option<Length>,
    /// The choices that show it, as on the command line, where the routine's own do not.
    pub shown_by: Option<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning without a place yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    const fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            primary: None,
            context: Vec::new(),
            help: None,
            remedies: Vec::new(),
            lacking: None,
            shown_by: None,
        }
    }

    /// Whether it is only a warning.
    pub fn is_warning(&self) -> bool {
        self.severity == Severity::Warning
    }

    /// Points at `span`, with what is wrong there.
    #[must_use]
    pub fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: label.into() });
        self
    }

    /// Adds a place that explains why.
    #[must_use]
    pub fn because(mut self, span: Span, label: impl Into<String>) -> Self {
        self.context.push(Label { span, text: label.into() });
        self
    }

    /// Adds what would put it right: `length` at `span`, which does `what`.
    #[must_use]
    pub fn remedy(mut self, span: Span, length: Length, what: impl Into<String>) -> Self {
        self.remedies.push(Remedy { what: what.into(), span, length });
        self
    }

    /// Says how much time is missing.
    #[must_use]
    pub fn lacking(mut self, length: Length) -> Self {
        self.lacking = Some(length);
        self
    }

    /// Says which choices show it; none, if it is there anyway.
    #[must_use]
    pub fn shown_by(mut self, choices: String) -> Self {
        self.shown_by = Some(choices).filter(|choices| !choices.is_empty());
        self
    }

    /// Whether `other` is the same problem, though perhaps on another side, in another round or for other choices.
    fn is_same_as(&self, other: &Self) -> bool {
        // What does not fit in one place is one problem, whatever is said there in another language or with less guidance.
        let depth = if self.lacking.is_some() { 1 } else { usize::MAX };
        let places = |problem: &Self| -> Vec<Span> {
            problem.primary.iter().chain(&problem.context).map(|label| label.span).take(depth).collect()
        };
        let has_place = self.primary.is_some();
        self.code == other.code
            && self.message == other.message
            && places(self) == places(other)
            && (has_place || self.help == other.help)
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Sorts `diagnostics` into file order; those without a place come first. Each is there once: of those that are the same but for the side,
/// the round or the choices, the first one that lacks most.
pub fn in_file_order(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut once: Vec<Diagnostic> = Vec::new();
    for problem in diagnostics {
        match once.iter_mut().find(|known| known.is_same_as(&problem)) {
            Some(known) if known.lacking < problem.lacking => *known = problem,
            Some(_) => {}
            None => once.push(problem),
        }
    }
    once.sort_by_key(|problem| problem.primary.as_ref().map_or(0, |label| label.span.start));
    once
}

/// The name among `known` that `unknown` was probably meant to be.
///
/// A name qualifies with a normalized Damerau–Levenshtein similarity of at least 0.6, or when one is a prefix of the other.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let unknown = unknown.to_lowercase();
    let likeness = |name: &str| {
        let whole = strsim::normalized_damerau_levenshtein(&unknown, &name.to_lowercase());
        let is_start = |start: &str, whole: &str| start.len() >= 3 && whole.starts_with(start);
        if is_start(&unknown, name) || is_start(name, &unknown) { whole.max(0.6) } else { whole }
    };
    known
        .into_iter()
        .map(|name| (likeness(name), name))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_the_one_the_user_meant() {
        let keys = ["countdown", "duration", "hold", "half", "remind"];
        assert_eq!(nearest("duraton", keys), Some("duration"));
        assert_eq!(nearest("half_tim", keys), Some("half"));
        assert_eq!(nearest("handstand", keys), None);
        assert_eq!(nearest("Hold", keys), Some("hold"));
        assert_eq!(nearest("strap", keys), None);
    }

    #[test]
    fn problems_are_reported_once_and_in_file_order() {
        let at = |start| Diagnostic::error("x", "m").at(Span { start, end: start + 1 }, "");
        let sorted = in_file_order(vec![at(9), at(2), at(9)]);
        assert_eq!(sorted, vec![at(2), at(9)]);
    }

    #[test]
    fn of_one_problem_on_both_sides_the_worse_side_is_reported() {
        let lacking = |ms: u64, side: &str| {
            let place = Span { start: 3, end: 4 };
            let problem = Diagnostic::error("x", "too short").at(place, format!("{ms} ms")).shown_by(side.to_owned());
            problem.lacking(Length::from_millis(ms))
        };
        let (left, right) = (lacking(5, "--side left"), lacking(80, "--side right"));
        assert_eq!(in_file_order(vec![left.clone(), right.clone(), left.clone()]), [right]);
        let other = Diagnostic { message: "too long".to_owned(), ..left.clone() };
        assert_eq!(
            in_file_order(vec![left.clone(), other.clone()]),
            [left, other],
            "another problem at the same place"
        );
    }
}

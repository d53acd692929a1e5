//! Texts with braces in them, such as `Bend your {left|right|sore} knee.`, taken apart into pieces.

use crate::base::nearest;
use crate::words::Placeholder;

/// One part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they are.
    Words(String),
    /// `{left|right}`, `{left|right|unknown}` or `{left|right|first|second}`.
    Sides {
        /// The reading while the left side is worked.
        left: String,
        /// The reading while the right side is worked.
        right: String,
        /// The readings for a listener whose side is not known.
        unknown: Unknown,
    },
    /// `{hold}` and the like.
    Value(Placeholder),
}

/// What is read when no side is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing: the side has to be known.
    Nothing,
    /// The same on every turn.
    Always(String),
    /// One reading on the first of two sides, another on the second.
    Turns(String, String),
}

/// A text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The parts, in order.
    pub pieces: Vec<Piece>,
}

/// A brace that has none of the known forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BraceError {
    /// What is wrong, with the brace in backticks.
    pub message: String,
    /// What is wrong there, shorter.
    pub label: String,
    /// The brace itself, as written in the text.
    pub brace: String,
}

impl Template {
    /// Takes `text` apart.
    ///
    /// # Errors
    /// Every brace that has none of the known forms.
    pub fn parse(text: &str) -> Result<Self, Vec<BraceError>> {
        let (mut pieces, mut errors) = (Vec::new(), Vec::new());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            if at > 0 {
                pieces.push(Piece::Words(rest[..at].to_owned()));
            }
            let (brace, after) = split_brace(&rest[at..]);
            match piece(brace) {
                Ok(piece) => pieces.push(piece),
                Err(error) => errors.push(error),
            }
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        if errors.is_empty() { Ok(Self { pieces }) } else { Err(errors) }
    }

    /// The values this text names.
    pub fn values(&self) -> impl Iterator<Item = Placeholder> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(placeholder) => Some(*placeholder),
            _ => None,
        })
    }

    /// The first brace that needs to know the side, as written; `None` when the text serves any listener.
    pub fn needs_side(&self) -> Option<String> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Sides { left, right, unknown: Unknown::Nothing } => Some(format!("{{{left}|{right}}}")),
            _ => None,
        })
    }

    /// Whether a brace of this text has readings for two sides that nobody has named.
    pub fn has_turns(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Sides { unknown: Unknown::Turns(..), .. }))
    }
}

/// Splits `text`, which starts with a brace, into that brace with its contents and what follows.
fn split_brace(text: &str) -> (&str, &str) {
    let inside = &text[1..];
    match inside.find(['{', '}']) {
        Some(at) if text.starts_with('{') && inside[at..].starts_with('}') => text.split_at(at + 2),
        _ => text.split_at(1),
    }
}

fn piece(brace: &str) -> Result<Piece, BraceError> {
    let error = |message: String, label: &str| BraceError { message, label: label.to_owned(), brace: brace.to_owned() };
    let Some(inside) = brace.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return Err(error(format!("unmatched `{brace}`"), "braces come in pairs"));
    };
    let readings: Vec<&str> = inside.split('|').collect();
    match readings.as_slice() {
        [left, right] => Ok(sides(left, right, Unknown::Nothing)),
        [left, right, unknown] => Ok(sides(left, right, Unknown::Always((*unknown).to_owned()))),
        [left, right, first, second] => {
            Ok(sides(left, right, Unknown::Turns((*first).to_owned(), (*second).to_owned())))
        }
        [name] => value(name.trim()).ok_or_else(|| unknown_value(brace, name)),
        _ => Err(error(
            format!("`{brace}` has {} readings", readings.len()),
            "expected left and right, then one for an unknown side, or two for the first and the second of them",
        )),
    }
}

fn sides(left: &str, right: &str, unknown: Unknown) -> Piece {
    Piece::Sides { left: left.to_owned(), right: right.to_owned(), unknown }
}

pub(crate) fn value(name: &str) -> Option<Piece> {
    Placeholder::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, placeholder)| Piece::Value(placeholder))
}

fn unknown_value(brace: &str, name: &str) -> BraceError {
    let label = match nearest(name, Placeholder::ALL.map(|(known, _)| known)) {
        Some(known) => format!("did you mean `{{{known}}}`?"),
        None => "no such value".to_owned(),
    };
    BraceError { message: format!("unknown placeholder `{brace}`"), label, brace: brace.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<String> {
        Template::parse(text)
            .expect_err(text)
            .into_iter()
            .map(|error| format!("{} / {}", error.message, error.label))
            .collect()
    }

    #[test]
    fn a_text_is_taken_apart_at_its_braces() {
        let template = Template::parse("Bend your {left|right|sore} knee, {hold}.").expect("known forms");
        assert_eq!(template.pieces.len(), 5);
        assert_eq!(template.values().collect::<Vec<_>>(), [Placeholder::Hold]);
        assert_eq!(template.needs_side(), None);
        let two = Template::parse("The {right|left} leg.").expect("known forms");
        assert_eq!(two.needs_side().as_deref(), Some("{right|left}"));
    }

    #[test]
    fn every_brace_of_an_unknown_form_is_reported() {
        assert_eq!(errors("{hodl} and {x|y|z|w|v}").len(), 2);
        assert_eq!(errors("{remaning}"), ["unknown placeholder `{remaning}` / did you mean `{remaining}`?"]);
        assert_eq!(errors("a { b"), ["unmatched `{` / braces come in pairs"]);
        assert_eq!(errors("a } b").len(), 1);
        assert_eq!(errors("{{hold}}").len(), 2);
        assert_eq!(errors("{}").len(), 1);
    }
}

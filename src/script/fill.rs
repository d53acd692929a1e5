//! Fills in the braces of a text. No brace is left, or a problem says why.

use crate::base::{Diagnostic, Length, Span};
use crate::routine::{Pass, Piece, Template, Unknown};
use crate::words::{self, Language, Placeholder, Side};

/// What is known at the moment a text is said.
#[derive(Clone, Debug, Default)]
pub(super) struct Moment {
    /// The side being worked.
    pub side: Option<Side>,
    /// Whether the step is done the same whichever side hurts.
    pub has_no_sides: bool,
    /// Which time of the step it is.
    pub pass: Pass,
    /// The number of the circuit, from 1.
    pub circuit: usize,
    /// How many circuits there are.
    pub circuits: usize,
    /// Whether the rounds of the step are called sets.
    pub has_sets: bool,
    /// The length of the hold.
    pub hold: Option<Length>,
    /// The length of the rest.
    pub rest: Option<Length>,
    /// The number of the repetition, from 1.
    pub rep: u32,
    /// How many repetitions there are.
    pub reps: u32,
    /// How many seconds of a countdown are left.
    pub seconds: u32,
    /// What is left of the hold.
    pub remaining: Option<Length>,
    /// The number of the step, from 1.
    pub step: usize,
    /// How many steps there are.
    pub steps: usize,
    /// The title of the next step.
    pub next: Option<String>,
    /// Where in the file the title of the step, that of the next, and the things are.
    pub quoted: Quoted,
    /// The title of the step.
    pub title: Option<String>,
    /// What to have at hand, joined.
    pub things: Option<String>,
    /// About how long the track lasts.
    pub total: Option<Length>,
}

/// Where in the file what the tool's own words quote is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quoted {
    pub title: Option<Span>,
    pub next: Option<Span>,
    pub things: Option<Span>,
}

/// The words of `template` at `moment`, with whitespace collapsed; ends of lines and paragraphs stay.
///
/// # Errors
/// When the text names a value that does not exist at that moment, such as a side or a next step.
pub(super) fn fill(
    template: &Template,
    span: Span,
    moment: &Moment,
    language: Language,
) -> Result<String, Box<Diagnostic>> {
    let mut text = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Sides { left, right, unknown } => text.push_str(match (moment.side, unknown) {
                (Some(Side::Left), _) => left,
                (Some(Side::Right), _) => right,
                (None, Unknown::Always(reading)) => reading,
                (None, Unknown::Turns(first, second)) => {
                    if moment.pass.side == 1 {
                        first
                    } else {
                        second
                    }
                }
                (None, Unknown::Nothing) => return Err(Box::new(unknown_side(left, right, span, moment))),
            }),
            Piece::Value(placeholder) => {
                let value = value(*placeholder, &text, span, moment, language)?;
                text.push_str(&value);
            }
        }
    }
    Ok(words::capitalized(&folded(&text)))
}

/// Every line without blanks that nobody hears, with at most one empty line between two.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut breaks = 0;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            folded.push_str(if folded.is_empty() { "" } else { &"\n\n"[..breaks.min(2)] });
            folded.push_str(&words.join(" "));
            breaks = 0;
        }
        breaks += 1;
    }
    folded
}

/// `text` on one line, as it is shown.
pub(super) fn on_one_line(text: &str) -> String {
    text.replace("\n\n", " ").replace('\n', " ")
}

fn unknown_side(left: &str, right: &str, span: Span, moment: &Moment) -> Diagnostic {
    let brace = format!("{{{left}|{right}}}");
    let third = format!("{{{left}|{right}|sore}}");
    let (label, help) = match moment.has_no_sides {
        true => (
            "this step has no `sides`",
            format!(
                "write `sides = \"both\"` (one after the other) or `sides = \"affected\"` (the side that hurts) in the step; for `affected` add a third reading such as `{third}`"
            ),
        ),
        false => (
            "the side is not known here",
            format!("add a third reading such as `{third}`, or choose `--side left` or `--side right`"),
        ),
    };
    let message = format!("`{brace}` has no reading for a listener whose side is not known");
    Diagnostic::error("side-not-known", message).at(span, label).help(help)
}

/// The value of `placeholder` after the words `before`, which can call for a case: "nach einer Minute".
fn value(
    placeholder: Placeholder,
    before: &str,
    span: Span,
    moment: &Moment,
    language: Language,
) -> Result<String, Box<Diagnostic>> {
    let duration = |length: Option<Length>| length.map(|length| words::duration_behind(before, length, language));
    let number = |number: u64| Some(words::number(number, language));
    let value = match placeholder {
        Placeholder::Hold => duration(moment.hold),
        Placeholder::Rest => duration(moment.rest),
        Placeholder::Remaining => duration(moment.remaining),
        Placeholder::Step => number(moment.step as u64),
        Placeholder::Steps => number(moment.steps as u64),
        Placeholder::Round | Placeholder::Set => number(u64::from(moment.pass.round)),
        Placeholder::Rounds | Placeholder::Sets => number(u64::from(moment.pass.rounds)),
        Placeholder::Rep => number(u64::from(moment.rep)),
        Placeholder::Seconds => number(u64::from(moment.seconds)),
        Placeholder::Reps => number(u64::from(moment.reps)),
        Placeholder::Circuit => number(moment.circuit as u64),
        Placeholder::Circuits => number(moment.circuits as u64),
        Placeholder::Next => moment.next.clone(),
        Placeholder::Title => moment.title.clone(),
        Placeholder::Things => moment.things.clone(),
        Placeholder::Total => duration(moment.total),
    };
    value.ok_or_else(|| {
        let brace = format!("{{{}}}", placeholder.name());
        let message = format!("`{brace}` has no value here");
        let help = match placeholder {
            Placeholder::Next => {
                "nothing comes after the last step: remove it there, or write `next = true` under [words] to have the tool \
                 announce the next step wherever there is one"
            },
            _ => "use it only where it has a value",
        };
        Box::new(Diagnostic::error("misplaced-brace", message).at(span, "nothing to fill in").help(help))
    })
}

//! What a routine leaves open, as it was chosen for one track: lengths that are ranges, and how often they are used.

use crate::base::{Length, LengthRange, Located, Span};
use crate::routine::CountRange;

/// A length that the routine leaves open.
#[derive(Clone, Debug)]
pub struct ChosenLength {
    /// What lasts so long: the title of a step, or a pause or a rest in it.
    pub what: String,
    /// The lengths it may have.
    pub range: LengthRange,
    /// The steps in which it can be chosen, if not in seconds.
    pub step: Option<Length>,
    /// Where it is written in the file, which tells it apart from others.
    pub span: Span,
    /// The length it has.
    pub length: Length,
    /// How many times it is used.
    pub times: u64,
}

impl ChosenLength {
    /// `what` in the step `title`, which lasts `length` and is used once.
    pub(super) fn once(what: &str, title: &str, written: Located<LengthRange>, length: Length) -> Self {
        let Located { value: range, span } = written;
        Self { what: named(what, title), range, step: None, span, length, times: 1 }
    }
}

/// A number of rounds, sets or repetitions that the routine leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenCount {
    /// What is done so many times.
    pub what: String,
    /// The numbers it may have.
    pub range: CountRange,
    /// The number it has.
    pub count: u32,
}

/// Everything that the routine leaves open and the track uses.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Lengths, in the order of the file once a script is finished.
    pub lengths: Vec<ChosenLength>,
    /// Numbers, in the order in which they are used.
    pub counts: Vec<ChosenCount>,
}

impl Chosen {
    /// Notes that something lasts as long as `chosen` says, unless its length is fixed.
    pub(super) fn note(&mut self, chosen: ChosenLength) {
        if chosen.range.shortest == chosen.range.longest {
            return;
        }
        match self.lengths.iter_mut().find(|known| known.span == chosen.span) {
            Some(known) => known.times += chosen.times,
            None => self.lengths.push(chosen),
        }
    }

    /// Notes that `what` is done `count` times in the step `title`, unless that is fixed.
    pub(super) fn note_count(&mut self, what: &str, title: &str, range: CountRange, count: u32) {
        let chosen = ChosenCount { what: named(what, title), range, count };
        if range.least < range.most && !self.counts.contains(&chosen) {
            self.counts.push(chosen);
        }
    }

    /// Everything in the order of the file.
    pub(super) fn in_file_order(mut self) -> Self {
        self.lengths.sort_by_key(|chosen| chosen.span.start);
        self
    }
}

/// `what`, with the step that it belongs to, if it belongs to one.
fn named(what: &str, title: &str) -> String {
    if title.is_empty() { what.to_owned() } else { format!("{what}: {title}") }
}

//! Numbers and ranges of them, in digits and in words.

use super::unit::unit;
use crate::base::{Length, LengthRange};
use crate::routine::import::few::Few;
use crate::routine::import::lexis::Lexis;
use crate::routine::import::token::{Token, TokenKind, begins};

/// A number or a range, in thousandths.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    pub least: u64,
    pub most: u64,
}

impl Numbers {
    /// As a number of times, if it is whole.
    pub(super) fn few(self) -> Option<Few> {
        let whole = |thousandths: u64| {
            thousandths.is_multiple_of(1000).then(|| u32::try_from(thousandths / 1000).ok()).flatten()
        };
        let few = Few { least: whole(self.least)?, most: whole(self.most)? };
        (few.least > 0 && few.least <= few.most && few.most <= 1000).then_some(few)
    }

    /// As a length in units of `unit_ms` milliseconds.
    pub(super) fn time(self, unit_ms: u64) -> Option<LengthRange> {
        let length = |thousandths: u64| Some(Length::from_millis(thousandths.checked_mul(unit_ms)? / 1000));
        let range = LengthRange { shortest: length(self.least)?, longest: length(self.most)? };
        let is_sound = range.shortest > Length::ZERO
            && range.shortest <= range.longest
            && range.longest <= crate::base::LONGEST_HOLD;
        is_sound.then_some(range)
    }
}

/// A number or a range of numbers.
pub(super) fn numbers(tokens: &[Token], lexis: &Lexis) -> Option<(Numbers, usize)> {
    let (least, length) = single(tokens, lexis)?;
    let to = begins(&tokens[length..], lexis.to, &[]);
    let second = to.and_then(|to| single(&tokens[length + to..], lexis).map(|(most, more)| (most, length + to + more)));
    match second {
        Some((most, end)) if most > least => Some((Numbers { least, most }, end)),
        _ => Some((Numbers { least, most: least }, length)),
    }
}

/// One number in thousandths, and a half behind it: `two and a half`.
pub(super) fn single(tokens: &[Token], lexis: &Lexis) -> Option<(u64, usize)> {
    let (number, length) = whole(tokens, lexis)?;
    let half = and_half(&tokens[length..], lexis).filter(|half| unit(&tokens[length + half..], lexis).is_some());
    Some(half.map_or((number, length), |half| (number + 500, length + half)))
}

/// How many tokens `and a half` takes.
pub(super) fn and_half(tokens: &[Token], lexis: &Lexis) -> Option<usize> {
    let and = begins(tokens, lexis.and, &[])?;
    Some(and + begins(&tokens[and..], lexis.half, &[])?)
}

/// One number in thousandths: digits, a fraction, digits and a fraction, or a word.
fn whole(tokens: &[Token], lexis: &Lexis) -> Option<(u64, usize)> {
    let first = tokens.first()?;
    if let TokenKind::Number(number) = first.kind {
        return Some(match tokens.get(1).map(|token| (token.kind, token.text.as_str())) {
            Some((TokenKind::Number(part), "½" | "¼" | "¾")) => (number + part, 2),
            _ => (number, 1),
        });
    }
    let words = lexis.numbers.iter().filter_map(|(words, number)| Some((begins(tokens, &[words], &[])?, *number)));
    words.max_by_key(|(length, _)| *length).map(|(length, number)| (number, length))
}

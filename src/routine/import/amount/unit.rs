//! Units behind a number.

use crate::routine::import::lexis::Lexis;
use crate::routine::import::token::{Token, TokenKind, begins};

/// A unit of time in milliseconds; `"` and `''` are seconds, `'` minutes.
pub(super) fn unit(tokens: &[Token], lexis: &Lexis) -> Option<(u64, usize)> {
    let units = [(lexis.seconds, 1000), (lexis.minutes, 60_000), (lexis.hours, 3_600_000)];
    let named = units.iter().find_map(|(names, ms)| Some((*ms, begins(tokens, names, &[])?)));
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let is_number = tokens.get(1).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)));
    // A bare `m` is a meter; with seconds behind it, it is a minute.
    if text(0) == "m" && is_number && begins(&tokens[2..], lexis.seconds, &[]).is_some() {
        return Some((60_000, 1));
    }
    // `a second set` is no time.
    let is_ordinal = text(0) == "second"
        && [lexis.sets, lexis.times, lexis.repetitions, lexis.limbs]
            .iter()
            .any(|words| begins(&tokens[1..], words, &[]).is_some());
    if is_ordinal {
        return None;
    }
    let sign = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    named.or(match (sign(0), sign(1)) {
        ("\"" | "″", _) => Some((1000, 1)),
        ("'", "'") => Some((1000, 2)),
        ("'" | "′", _) => Some((60_000, 1)),
        _ => None,
    })
}

/// How many tokens one of `units` takes, an adjective before it included (`10 slow repetitions`).
pub(super) fn unit_behind(tokens: &[Token], units: &[&str]) -> Option<usize> {
    let after_adjective = || {
        tokens
            .first()
            .filter(|token| token.kind == TokenKind::Word && token.text.len() > 3)
            .and_then(|_| begins(&tokens[1..], units, &[]))
            .map(|length| length + 1)
    };
    begins(tokens, units, &[]).or_else(after_adjective)
}

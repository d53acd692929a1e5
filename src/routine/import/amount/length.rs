//! Lengths of time and ranges of them.

use super::measure::Measure;
use super::number::{Numbers, and_half, numbers, single};
use super::unit::{unit, unit_behind};
use crate::base::{Length, LengthRange};
use crate::routine::import::lexis::Lexis;
use crate::routine::import::token::{Token, TokenKind, begins};

/// `1:30`, with or without a unit behind it.
pub(super) fn clock(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let (TokenKind::Number(minutes), TokenKind::Number(seconds)) = (tokens.first()?.kind, tokens.get(2)?.kind) else {
        return None;
    };
    let is_clock = tokens[1].text == ":"
        && tokens[2].text.len() == 2
        && seconds < 60_000
        && tokens[2].span.start == tokens[0].span.end + 1;
    if !is_clock {
        return None;
    }
    let all = Numbers { least: minutes * 60 + seconds, most: minutes * 60 + seconds };
    let unit = begins(&tokens[3..], lexis.minutes, &[]).unwrap_or(0);
    Some((vec![Measure::Time(all.time(1000)?)], 3 + unit))
}

/// How a number that one counts to is called, in any language.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "a count of", "the count of", "a slow count of", "count of", "count to", "count slowly to", "zählen sie bis",
    "zähle bis", "zählen bis", "comptez jusqu à", "cuenta hasta", "contate fino a", "conta fino a",
];

/// `a count of 20`: one counts about one a second.
pub(super) fn counted(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let length = begins(tokens, COUNTS, &[])?;
    let (numbers, more) = numbers(&tokens[length..], lexis)?;
    Some((vec![Measure::Time(numbers.time(1000)?)], length + more))
}

/// Lengths that are one word, or a fraction in words, in any language, in seconds.
#[rustfmt::skip]
const NAMED: &[(&str, u64)] = &[
    ("dreiviertelminute", 45), ("dreiviertel minute", 45), ("viertelminute", 15), ("viertelstunde", 900), ("halbminute", 30),
    ("three quarters of a minute", 45), ("quarter of a minute", 15), ("quarter of an hour", 900),
    ("trois quarts de minute", 45), ("quart de minute", 15), ("quart d heure", 900), ("cuarto de hora", 900),
    ("quarto d ora", 900),
];

/// `eine Dreiviertelminute`, `a quarter of an hour`.
pub(super) fn named(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let is_article = single(tokens, lexis).is_some_and(|(number, length)| number == 1000 && length == 1);
    let article = usize::from(is_article);
    let found = |(words, seconds): &(&str, u64)| Some((begins(&tokens[article..], &[words], &[])?, *seconds));
    let (length, seconds) = NAMED.iter().find_map(found)?;
    let range = LengthRange::exactly(Length::from_secs(seconds));
    Some((vec![Measure::Time(range)], article + length))
}

/// `1/2 min`, `1 1/2 minutes`.
pub(super) fn fraction(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let number = |at: usize| match tokens.get(at)?.kind {
        TokenKind::Number(number) => Some(number),
        _ => None,
    };
    let whole = usize::from(number(1).is_some());
    let (over, under) = (number(whole)?, number(whole + 2).filter(|under| [2000, 3000, 4000].contains(under))?);
    let is_fraction = tokens[whole + 1].text == "/" && over < under;
    let (unit_ms, length) = unit(&tokens[whole + 3..], lexis).filter(|_| is_fraction)?;
    let thousandths = over * 1000 / under + if whole == 1 { number(0)? } else { 0 };
    let range = Numbers { least: thousandths, most: thousandths }.time(unit_ms)?;
    Some((vec![Measure::Time(range)], whole + 3 + length))
}

/// `half a minute`.
pub(super) fn half(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let length = begins(tokens, lexis.half, &[])?;
    let (unit_ms, unit) = unit(&tokens[length..], lexis)?;
    let range = Numbers { least: 500, most: 500 }.time(unit_ms)?;
    Some((vec![Measure::Time(range)], length + unit))
}

/// A length of time: a number or a range with a unit, and what is added in a smaller unit.
pub(super) fn time(tokens: &[Token], lexis: &Lexis) -> Option<(LengthRange, usize)> {
    if let Some(found) = mixed_range(tokens, lexis) {
        return Some(found);
    }
    let (numbers, length) = numbers(tokens, lexis)?;
    let hyphen = usize::from(tokens.get(length).is_some_and(|token| token.text == "-"));
    let (unit_ms, unit_length) = unit(&tokens[length + hyphen..], lexis)?;
    let range = numbers.time(unit_ms)?;
    let end = length + hyphen + unit_length;
    match added(&tokens[end..], unit_ms, lexis) {
        Some((more, more_length)) => {
            Some((LengthRange { shortest: range.shortest + more, longest: range.longest + more }, end + more_length))
        }
        None => Some((range, end)),
    }
}

/// `45 s to 1 min`: a range of two units.
fn mixed_range(tokens: &[Token], lexis: &Lexis) -> Option<(LengthRange, usize)> {
    let (first, first_length) = single(tokens, lexis)?;
    let (first_ms, unit_length) = unit(&tokens[first_length..], lexis)?;
    let mut at = first_length + unit_length;
    at += begins(&tokens[at..], lexis.to, &[])?;
    let (second, second_length) = single(&tokens[at..], lexis)?;
    at += second_length;
    let (second_ms, unit_length) = unit(&tokens[at..], lexis)?;
    let (shortest, longest) =
        (Length::from_millis(first * first_ms / 1000), Length::from_millis(second * second_ms / 1000));
    (Length::ZERO < shortest && shortest < longest && longest <= crate::base::LONGEST_HOLD)
        .then_some((LengthRange { shortest, longest }, at + unit_length))
}

/// `30 s` after `2 min`, an `and` included.
fn added(tokens: &[Token], above_ms: u64, lexis: &Lexis) -> Option<(Length, usize)> {
    if let Some(half) = and_half(tokens, lexis) {
        return Some((Length::from_millis(above_ms / 2), half));
    }
    if let Some(seconds) = bare_seconds(tokens, above_ms, lexis) {
        return Some((seconds, 1));
    }
    let and = begins(tokens, lexis.and, &[]).unwrap_or(0);
    let (number, length) = single(&tokens[and..], lexis)?;
    let (unit_ms, unit_length) = unit(&tokens[and + length..], lexis)?;
    (unit_ms < above_ms).then(|| (Length::from_millis(number * unit_ms / 1000), and + length + unit_length))
}

/// The `30` of `1 min 30`: two digits right after minutes, with nothing behind them that they count.
fn bare_seconds(tokens: &[Token], above_ms: u64, lexis: &Lexis) -> Option<Length> {
    let first = tokens.first().filter(|token| token.text.len() == 2 && above_ms == 60_000)?;
    let TokenKind::Number(number @ 1..60_000) = first.kind else { return None };
    let behind = &tokens[1..];
    let counted = [lexis.repetitions, lexis.sets, lexis.times, lexis.breaths, lexis.seconds, lexis.minutes];
    let is_alone = counted.iter().all(|units| unit_behind(behind, units).is_none()) && number.is_multiple_of(1000);
    is_alone.then(|| Length::from_millis(number))
}

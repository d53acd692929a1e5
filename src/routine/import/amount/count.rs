//! Numbers of times, repetitions, sets and breaths.

use super::length::time;
use super::measure::Measure;
use super::number::{Numbers, numbers};
use super::unit::{unit, unit_behind};
use crate::routine::import::few::Few;
use crate::routine::import::lexis::Lexis;
use crate::routine::import::token::{Token, TokenKind, begins, find, is_word};

/// What is between two factors.
const SIGNS: [&str; 4] = ["x", "×", "*", "mal"];

/// `3 x 10` and `3 x 30 s`.
pub(super) fn product(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let (first, length) = numbers(tokens, lexis)?;
    let sign = tokens.get(length).filter(|token| SIGNS.contains(&token.text.as_str()))?;
    let after = length + 1;
    let (second, second_length) =
        numbers(&tokens[after..], lexis).filter(|_| sign.text != "mal" || tokens[after].kind != TokenKind::Word)?;
    let behind = &tokens[after + second_length..];
    let few = first.few()?;
    let end = after + second_length;
    if let Some((time, length)) = time(&tokens[after..], lexis) {
        return Some((vec![Measure::Times(few), Measure::Time(time)], after + length));
    }
    let repetitions = begins(behind, lexis.repetitions, &[]).unwrap_or(0);
    if let Some(sets) = begins(behind, lexis.sets, &[]) {
        return Some((vec![Measure::Repetitions(few), Measure::Sets(second.few()?)], end + sets));
    }
    if let Some(breaths) = begins(behind, lexis.breaths, &[]) {
        return Some((vec![Measure::Times(few), Measure::Breaths(second.few()?)], end + breaths));
    }
    Some((vec![Measure::Sets(few), Measure::Repetitions(second.few()?)], end + repetitions))
}

/// `3 sets of 15`, `zwei Durchgänge mit je 12`: what is counted in each set is not named.
pub(super) fn sets_of(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let (sets, length) = numbers(tokens, lexis)?;
    let unit_length = unit_behind(&tokens[length..], lexis.sets)?;
    let between = &tokens[length + unit_length..];
    let comma = usize::from(between.first().is_some_and(|token| token.text == ","));
    let of = comma + begins(&between[comma..], lexis.of, &[])?;
    let (repetitions, more) = numbers(&between[of..], lexis).filter(|(numbers, _)| numbers.least > 1000)?;
    let behind = &between[of + more..];
    let is_other = unit(behind, lexis).is_some()
        || [lexis.breaths, lexis.sets].iter().any(|units| unit_behind(behind, units).is_some())
        || behind.first().is_some_and(|token| SIGNS.contains(&token.text.as_str()));
    let named = [lexis.repetitions, lexis.times].iter().find_map(|units| unit_behind(behind, units)).unwrap_or(0);
    let measures = vec![Measure::Sets(sets.few()?), Measure::Repetitions(repetitions.few()?)];
    (!is_other).then_some((measures, length + unit_length + of + more + named))
}

/// One more set than the one before.
#[rustfmt::skip]
const SECOND_SET: &[&str] = &[
    "second set", "another set", "second round", "another round", "zweiten durchgang", "zweiter durchgang",
    "zweiten satz", "zweiter satz", "zweite runde", "deuxième série", "segunda serie", "seconda serie",
];

/// `do a second set`.
pub(super) fn second_set(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let is_article = numbers(tokens, lexis).is_some_and(|(numbers, length)| numbers.most == 1000 && length == 1);
    let article = usize::from(is_article);
    let length = begins(&tokens[article..], SECOND_SET, &[])?;
    Some((vec![Measure::Sets(Few { least: 2, most: 2 })], article + length))
}

/// `Sets: 3`, `Wdh.: 12`.
pub(super) fn labeled(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let kinds: [Unit; 3] =
        [(lexis.repetitions, Measure::Repetitions), (lexis.sets, Measure::Sets), (lexis.breaths, Measure::Breaths)];
    let (name, measure) = kinds.iter().find_map(|(names, measure)| Some((begins(tokens, names, &[])?, measure)))?;
    let dot = usize::from(tokens.get(name).is_some_and(|token| token.text == "."));
    let colon = name + dot;
    tokens.get(colon).filter(|token| [":", "="].contains(&token.text.as_str()))?;
    let (numbers, length) = numbers(&tokens[colon + 1..], lexis)?;
    let behind = &tokens[colon + 1 + length..];
    let is_label = |after: &[Token]| {
        let dot = usize::from(after.first().is_some_and(|token| token.text == "."));
        after.get(dot).is_some_and(|token| token.text == ":")
    };
    let is_more = unit(behind, lexis).is_some()
        || behind.first().is_some_and(|token| SIGNS.contains(&token.text.as_str()))
        || kinds.iter().any(|(units, _)| begins(behind, units, &[]).is_some_and(|unit| !is_label(&behind[unit..])));
    (!is_more).then_some((vec![measure(numbers.few()?)], colon + 1 + length))
}

/// `x 10` behind what is done so often.
pub(super) fn sign_and_number(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    tokens.first().filter(|token| SIGNS[..3].contains(&token.text.as_str()))?;
    let (numbers, length) = numbers(&tokens[1..], lexis)?;
    let behind = &tokens[1 + length..];
    let sets = begins(behind, lexis.sets, &[]);
    let repetitions = begins(behind, lexis.repetitions, &[]);
    let few = numbers.few().filter(|_| unit(behind, lexis).is_none())?;
    let measure = match (sets, repetitions) {
        (Some(_), _) => Measure::Sets(few),
        (_, Some(_)) => Measure::Repetitions(few),
        _ => frequency_or(Measure::Times(few), behind, lexis),
    };
    Some((vec![measure], 1 + length + sets.or(repetitions).unwrap_or(0)))
}

/// `twice`, `dreimal`, `10mal`.
pub(super) fn counted_times(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let word = &tokens.first()?.text;
    let adverb = |adverb: &str| word == adverb;
    let number = match ["once", "twice"].iter().position(|known| adverb(known)) {
        Some(index) => (index as u64 + 1) * 1000,
        None => {
            let stem = word
                .strip_suffix(lexis.times_ending)
                .filter(|stem| !lexis.times_ending.is_empty() && !stem.is_empty())?;
            lexis.numbers.iter().find(|(name, _)| is_word(stem, name))?.1
        }
    };
    let few = Numbers { least: number, most: number }.few()?;
    Some((vec![frequency_or(Measure::Times(few), &tokens[1..], lexis)], 1))
}

/// `10 each side`: a number and nothing that it counts. Behind a word for staying it may be seconds, so it is left open.
pub(super) fn each(before: &[Token], tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let (numbers, length) = numbers(tokens, lexis).filter(|_| matches!(tokens[0].kind, TokenKind::Number(_)))?;
    let slash = usize::from(tokens.get(length).is_some_and(|token| token.text == "/"));
    begins(&tokens[length + slash..], lexis.each_side, lexis.limbs)?;
    let last_two = &before[before.len().saturating_sub(2)..];
    let is_open = find(last_two, lexis.hold, lexis.limbs).is_some();
    numbers.few().filter(|_| !is_open).map(|few| (vec![Measure::Times(few)], length))
}

/// Units, and what a number of them is.
type Unit = (&'static [&'static str], fn(Few) -> Measure);

/// A number or range, and its unit.
pub(super) fn plain(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    if let Some((time, length)) = time(tokens, lexis) {
        return Some((vec![frequency_or(Measure::Time(time), &tokens[length..], lexis)], length));
    }
    let (numbers, length) = numbers(tokens, lexis)?;
    let length = length + usize::from(tokens.get(length).is_some_and(|token| token.text == "-"));
    let behind = &tokens[length..];
    let few = numbers.few()?;
    let kinds: [Unit; 4] = [
        (lexis.breaths, Measure::Breaths),
        (lexis.repetitions, Measure::Repetitions),
        (lexis.sets, Measure::Sets),
        (lexis.times, Measure::Times),
    ];
    let (unit, measure) = kinds.iter().find_map(|(units, measure)| Some((unit_behind(behind, units)?, measure)))?;
    Some((vec![frequency_or(measure(few), &behind[unit..], lexis)], length + unit))
}

/// `measure`, unless what follows says that it is about days or weeks.
fn frequency_or(measure: Measure, behind: &[Token], lexis: &Lexis) -> Measure {
    let near = &behind[..behind.len().min(4)];
    let is_frequency = find(near, lexis.frequency, lexis.limbs)
        .is_some_and(|found| near[..found.start].iter().all(|token| token.kind == TokenKind::Word));
    if is_frequency { Measure::Frequency } else { measure }
}

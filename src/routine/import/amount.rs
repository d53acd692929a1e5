//! What can be counted in a sentence: lengths of time and ranges of them, repetitions, sets, breaths.

use std::ops::Range;

use super::few::Few;
use super::lexis::Lexis;
use super::token::{Token, TokenKind, begins, find};
use crate::base::{Length, LengthRange};

/// Something counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A length of time, or a range.
    Time(LengthRange),
    /// So many times, where it is open what is meant.
    Times(Few),
    /// Repetitions of a movement.
    Repetitions(Few),
    /// Sets or rounds.
    Sets(Few),
    /// Breaths.
    Breaths(Few),
    /// How often in a day or a week.
    Frequency,
}

/// Something counted, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// What.
    pub measure: Measure,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// A number or a range, in thousandths.
#[derive(Clone, Copy)]
struct Numbers {
    least: u64,
    most: u64,
}

impl Numbers {
    /// As a number of times, if it is whole.
    fn few(self) -> Option<Few> {
        let whole = |thousandths: u64| {
            thousandths.is_multiple_of(1000).then(|| u32::try_from(thousandths / 1000).ok()).flatten()
        };
        let few = Few { least: whole(self.least)?, most: whole(self.most)? };
        (few.least > 0 && few.least <= few.most && few.most <= 1000).then_some(few)
    }

    /// As a length in units of `unit_ms` milliseconds.
    fn time(self, unit_ms: u64) -> Option<LengthRange> {
        let length = |thousandths: u64| Some(Length::from_millis(thousandths.checked_mul(unit_ms)? / 1000));
        let range = LengthRange { shortest: length(self.least)?, longest: length(self.most)? };
        let is_sound = range.shortest > Length::ZERO
            && range.shortest <= range.longest
            && range.longest <= crate::base::LONGEST_HOLD;
        is_sound.then_some(range)
    }
}

/// Everything counted in `tokens`, in order.
pub(super) fn amounts(tokens: &[Token], lexis: &Lexis) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match amount_at(tokens, at, lexis) {
            Some((measures, length)) => {
                let end = at + length;
                let is_again = |measure: &Measure| {
                    *measure == Measure::Frequency && found.last().is_some_and(|last: &Amount| last.measure == *measure)
                };
                let new: Vec<Measure> = measures.into_iter().filter(|measure| !is_again(measure)).collect();
                found.extend(new.into_iter().map(|measure| Amount { measure, tokens: at..end }));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// What is counted from token `at` on, and how many tokens it takes.
fn amount_at(tokens: &[Token], at: usize, lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let rest = &tokens[at..];
    clock(rest, lexis)
        .or_else(|| half(rest, lexis))
        .or_else(|| product(rest, lexis))
        .or_else(|| counted_times(rest, lexis))
        .or_else(|| plain(rest, lexis))
        .or_else(|| begins(rest, lexis.frequency, lexis.limbs).map(|length| (vec![Measure::Frequency], length)))
}

/// `1:30`, with or without a unit behind it.
fn clock(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
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

/// `half a minute`.
fn half(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let length = begins(tokens, lexis.half, &[])?;
    let (unit_ms, unit) = unit(&tokens[length..], lexis)?;
    let range = Numbers { least: 500, most: 500 }.time(unit_ms)?;
    Some((vec![Measure::Time(range)], length + unit))
}

/// `3 x 10` and `3 x 30 s`.
fn product(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let (first, length) = numbers(tokens, lexis)?;
    let sign = tokens.get(length).filter(|token| ["x", "×", "*", "mal"].contains(&token.text.as_str()))?;
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
    if let Some(breaths) = begins(behind, lexis.breaths, &[]) {
        return Some((vec![Measure::Times(few), Measure::Breaths(second.few()?)], end + breaths));
    }
    Some((vec![Measure::Sets(few), Measure::Repetitions(second.few()?)], end + repetitions))
}

/// `twice`, `dreimal`, `10mal`.
fn counted_times(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
    let word = &tokens.first()?.text;
    let adverb = |adverb: &str| word == adverb;
    let number = match ["once", "twice"].iter().position(|known| adverb(known)) {
        Some(index) => (index as u64 + 1) * 1000,
        None => {
            let stem = word
                .strip_suffix(lexis.times_ending)
                .filter(|stem| !lexis.times_ending.is_empty() && !stem.is_empty())?;
            lexis.numbers.iter().find(|(name, _)| *name == stem)?.1
        }
    };
    let few = Numbers { least: number, most: number }.few()?;
    Some((vec![frequency_or(Measure::Times(few), &tokens[1..], lexis)], 1))
}

/// Units, and what a number of them is.
type Unit = (&'static [&'static str], fn(Few) -> Measure);

/// A number or range, and its unit.
fn plain(tokens: &[Token], lexis: &Lexis) -> Option<(Vec<Measure>, usize)> {
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

/// How many tokens one of `units` takes, an adjective before it included (`10 slow repetitions`).
fn unit_behind(tokens: &[Token], units: &[&str]) -> Option<usize> {
    let after_adjective = || {
        tokens
            .first()
            .filter(|token| token.kind == TokenKind::Word && token.text.len() > 3)
            .and_then(|_| begins(&tokens[1..], units, &[]))
            .map(|length| length + 1)
    };
    begins(tokens, units, &[]).or_else(after_adjective)
}

/// `measure`, unless what follows says that it is about days or weeks.
fn frequency_or(measure: Measure, behind: &[Token], lexis: &Lexis) -> Measure {
    let near = &behind[..behind.len().min(4)];
    let is_frequency = find(near, lexis.frequency, lexis.limbs)
        .is_some_and(|found| near[..found.start].iter().all(|token| token.kind == TokenKind::Word));
    if is_frequency { Measure::Frequency } else { measure }
}

/// A length of time: a number or a range with a unit, and what is added in a smaller unit.
fn time(tokens: &[Token], lexis: &Lexis) -> Option<(LengthRange, usize)> {
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

/// A unit of time in milliseconds; `"` and `''` are seconds, `'` minutes.
fn unit(tokens: &[Token], lexis: &Lexis) -> Option<(u64, usize)> {
    let units = [(lexis.seconds, 1000), (lexis.minutes, 60_000), (lexis.hours, 3_600_000)];
    let named = units.iter().find_map(|(names, ms)| Some((*ms, begins(tokens, names, &[])?)));
    let sign = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    named.or(match (sign(0), sign(1)) {
        ("\"" | "″", _) => Some((1000, 1)),
        ("'", "'") => Some((1000, 2)),
        ("'" | "′", _) => Some((60_000, 1)),
        _ => None,
    })
}

/// A number or a range of numbers.
fn numbers(tokens: &[Token], lexis: &Lexis) -> Option<(Numbers, usize)> {
    let (least, length) = single(tokens, lexis)?;
    let to = begins(&tokens[length..], lexis.to, &[]);
    let second = to.and_then(|to| single(&tokens[length + to..], lexis).map(|(most, more)| (most, length + to + more)));
    match second {
        Some((most, end)) if most > least => Some((Numbers { least, most }, end)),
        _ => Some((Numbers { least, most: least }, length)),
    }
}

/// One number in thousandths, and a half behind it: `two and a half`.
fn single(tokens: &[Token], lexis: &Lexis) -> Option<(u64, usize)> {
    let (number, length) = whole(tokens, lexis)?;
    let half = and_half(&tokens[length..], lexis).filter(|half| unit(&tokens[length + half..], lexis).is_some());
    Some(half.map_or((number, length), |half| (number + 500, length + half)))
}

/// How many tokens `and a half` takes.
fn and_half(tokens: &[Token], lexis: &Lexis) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::super::token::tokens;
    use super::*;
    use crate::words::Language;

    fn found(language: Language, text: &str) -> Vec<String> {
        let few = |few: Few| {
            if few.least == few.most { few.least.to_string() } else { format!("{}..{}", few.least, few.most) }
        };
        amounts(&tokens(text), lexis(language))
            .into_iter()
            .map(|amount| match amount.measure {
                Measure::Time(range) => range.to_string(),
                Measure::Times(count) => format!("{} times", few(count)),
                Measure::Repetitions(count) => format!("{} reps", few(count)),
                Measure::Sets(count) => format!("{} sets", few(count)),
                Measure::Breaths(count) => format!("{} breaths", few(count)),
                Measure::Frequency => "frequency".to_owned(),
            })
            .collect()
    }

    #[test]
    fn lengths_and_ranges_are_found_in_every_language() {
        use Language::{English, French, German, Italian, Spanish};
        for (language, text, expected) in [
            (English, "Hold for 20 to 30 seconds.", "20s..30s"),
            (English, "Stay for half a minute.", "30s"),
            (English, "Stay for 2 to 2.5 minutes", "2m..2m30s"),
            (English, "Hold a minute", "1m"),
            (English, "for a minute and a half", "1m30s"),
            (English, "for two and a half minutes", "2m30s"),
            (German, "anderthalb Minuten", "1m30s"),
            (French, "une minute et demie", "1m30s"),
            (French, "tenez 1 min 30, puis changez", "1m30s"),
            (English, "Hold thirty seconds", "30s"),
            (English, "from 45 s to 1 min", "45s..1m"),
            (English, "for 1½ minutes", "1m30s"),
            (English, "for 1 minute and 30 seconds", "1m30s"),
            (English, "a 30-second hold", "30s"),
            (English, "for 1:30 min", "1m30s"),
            (English, "hold 20\"", "20s"),
            (German, "ca. 20–30 Sek. halten", "20s..30s"),
            (German, "zwei bis drei Minuten", "2m..3m"),
            (German, "eine halbe Minute lang", "30s"),
            (German, "1,5 Min.", "1m30s"),
            (French, "de 20 à 30 secondes", "20s..30s"),
            (Spanish, "durante medio minuto", "30s"),
            (Spanish, "entre 15 y 20 segundos", "15s..20s"),
            (Italian, "per 30 secondi", "30s"),
        ] {
            assert_eq!(found(language, text), [expected], "{text}");
        }
    }

    #[test]
    fn repetitions_sets_and_breaths_are_told_apart() {
        use Language::{English, German, Spanish};
        assert_eq!(found(English, "3 sets of 8-12 reps"), ["3 sets", "8..12 reps"]);
        assert_eq!(found(English, "3 x 10"), ["3 sets", "10 reps"]);
        assert_eq!(found(English, "3 x 30 s"), ["3 times", "30s"]);
        assert_eq!(found(English, "Repeat 10 times, twice a day."), ["10 times", "frequency"]);
        assert_eq!(found(English, "Stay for five slow breaths"), ["5 breaths"]);
        assert_eq!(found(German, "dreimal, 2 Sätze, 10 Wdh., 10-mal"), ["3 times", "2 sets", "10 reps", "10 times"]);
        assert_eq!(found(German, "2 bis 3 mal am Tag"), ["frequency"]);
        assert_eq!(found(Spanish, "10 repeticiones, 2 veces"), ["10 reps", "2 times"]);
    }
}

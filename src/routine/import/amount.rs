//! What can be counted in a sentence: lengths of time and ranges of them, repetitions, sets, breaths.

mod count;
mod length;
mod measure;
mod number;
mod unit;

use super::lexis::Lexis;
use super::token::{Token, TokenKind, begins};
pub(super) use measure::{Amount, Measure};

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
    if let Some(found) = length::fraction(rest, lexis) {
        return Some(found);
    }
    if is_fraction(tokens, at) {
        return None;
    }
    length::clock(rest, lexis)
        .or_else(|| length::named(rest, lexis))
        .or_else(|| length::counted(rest, lexis))
        .or_else(|| count::second_set(rest, lexis))
        .or_else(|| length::half(rest, lexis))
        .or_else(|| count::product(rest, lexis))
        .or_else(|| count::sets_of(rest, lexis))
        .or_else(|| count::labeled(rest, lexis))
        .or_else(|| count::sign_and_number(rest, lexis))
        .or_else(|| count::counted_times(rest, lexis))
        .or_else(|| count::plain(rest, lexis))
        .or_else(|| count::each(&tokens[..at], rest, lexis))
        .or_else(|| begins(rest, lexis.frequency, lexis.limbs).map(|length| (vec![Measure::Frequency], length)))
}

/// Whether the number at `at` is half of one such as `90/90`.
fn is_fraction(tokens: &[Token], at: usize) -> bool {
    let is_number = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)));
    let is_slash = |at: usize| tokens.get(at).is_some_and(|token| token.text == "/");
    let ends = at >= 2 && is_slash(at - 1) && is_number(at - 2);
    is_number(at) && (is_slash(at + 1) && is_number(at + 2) || ends)
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::super::token::tokens;
    use super::*;
    use crate::routine::import::few::Few;
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
            (German, "eine Dreiviertelminute halten", "45s"),
            (English, "rest 1/2 min", "30s"),
            (English, "hold for 1 1/2 minutes", "1m30s"),
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

    #[test]
    fn what_a_set_consists_of_needs_no_name() {
        use Language::{English, French, German, Italian, Spanish};
        for (language, text, expected) in [
            (English, "Do 2 sets of 15 with a minute's rest in between", vec!["2 sets", "15 reps", "1m"]),
            (English, "3x15", vec!["3 sets", "15 reps"]),
            (English, "3 sets of 10-12", vec!["3 sets", "10..12 reps"]),
            (English, "10 reps, 3 sets", vec!["10 reps", "3 sets"]),
            (English, "15 times, 2 sets", vec!["15 times", "2 sets"]),
            (English, "12 x 3 sets", vec!["12 reps", "3 sets"]),
            (English, "3 sets of 30 seconds", vec!["3 sets", "30s"]),
            (English, "3 sets of 5 breaths", vec!["3 sets", "5 breaths"]),
            (English, "2 sets with a band", vec!["2 sets"]),
            (English, "Sets: 3, Reps: 12-15", vec!["3 sets", "12..15 reps"]),
            (English, "hold 5 s x 10", vec!["5s", "10 times"]),
            (English, "12 reps x 3", vec!["12 reps", "3 times"]),
            (English, "Do 3 on each side", vec!["3 times"]),
            (English, "8-10 per leg", vec!["8..10 times"]),
            (English, "Hold 30 each side", vec![]),
            (German, "12 je Seite", vec!["12 times"]),
            (German, "zwei Durchgänge mit je 12", vec!["2 sets", "12 reps"]),
            (German, "3 Serien à 10", vec!["3 sets", "10 reps"]),
            (German, "Sätze: 3 Wdh.: 12", vec!["3 sets", "12 reps"]),
            (French, "2 séries de 10", vec!["2 sets", "10 reps"]),
            (Spanish, "3 series de 12", vec!["3 sets", "12 reps"]),
            (Italian, "3 serie da 10", vec!["3 sets", "10 reps"]),
        ] {
            assert_eq!(found(language, text), expected, "{text}");
        }
    }
}

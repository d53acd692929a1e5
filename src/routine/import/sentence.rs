//! Text as sentences and the pauses marked between them: `[pause 5s]`, `(Pause 5 Sekunden)`, `[5 second pause]`.

use super::amount::{Measure, amounts};
use super::lexis::Lexis;
use super::token::{BETWEEN, Token, begins, find, tokens};
use crate::base::LengthRange;

/// Words, or a pause that the author marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One sentence.
    Sentence(String),
    /// Silence.
    Pause(LengthRange),
    /// Silence of no known length: as it is written.
    OpenPause(String),
    /// What somebody else is to do, in square brackets: `[music fades]`.
    Direction(String),
}

/// How a direction for a pause is called, in any language.
const PAUSE_WORDS: [&str; 10] =
    ["pause", "silence", "wait", "break", "stille", "warten", "pausa", "silencio", "silenzio", "silencieux"];

/// A longer text in brackets is no direction.
const LONGEST_DIRECTION: usize = 120;

/// The sentences, pauses and directions of `text`.
pub(super) fn parts(text: &str, lexis: &Lexis) -> Vec<Part> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, part, after)) = next_direction(rest, lexis) {
        found.extend(sentences(before, lexis).into_iter().map(Part::Sentence));
        found.push(part);
        rest = after;
    }
    found.extend(sentences(rest, lexis).into_iter().map(Part::Sentence));
    found
}

/// Whether `text` has a direction for a pause in it.
pub(super) fn has_pause(text: &str, lexis: &Lexis) -> bool {
    parts(text, lexis).iter().any(|part| matches!(part, Part::Pause(_) | Part::OpenPause(_)))
}

/// What is before, in and after the first direction in brackets.
fn next_direction<'a>(text: &'a str, lexis: &Lexis) -> Option<(&'a str, Part, &'a str)> {
    let openings = text.char_indices().filter(|(_, c)| "[(<{".contains(*c));
    openings.into_iter().find_map(|(open, bracket)| {
        let closing = match bracket {
            '[' => ']',
            '(' => ')',
            '<' => '>',
            _ => '}',
        };
        let inside_from = open + 1;
        let window = &text[inside_from..text.floor_char_boundary(inside_from + LONGEST_DIRECTION)];
        let close = inside_from + window.find(closing)?;
        let part = direction(&text[inside_from..close], bracket, lexis)?;
        Some((&text[..open], part, &text[close + 1..]))
    })
}

/// What a direction in brackets asks for; only square ones are for more than pauses.
fn direction(words: &str, bracket: char, lexis: &Lexis) -> Option<Part> {
    if let Some(length) = pause(words, lexis) {
        return Some(Part::Pause(length));
    }
    let has_words = words.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let names_pause = || tokens(words).iter().any(|token| PAUSE_WORDS.contains(&token.text.as_str()));
    match bracket {
        '[' if has_words && names_pause() => Some(Part::OpenPause(words.trim().to_owned())),
        '[' if has_words && asks_for_nothing(words, lexis) => Some(Part::Direction(words.trim().to_owned())),
        _ => None,
    }
}

/// Whether `words` count nothing and name no side.
fn asks_for_nothing(words: &str, lexis: &Lexis) -> bool {
    let tokens = tokens(words);
    let sides = [lexis.each_side, lexis.other_side, lexis.left, lexis.right];
    amounts(&tokens, lexis).is_empty() && sides.iter().all(|sides| find(&tokens, sides, lexis.limbs).is_none())
}

/// The length of a direction such as `pause 5s`; a bare number is in seconds.
fn pause(direction: &str, lexis: &Lexis) -> Option<LengthRange> {
    let tokens = tokens(direction);
    let is_short = tokens.len() <= 6;
    let names_pause = tokens.iter().any(|token| PAUSE_WORDS.contains(&token.text.as_str()));
    if !is_short || !names_pause {
        return None;
    }
    let time = |text: &str| {
        amounts(&super::token::tokens(text), lexis).into_iter().find_map(|amount| match amount.measure {
            Measure::Time(range) => Some(range),
            _ => None,
        })
    };
    time(direction)
        .or_else(|| time(&format!("{direction} s")))
        .or_else(|| direction.rsplit([' ', ':']).next()?.trim().parse().ok())
}

/// The sentences of `text`: they end with a sign before a space, unless what is before it is an abbreviation.
pub(super) fn sentences(text: &str, lexis: &Lexis) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, space) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let after = text[at + space.len_utf8()..].trim_start();
        if ends(&text[from..at], after, lexis) || is_endless(&text[from..at]) {
            found.push(text[from..at].trim().to_owned());
            from = at;
        }
    }
    found.push(text[from..].trim().to_owned());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

/// A longer sentence is parted where a clause ends, and one three times as long at any word.
const LONGEST_SENTENCE: usize = 1000;

/// Whether a sentence that ends nowhere has to end with `before`.
fn is_endless(before: &str) -> bool {
    before.len() > LONGEST_SENTENCE && before.ends_with([',', ';', ':']) || before.len() > LONGEST_SENTENCE * 3
}

/// Whether a sentence is over with `before`.
fn ends(before: &str, after: &str, lexis: &Lexis) -> bool {
    let closed = before.trim_end_matches(['"', '”', '“', '»', ')', '’']);
    let starts_low = after.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    match closed.chars().next_back() {
        Some('?') => !starts_low && !asks_who(closed, lexis),
        Some('!' | '…') => !starts_low,
        Some('.') => {
            let words = &closed[..closed.len() - 1];
            !(starts_low || is_abbreviated(words, lexis) || ends_in_unit(words, lexis) && names_rest(after))
        }
        _ => false,
    }
}

/// Whether `words` end in an abbreviation that no sentence ends with. A unit may end one: `Hold for 30 sec.`
fn is_abbreviated(words: &str, lexis: &Lexis) -> bool {
    let last = words.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
    let is_unit = [lexis.seconds, lexis.minutes, lexis.hours, lexis.repetitions]
        .iter()
        .any(|units| units.contains(&last.as_str()));
    let behind_digits = last.trim_start_matches(|c: char| c.is_ascii_digit());
    lexis.abbreviations.contains(&behind_digits) && !is_unit && behind_digits == last
}

/// Whether `question` only asks whom the next sentence is for: `Too hard?`
fn asks_who(question: &str, lexis: &Lexis) -> bool {
    let tokens = tokens(question);
    tokens.len() <= 6 && begins(&tokens, lexis.alternative, &[]).is_some()
}

/// Whether `words` end in a number of units: `60 Sek`.
fn ends_in_unit(words: &str, lexis: &Lexis) -> bool {
    let tokens = tokens(words);
    let is_time = |from: usize| {
        amounts(&tokens[from..], lexis).first().is_some_and(|amount| {
            matches!(amount.measure, Measure::Time(_)) && from + amount.tokens.end == tokens.len()
        })
    };
    (tokens.len().saturating_sub(4)..tokens.len()).any(is_time)
}

/// In how many bytes a rest is named.
const LONGEST_REST: usize = 60;

/// What a rest is called, in any language: no verb.
const REST: [&str; 9] = ["pause", "satzpause", "erholung", "break", "repos", "descanso", "riposo", "pausa", "recupero"];

/// Whether `after` begins with what the time before it is for, and asks for nothing else: `Pause zwischen den Sätzen`.
fn names_rest(after: &str) -> bool {
    let tokens = tokens(&after[..after.floor_char_boundary(LONGEST_REST)]);
    let Some(length) = begins(&tokens, &REST, &[]) else { return false };
    let is_closed = |token: &Token| [",", ".", ";", ")"].contains(&token.text.as_str());
    tokens.get(length).is_none_or(|token| is_closed(token) || BETWEEN.contains(&token.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language;

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        let german = lexis(Language::German);
        let found = sentences("Ca. 30 Sek. halten. Dann 2,5 Min. ruhen! Und z. B. gehen?", german);
        assert_eq!(found, ["Ca. 30 Sek. halten.", "Dann 2,5 Min. ruhen!", "Und z. B. gehen?"]);
        let found = sentences("3 x 40 Sek., dazwischen 20 Sek. Pause. 30 Sek. Pause zwischen den Sätzen.", german);
        assert_eq!(found, ["3 x 40 Sek., dazwischen 20 Sek. Pause.", "30 Sek. Pause zwischen den Sätzen."]);
        assert_eq!(sentences("Halten: 40 Sek. Pause: 20 Sek.", german), ["Halten: 40 Sek.", "Pause: 20 Sek."]);
        let english = lexis(Language::English);
        assert_eq!(sentences("Hold for 30 sec. Change sides.", english), ["Hold for 30 sec.", "Change sides."]);
    }

    #[test]
    fn marked_pauses_are_taken_out_of_the_words() {
        let english = lexis(Language::English);
        let pause = |text: &str| Part::Pause(text.parse().expect("a length"));
        let sentence = |text: &str| Part::Sentence(text.to_owned());
        let found = parts("Breathe in. [pause 5s] Breathe out. (pause: 10 seconds)", english);
        assert_eq!(found, [sentence("Breathe in."), pause("5s"), sentence("Breathe out."), pause("10s")]);
        assert_eq!(
            parts("Up [2 second pause] down <pause 3>", english),
            [sentence("Up"), pause("2s"), sentence("down"), pause("3s")]
        );
        let open = Part::OpenPause("long pause".to_owned());
        let direction = Part::Direction("music fades".to_owned());
        assert_eq!(
            parts("Rest. [long pause] [music fades] [1]", english),
            [sentence("Rest."), open, direction, sentence("[1]")]
        );
        assert_eq!(parts("Bend [each side].", english), [sentence("Bend [each side].")]);
        assert_eq!(parts("Hold (about 30 seconds).", english), [sentence("Hold (about 30 seconds).")]);
    }
}

//! The words of a sentence as they are said: with `{hold}` in place of a length, and without what nightcue itself says.

use std::ops::Range;

use super::lexis::Lexis;
use super::meaning::{Meaning, Purpose, Timing};
use super::token::{begins, tokens};

/// Where the part of `text` ends that is about each of its `timings`: at a comma or an `and` between two of them.
pub(super) fn piece_ends(text: &str, timings: &[Timing], lexis: &Lexis) -> Vec<usize> {
    let tokens = tokens(text);
    let between = |first: &Timing, second: &Timing| {
        let inside = tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.span.start >= first.span.end && token.span.end <= second.span.start);
        let sign = inside
            .clone()
            .find(|(_, token)| {
                let is_abbreviation = token.text == "." && token.span.start == first.span.end;
                [",", ";", "."].contains(&token.text.as_str()) && !is_abbreviation
            })
            .map(|(_, token)| token.span.end);
        let and = inside
            .clone()
            .find(|(at, _)| begins(&tokens[*at..], lexis.and, &[]).is_some())
            .map(|(_, token)| token.span.start);
        sign.or(and).unwrap_or(first.span.end)
    };
    let mut ends: Vec<usize> = timings.windows(2).map(|pair| between(&pair[0], &pair[1])).collect();
    ends.push(text.len());
    ends
}

/// The words of `piece`, with the length of `timing` as a placeholder, without words about sides that begin or end it.
pub(super) fn said(text: &str, piece: Range<usize>, timing: &Timing, meaning: &Meaning) -> String {
    let placeholder = if timing.purpose == Purpose::Rest { "{rest}" } else { "{hold}" };
    let mut cuts = vec![(whole_span(text, timing), placeholder)];
    if !meaning.side_span.is_empty() && piece.start <= meaning.side_span.start && meaning.side_span.end <= piece.end {
        cuts.push((clause_of(text, &meaning.side_span, &timing.span), ""));
    }
    cuts.sort_by_key(|(range, _)| range.start);
    let is_adjective = text[..timing.span.end].contains('-')
        && text[timing.span.clone()].contains('-')
        && !text[timing.span.end..].trim_start().starts_with(['.', ',']);
    if is_adjective
        && text[timing.span.clone()]
            .split('-')
            .next()
            .is_some_and(|number| number.trim().parse::<u32>().is_ok() && !text[timing.span.clone()].contains(' '))
    {
        return tidy(&text[piece]);
    }
    let mut words = String::new();
    let mut at = piece.start;
    for (range, with) in cuts {
        words.push_str(&text[at..range.start.max(at)]);
        words.push_str(with);
        at = range.end.max(at);
    }
    words.push_str(&text[at..piece.end.max(at)]);
    tidy(&words)
}

/// What comes before the first number of a range, in any language.
const FROM: [&str; 9] = ["between", "from", "zwischen", "von", "entre", "de", "da", "tra", "fra"];

/// The bytes of a length: with the `between` before a range, and with the full stop of an abbreviation where the sentence goes on.
fn whole_span(text: &str, timing: &Timing) -> Range<usize> {
    let span = &timing.span;
    let goes_on = |after: &str| {
        after.starts_with([',', ';', ')', '.'])
            || after.trim_start().chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
    };
    let is_inside = text[span.end..].strip_prefix('.').is_some_and(goes_on);
    let before = text[..span.start].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_range = timing.range.shortest < timing.range.longest && FROM.contains(&word.to_lowercase().as_str());
    let start = if is_range { before.len() - word.len() } else { span.start };
    start..span.end + usize::from(is_inside)
}

/// The words of a sentence without those about sides.
pub(super) fn without_sides(text: &str, meaning: &Meaning) -> String {
    let span = &meaning.side_span;
    tidy(&format!("{} {}", &text[..span.start], &text[span.end..]))
}

/// The clause around the words about sides, if the time is in another one; else those words.
fn clause_of(text: &str, sides: &Range<usize>, time: &Range<usize>) -> Range<usize> {
    let start = text[..sides.start].rfind([',', ';']).map_or(sides.start, |at| at);
    let end = text[sides.end..].find([',', ';', '.']).map_or(text.len(), |at| sides.end + at);
    let is_apart = !(start < time.end && time.start < end) && start != sides.start;
    if is_apart { start..end } else { without_glue(text, sides.start)..sides.end }
}

/// Words that only lead to those about sides.
const GLUE: [&str; 24] = [
    "the",
    "die",
    "der",
    "das",
    "before",
    "then",
    "and",
    "on",
    "with",
    "dann",
    "und",
    "bevor",
    "anschließend",
    "danach",
    "vor",
    "dem",
    "puis",
    "et",
    "avant",
    "luego",
    "y",
    "antes",
    "poi",
    "prima",
];

/// Where the words that lead to byte `end` begin.
fn without_glue(text: &str, end: usize) -> usize {
    let before = text[..end].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if GLUE.contains(&word.to_lowercase().as_str()) { without_glue(text, before.len() - word.len()) } else { end }
}

/// Words with single spaces, no loose signs at the ends, and a capital in front.
pub(super) fn tidy(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = ["( )", "()", "[]"].iter().fold(words, |words, empty| words.replace(empty, ""));
    let words = [" .", " ,", " ;", " :", " !", " ?"].iter().fold(words, |words, sign| words.replace(sign, &sign[1..]));
    let words = words.replace(",.", ".").replace(",,", ",").replace(" )", ")");
    let words = words.trim_matches(|c: char| c.is_whitespace() || ",;:–—-|•".contains(c));
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

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
            .find(|(_, token)| [",", ";", "."].contains(&token.text.as_str()))
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
    let mut cuts = vec![(timing.span.clone(), placeholder)];
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
    if is_apart { start..end } else { sides.clone() }
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

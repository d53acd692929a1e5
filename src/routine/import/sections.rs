//! From passages to sections: which headings and list items are exercises, and what is around them.

use super::lexis::Lexis;
use super::passage::{Passage, PassageKind, TITLE_END};
use super::sentence::sentences;
use super::token::{TokenKind, begins, tokens};

/// A longer title is a sentence.
const LONGEST_TITLE: usize = 80;

/// A longer first sentence is no name.
const LONGEST_NAME: usize = 40;
const MOST_WORDS_OF_A_NAME: usize = 4;

/// A heading and what is under it.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The line of the heading.
    pub line: usize,
    /// The heading; empty where there is none, or where it is only a number.
    pub title: String,
    /// Whether the author numbers it as a step or an exercise.
    pub is_step: bool,
    /// How high its heading is.
    pub level: u8,
    /// What is under it.
    pub body: Vec<Passage>,
}

/// The sections of a document.
pub(super) fn sections(mut passages: Vec<Passage>, lexis: &Lexis) -> Vec<Section> {
    without_numbers(&mut passages);
    let mut sections = vec![Section::default()];
    for passage in passages {
        let last = sections.last_mut().expect("there is always a first one");
        match heading(&passage, last, lexis) {
            Some(section) => sections.push(section),
            None => last.body.push(passage),
        }
    }
    sections.retain(|section| !section.body.is_empty() || !section.title.is_empty());
    sections
}

/// Takes the numbers from headings, if at least two have one: `1. Calves`.
fn without_numbers(passages: &mut [Passage]) {
    let number = |text: &str| {
        let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=2).contains(digits))?;
        let rest = text[digits..].strip_prefix(['.', ')', ':'])?;
        rest.starts_with(' ').then(|| rest.trim_start().to_owned())
    };
    let mut numbered: Vec<(&mut Passage, String)> = passages
        .iter_mut()
        .filter(|passage| passage.is_heading())
        .filter_map(|passage| number(&passage.text).map(|rest| (passage, rest)))
        .collect();
    if numbered.len() >= 2 {
        numbered.iter_mut().for_each(|(passage, rest)| passage.text = std::mem::take(rest));
    }
}

/// The section that `passage` begins behind `last`.
fn heading(passage: &Passage, last: &Section, lexis: &Lexis) -> Option<Section> {
    let level = match passage.kind {
        PassageKind::Heading(level) => level,
        PassageKind::Paragraph | PassageKind::Item { .. } => u8::MAX,
        _ => return None,
    };
    let text = passage.text.replace(TITLE_END, "");
    if let Some(title) = step_mark(&text, lexis) {
        return Some(numbered(passage, title, level, lexis));
    }
    let is_inside = last.is_step && (is_part(&text, lexis) || level > last.level);
    (passage.is_heading() && !is_inside).then(|| Section {
        line: passage.line,
        title: text,
        is_step: false,
        level,
        body: Vec::new(),
    })
}

/// A step whose number the author wrote; what is more than a title is part of it.
fn numbered(passage: &Passage, title: &str, level: u8, lexis: &Lexis) -> Section {
    let mut section = Section { line: passage.line, is_step: true, level, ..Section::default() };
    let mut rest = sentences(title, lexis);
    let has_short_title =
        passage.is_heading() || rest.first().is_some_and(|first| first.chars().count() <= LONGEST_TITLE);
    if has_short_title && !rest.is_empty() {
        section.title = rest.remove(0).trim_end_matches(['.', ':']).to_owned();
    }
    section.body.extend(Passage::new(passage.line, PassageKind::Paragraph, &rest.join(" ")));
    section
}

/// What comes after `Step 3 —` at the beginning of `text`.
fn step_mark<'a>(text: &'a str, lexis: &Lexis) -> Option<&'a str> {
    let tokens = tokens(text);
    let word = begins(&tokens, lexis.step, &[])?;
    let number = tokens.get(word).filter(|token| token.text == "#" || token.text == ".").map_or(word, |_| word + 1);
    let is_number = matches!(tokens.get(number)?.kind, TokenKind::Number(_));
    let rest = text[tokens[number].span.end..].trim_start_matches(|c: char| c.is_whitespace() || ".:)–—-|".contains(c));
    let has_sign = tokens.get(number + 1).is_none_or(|token| token.kind == TokenKind::Sign);
    (is_number && has_sign).then_some(rest)
}

/// Whether `text` is the heading of a part of a step.
pub(super) fn is_part(text: &str, lexis: &Lexis) -> bool {
    let tokens = tokens(text);
    let counted = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Number(_)) || token.text.chars().count() <= 2)
    };
    tokens.len() <= 8 && begins(&tokens, lexis.part, &[]).is_some_and(counted)
}

/// An item or a paragraph that begins an exercise of its own, and what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The line it begins on.
    pub line: usize,
    /// Its title; empty where it has none.
    pub title: String,
    /// What is under it.
    pub body: Vec<Passage>,
}

/// `body` as entries, and what is before the first one.
pub(super) fn entries(body: &[Passage], lexis: &Lexis) -> (Vec<Passage>, Vec<Entry>) {
    let depth = |passage: &Passage| if let PassageKind::Item { depth, .. } = passage.kind { Some(depth) } else { None };
    let top = body.iter().filter_map(depth).min();
    let has_numbers = body.iter().any(|passage| matches!(passage.kind, PassageKind::Item { is_numbered: true, .. }));
    let begins = |passage: &Passage| match passage.kind {
        PassageKind::Item { depth, is_numbered } => Some(depth) == top && (is_numbered || !has_numbers),
        PassageKind::Paragraph => top.is_none() && title(&passage.text, lexis).is_some(),
        _ => false,
    };
    let first = body.iter().position(begins).unwrap_or(body.len());
    let starts: Vec<&Passage> = body.iter().filter(|passage| begins(passage)).collect();
    let named = starts.iter().filter(|passage| name(&passage.text, lexis).is_some()).count();
    let are_named = named * 5 >= starts.len() * 3;
    let mut entries: Vec<Entry> = Vec::new();
    for (at, passage) in body.iter().enumerate().skip(first) {
        if begins(passage) {
            let next = body.get(at + 1).filter(|next| !begins(next));
            entries.push(entry(passage, next, are_named, lexis));
        } else if let Some(entry) = entries.last_mut() {
            entry.body.push(passage.clone());
        }
    }
    (body[..first].to_vec(), entries)
}

/// The entry that `passage` begins, and that goes on with `next`.
fn entry(passage: &Passage, next: Option<&Passage>, are_named: bool, lexis: &Lexis) -> Entry {
    let text = passage.text.replace(TITLE_END, "");
    let is_title = next.is_some()
        && text.chars().count() <= LONGEST_TITLE
        && !text.ends_with(['.', '!', '?', ';'])
        && !has_digit(&text);
    let name = || name(&text, lexis).filter(|_| are_named);
    let (title, rest) = match title(&passage.text, lexis).or_else(name) {
        Some((title, rest)) => (title, rest),
        None if is_title => (text.clone(), String::new()),
        None => (String::new(), text.clone()),
    };
    let body = Passage::new(passage.line, passage.kind.clone(), &rest).into_iter().collect();
    Entry { line: passage.line, title: title.trim_end_matches(':').to_owned(), body }
}

/// The title with which `text` begins, and the rest: words in bold, or a few before a colon or a dash.
fn title(text: &str, lexis: &Lexis) -> Option<(String, String)> {
    let few = |words: &str| {
        (1..=60).contains(&words.trim().chars().count()) && !has_digit(words) && words.split_whitespace().count() <= 8
    };
    if let Some((bold, rest)) = text.split_once(TITLE_END).filter(|(bold, _)| few(bold)) {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ":.–—-".contains(c));
        return Some((bold.trim().trim_end_matches(['.', ':']).to_owned(), rest.to_owned()));
    }
    let text = text.replace(TITLE_END, "");
    let signs = [": ", " – ", " — ", " - "];
    let (at, sign) = signs.iter().filter_map(|sign| Some((text.find(sign)?, sign))).min()?;
    let (before, after) = (&text[..at], &text[at + sign.len()..]);
    let is_sentence = before.contains(['.', '!', '?', ',']) && sentences(before, lexis).len() > 1;
    (few(before) && !is_sentence && !after.trim().is_empty())
        .then(|| (before.trim().to_owned(), after.trim().to_owned()))
}

/// A first sentence that only names something, and the rest: `Child's pose. Sit on your heels.`
fn name(text: &str, lexis: &Lexis) -> Option<(String, String)> {
    let text = text.replace(TITLE_END, "");
    let first = sentences(&text, lexis).into_iter().next().filter(|first| first.len() < text.len())?;
    let rest = text.strip_prefix(first.as_str())?.trim_start().to_owned();
    let is_short = first.chars().count() <= LONGEST_NAME && first.split_whitespace().count() <= MOST_WORDS_OF_A_NAME;
    let asks = [lexis.position, lexis.movement, lexis.repeat, lexis.warning, lexis.each_side, lexis.other_side];
    let asks = asks.iter().any(|words| begins(&tokens(&first), words, lexis.limbs).is_some());
    let is_name = is_short && first.ends_with('.') && !asks && !has_digit(&first) && !rest.is_empty();
    is_name.then(|| (first.trim_end_matches('.').to_owned(), rest))
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language;

    #[test]
    fn numbered_steps_lose_their_number() {
        let (english, german) = (lexis(Language::English), lexis(Language::German));
        assert_eq!(step_mark("Step 1 — Calves", english), Some("Calves"));
        assert_eq!(step_mark("Exercise 2: Lean forward", english), Some("Lean forward"));
        assert_eq!(step_mark("Übung 3", german), Some(""));
        assert_eq!(step_mark("Step 2 feet back.", english), None);
        assert_eq!(step_mark("Step back.", english), None);
        assert!(is_part("Part 2", english) && is_part("Teil B", german) && !is_part("Part your feet", english));
    }

    #[test]
    fn a_title_is_in_bold_or_before_a_colon() {
        let english = lexis(Language::English);
        let of = |text: &str| title(text, english).map(|(title, rest)| format!("{title}|{rest}"));
        assert_eq!(of("Calf stretch: lean forward."), Some("Calf stretch|lean forward.".to_owned()));
        assert_eq!(of("Calf stretch\u{1f} – lean forward."), Some("Calf stretch|lean forward.".to_owned()));
        assert_eq!(of("Hold 30 s: then rest."), None);
        assert_eq!(of("Lean forward."), None);
        let named = |text: &str| name(text, english).map(|(name, rest)| format!("{name}|{rest}"));
        assert_eq!(named("Child's pose. Sit on your heels."), Some("Child's pose|Sit on your heels.".to_owned()));
        assert_eq!(named("Sit down. Breathe."), None);
        assert_eq!(named("Child's pose."), None);
    }
}

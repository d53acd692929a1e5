//! Lists of equipment: `You need: a strap, a ball (or a towel)`, or a heading and items under it.

use super::draft::{Thing, key};
use super::lexis::Lexis;
use super::notes::Notes;
use super::passage::{Passage, PassageKind, TITLE_END};
use super::token::{begins, tokens};

/// What comes before something that may take the place of a thing.
const OR: [&str; 5] = [" or ", " oder ", " ou ", " o ", " oppure "];

/// Takes the lists of equipment out of `passages`, and what is on them into `things`.
pub(super) fn take_equipment(
    passages: Vec<Passage>,
    things: &mut Vec<Thing>,
    lexis: &Lexis,
    notes: &mut Notes,
) -> Vec<Passage> {
    let mut kept = Vec::new();
    let mut follows = None;
    for passage in passages {
        let text = passage.text.replace(TITLE_END, "");
        let is_item = matches!(passage.kind, PassageKind::Item { .. });
        let goes_on =
            follows.is_some_and(|items: bool| is_item || !items) && !passage.is_heading() && is_text(&passage);
        match list(&text, lexis) {
            Some("") if is_text(&passage) || passage.is_heading() => {
                notes.found(passage.line, &text, "what follows is equipment");
                follows = Some(false);
            }
            Some(listed) if is_text(&passage) || passage.is_heading() => {
                add(things, listed, passage.line, &text, lexis, notes);
                follows = None;
            }
            _ if goes_on => {
                add(things, &text, passage.line, &text, lexis, notes);
                follows = is_item.then_some(true);
            }
            _ => {
                follows = None;
                kept.push(passage);
            }
        }
    }
    kept
}

fn is_text(passage: &Passage) -> bool {
    matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item { .. })
}

/// What is listed behind a word for equipment: nothing where the word stands alone, and `None` where there is no such word.
fn list<'a>(text: &'a str, lexis: &Lexis) -> Option<&'a str> {
    let tokens = tokens(text);
    let length = begins(&tokens, lexis.equipment, &[])?;
    let behind = tokens.get(length);
    let is_label = behind.is_none_or(|token| token.text == ":");
    let is_short_sentence = tokens.len() <= 14
        && length >= 2
        && behind.is_some_and(|token| !["to", "zu", "not", "nicht", "de", "que", "di"].contains(&token.text.as_str()));
    let end = behind.map_or(text.len(), |token| if is_label { token.span.end } else { token.span.start });
    (is_label || is_short_sentence).then(|| text[end..].trim())
}

fn add(things: &mut Vec<Thing>, listed: &str, line: usize, text: &str, lexis: &Lexis, notes: &mut Notes) {
    let before = things.len();
    for name in names(listed, lexis) {
        let thing = thing(&name, things.len() + 1, lexis);
        if !thing.name.is_empty() && things.iter().all(|known| known.key != thing.key) {
            things.push(thing);
        }
    }
    let count = things.len() - before;
    notes.found(line, text, format!("equipment: {count}"));
}

/// The things of a list, without the full stop at its end.
fn names(listed: &str, lexis: &Lexis) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut is_inside = false;
    let ands = ["and", "und", "et", "y", "e"];
    for word in listed.trim_end_matches('.').split_whitespace() {
        is_inside |= word.starts_with('(');
        let ends = !is_inside && word.ends_with([',', ';']);
        match !is_inside && ands.contains(&word) && lexis.and.contains(&word) {
            true => names.push(String::new()),
            false => {
                let last = names.last_mut().expect("there is always one");
                *last = format!("{last} {}", if ends { &word[..word.len() - 1] } else { word }).trim().to_owned();
            }
        }
        if ends {
            names.push(String::new());
        }
        is_inside &= !word.trim_end_matches([',', ';']).ends_with(')');
    }
    names.retain(|name| name.chars().any(char::is_alphabetic));
    names
}

/// A thing, with what may take its place in brackets: `a strap (or a towel)`.
fn thing(name: &str, number: usize, lexis: &Lexis) -> Thing {
    let (name, note) = name.split_once('(').unwrap_or((name, ""));
    let note = note.trim_end_matches([')', ',', ';']);
    let or = OR.iter().find_map(|or| note.strip_prefix(or.trim_start()));
    let (name, or) = match OR.iter().find_map(|or| name.split_once(or)) {
        Some((name, instead)) if or.is_none() => (name, Some(instead)),
        _ => (name, or),
    };
    let name = match (or, note) {
        (None, note) if !note.is_empty() => format!("{}, {note}", name.trim()),
        _ => name.trim().to_owned(),
    };
    let bare = name
        .split_once(' ')
        .filter(|(first, _)| lexis.numbers.iter().any(|(one, number)| *number == 1000 && one == first))
        .map_or(name.as_str(), |(_, bare)| bare);
    let key = Some(key(bare)).filter(|key| !key.is_empty()).unwrap_or_else(|| format!("thing-{number}"));
    Thing { key, name, instead: or.map(|instead| instead.trim().to_owned()) }
}

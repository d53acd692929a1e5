//! What a text consists of: its parts, and what is done in each, with their places. It can be told as long as the text can be read at
//! all, whatever else is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A list in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Brackets {
    pub(super) place: Range<usize>,
    /// Where its last entry ends.
    pub(super) last: Option<usize>,
}

/// A `[[step]]`.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) title: String,
    pub(super) has_sides: bool,
    pub(super) exercises: Vec<Exercise>,
    /// Its exercises, where they are a list in brackets.
    pub(super) list: Option<Brackets>,
    /// Where the last thing that is written of it ends.
    pub(super) end: usize,
}

/// A `[[step.do]]`.
#[derive(Clone, Debug)]
pub(super) struct Exercise {
    pub(super) says: String,
    /// Where the length of its hold or movement is, and what it is.
    pub(super) hold: Option<(Range<usize>, String)>,
    /// The words inside the hold.
    pub(super) cues: Option<Cues>,
    /// Whether it is written in braces.
    pub(super) is_in_braces: bool,
    /// Where the last thing that is written of it ends.
    pub(super) end: usize,
}

/// How the words inside a hold are written.
#[derive(Clone, Debug)]
pub(super) enum Cues {
    /// As a list in brackets.
    Listed(Brackets),
    /// Under headings; the last of them ends here.
    Headed(usize),
}

/// The parts of `text`, and whether they are a list in brackets; `None` if it cannot be read.
pub(super) fn outline(text: &str) -> Option<(Vec<Part>, Option<Brackets>)> {
    let tree = DeTable::parse(text).ok()?;
    let Some(steps) = value(tree.get_ref(), "step") else { return Some((Vec::new(), None)) };
    Some((entries(steps).filter_map(|step| part(step, text)).collect(), list(steps, text)))
}

fn part(step: &Spanned<DeValue<'_>>, text: &str) -> Option<Part> {
    let table = table(step)?;
    let actions = value(table, "do");
    let sides = value(table, "sides").and_then(words);
    Some(Part {
        title: value(table, "title").and_then(words).unwrap_or_default(),
        has_sides: sides.is_some_and(|sides| sides != "once"),
        exercises: actions.into_iter().flat_map(entries).filter_map(|action| exercise(action, text)).collect(),
        list: actions.and_then(|actions| list(actions, text)),
        end: end(step, text),
    })
}

fn exercise(action: &Spanned<DeValue<'_>>, text: &str) -> Option<Exercise> {
    let table = table(action)?;
    let hold = value(table, "hold").or_else(|| value(table, "for"));
    let cues = value(table, "cues");
    Some(Exercise {
        says: value(table, "say").and_then(words).unwrap_or_default(),
        hold: hold.and_then(|hold| Some((hold.span(), words(hold)?))),
        cues: cues.map(|cues| list(cues, text).map_or_else(|| Cues::Headed(end(cues, text)), Cues::Listed)),
        is_in_braces: begins(action, text, '{'),
        end: end(action, text),
    })
}

fn value<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    table.iter().find(|(name, _)| name.get_ref().as_ref() == key).map(|(_, value)| value)
}

fn table<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> Option<&'a DeTable<'i>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

fn entries<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> impl Iterator<Item = &'a Spanned<DeValue<'i>>> {
    match value.get_ref() {
        DeValue::Array(entries) => Some(entries.iter()),
        _ => None,
    }
    .into_iter()
    .flatten()
}

/// A text, in the first of its languages.
fn words(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Table(languages) => languages.iter().find_map(|(_, text)| words(text)),
        _ => None,
    }
}

fn begins(value: &Spanned<DeValue<'_>>, text: &str, with: char) -> bool {
    text.get(value.span()).is_some_and(|written| written.starts_with(with))
}

/// The entries of `value`, if they stand in brackets and not under headings.
fn list(value: &Spanned<DeValue<'_>>, text: &str) -> Option<Brackets> {
    let written = text.get(value.span())?;
    let is_list = written.starts_with('[') && !written.starts_with("[[") && written.ends_with(']');
    is_list.then(|| Brackets { place: value.span(), last: entries(value).last().map(|entry| entry.span().end) })
}

/// Where the last thing that is written of `value` ends: of what stands under a heading, the last that stands there.
fn end(value: &Spanned<DeValue<'_>>, text: &str) -> usize {
    let inner = match value.get_ref() {
        DeValue::Table(table) if !begins(value, text, '{') => table.iter().map(|(_, value)| end(value, text)).max(),
        DeValue::Array(_) if list(value, text).is_none() => entries(value).map(|value| end(value, text)).max(),
        _ => None,
    };
    inner.unwrap_or(value.span().end)
}

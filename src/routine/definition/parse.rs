//! From text to [`Definition`], finding every problem of shape in one go. serde stops at the first problem, so the
//! offending key or value is removed from the tree and the rest is read again until nothing is wrong.

pub(crate) mod keys;
pub(crate) mod meaning;
pub(crate) mod shape;
pub(crate) mod syntax;
pub(crate) mod unprintable;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::Definition;
use crate::base::{self, Diagnostic, Source, Span};
use shape::shape_problem;
use syntax::syntax_problems;
use unprintable::unprintable;

/// Reads `source`. Whatever cannot be read is left out of the definition and reported in the diagnostics.
/// A text that is not TOML at all gives no definition.
pub(crate) fn parse(source: &Source) -> (Option<Definition>, Vec<Diagnostic>) {
    let (mut tree, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        return (None, syntax_problems(&errors, source));
    }
    let mut problems = unprintable(tree.get_ref(), source);
    problems.extend(listed(tree.get_mut()));
    while problems.len() < base::MOST_PROBLEMS {
        match Definition::deserialize(tree.clone().into_deserializer()) {
            Ok(definition) => return (Some(definition), problems),
            Err(error) => {
                problems.push(shape_problem(&error, source));
                let removed = error.span().is_some_and(|span| remove_from_table(tree.get_mut(), span.into()));
                if !removed {
                    break;
                }
            }
        }
    }
    (None, problems)
}

/// Steps, actions and framing words that stand under single brackets, put where double ones would put them, and reported.
fn listed(tree: &mut DeTable<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (key, value) in
        tree.iter_mut().filter(|(key, _)| ["step", "opening", "closing"].contains(&key.get_ref().as_ref()))
    {
        let name = key.get_ref().to_string();
        problems.extend(as_list(value, key.span().into(), &name));
        let DeValue::Array(items) = value.get_mut() else { continue };
        for item in items.iter_mut() {
            let DeValue::Table(step) = item.get_mut() else { continue };
            let actions = step.iter_mut().filter(|(key, _)| key.get_ref().as_ref() == "do" && name == "step");
            problems.extend(actions.filter_map(|(key, value)| as_list(value, key.span().into(), "step.do")));
        }
    }
    problems
}

/// Makes a list of the table in `value`, which stands under the heading `name` at `span`, and reports it.
fn as_list(value: &mut Spanned<DeValue<'_>>, span: Span, name: &str) -> Option<Diagnostic> {
    if !matches!(value.get_ref(), DeValue::Table(_)) {
        return None;
    }
    let mut list = DeArray::new();
    list.push(value.clone());
    *value = Spanned::new(value.span(), DeValue::Array(list));
    let problem = Diagnostic::error("wrong-type", format!("`{name}` stands in single brackets"));
    Some(problem.at(span, "there can be several").help(format!("write `[[{name}]]`")))
}

/// Removes the innermost key or value that covers `span` and returns whether there was one.
fn remove_from_table(table: &mut DeTable<'_>, span: Span) -> bool {
    let covers = |outer: std::ops::Range<usize>| outer.start <= span.start && span.end <= outer.end;
    for (_, value) in table.iter_mut() {
        if remove_inside(value, span) {
            return true;
        }
    }
    let before = table.len();
    let kept = std::mem::take(table).into_iter().filter(|(key, value)| !covers(key.span()) && !covers(value.span()));
    *table = kept.collect();
    table.len() < before
}

fn remove_inside(value: &mut Spanned<DeValue<'_>>, span: Span) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => remove_from_table(table, span),
        DeValue::Array(array) => {
            if array.iter_mut().any(|item| remove_inside(item, span)) {
                return true;
            }
            remove_item(array, span)
        }
        _ => false,
    }
}

fn remove_item(array: &mut toml::de::DeArray<'_>, span: Span) -> bool {
    let covers = |item: &Spanned<DeValue<'_>>| item.span().start <= span.start && span.end <= item.span().end;
    let before = array.len();
    let kept = array.iter().filter(|item| !covers(item)).cloned().collect();
    *array = kept;
    array.len() < before
}

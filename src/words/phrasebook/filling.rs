//! Templates: values in the places of their names.

use crate::words::tongue::place::capitalized;

/// `template` with every `{name}` of `values` replaced; other braces stay.
///
/// A value that begins the sentence is capitalized; a value that ends its own sentence replaces the full stop after it.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let found = values.iter().find_map(|(name, value)| {
            let behind = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, behind))
        });
        let Some((value, behind)) = found else {
            filled.push('{');
            rest = &rest[1..];
            continue;
        };
        if starts_sentence(&filled) {
            filled.push_str(&capitalized(value));
        } else {
            filled.push_str(value);
        }
        let ended = value.ends_with(['.', '!', '?', '…']);
        rest = if ended { behind.strip_prefix('.').unwrap_or(behind) } else { behind };
    }
    filled + rest
}

fn starts_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_begins_a_sentence_is_capitalized() {
        assert_eq!(fill("{a} left. {a}.", &[("a", "one")]), "One left. One.");
        assert_eq!(fill("Noch {a}.", &[("a", "eine Minute")]), "Noch eine Minute.");
    }

    #[test]
    fn a_value_that_is_a_sentence_brings_its_own_end() {
        assert_eq!(fill("{a}.", &[("a", "Ready?")]), "Ready?");
        assert_eq!(fill("{a}.", &[("a", "Calves")]), "Calves.");
    }

    #[test]
    fn unknown_braces_stay() {
        assert_eq!(fill("{b} {a", &[("a", "x")]), "{b} {a");
    }
}

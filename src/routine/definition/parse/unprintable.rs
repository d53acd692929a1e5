//! Characters that no text of a routine may have, because players and terminals obey them instead of showing them.
//!
//! TOML refuses most control characters; the others come as escapes, or are not control characters for TOML.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::{Diagnostic, Source, Span, is_printable};

/// Keys whose texts stand on one line of a player or a list.
const ON_ONE_LINE: [&str; 4] = ["title", "author", "credits", "name"];

/// A problem for each text in `tree` with such a character.
pub(super) fn unprintable(tree: &DeTable<'_>, source: &Source) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    in_table(tree, false, source, &mut found);
    found
}

fn in_table(table: &DeTable<'_>, is_one_line: bool, source: &Source, found: &mut Vec<Diagnostic>) {
    for (key, value) in table {
        let name = key.get_ref();
        found.extend(problem(name, key.span().into(), true, source));
        in_value(value, is_one_line || ON_ONE_LINE.contains(&name.as_ref()), source, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, is_one_line: bool, source: &Source, found: &mut Vec<Diagnostic>) {
    match value.get_ref() {
        DeValue::String(text) => found.extend(problem(text, value.span().into(), is_one_line, source)),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(item, is_one_line, source, found)),
        DeValue::Table(table) => in_table(table, is_one_line, source, found),
        _ => (),
    }
}

fn problem(text: &str, span: Span, is_one_line: bool, source: &Source) -> Option<Diagnostic> {
    let is_wrong = |c: &char| !is_printable(*c) && (is_one_line || !matches!(c, '\n' | '\r' | '\t'));
    let wrong = text.chars().find(is_wrong)?;
    let written = place(wrong, span, source);
    if matches!(wrong, '\n' | '\r') {
        let message = "a name that players show on one line has several";
        return Some(
            Diagnostic::error("line-break", message).at(written, "a line ends here").help("write it on one line"),
        );
    }
    let message = format!("a text has a character that cannot be seen or heard: U+{:04X}", u32::from(wrong));
    let help = "delete it; type the text anew if you cannot see it";
    Some(Diagnostic::error("unprintable", message).at(written, "here").help(help))
}

/// Where `wrong` is written inside `span`: as itself or as an escape; all of `span` if it cannot be found.
fn place(wrong: char, span: Span, source: &Source) -> Span {
    let text = source.text().get(span.range()).unwrap_or_default();
    let code = u32::from(wrong);
    let escapes =
        [format!("\\u{code:04x}"), format!("\\U{code:08x}"), format!("\\x{code:02x}"), short(wrong).to_owned()];
    let lower = text.to_ascii_lowercase();
    let escaped = || {
        escapes
            .iter()
            .filter(|escape| !escape.is_empty())
            .find_map(|escape| Some((lower.find(&escape.to_ascii_lowercase())?, escape.len())))
    };
    let found = text.find(wrong).map(|at| (at, wrong.len_utf8())).or_else(escaped);
    found.map_or(span, |(at, length)| Span { start: span.start + at, end: span.start + at + length })
}

/// The short escape that TOML has for `c`, if any.
const fn short(c: char) -> &'static str {
    match c {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u{8}' => "\\b",
        '\u{c}' => "\\f",
        '\u{1b}' => "\\e",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let source = Source::new("a.toml", text.as_bytes().to_vec()).expect("text");
        let tree = DeTable::parse(source.text()).expect("TOML");
        let place = |problem: Diagnostic| {
            let span = problem.primary.as_ref().expect("a place").span;
            (problem.code, source.text()[span.range()].to_owned())
        };
        unprintable(tree.get_ref(), &source).into_iter().map(place).collect()
    }

    #[test]
    fn what_steers_a_terminal_is_found_where_it_is_written() {
        let escaped = found("title = \"a\\u001B[2J\"\nsay = \"\"\"b\nc\\u0000\"\"\"\n\"k\\u009b\" = 1");
        assert_eq!(
            escaped,
            [("unprintable", "\\u001B".into()), ("unprintable", "\\u0000".into()), ("unprintable", "\\u009b".into())]
        );
        assert_eq!(found("say = [\"left\u{202e}right\"]"), [("unprintable", "\u{202e}".into())]);
    }

    #[test]
    fn lines_may_end_in_words_and_not_in_titles() {
        assert_eq!(found("say = \"\"\"a\n\tb\"\"\""), []);
        assert_eq!(found("title = \"a\\nb\""), [("line-break", "\\n".into())]);
        assert_eq!(found("title = { en = \"\"\"a\nb\"\"\" }"), [("line-break", "\n".into())]);
        assert_eq!(found("say = \"سلام، Füße 👩\u{200d}⚕️\""), []);
    }
}

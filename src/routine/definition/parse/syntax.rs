//! Text that is not TOML. Where a small change makes a line readable, the problem shows the changed line.

use toml::Table;

use crate::base::{Diagnostic, Source, Span, meant_length};

/// One problem per line: a recovering parser stumbles over one mistake several times, and a heading that it
/// could not read makes the keys below it look like duplicates.
pub(super) fn syntax_problems(errors: &[toml::de::Error], source: &Source) -> Vec<Diagnostic> {
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut is_readable = true;
    for error in errors {
        let span: Span = error.span().map(Span::from).unwrap_or_default();
        let (line, _) = source.line_column(span.start);
        let is_duplicate = error.message().contains("duplicate key");
        if !lines.contains(&line) && (is_readable || !is_duplicate) {
            lines.push(line);
            problems.push(syntax_problem(error, span, source.line(span.start)));
        }
        is_readable &= is_duplicate;
    }
    problems
}

fn syntax_problem(error: &toml::de::Error, span: Span, line: &str) -> Diagnostic {
    let message = error.message();
    let help = match (mended(line), message) {
        (Some(mended), _) => format!("write `{}`", mended.trim()),
        (None, m) if m.contains("duplicate key") => duplicate(line),
        (None, m) if m.contains("string") => {
            "put a text in double quotes, opened and closed on the same line; use triple quotes for a longer one"
                .to_owned()
        }
        _ => "a routine is a TOML file: `key = \"value\"`, tables in [brackets], each step under [[step]]".to_owned(),
    };
    let diagnostic = Diagnostic::error("not-toml", format!("cannot read the file: {}", lower_first(message)));
    diagnostic.at(span, "here").help(help)
}

/// What to do about a key or heading that is there twice.
fn duplicate(line: &str) -> String {
    let heading = line.trim().trim_start_matches('[').trim_end_matches(']').trim();
    match heading {
        "step" | "opening" | "closing" | "step.do" => {
            format!("write `[[{heading}]]`, in double brackets, each time: there can be several")
        }
        _ => "a key can appear only once; remove or rename one of the two".to_owned(),
    }
}

fn lower_first(message: &str) -> String {
    let mut characters = message.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// `line` with the one change that makes it readable, if it is not readable as it is.
fn mended(line: &str) -> Option<String> {
    let is_readable = |line: &String| line.parse::<Table>().is_ok_and(|table| !table.is_empty());
    if is_readable(&line.to_owned()) {
        return None;
    }
    candidates(line).into_iter().find(is_readable)
}

/// Changes of `line`, the likeliest first.
fn candidates(line: &str) -> Vec<String> {
    let straight = line.replace(['“', '”', '„', '«', '»'], "\"").replace(['‘', '’'], "'");
    let mut candidates = vec![straight.clone()];
    let inside = line.trim().trim_matches(['[', ']']).trim();
    if line.trim_start().starts_with('[') && !inside.is_empty() {
        let is_list =
            line.contains("[[") || line.contains("]]") || ["step", "opening", "closing", "step.do"].contains(&inside);
        candidates.push(if is_list { format!("[[{inside}]]") } else { format!("[{inside}]") });
    }
    if let Some((key, value)) = straight.split_once(['=', ':']) {
        let (key, value) = (key.trim_end(), value.trim());
        candidates.push(format!("{key} = {value}"));
        candidates.push(format!("{key} = {value}\""));
        candidates.push(format!("{key} = \"{value}"));
        let bare = value.split(" #").next().unwrap_or(value).trim().trim_end_matches(',').trim_matches(['"', '\'']);
        if !bare.is_empty() {
            candidates.push(format!("{key} = \"{}\"", meant_length(bare).unwrap_or_else(|| bare.to_owned())));
        }
    } else if let Some((key, value)) = straight.trim().split_once(' ') {
        candidates.push(format!("{key} = {}", value.trim()));
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_change_makes_a_line_readable() {
        let cases = [
            ("hold = “30s”", "hold = \"30s\""),
            ("say = „Setz dich.“", "say = \"Setz dich.\""),
            ("hold = 30s", "hold = \"30s\""),
            ("hold = 90 sec", "hold = \"90s\""),
            ("say = Stand up slowly.", "say = \"Stand up slowly.\""),
            ("say = \"Stand up.", "say = \"Stand up.\""),
            ("title: \"Knees\"", "title = \"Knees\""),
            ("hold: 30s", "hold = \"30s\""),
            ("title \"Knees\"", "title = \"Knees\""),
            ("[[step]", "[[step]]"),
            ("[step]]", "[[step]]"),
            ("[[step.do]", "[[step.do]]"),
            ("[defaults", "[defaults]"),
        ];
        for (line, change) in cases {
            assert_eq!(mended(line).as_deref(), Some(change), "{line}");
        }
        for line in ["title = \"Knees\"", "", "}{", "hold ="] {
            assert_eq!(mended(line), None, "{line}");
        }
    }
}

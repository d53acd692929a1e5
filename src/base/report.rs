//! Draws problems for the terminal, with line, column, labels and help. The only file that knows what a diagnostic
//! looks like.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::diagnostic::{Diagnostic, Label, Severity};
use super::limits;
use super::plural::counted;
use super::printable::{printable, printable_lines};
use super::source::Source;

/// Whether text may carry colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// A terminal that wants them.
    On,
    /// A pipe, a file, or `NO_COLOR`.
    Off,
}

/// Draws at most [`limits::MOST_PROBLEMS`] of `diagnostics`, each followed by an empty line, and then the total count.
pub fn report(diagnostics: &[Diagnostic], source: Option<&Source>, color: Color) -> String {
    let renderer = match color {
        Color::On => Renderer::styled(),
        Color::Off => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(limits::MOST_PROBLEMS) {
        text.push_str(&renderer.render(&[group(diagnostic, source)]));
        text.push_str("\n\n");
    }
    text.push_str(&summary(diagnostics));
    text
}

/// What a stranger has written is in names and messages, too: nothing of it may steer the terminal.
fn group<'a>(diagnostic: &'a Diagnostic, source: Option<&'a Source>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(printable_lines(&diagnostic.message)).id(diagnostic.code));
    if let (Some(source), Some(primary)) = (source, &diagnostic.primary) {
        let mut snippet = Snippet::source(source.text()).path(printable(source.name()));
        snippet = snippet.annotation(annotation(AnnotationKind::Primary, primary, source));
        for context in &diagnostic.context {
            snippet = snippet.annotation(annotation(AnnotationKind::Context, context, source));
        }
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable_lines(help)));
    }
    if let Some(choices) = &diagnostic.shown_by {
        group = group.element(Level::NOTE.message(format!("only with {}", printable(choices))));
    }
    group
}

/// A span of several lines is cut to its first, so that a whole table does not fill the screen.
fn annotation<'a>(kind: AnnotationKind, label: &'a Label, source: &'a Source) -> annotate_snippets::Annotation<'a> {
    let text = source.text();
    let end = label.span.end.min(text.len());
    let start = text.floor_char_boundary(label.span.start.min(end));
    let first_line = text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length);
    let end = text.ceil_char_boundary(end.min(first_line.max(start)));
    kind.span(start..end).label(printable(&label.text))
}

/// How many problems and how many warnings there are.
fn summary(diagnostics: &[Diagnostic]) -> String {
    let left_out = diagnostics.len().saturating_sub(limits::MOST_PROBLEMS);
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let counts = [(diagnostics.len() - warnings, "problem"), (warnings, "warning")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, what)| counted(count, what)).collect();
    if counts.is_empty() {
        return String::new();
    }
    let count = counts.join(" and ");
    match left_out {
        0 => format!("{count}\n"),
        _ => format!("{count} ({left_out} of them not shown)\n"),
    }
}

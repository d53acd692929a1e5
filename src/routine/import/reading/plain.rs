//! Reads plain text: what is a heading, an item or running text is told by signs and blank lines.

use super::super::passage::{Document, Passage, PassageKind};
use super::grid::{columns_of, rows_from};
use super::lines::{goes_on, is_over, item, starts_anew, width};

/// Longer lines are no headings.
const LONGEST_HEADING: usize = 70;

/// The parts of `text`.
pub(super) fn document(text: &str) -> Document {
    let lines: Vec<&str> = text.lines().collect();
    let width = width(lines.iter().copied());
    let mut document = Document::default();
    let mut open: Option<Passage> = None;
    let mut table = 0;
    for (index, line) in lines.iter().enumerate() {
        if table == 0 {
            table = rows_from(&lines[index..]);
        }
        if table > 0 {
            document.passages.extend(open.take());
            document.passages.extend(Passage::row(index + 1, columns_of(line).unwrap_or_default()));
            table -= 1;
            continue;
        }
        let before = index.checked_sub(1).map_or("", |before| lines[before]);
        let after = lines.get(index + 1).copied().unwrap_or_default();
        if continues(line, before, open.as_ref(), width) {
            if let Some(open) = &mut open {
                open.text = format!("{} {}", open.text, line.trim());
            }
            continue;
        }
        document.passages.extend(open.take());
        open = passage(index + 1, line, before, after);
    }
    document.passages.extend(open);
    document
}

/// Whether `line` goes on with what is `open`: not after a blank line, a heading, or what begins something new.
fn continues(line: &str, before: &str, open: Option<&Passage>, width: usize) -> bool {
    let Some(open) = open else { return false };
    let is_broken = line.trim().is_empty() || before.trim().is_empty() || item(line).is_some() || is_rule(line);
    let ends = before.trim_end().ends_with(['.', '!', '?', ':']);
    let is_item = matches!(open.kind, PassageKind::Item { .. });
    let is_new = starts_anew(line) && (is_short(before, width) || is_item && ends) || is_over(before, line, width);
    !is_broken && !open.is_heading() && !is_new
}

/// Whether `line` was ended on purpose: it has three fifths of the longest one, 40 characters at most, and its words do not lead on.
fn is_short(line: &str, width: usize) -> bool {
    let line = line.trim();
    line.chars().count() <= (width * 3 / 5).min(40) && !line.ends_with([',', ';', '-']) && !goes_on(line)
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| "-=_*~#".contains(c))
}

fn passage(number: usize, line: &str, before: &str, after: &str) -> Option<Passage> {
    if is_rule(line) {
        return None;
    }
    if let Some((is_numbered, words)) = item(line) {
        let indent = line.len() - line.trim_start().len();
        let depth = u8::from(indent >= 2 && !line.starts_with('\t'));
        return Passage::new(number, PassageKind::Item { is_numbered, depth }, words);
    }
    let kind = if is_heading(line, before, after) {
        PassageKind::Heading(heading_level(after))
    } else {
        PassageKind::Paragraph
    };
    Passage::new(number, kind, line)
}

/// A short line that stands alone or is underlined, and does not end as a sentence does.
fn is_heading(line: &str, before: &str, after: &str) -> bool {
    let line = line.trim_end();
    let is_alone = before.trim().is_empty() && !line.starts_with([' ', '\t']);
    let is_short = line.chars().count() <= LONGEST_HEADING;
    let ends_open = !line.ends_with(['.', ',', ';', ':', '…']) && !line.contains('[');
    let leads = after.trim().is_empty()
        || is_rule(after)
        || item(after).is_some()
        || line.trim_end_matches('!').chars().count() < 50 && starts_anew(after);
    is_short && is_alone && ends_open && leads
}

fn heading_level(after: &str) -> u8 {
    if after.trim().starts_with("==") { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, String, String)> {
        let shown = |passage: &Passage| match passage.kind {
            PassageKind::Heading(_) => "heading".to_owned(),
            PassageKind::Item { is_numbered, .. } => if is_numbered { "number" } else { "bullet" }.to_owned(),
            _ => "text".to_owned(),
        };
        document(text).passages.iter().map(|passage| (passage.line, shown(passage), passage.text.clone())).collect()
    }

    #[test]
    fn headings_items_and_wrapped_lines_are_told_apart() {
        let text = "Strong calves\n\nStand with both feet on the\nfloor and breathe.\n\n1. Lean forward until the\n   calf stretches.\n2) Walk.\n  • Rest.\n";
        let expected = [
            (1, "heading", "Strong calves"),
            (3, "text", "Stand with both feet on the floor and breathe."),
            (6, "number", "Lean forward until the calf stretches."),
            (8, "number", "Walk."),
            (9, "bullet", "Rest."),
        ];
        assert_eq!(read(text), expected.map(|(line, kind, words)| (line, kind.to_owned(), words.to_owned())));
    }

    #[test]
    fn a_title_above_the_words_of_an_item_stays_apart() {
        let found = read("1. Calf\n   Lean on the wall.\n   Hold for 30 seconds.\n");
        assert_eq!(
            found.iter().map(|found| found.2.as_str()).collect::<Vec<_>>(),
            ["Calf", "Lean on the wall. Hold for 30 seconds."]
        );
    }
}

//! The lines of a routine, to be recorded.
//!
//! In: a [`Script`]. Out: every distinct line once, with the name of its file. Guaranteed: a line keeps the mark at the end of its name
//! whatever is added before it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::script::{Script, UtteranceId};
use crate::speech::recorded::file_name;
use crate::speech::{Utterance, Voice};

/// A line to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The file to record it under.
    pub file: String,
    /// What is to be said, as a person reads it.
    pub text: String,
    /// What a voice would be given.
    pub utterance: Utterance,
    /// The voice that the routine names for it.
    pub voice: Option<String>,
}

/// Every distinct line of `script`, in the order in which it is first heard.
pub fn lines(script: &Script) -> Vec<Line> {
    let mut known = BTreeSet::new();
    let mut lines = Vec::new();
    for (index, utterance) in script.utterances.iter().enumerate() {
        if !known.insert(&utterance.text) {
            continue;
        }
        let prompt = script.prompts().find(|prompt| prompt.utterance == UtteranceId(index));
        let text = prompt.map_or_else(|| utterance.text.clone(), |prompt| prompt.text.clone());
        let voice = script.speakers[index].as_ref().map(|voice| voice.value.clone());
        let file = file_name(lines.len() + 1, &utterance.text);
        lines.push(Line { file, text, utterance: utterance.clone(), voice });
    }
    lines
}

/// The lines that `voice` has no recording of.
pub fn missing(lines: Vec<Line>, voice: &dyn Voice) -> Vec<Line> {
    lines.into_iter().filter(|line| !voice.has(&line.utterance)).collect()
}

/// A line on each line: the file, then the words.
pub fn list(lines: &[Line]) -> String {
    let width = lines.iter().map(|line| line.file.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        let _ = writeln!(text, "{:width$}  {}", line.file, line.text);
    }
    text
}

/// A table for a spreadsheet: RFC 4180, with a heading.
pub fn csv(lines: &[Line]) -> String {
    let mut text = "file,words,voice\r\n".to_owned();
    for line in lines {
        let cells = [&line.file, &line.text, line.voice.as_ref().unwrap_or(&String::new())].map(|cell| quoted(cell));
        let _ = write!(text, "{}\r\n", cells.join(","));
    }
    text
}

/// `cell` in quotes. A spreadsheet would take one that starts with a sign of arithmetic for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_nothing_else() {
        assert_eq!(quoted("say \"now\", then rest"), "\"say \"\"now\"\", then rest\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}

//! The lines of a routine as a list to record from: each distinct line once, with the name of its file.
//!
//! The mark at the end of a file name depends on the words alone, so adding lines before it never invalidates a recording.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::script::{Line, Script, UtteranceId};
use crate::speech::engine::recorded::naming::recording_file_name;
use crate::speech::recordings::CastLine;
use crate::speech::voice::Voice;
use crate::words::{Rewriting, Utterance};

/// A line to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingLine {
    /// The file to record it under.
    pub file: String,
    /// What is to be said, as a person reads it.
    pub text: String,
    /// What a voice would get.
    pub utterance: Utterance,
    /// The voice that the routine names for it.
    pub voice: Option<String>,
}

/// Every distinct line of `script`, in the order of first use.
pub fn lines_to_record(script: &Script) -> Vec<RecordingLine> {
    let mut known = BTreeSet::new();
    let mut lines = Vec::new();
    for (index, Line { utterance, voice, .. }) in script.lines.iter().enumerate() {
        if !known.insert(&utterance.text) {
            continue;
        }
        let prompt = script.prompts().find(|prompt| prompt.utterance == UtteranceId::Line(index));
        let text = prompt.map_or_else(|| utterance.text.clone(), |prompt| prompt.text.clone());
        let voice = voice.as_ref().map(|voice| voice.value.clone());
        let file = recording_file_name(lines.len() + 1, &utterance.text);
        lines.push(RecordingLine { file, text, utterance: utterance.clone(), voice });
    }
    lines
}

/// The lines that `voice` has no recording of.
pub fn without_recording(lines: Vec<RecordingLine>, voice: &dyn Voice) -> Vec<RecordingLine> {
    lines.into_iter().filter(|line| !voice.has(&line.utterance)).collect()
}

/// One line each: the file, then the words.
pub fn recording_list(lines: &[RecordingLine]) -> String {
    let width = lines.iter().map(|line| line.file.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        let _ = writeln!(text, "{:width$}  {}", line.file, line.text);
    }
    text
}

/// A table for a spreadsheet: RFC 4180, with a heading.
pub fn recording_table(lines: &[RecordingLine]) -> String {
    let mut text = "file,words,voice\r\n".to_owned();
    for line in lines {
        let cells = [&line.file, &line.text, line.voice.as_ref().unwrap_or(&String::new())].map(|cell| quoted(cell));
        let _ = write!(text, "{}\r\n", cells.join(","));
    }
    text
}

/// `cell` in quotes. A spreadsheet would take a cell that starts with an operator for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// Each line of `script` as its voice in `lines` gets it; under it, indented, what is not said as it is written.
pub fn spoken_lines(script: &Script, lines: &[CastLine]) -> String {
    let mut text = String::new();
    for ((utterance, voice), line) in lines.iter().zip(&script.lines) {
        let _ = writeln!(text, "{}", voice.words(utterance));
        for Rewriting { written, said, clearer } in &line.rewritten {
            let guess = if clearer.is_some() { "  (a guess)" } else { "" };
            let _ = writeln!(text, "    {} = {}{guess}", shown(written), shown(said));
        }
    }
    text
}

/// A stretch of text for a list of them.
fn shown(text: &str) -> String {
    match text {
        "" => "(end of line)".to_owned(),
        "." => "(pause)".to_owned(),
        text => text.replace('\n', " "),
    }
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

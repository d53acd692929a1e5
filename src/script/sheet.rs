//! The script as a sheet to read: every word, in order.

use std::fmt::Write;

use super::cue::{Cue, Firmness, HeldTime, Pacing, RestTime, RestWords, Script};
use crate::base::Length;

/// Every word of `script`, as a sheet to read before listening.
pub fn script_sheet(script: &Script) -> String {
    let mut sheet = format!("{}\n", script.title);
    // The chapter that begins with the last words of a rest.
    let mut heading = String::new();
    for (index, cue) in script.cues.iter().enumerate() {
        let line = match cue {
            Cue::Chapter(chapter) => match script.cues.get(index + 1) {
                Some(Cue::Rest(rest)) if rest.lead.begins_chapter => {
                    heading = titled(&chapter.title);
                    String::new()
                }
                _ => titled(&chapter.title),
            },
            Cue::Say(prompt) => format!("{}\n", prompt.text),
            Cue::Pause(length) => format!("    (pause {length})\n"),
            Cue::Rest(rest) => rest_sheet(rest, &std::mem::take(&mut heading)),
            Cue::Hold(hold) => held_sheet(hold),
        };
        sheet.push_str(&line);
    }
    sheet
}

fn titled(chapter: &str) -> String {
    format!("\n## {chapter}\n")
}

/// A rest between what announces it and what leads to what follows, under its `heading` if it has one.
fn rest_sheet(rest: &RestTime, heading: &str) -> String {
    let lines = |words: &[RestWords]| words.iter().map(|words| format!("{}\n", words.prompt.text)).collect::<String>();
    format!("{}    (rest {})\n{heading}{}", lines(&rest.words), rest.length, lines(&rest.lead.words))
}

fn held_sheet(hold: &HeldTime) -> String {
    let side = hold.side.map(|side| format!(", {}", side.name())).unwrap_or_default();
    let kind = if hold.is_movement { "for" } else { "hold" };
    let settle = Some(hold.settle).filter(|settle| *settle > Length::ZERO);
    let settle = settle.map(|settle| format!(", after {settle} to settle")).unwrap_or_default();
    let mut sheet = format!("    ({kind} {}{side}{settle})\n", hold.length);
    if let Some(breath) = hold.pacing.as_ref().map(Pacing::rhythm) {
        let waits =
            [("full", breath.full), ("empty", breath.empty)].into_iter().filter(|(_, length)| *length > Length::ZERO);
        let waits: String = waits.map(|(name, length)| format!(", {name} {length}")).collect();
        let _ = writeln!(sheet, "    (breathe in {}, out {}{waits})", breath.inhale, breath.exhale);
    }
    for words in &hold.words {
        let note = if words.firmness == Firmness::Reminder { " (when nothing else is said)" } else { "" };
        let _ = writeln!(sheet, "    {:>8}  {}{note}", words.at.to_string(), words.prompt.text);
    }
    sheet
}

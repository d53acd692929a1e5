//! The script as a sheet to read: every word, in order.

use std::fmt::Write;

use super::cue::{Cue, Firmness, HeldTime, Pacing, Script};
use crate::base::Length;

/// Every word of `script`, as a sheet to read before listening.
pub fn script_sheet(script: &Script) -> String {
    let mut sheet = format!("{}\n", script.title);
    for cue in &script.cues {
        let line = match cue {
            Cue::Chapter(chapter) => format!("\n## {}\n", chapter.title),
            Cue::Say(prompt) => format!("{}\n", prompt.text),
            Cue::Pause(length) => format!("    (pause {length})\n"),
            Cue::Rest(rest) => {
                let words: String = rest.said().map(|prompt| format!("{}\n", prompt.text)).collect();
                format!("{words}    (rest {})\n", rest.length)
            }
            Cue::Hold(hold) => held_sheet(hold),
        };
        sheet.push_str(&line);
    }
    sheet
}

fn held_sheet(hold: &HeldTime) -> String {
    let side = hold.side.map(|side| format!(", {}", side.name())).unwrap_or_default();
    let kind = if hold.is_movement { "for" } else { "hold" };
    let mut sheet = format!("    ({kind} {}{side}, after {} to settle)\n", hold.length, hold.settle);
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

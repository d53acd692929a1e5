//! The hold lengths that were chosen for a requested total, as text.

use std::fmt::Write;

use crate::base::Length;
use crate::script::{Cue, HeldTime, Script, Session};

/// The lengths that were chosen for a requested total, one line for each range.
pub fn chosen_lengths(script: &Script, session: &Session) -> String {
    let mut chosen: Vec<(&HeldTime, u32)> = Vec::new();
    let holds = script.cues.iter().filter_map(|cue| match cue {
        Cue::Hold(hold) => Some(hold),
        _ => None,
    });
    for hold in holds.filter(|hold| hold.range.shortest < hold.range.longest) {
        match chosen.iter_mut().find(|(other, _)| other.id == hold.id) {
            Some((_, times)) => *times += 1,
            None => chosen.push((hold, 1)),
        }
    }
    let total = session.fit.map(|total| format!("holds chosen for a track of {total}:\n"));
    let mut text = total.unwrap_or_default();
    for (hold, times) in chosen {
        let times = if times > 1 { format!(", {times} times") } else { String::new() };
        let _ = writeln!(text, "  {:>8}  {}{times} (of {})", hold.length.to_string(), hold.title, hold.range);
    }
    if session.slack > Length::ZERO {
        let _ = writeln!(text, "  {:>6.3} s  extra silence at the end", session.slack.seconds());
    }
    text
}

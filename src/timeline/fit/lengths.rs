//! What was chosen for a requested total, as text.

use std::fmt::Write;

use crate::base::Length;
use crate::script::{Script, Session};

/// The lengths and numbers that were chosen for a requested total, one line for each range.
pub fn chosen_lengths(script: &Script, session: &Session) -> String {
    let total = session.fit.map(|total| format!("chosen for a track of {total}:\n"));
    let mut text = total.unwrap_or_default();
    for chosen in &script.chosen.counts {
        let _ =
            writeln!(text, "  {:>8}  {} (of {}..{})", chosen.count, chosen.what, chosen.range.least, chosen.range.most);
    }
    for chosen in &script.chosen.lengths {
        let times = if chosen.times > 1 { format!(", {} times", chosen.times) } else { String::new() };
        let _ = writeln!(text, "  {:>8}  {}{times} (of {})", chosen.length.to_string(), chosen.what, chosen.range);
    }
    if session.slack > Length::ZERO {
        let _ = writeln!(text, "  {:>6.3} s  extra silence at the end", session.slack.seconds());
    }
    text
}

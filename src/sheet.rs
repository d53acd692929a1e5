//! Script and timeline as a person and a program read them.
//!
//! In: a [`Script`] or a [`Timeline`]. Out: text. Guaranteed: complete, in order, the same every time.

pub mod record;

use std::fmt::Write;

use crate::script::{Cue, Firmness, HeldTime, Pacing, Script};
use crate::session::Session;
use crate::speech::recordings::Line;
use crate::timeline::{Sound, Timeline};
use crate::units::{Frame, Instant, Length};

pub use record::Record;

/// Every word of `script`, as a sheet to read in daylight.
pub fn script_sheet(script: &Script) -> String {
    let mut sheet = format!("{}\n", script.title);
    for cue in &script.cues {
        let line = match cue {
            Cue::Chapter(chapter) => format!("\n## {}\n", chapter.title),
            Cue::Say(prompt) => format!("{}\n", prompt.text),
            Cue::Pause(length) => format!("    (pause {length})\n"),
            Cue::Rest(rest) => {
                let words = rest.words.as_ref().map(|words| format!("{}\n", words.text)).unwrap_or_default();
                format!("{words}    (rest {})\n", rest.length)
            }
            Cue::Hold(hold) => held_sheet(hold),
        };
        sheet.push_str(&line);
    }
    sheet
}

/// Every one of `lines` as its voice gets it.
pub fn spoken_lines(lines: &[Line]) -> String {
    lines.iter().map(|(utterance, voice)| format!("{}\n", voice.words(utterance))).collect()
}

/// The lengths that were chosen for a wished total, a line for each range.
pub fn chosen_lengths(script: &Script, session: &Session) -> String {
    let mut chosen: Vec<(&HeldTime, u32)> = Vec::new();
    let holds = script.cues.iter().filter_map(|cue| match cue {
        Cue::Hold(hold) => Some(hold),
        _ => None,
    });
    for hold in holds.filter(|hold| hold.range.shortest < hold.range.longest) {
        match chosen.iter_mut().find(|(other, _)| other.span == hold.span) {
            Some((_, times)) => *times += 1,
            None => chosen.push((hold, 1)),
        }
    }
    let total = session.fit.map(|total| format!("holds that make a track of {total}:\n"));
    let mut text = total.unwrap_or_default();
    for (hold, times) in chosen {
        let times = if times > 1 { format!(", {times} times") } else { String::new() };
        let _ = writeln!(text, "  {:>8}  {}{times} (of {})", hold.length.to_string(), hold.title, hold.range);
    }
    if session.slack > Length::ZERO {
        let _ = writeln!(text, "  {:>6.3} s  more silence at the end", session.slack.seconds());
    }
    text
}

fn held_sheet(hold: &HeldTime) -> String {
    let side = hold.side.map(|side| format!(", {}", side.name())).unwrap_or_default();
    let mut sheet = format!("    (hold {}{side}, after {} to settle)\n", hold.length, hold.settle);
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

/// What is heard when, as a table.
pub fn timeline_table(timeline: &Timeline) -> String {
    let rate = timeline.rate;
    let mut table = format!("{}, {}\n", timeline.title, clock(Frame(0) + timeline.length, timeline));
    let mut chapters = timeline.chapters.iter().peekable();
    let mut holds = timeline.holds.iter();
    for placement in &timeline.placements {
        while let Some(chapter) = chapters.next_if(|chapter| chapter.start <= placement.start) {
            let _ = writeln!(table, "\n{}  {}", clock(chapter.start, timeline), chapter.title);
        }
        let lasts = Length::of_frames(placement.end.since(placement.start), rate).seconds();
        let what = match placement.kind {
            crate::timeline::Kind::Start => {
                let length = holds.next().map(|hold| Length::of_frames(hold.end.since(hold.start), rate));
                format!("hold {}", length.map(|length| length.to_string()).unwrap_or_default())
            }
            _ => match placement.sound {
                Sound::Breath(tone) => tone.phase().name().to_owned(),
                _ => placement.text.clone(),
            },
        };
        let start = clock(placement.start, timeline);
        let line = format!("{start:>12}  {lasts:>6.2} s  {:<8}  {what}", placement.kind.name());
        let _ = writeln!(table, "{}", line.trim_end());
    }
    let _ = writeln!(table, "{:>12}            the track ends", clock(Frame(0) + timeline.length, timeline));
    table
}

fn clock(frame: Frame, timeline: &Timeline) -> String {
    Instant::of_frame(frame, timeline.rate).to_string()
}

/// `timeline` as JSON.
pub fn timeline_json(timeline: &Timeline) -> String {
    Record::of(timeline).pretty_json()
}

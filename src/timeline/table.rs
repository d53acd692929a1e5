//! A timeline as a table for the terminal.

use std::fmt::Write;

use crate::base::{Frame, Instant, Length};
use crate::timeline::placement::{Sound, Timeline};

/// What is heard and when, as a table.
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
            crate::timeline::placement::Kind::Start => {
                let length = holds.next().map(|hold| Length::of_frames(hold.end.since(hold.start), rate));
                let held = format!("hold {}", length.map(|length| length.to_string()).unwrap_or_default());
                placement.own_sound().map_or(held.clone(), |name| format!("{held}  ({name})"))
            }
            _ => match placement.sound {
                Sound::Breath(tone) => tone.phase().key().to_owned(),
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

//! A timeline as a table for the terminal: what is heard, held, waited and rested, in order.

mod wrap;

use super::placement::{HoldSpan, Kind, Placement, Sound, Timeline};
use crate::base::{Frame, Instant, Length};
use wrap::wrapped;

/// The columns before what is heard: moment, length, kind.
const COLUMNS_BEFORE: usize = 34;
/// On a narrower terminal, what is heard stands below its moment.
const NARROW: usize = 72;
const INDENT: usize = 14;

/// What is heard and when, as a table of lines of at most `width` columns; of any length where that is `None`.
pub fn timeline_table(timeline: &Timeline, width: Option<usize>) -> String {
    let end = clock(Frame(0) + timeline.length, timeline);
    let mut table = titled("", &format!("{}, {end}", timeline.title), width);
    let mut chapters = timeline.chapters.iter().peekable();
    for row in rows(timeline) {
        while let Some(chapter) = chapters.next_if(|chapter| chapter.start <= row.start) {
            table.push('\n');
            let start = clock(chapter.start, timeline);
            table.push_str(&titled(&format!("{start}  "), &chapter.title, width));
        }
        table.push_str(&line(&row, timeline, width));
    }
    table + &format!("{end:>12}            the track ends\n")
}

/// Something that begins and lasts.
struct Row<'a> {
    start: Frame,
    end: Frame,
    kind: &'a str,
    what: String,
}

/// Everything that has a row, in order. What contains something comes before it.
fn rows(timeline: &Timeline) -> Vec<Row<'_>> {
    let starts: Vec<Frame> =
        timeline.placements.iter().filter(|placement| placement.kind == Kind::Start).map(|start| start.start).collect();
    let holds = timeline.holds.iter().filter(|hold| !starts.contains(&hold.start)).map(|hold| Row {
        start: hold.start,
        end: hold.end,
        kind: "hold",
        what: held(hold, timeline),
    });
    let rests = timeline.rests.iter().map(|rest| Row {
        start: rest.start,
        end: rest.end,
        kind: "rest",
        what: if rest.has_cadence { "to the next start tone".to_owned() } else { String::new() },
    });
    let pauses = timeline.pauses.iter().map(|pause| Row {
        start: pause.start,
        end: pause.end,
        kind: if pause.is_settling { "settle" } else { "pause" },
        what: String::new(),
    });
    let placed = timeline.placements.iter().map(|placement| Row {
        start: placement.start,
        end: placement.end,
        kind: placement.kind.name(),
        what: heard(placement, timeline),
    });
    let mut rows: Vec<Row<'_>> = rests.chain(holds).chain(pauses).chain(placed).collect();
    rows.sort_by_key(|row| row.start);
    rows
}

fn heard(placement: &Placement, timeline: &Timeline) -> String {
    match (placement.kind, placement.sound) {
        (Kind::Start, _) => {
            let hold = timeline.holds.iter().find(|hold| hold.start == placement.start);
            let held = hold.map_or_else(String::new, |hold| format!("hold {}", held(hold, timeline)));
            placement.own_sound().map_or(held.clone(), |name| format!("{held}  ({name})"))
        }
        (_, Sound::Breath(tone)) => tone.phase().key().to_owned(),
        _ => placement.text.clone(),
    }
}

/// How long `hold` lasts, and which repetition it is.
fn held(hold: &HoldSpan, timeline: &Timeline) -> String {
    let length = Length::of_frames(hold.end.since(hold.start), timeline.rate);
    match (hold.rep, hold.reps) {
        (Some(rep), Some(reps)) => format!("{length}, {rep} of {reps}"),
        (None, Some(reps)) => format!("{length}, {reps} times"),
        _ => length.to_string(),
    }
}

fn line(row: &Row<'_>, timeline: &Timeline, width: Option<usize>) -> String {
    let lasts = Length::of_frames(row.end.since(row.start), timeline.rate).seconds();
    let (start, kind) = (clock(row.start, timeline), row.kind);
    let head = format!("{start:>12}  {lasts:>6.2} s  {kind:<8}  ");
    match width {
        Some(width) if width < NARROW && COLUMNS_BEFORE + row.what.chars().count() > width => {
            let below: String = wrapped(&row.what, width - INDENT.min(width))
                .iter()
                .map(|part| format!("{:INDENT$}{part}\n", ""))
                .collect();
            format!("{}\n{below}", head.trim_end())
        }
        _ => {
            let room = width.map_or(usize::MAX, |width| width.saturating_sub(COLUMNS_BEFORE));
            let parts = wrapped(&row.what, room);
            let more = |part: &String| format!("{:COLUMNS_BEFORE$}{part}\n", "");
            let first = parts.first().map(String::as_str).unwrap_or_default();
            format!("{}\n", format!("{head}{first}").trim_end()) + &parts.iter().skip(1).map(more).collect::<String>()
        }
    }
}

/// `text` in lines, the first of them behind `mark` and the others below it.
fn titled(mark: &str, text: &str, width: Option<usize>) -> String {
    let indent = mark.chars().count();
    let lines = wrapped(text, width.map_or(usize::MAX, |width| width.saturating_sub(indent)));
    let line = |(index, line): (usize, &String)| match index {
        0 => format!("{mark}{line}\n"),
        _ => format!("{:indent$}{line}\n", ""),
    };
    lines.iter().enumerate().map(line).collect()
}

fn clock(frame: Frame, timeline: &Timeline) -> String {
    Instant::of_frame(frame, timeline.rate).to_string()
}

//! The page on paper: every word of a track in order, how long each position is held, and what is said meanwhile.

use maud::{Markup, html};

use super::place::{Place, places};
use crate::base::{self, Frame, Length};
use crate::timeline::{HoldSpan, Kind, Placement, Timeline};
use crate::words::{Language, Phrasebook, duration};

/// One line of the sheet.
#[derive(Debug, PartialEq, Eq)]
enum Row {
    /// What is said before, between and after holds.
    Words(String),
    /// What stands beside a time of this length: for a hold, when what is said, from its start.
    Held(Length, Vec<(Length, String)>),
    /// A rest of this length.
    Rest(Length),
}

/// The sheet of `timeline`.
pub(super) fn sheet(timeline: &Timeline) -> Markup {
    let places = places(timeline);
    let ends = places.iter().skip(1).map(|place| place.start).chain([Frame(0) + timeline.length]);
    html! {
        article #sheet {
            h1 dir="auto" { (timeline.title) }
            @for (place, end) in places.iter().zip(ends) {
                section { (heading(place)) @for row in rows(timeline, place.start, end) { (drawn(&row, timeline.language)) } }
            }
        }
    }
}

fn heading(place: &Place) -> Markup {
    html! {
        h2 dir="auto" { (place.title) @if !place.side.is_empty() { " – " (place.side) } }
        @if !place.number.is_empty() { p.number { (place.number) @if !place.round.is_empty() { " · " (place.round) } } }
    }
}

fn drawn(row: &Row, language: Language) -> Markup {
    match row {
        Row::Words(text) => html! { p dir="auto" { (text) } },
        Row::Rest(length) => {
            html! { p.time { b { (duration(*length, language)) } " " (Phrasebook::of(language).rest) } }
        }
        Row::Held(length, said) => html! {
            p.time { b { (duration(*length, language)) } }
            @if !said.is_empty() { ul { @for (at, text) in said { li dir="auto" { span { (clock(*at)) } " " (text) } } } }
        },
    }
}

/// What is heard of `timeline` between two frames, in order.
fn rows(timeline: &Timeline, start: Frame, end: Frame) -> Vec<Row> {
    let length = |from: Frame, to: Frame| Length::of_frames(to.since(from), timeline.rate);
    let is_here = |frame: Frame| (start..end).contains(&frame);
    let holds = timeline.holds.iter().filter(|hold| is_here(hold.start));
    let mut rows: Vec<(Frame, Row)> =
        holds.map(|hold| (hold.start, Row::Held(length(hold.start, hold.end), said_during(timeline, hold)))).collect();
    let rests = timeline.rests.iter().filter(|rest| is_here(rest.start));
    rows.extend(rests.map(|rest| (rest.start, Row::Rest(length(rest.start, rest.end)))));
    let is_outside = |placement: &&Placement| {
        is_here(placement.start) && !timeline.holds.iter().any(|hold| (hold.start..hold.end).contains(&placement.start))
    };
    let outside = timeline.placements.iter().filter(is_outside);
    rows.extend(outside.filter_map(|placement| Some((placement.start, Row::Words(words(placement)?)))));
    rows.sort_by_key(|(at, _)| *at);
    told_once(rows.into_iter().map(|(_, row)| row), timeline.language)
}

/// What is said during `hold`, from its start.
fn said_during(timeline: &Timeline, hold: &HoldSpan) -> Vec<(Length, String)> {
    let inside = timeline.placements.iter().filter(|placement| (hold.start..hold.end).contains(&placement.start));
    let timed = |placement: &Placement| {
        Some((Length::of_frames(placement.start.since(hold.start), timeline.rate), words(placement)?))
    };
    inside.filter_map(timed).collect()
}

/// The words of `placement`, or the name of its sound; nothing for a tone.
fn words(placement: &Placement) -> Option<String> {
    match placement.kind {
        Kind::Prompt | Kind::Cue | Kind::Reminder => Some(placement.text.clone()),
        Kind::Sound => Some(format!("♪ {}", placement.text)),
        Kind::Breath | Kind::Wake | Kind::Start | Kind::Mark | Kind::End => None,
    }
}

/// `rows` with sentences that follow one another as one text, and without those that only say how long a hold or rest is, which the
/// sheet shows anyway.
fn told_once(rows: impl Iterator<Item = Row>, language: Language) -> Vec<Row> {
    let mut told: Vec<Row> = Vec::new();
    let mut rows = rows.peekable();
    while let Some(row) = rows.next() {
        match (row, told.last_mut(), rows.peek()) {
            (Row::Words(text), _, Some(Row::Held(length, _))) if tells(&text, *length, language) => (),
            (Row::Words(text), Some(Row::Rest(length)), _) if tells(&text, *length, language) => (),
            (Row::Words(text), Some(Row::Words(before)), _) => *before = format!("{before} {text}"),
            (row, ..) => told.push(row),
        }
    }
    told
}

/// Whether `text` says nothing but that something lasts `length`.
fn tells(text: &str, length: Length, language: Language) -> bool {
    let phrases = Phrasebook::of(language);
    [phrases.hold_for(length), phrases.for_time(length), phrases.rest_for(length)].iter().any(|phrase| phrase == text)
}

/// `M:SS`, to the second before.
pub(super) fn clock(length: Length) -> String {
    base::clock(length.millis() / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::timeline;

    #[test]
    fn a_step_on_paper_has_its_words_its_hold_and_what_is_said_meanwhile() {
        let timeline = timeline();
        let rows = rows(&timeline, timeline.chapters[0].start, timeline.chapters[0].end);
        let expected = [
            Row::Words("Calf stretch. Left side. Lean against the wall.".to_owned()),
            Row::Held(Length::from_secs(20), vec![(Length::from_secs(10), "Breathe.".to_owned())]),
        ];
        assert_eq!(rows, expected, "not how long it is held a second time");
    }

    #[test]
    fn times_have_hours_where_they_need_them() {
        assert_eq!(clock(Length::from_secs(20)), "0:20");
        assert_eq!(clock(Length::from_secs(3_725)), "1:02:05");
    }
}

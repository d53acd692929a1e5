//! What a page shows in large letters at each moment: what is said now, and while a position is held, what to do in it.

use crate::base::{Frame, Length};
use crate::render::sidecar::line::one_line;
use crate::timeline::{HoldSpan, Kind, Placement, Timeline};
use crate::words::Phrasebook;

/// Sentences that lead to a hold are shown during it as far as they fit in so many characters.
const MOST_CHARACTERS: usize = 120;

/// First frame and words of every moment of `timeline`, in order. Each lasts until the next; words can be empty.
pub(super) fn moments(timeline: &Timeline) -> Vec<(Frame, String)> {
    let mut moments = Vec::new();
    let mut held = String::new();
    for placement in &timeline.placements {
        let hold = timeline.holds.iter().find(|hold| (hold.start..hold.end).contains(&placement.start));
        match placement.kind {
            // Too quick to read, or shown by the ring.
            Kind::Breath | Kind::Wake | Kind::Mark => continue,
            Kind::Start => {
                held = hold.map(|hold| instruction(timeline, hold)).unwrap_or_default();
                moments.push((placement.start, held.clone()));
            }
            Kind::End => moments.push((placement.start, release(timeline, placement.start))),
            Kind::Prompt | Kind::Cue | Kind::Reminder | Kind::Sound => {
                moments.push((placement.start, said(placement)));
                moments.extend(hold.map(|_| (placement.end, held.clone())));
            }
        }
    }
    moments.extend(beginnings(timeline, &moments));
    moments.sort_by_key(|(start, _)| *start);
    moments
}

/// What is shown once the hold that ends at `end` is over, until something is said; nothing after a movement.
fn release(timeline: &Timeline, end: Frame) -> String {
    let is_position = timeline.holds.iter().any(|hold| hold.end == end && !hold.is_movement);
    if is_position { Phrasebook::of(timeline.language).release.clone() } else { String::new() }
}

/// For whoever goes to the beginning of a part, the first words in it, if they are not yet said there.
fn beginnings(timeline: &Timeline, moments: &[(Frame, String)]) -> Vec<(Frame, String)> {
    let first = |start: Frame, end: Frame| moments.iter().find(|(at, _)| (start..end).contains(at));
    let chapters = timeline.chapters.iter();
    let unsaid = chapters.filter_map(|chapter| {
        let (at, words) = first(chapter.start, chapter.end)?;
        (*at != chapter.start).then(|| (chapter.start, words.clone()))
    });
    unsaid.collect()
}

/// What `placement` is on paper and on a screen: its words, or the name of its sound.
fn said(placement: &Placement) -> String {
    let sign = if placement.kind == Kind::Sound { "♪ " } else { "" };
    format!("{sign}{}", one_line(&placement.text))
}

/// The last sentences before `hold`, without those that only say how long it is; its title if there are none.
fn instruction(timeline: &Timeline, hold: &HoldSpan) -> String {
    let phrases = Phrasebook::of(timeline.language);
    let length = Length::of_frames(hold.end.since(hold.start), timeline.rate);
    let lengths = [phrases.hold_for(length), phrases.for_time(length)];
    let earlier = timeline.holds.iter().map(|hold| hold.end).filter(|end| *end <= hold.start);
    let chapters = timeline.chapters.iter().map(|chapter| chapter.start).filter(|start| *start <= hold.start);
    let from = earlier.chain(chapters).max().unwrap_or(Frame(0));
    let leads = |placement: &&Placement| placement.kind == Kind::Prompt && !lengths.contains(&placement.text);
    let before = timeline.placements.iter().filter(|placement| (from..hold.start).contains(&placement.start));
    let mut text = String::new();
    for sentence in before.filter(leads).rev().map(said) {
        if !text.is_empty() && text.chars().count() + sentence.chars().count() >= MOST_CHARACTERS {
            break;
        }
        text = [sentence, text].join(" ").trim_end().to_owned();
    }
    if text.is_empty() { one_line(&hold.title) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::{timeline, timeline_of, with_words};

    /// The words at `frame`.
    fn shown(moments: &[(Frame, String)], frame: Frame) -> &str {
        moments.iter().rfind(|(start, _)| *start <= frame).map_or("", |(_, words)| words)
    }

    #[test]
    fn what_is_said_is_shown_while_it_is_said() {
        let timeline = timeline();
        let moments = moments(&timeline);
        for placement in timeline.placements.iter().filter(|placement| !placement.text.is_empty()) {
            assert_eq!(shown(&moments, placement.start), placement.text);
            assert_eq!(shown(&moments, Frame(placement.end.0 - 1)), placement.text);
        }
        assert!(moments.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn a_hold_shows_what_leads_to_it_to_its_end_and_then_that_it_is_over() {
        let timeline = timeline();
        let (moments, hold) = (moments(&timeline), &timeline.holds[0]);
        let what = "Calf stretch. Left side. Lean against the wall.";
        let cue = timeline.placements.iter().find(|placement| placement.kind == Kind::Cue).expect("a cue");
        for frame in [hold.start, cue.end, Frame(hold.end.0 - 1)] {
            assert_eq!(shown(&moments, frame), what, "not the sentence that only names the length");
        }
        assert_eq!(shown(&moments, hold.end), "Slowly release.");
        let moving =
            "title = 'A'\nlanguage = 'en'\n[[step]]\ntitle = 'March'\n[[step.do]]\nsay = 'March.'\nfor = '20s'\n";
        let timeline = timeline_of(moving);
        assert_eq!(shown(&super::moments(&timeline), timeline.holds[0].end), "", "there is nothing to release");
    }

    #[test]
    fn whoever_goes_to_the_beginning_of_a_part_sees_the_words_of_that_part() {
        let mut timeline = timeline();
        let moments = moments(&timeline);
        for chapter in &timeline.chapters {
            let first = timeline.placements.iter().find(|placement| {
                placement.start >= chapter.start && placement.start < chapter.end && !placement.text.is_empty()
            });
            assert_eq!(
                Some(shown(&moments, chapter.start)),
                first.map(|first| first.text.as_str()),
                "{}",
                chapter.title
            );
        }
        // A part that begins before its first word.
        let start = timeline.placements.iter().find(|placement| placement.kind == Kind::Prompt).expect("words").start;
        timeline.chapters[0].start = Frame(start.0 / 2);
        let words = shown(&super::moments(&timeline), timeline.chapters[0].start).to_owned();
        assert_eq!(words, timeline.placements.iter().find(|placement| placement.start == start).expect("words").text);
    }

    #[test]
    fn a_hold_shows_as_many_sentences_as_can_be_read_and_at_least_one() {
        let long = "Lean on. ".repeat(30);
        let timeline = with_words(&long);
        assert_eq!(shown(&moments(&timeline), timeline.holds[0].start), long.trim());
    }
}

//! Captions that say what to do at every moment, as WebVTT and SubRip.
//!
//! One caption follows another without a gap, from the first word to the end of the track. A hold shows its instruction
//! and what is held, a countdown the seconds left.

use std::fmt::Write;

use super::line::one_line;
use super::position::{hours, nearest};
use crate::base::{Frame, Length};
use crate::timeline::{HoldSpan, Kind, Placement, Timeline};
use crate::words::Phrasebook;

/// A text shown from one frame to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// First frame.
    pub start: Frame,
    /// Frame after the last.
    pub end: Frame,
    /// One or two lines, none of them empty.
    pub lines: Vec<String>,
}

/// The captions of `timeline`, in order.
pub fn captions(timeline: &Timeline) -> Vec<Caption> {
    let mut reader = Reader::new(timeline);
    for (index, placement) in timeline.placements.iter().enumerate() {
        reader.hear(placement, &timeline.placements[index + 1..]);
    }
    let ends: Vec<Frame> =
        reader.moments.iter().skip(1).map(|(start, _)| *start).chain([Frame(0) + timeline.length]).collect();
    let captions = reader.moments.into_iter().zip(ends).map(|((start, lines), end)| Caption { start, end, lines });
    captions.filter(|caption| caption.start < caption.end && !caption.lines.is_empty()).collect()
}

/// Follows the timeline and keeps track of what to do.
struct Reader<'a> {
    timeline: &'a Timeline,
    phrases: &'static Phrasebook,
    holds: std::slice::Iter<'a, HoldSpan>,
    instruction: Option<&'a str>,
    hold: Option<&'a HoldSpan>,
    held: Vec<String>,
    moments: Vec<(Frame, Vec<String>)>,
}

impl<'a> Reader<'a> {
    fn new(timeline: &'a Timeline) -> Self {
        let (phrases, holds) = (Phrasebook::of(timeline.language), timeline.holds.iter());
        Self { timeline, phrases, holds, instruction: None, hold: None, held: Vec::new(), moments: Vec::new() }
    }

    fn hear(&mut self, placement: &'a Placement, later: &[Placement]) {
        let lines = match placement.kind {
            // Too quick to read, so the hold stays on show; and nothing to read.
            Kind::Breath | Kind::Wake => return,
            Kind::Prompt => {
                self.instruction = self.instruction_in(&placement.text).or(self.instruction);
                vec![one_line(&placement.text)]
            }
            Kind::Cue | Kind::Reminder => vec![one_line(&placement.text)],
            Kind::Sound => vec![format!("♪ {}", one_line(&placement.text))],
            Kind::Start => {
                self.hold = self.holds.next();
                self.held = self.hold.map(|hold| self.held_lines(hold)).unwrap_or_default();
                self.instruction = None;
                self.held.clone()
            }
            Kind::Mark => {
                let marks = later.iter().take_while(|placement| placement.kind == Kind::Mark).count();
                vec![(marks + 1).to_string()]
            }
            // Nobody who moves has anything to release.
            Kind::End => vec![match self.hold.filter(|hold| hold.is_movement) {
                Some(hold) => one_line(&hold.title),
                None => self.phrases.release.clone(),
            }],
        };
        self.moments.push((placement.start, lines.into_iter().filter(|line| !line.is_empty()).collect()));
        let is_held = || self.timeline.holds.iter().any(|hold| (hold.start..hold.end).contains(&placement.start));
        if matches!(placement.kind, Kind::Cue | Kind::Reminder) || placement.kind == Kind::Sound && is_held() {
            self.moments.push((placement.end, self.held.clone()));
        }
    }

    /// `text`, unless it only says how long the next hold lasts, which the caption of the hold repeats.
    fn instruction_in<'b>(&self, text: &'b str) -> Option<&'b str> {
        let hold = self.holds.as_slice().first()?;
        (text != self.hold_for(hold)).then_some(text)
    }

    fn held_lines(&self, hold: &HoldSpan) -> Vec<String> {
        let side = hold.side.map(|side| format!(" ({})", self.phrases.side_label(side))).unwrap_or_default();
        let what = format!("{}{side}. {}", one_line(&hold.title), self.hold_for(hold));
        self.instruction.map(one_line).into_iter().chain([what]).collect()
    }

    fn hold_for(&self, hold: &HoldSpan) -> String {
        let length = Length::of_frames(hold.end.since(hold.start), self.timeline.rate);
        if hold.is_movement { self.phrases.for_time(length) } else { self.phrases.hold_for(length) }
    }
}

/// Captions that are not empty after rounding, with their times in milliseconds.
fn in_millis(timeline: &Timeline) -> impl Iterator<Item = (u64, u64, Caption)> {
    let rate = timeline.rate;
    captions(timeline)
        .into_iter()
        .map(move |caption| (nearest(caption.start, rate, 1000), nearest(caption.end, rate, 1000), caption))
        .filter(|(start, end, _)| start < end)
}

/// WebVTT. Source: W3C WebVTT, 2019, clause 4.1: `&`, `<` and `>` are escaped.
pub(crate) fn vtt(timeline: &Timeline) -> String {
    let mut text = "WEBVTT\n".to_owned();
    for (start, end, caption) in in_millis(timeline) {
        let words = caption.lines.join("\n").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = write!(text, "\n{} --> {}\n{words}\n", hours(start, '.'), hours(end, '.'));
    }
    text
}

/// SubRip. It has no escapes, and players read `<…>` and `{…}` as markup, so other brackets replace them.
pub(crate) fn srt(timeline: &Timeline) -> String {
    let mut text = String::new();
    for (number, (start, end, caption)) in (1..).zip(in_millis(timeline)) {
        let words = caption.lines.join("\n").replace('<', "‹").replace('>', "›").replace('{', "(").replace('}', ")");
        let _ = write!(text, "{number}\n{} --> {}\n{words}\n\n", hours(start, ','), hours(end, ','));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::{timeline, timeline_of, with_words};

    #[test]
    fn captions_follow_one_another_from_the_first_word_to_the_end() {
        let timeline = timeline();
        let captions = captions(&timeline);
        let words = timeline.placements.iter().find(|placement| placement.kind == Kind::Prompt).expect("words");
        assert_eq!(captions[0].start, words.start);
        assert_eq!(captions.last().map(|caption| caption.end), Some(Frame(0) + timeline.length));
        for pair in captions.windows(2) {
            assert_eq!(pair[0].end, pair[1].start);
        }
    }

    #[test]
    fn a_hold_shows_its_instruction_and_what_is_held() {
        let timeline = timeline();
        let captions = captions(&timeline);
        let hold = &timeline.holds[0];
        let held = captions.iter().find(|caption| caption.start == hold.start).expect("a caption");
        assert_eq!(
            held.lines,
            ["Lean against the wall.", "Calf stretch (left side). Hold for twenty seconds."],
            "not the sentence that only names the length"
        );
        let cue = timeline.placements.iter().find(|placement| placement.kind == Kind::Cue).expect("a cue");
        let again = captions.iter().find(|caption| caption.start == cue.end).expect("a caption");
        assert_eq!(again.lines, held.lines);
    }

    #[test]
    fn nobody_who_moves_is_asked_to_hold_still_or_to_release() {
        let moving = "title = 'A'\nlanguage = 'en'\n[[step]]\ntitle = 'Marching'\n[[step.do]]\nsay = 'March on the spot.'\nfor = '20s'\n";
        let timeline = timeline_of(moving);
        let captions = captions(&timeline);
        let hold = &timeline.holds[0];
        let shown = |frame| &captions.iter().find(|caption| caption.start == frame).expect("a caption").lines;
        assert_eq!(*shown(hold.start), ["March on the spot.", "Marching. For twenty seconds."]);
        assert_eq!(*shown(hold.end), ["Marching"]);
    }

    #[test]
    fn a_countdown_shows_the_seconds_left() {
        let timeline = timeline();
        let hold = &timeline.holds[0];
        let shown: Vec<String> = captions(&timeline)
            .into_iter()
            .filter(|caption| caption.end <= hold.end && caption.end.0 + 3 * 48_000 > hold.end.0)
            .map(|caption| caption.lines.concat())
            .collect();
        assert_eq!(shown, ["3", "2", "1"]);
    }

    #[test]
    fn words_are_not_taken_for_markup() {
        let timeline = with_words("Push --> <b>hard</b> & {\\an8} hold");
        assert!(vtt(&timeline).contains("Push --&gt; &lt;b&gt;hard&lt;/b&gt; &amp; {\\an8} hold\n"));
        assert!(srt(&timeline).contains("Push --› ‹b›hard‹/b› & (\\an8) hold\n"));
    }

    #[test]
    fn vtt_as_written() {
        insta::assert_snapshot!(vtt(&timeline()));
    }

    #[test]
    fn srt_as_written() {
        insta::assert_snapshot!(srt(&timeline()));
    }
}

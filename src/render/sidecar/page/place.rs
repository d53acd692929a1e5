//! Where the listener is in a track: the step by name and number, its round, its side. In the words of the language.

use serde::Serialize;

use crate::base::Frame;
use crate::timeline::{ChapterSpan, Timeline};
use crate::words::Phrasebook;

/// One labeled part of a track.
#[derive(Default, Serialize)]
pub(super) struct Place {
    pub start: Frame,
    /// What the part is called, without its side.
    pub title: String,
    /// The side, empty if there is none.
    pub side: String,
    /// "Step two of four", empty before the first step and after the last.
    pub number: String,
    /// "Round two of three", empty where there is one.
    pub round: String,
}

/// A place for each chapter of `timeline`, in order; the whole track if it has none.
pub(super) fn places(timeline: &Timeline) -> Vec<Place> {
    if timeline.chapters.is_empty() {
        let title = timeline.title.clone();
        return vec![Place { title, ..Place::default() }];
    }
    timeline.chapters.iter().map(|chapter| place(chapter, timeline)).collect()
}

fn place(chapter: &ChapterSpan, timeline: &Timeline) -> Place {
    let phrases = Phrasebook::of(timeline.language);
    let (title, marks) = parted(chapter, timeline);
    // Two sides that nobody has named are told apart by the mark behind the title.
    let named = chapter.side.map(|side| label(phrases.side(side)));
    let is_side = |mark: &&str| mark.parse::<u32>().is_err();
    let side = named.or_else(|| marks.split(", ").find(is_side).map(capital)).unwrap_or_default();
    let steps = timeline.chapters.iter().filter_map(|chapter| chapter.step).max().unwrap_or(0);
    let number = chapter.step.map(|step| label(&phrases.step_of(step as u64, steps as u64))).unwrap_or_default();
    let round = round(chapter, phrases).unwrap_or_default();
    Place { start: chapter.start, title: title.to_owned(), side, number, round }
}

/// The title of a chapter without the marks in brackets behind it, and these marks.
fn parted<'a>(chapter: &'a ChapterSpan, timeline: &Timeline) -> (&'a str, &'a str) {
    let title = |hold: &&crate::timeline::HoldSpan| Some(hold.step) == chapter.step;
    let bare = timeline.holds.iter().find(title).map_or(chapter.title.as_str(), |hold| hold.title.as_str());
    let marks = chapter.title.strip_prefix(bare).and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(')'));
    marks.map_or((chapter.title.as_str(), ""), |marks| (&chapter.title[..bare.len()], marks))
}

fn round(chapter: &ChapterSpan, phrases: &Phrasebook) -> Option<String> {
    let (round, rounds) = chapter.round.zip(chapter.rounds)?;
    Some(label(&match chapter.has_sets {
        true => phrases.set_of(round.into(), rounds.into()),
        false => phrases.round_of(round.into(), rounds.into()),
    }))
}

/// A short sentence without its full stop.
fn label(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

fn capital(mark: &str) -> String {
    let mut characters = mark.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::timeline;

    #[test]
    fn a_step_has_its_name_its_number_and_its_side() {
        let places = places(&timeline());
        let shown = |place: &Place| [place.title.clone(), place.number.clone(), place.side.clone()];
        assert_eq!(shown(&places[0]), ["Calf stretch", "Step one of one", "Left side"]);
        assert_eq!(shown(&places[1]), ["Calf stretch", "Step one of one", "Right side"]);
        assert_eq!(shown(&places[2]), ["Done", "", ""]);
    }

    #[test]
    fn a_side_that_nobody_has_named_is_the_first_or_the_second() {
        let mut timeline = timeline();
        timeline.chapters[0].side = None;
        timeline.chapters[0].title = "Calf stretch (first side, 2)".to_owned();
        (timeline.chapters[0].round, timeline.chapters[0].rounds) = (Some(2), Some(3));
        let place = &places(&timeline)[0];
        let shown = [&place.title, &place.number, &place.round, &place.side];
        assert_eq!(shown, ["Calf stretch", "Step one of one", "Round two of three", "First side"]);
    }

    #[test]
    fn a_track_without_chapters_is_one_place() {
        let mut timeline = timeline();
        timeline.chapters.clear();
        assert_eq!(places(&timeline).len(), 1);
        assert_eq!(places(&timeline)[0].title, timeline.title);
    }
}

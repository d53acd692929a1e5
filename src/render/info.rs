//! What a player shows beside the sound, taken from the timeline.

use crate::base::Frame;
use crate::render::encode::{ChapterMark, TrackInfo};
use crate::render::master::Master;
use crate::render::record::Record;
use crate::timeline::{Kind, Timeline};

/// What a player shows about a part of a track.
pub(super) fn part_info(whole: &TrackInfo, part: &Timeline, number: (usize, usize), master: &Master) -> TrackInfo {
    TrackInfo {
        title: part.title.clone(),
        chapters: chapter_marks(part),
        lines: spoken_lines(part),
        timeline: Some(Record::of(part).at_gain(master.gain).json()),
        part: Some(number),
        ..whole.clone()
    }
}

/// Every spoken line of `timeline` in order: start, words.
pub fn spoken_lines(timeline: &Timeline) -> Vec<(Frame, String)> {
    let spoken =
        timeline.placements.iter().filter(|placement| !placement.text.is_empty() && placement.kind != Kind::Breath);
    spoken.map(|placement| (placement.start, placement.text.clone())).collect()
}

/// Chapters of `timeline` as a player shows them.
pub fn chapter_marks(timeline: &Timeline) -> Vec<ChapterMark> {
    let mark = |chapter: &crate::timeline::ChapterSpan| ChapterMark {
        title: chapter.title.clone(),
        start: chapter.start,
        end: chapter.end,
    };
    timeline.chapters.iter().map(mark).collect()
}

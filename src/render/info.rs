//! What a player shows about a track, taken from its timeline.

use crate::base::{Frame, TimeOfDay};
use crate::render::encode::{ChapterMark, TrackInfo};
use crate::render::master::Master;
use crate::render::record::Record;
use crate::routine::Routine;
use crate::script::Session;
use crate::speech::LoopedBed;
use crate::timeline::{Kind, Timeline};

/// The artist of a track whose author is not known.
const NAMELESS: &str = "nightcue";

/// What a player shows about the track of `routine` for `session`. Cover, voices and time of day are added later.
pub fn track_info(
    routine: &Routine,
    session: &Session,
    timeline: &Timeline,
    bed: Option<&LoopedBed>,
    master: &Master,
) -> TrackInfo {
    TrackInfo {
        artist: routine.author.clone().unwrap_or_else(|| NAMELESS.to_owned()),
        album: routine.title.plain(timeline.language),
        comment: session.comment(),
        year: routine.year,
        credits: routine.sounds.credits.clone(),
        timeline: Some(Record::of(timeline).on(bed).mastered(master).json()),
        ..TrackInfo::of(timeline, master)
    }
}

impl TrackInfo {
    /// What can be said from `timeline` and `master` alone.
    pub fn of(timeline: &Timeline, master: &Master) -> Self {
        Self {
            title: timeline.title.clone(),
            artist: NAMELESS.to_owned(),
            album: String::new(),
            language: timeline.language,
            time: TimeOfDay::default(),
            comment: String::new(),
            voices: Vec::new(),
            credits: Vec::new(),
            year: None,
            cover: None,
            chapters: chapter_marks(timeline),
            lines: spoken_lines(timeline),
            loudness: master.loudness,
            peak: master.peak,
            timeline: None,
            part: None,
        }
    }
}

/// What a player shows about a part of a track.
pub(super) fn part_info(
    whole: &TrackInfo,
    part: &Timeline,
    number: (usize, usize),
    bed: Option<&LoopedBed>,
    master: &Master,
) -> TrackInfo {
    TrackInfo {
        title: part.title.clone(),
        chapters: chapter_marks(part),
        lines: spoken_lines(part),
        timeline: Some(Record::of(part).on(bed).at_gain(master.gain).json()),
        part: Some(number),
        ..whole.clone()
    }
}

/// Every spoken line of `timeline` in order: start and words.
fn spoken_lines(timeline: &Timeline) -> Vec<(Frame, String)> {
    let is_words = |kind| matches!(kind, Kind::Prompt | Kind::Cue | Kind::Reminder);
    let spoken = timeline.placements.iter().filter(|placement| is_words(placement.kind));
    spoken.map(|placement| (placement.start, placement.text.clone())).collect()
}

/// Chapters of `timeline` as a player shows them.
fn chapter_marks(timeline: &Timeline) -> Vec<ChapterMark> {
    let mark = |chapter: &crate::timeline::ChapterSpan| ChapterMark {
        title: chapter.title.clone(),
        start: chapter.start,
        end: chapter.end,
    };
    timeline.chapters.iter().map(mark).collect()
}

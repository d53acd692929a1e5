//! Splits a timeline at its chapters. Put together again, the parts are the whole: no sound is cut or lost, and their
//! lengths add up.

use super::placement::{ChapterSpan, HoldSpan, PauseSpan, Placement, RestSpan, Timeline};
use crate::base::Frame;

impl Timeline {
    /// A timeline for each chapter, starting at frame 0; the whole if there are no chapters.
    pub fn parts(&self) -> Vec<Self> {
        if self.chapters.is_empty() {
            return vec![self.clone()];
        }
        self.chapters.iter().map(|chapter| self.part(chapter)).collect()
    }

    fn part(&self, chapter: &ChapterSpan) -> Self {
        let (from, to) = (chapter.start, chapter.end);
        let earlier = |frame: Frame| Frame(0) + frame.since(from);
        let starts_inside = |frame: Frame| (from..to).contains(&frame);
        let placements = self.placements.iter().filter(|placement| starts_inside(placement.start)).map(|placement| {
            assert!(placement.end <= to, "a chapter ends in silence");
            Placement { start: earlier(placement.start), end: earlier(placement.end), ..placement.clone() }
        });
        let holds = self.holds.iter().filter(|hold| starts_inside(hold.start)).map(|hold| HoldSpan {
            start: earlier(hold.start),
            end: earlier(hold.end),
            ..hold.clone()
        });
        let rests = self.rests.iter().filter(|rest| starts_inside(rest.start)).map(|rest| RestSpan {
            start: earlier(rest.start),
            end: earlier(rest.end.min(to)),
            ..rest.clone()
        });
        let pauses = self.pauses.iter().filter(|pause| starts_inside(pause.start)).map(|pause| PauseSpan {
            start: earlier(pause.start),
            end: earlier(pause.end.min(to)),
            ..pause.clone()
        });
        let length = to.since(from);
        Self {
            title: chapter.title.clone(),
            language: self.language,
            rate: self.rate,
            length,
            placements: placements.collect(),
            holds: holds.collect(),
            rests: rests.collect(),
            pauses: pauses.collect(),
            bedding: self.bedding.as_ref().map(|bedding| bedding.of_part(from)),
            chapters: vec![ChapterSpan { start: Frame(0), end: Frame(0) + length, ..chapter.clone() }],
        }
    }
}

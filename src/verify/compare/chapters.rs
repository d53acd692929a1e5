//! Compares each list of chapters in a file with the timeline.

use super::problem::{frames, later, problem};
use crate::base::{Frame, Frames, Length};
use crate::render::Record;
use crate::verify::heard::Heard;
use crate::verify::verification::{MeasuredChapters, Problem, at};

/// A list of chapters as the file has it.
struct List {
    resolution: &'static str,
    /// Frames by which rounding may move a chapter.
    tolerance: u64,
    starts: Vec<Frame>,
    titles: Option<Vec<String>>,
}

/// Compares every list with the timeline.
pub(crate) fn check(heard: &Heard, record: &Record, problems: &mut Vec<Problem>) -> Vec<MeasuredChapters> {
    let lists = lists(heard);
    if lists.is_empty() && !record.chapters.is_empty() {
        problems.push(problem("chapter-missing", None, "the file has no chapters".to_owned()));
    }
    lists.iter().map(|list| compare(list, heard, record, problems)).collect()
}

fn lists(heard: &Heard) -> Vec<List> {
    let mut lists = Vec::new();
    if let Some(starts) = &heard.exact_chapters {
        lists.push(List { resolution: "frame", tolerance: 0, starts: starts.clone(), titles: None });
    }
    let chapters = &heard.carried.chapters;
    if !chapters.is_empty() {
        // Half a millisecond, and a frame for rounding twice.
        let tolerance = Length::from_millis(1).half().frames(heard.rate) + Frames(1);
        let starts = chapters.iter().map(|(start, _)| start.frame(heard.rate)).collect();
        let titles = Some(chapters.iter().map(|(_, title)| title.clone()).collect());
        lists.push(List { resolution: "millisecond", tolerance: tolerance.0, starts, titles });
    }
    lists
}

fn compare(list: &List, heard: &Heard, record: &Record, problems: &mut Vec<Problem>) -> MeasuredChapters {
    let end = Frame(0) + record.length;
    // A FLAC cue sheet closes with the end of the file.
    let starts: Vec<Frame> = match list.starts.split_last() {
        Some((last, rest)) if *last == end && rest.len() == record.chapters.len() => rest.to_vec(),
        _ => list.starts.clone(),
    };
    if starts.len() != record.chapters.len() {
        let message = format!("the file has {} chapters, but its timeline has {}", starts.len(), record.chapters.len());
        problems.push(problem("chapter-missing", None, message));
    }
    let mut largest_difference = 0;
    for (index, (start, chapter)) in starts.iter().zip(&record.chapters).enumerate() {
        let difference = start.0 as i64 - chapter.start.0 as i64;
        largest_difference = largest_difference.max(difference.unsigned_abs());
        let (number, place) = (index + 1, at(chapter.start, heard.rate));
        if difference.unsigned_abs() > list.tolerance {
            let message = format!(
                "chapter {number} (`{}`) starts {} {}",
                chapter.title,
                frames(difference, heard),
                later(difference)
            );
            problems.push(problem("chapter-moved", place, message));
        }
        let title = list.titles.as_ref().and_then(|titles| titles.get(index));
        if let Some(title) = title.filter(|title| **title != chapter.title) {
            let message = format!("chapter {number} is called `{title}`, not `{}`", chapter.title);
            problems.push(problem("chapter-title", place, message));
        }
    }
    MeasuredChapters { resolution: list.resolution, count: starts.len(), largest_difference }
}

//! What `render --json` prints: one line of JSON for each track.

pub(crate) use nightcue::base::file_size as size;
use nightcue::base::{Frame, Instant};
use nightcue::render::{Master, TrackInfo, Written};
use nightcue::timeline::Timeline;
use serde_json::json;

/// One line of JSON: files and whether they were already up to date, who speaks, what was done to sounds of the routine, length, loudness, time to the first word, chapters.
pub(crate) fn json(
    info: &TrackInfo,
    sounds: &[String],
    timeline: &Timeline,
    master: &Master,
    written: &[Written],
    is_unchanged: bool,
) -> String {
    let seconds = |frame: Frame| Instant::of_frame(frame, timeline.rate).since_start().seconds();
    let files: Vec<_> = written.iter().map(|file| json!({ "path": file.path, "bytes": file.bytes })).collect();
    let chapters: Vec<_> = timeline
        .chapters
        .iter()
        .map(|chapter| json!({ "title": chapter.title, "seconds": seconds(chapter.end) - seconds(chapter.start) }))
        .collect();
    let first_word =
        timeline.placements.iter().find(|placement| !placement.text.is_empty() && placement.own_sound().is_none());
    let receipt = json!({
        "title": timeline.title,
        "files": files,
        "unchanged": is_unchanged,
        "voices": info.voices,
        "credits": info.credits,
        "sounds": sounds,
        "sample_rate_hz": timeline.rate.hz(),
        "length_frames": timeline.length,
        "seconds": seconds(Frame(timeline.length.0)),
        "loudness_lufs": master.loudness.0,
        "true_peak_dbtp": master.peak.0,
        "first_word_seconds": first_word.map(|placement| seconds(placement.start)),
        "chapters": chapters,
    });
    format!("{receipt}\n")
}

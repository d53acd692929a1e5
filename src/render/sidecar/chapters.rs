//! Chapters as lines of time and title, and as metadata for ffmpeg. Times are rounded down, so that no sound is missed.

use std::fmt::Write;

use super::line::one_line;
use super::position::{hours, not_after};
use crate::timeline::Timeline;

/// A line for each chapter: `HH:MM:SS.mmm Title`, rounded down.
pub(crate) fn chapter_lines(timeline: &Timeline) -> String {
    let line = |chapter: &crate::timeline::ChapterSpan| {
        format!("{} {}\n", hours(not_after(chapter.start, timeline.rate, 1000), '.'), one_line(&chapter.title))
    };
    timeline.chapters.iter().map(line).collect()
}

/// Chapters for `ffmpeg -i TRACK -i FILE -map_metadata 1`, in frames. Source: ffmpeg-formats, clause "Metadata 1".
pub(crate) fn ffmetadata(timeline: &Timeline) -> String {
    let mut text = format!(";FFMETADATA1\ntitle={}\n", escaped(&timeline.title));
    for chapter in &timeline.chapters {
        let (rate, start, end) = (timeline.rate.hz(), chapter.start.0, chapter.end.0);
        let title = escaped(&chapter.title);
        let _ = write!(text, "\n[CHAPTER]\nTIMEBASE=1/{rate}\nSTART={start}\nEND={end}\ntitle={title}\n");
    }
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '=' | ';' | '#' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::timeline;

    #[test]
    fn titles_are_not_taken_for_syntax() {
        assert_eq!(escaped("a=b; #1 \\ c\n[CHAPTER]"), "a\\=b\\; \\#1 \\\\ c [CHAPTER]");
    }

    #[test]
    fn chapters_as_written() {
        let timeline = timeline();
        insta::assert_snapshot!(chapter_lines(&timeline) + "\n" + &ffmetadata(&timeline));
    }
}

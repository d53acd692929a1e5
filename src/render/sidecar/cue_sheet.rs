//! The cue sheet.
//!
//! In: a [`Timeline`] and the name of its audio file. Out: CUE text. Guaranteed: times in 75ths of a second, rounded down, so that
//! a track never starts after its first sound.

use std::fmt::Write;

use super::line::one_line;
use super::position::not_after;
use crate::timeline::Timeline;

/// CD frames in a second.
const RESOLUTION: u64 = 75;

/// The cue sheet of `audio`, which stands in the same folder.
pub(crate) fn cue_sheet(timeline: &Timeline, audio: &str) -> String {
    let title = quoted(&timeline.title);
    let mut text = format!("REM COMMENT \"nightcue\"\nTITLE {title}\nFILE {} {}\n", quoted(audio), kind(audio));
    for (number, chapter) in (1..).zip(&timeline.chapters) {
        let at = not_after(chapter.start, timeline.rate, RESOLUTION);
        let _ = write!(
            text,
            "  TRACK {number:02} AUDIO\n    TITLE {}\n    INDEX 01 {}\n",
            quoted(&chapter.title),
            time(at)
        );
    }
    text
}

/// The format knows MP3; everything else that is decoded to samples goes by the name of WAVE.
fn kind(audio: &str) -> &'static str {
    if audio.to_ascii_lowercase().ends_with(".mp3") { "MP3" } else { "WAVE" }
}

/// In double quotes, for which the format has no escape: single ones stand for them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('"', "'"))
}

/// `MM:SS:FF`; more than 99 minutes take more digits.
fn time(frames: u64) -> String {
    format!("{:02}:{:02}:{:02}", frames / 75 / 60, frames / 75 % 60, frames % 75)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::timeline;

    #[test]
    fn a_quote_ends_no_title() {
        assert_eq!(quoted("the \"long\" way"), "\"the 'long' way\"");
    }

    #[test]
    fn minutes_go_on_counting_after_an_hour() {
        assert_eq!(time(75 * 60 * 719 + 75 * 59 + 74), "719:59:74");
    }

    #[test]
    fn cue_sheet_as_written() {
        insta::assert_snapshot!(cue_sheet(&timeline(), "calf.mp3"));
    }
}

//! The cue sheet. Times are in 75ths of a second, rounded down, so that no track starts after its first sound.

use std::fmt::Write;

use super::line::one_line;
use super::position::not_after;
use crate::timeline::Timeline;

/// CD frames per second.
const RESOLUTION: u64 = 75;

/// The cue sheet of `audio`, a file in the same folder.
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

/// The type of the file: the format has a name for MP3 and calls everything else WAVE.
fn kind(audio: &str) -> &'static str {
    if audio.to_ascii_lowercase().ends_with(".mp3") { "MP3" } else { "WAVE" }
}

/// In double quotes. The format cannot escape them inside, so single quotes replace them.
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
    fn a_quote_does_not_end_a_title() {
        assert_eq!(quoted("the \"long\" way"), "\"the 'long' way\"");
    }

    #[test]
    fn minutes_exceed_59_instead_of_turning_into_hours() {
        assert_eq!(time(75 * 60 * 719 + 75 * 59 + 74), "719:59:74");
    }

    #[test]
    fn cue_sheet_as_written() {
        insta::assert_snapshot!(cue_sheet(&timeline(), "calf.mp3"));
    }
}

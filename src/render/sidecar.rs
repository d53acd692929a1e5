//! Files beside the audio: captions, chapters, lists.
//!
//! In: a [`Timeline`]. Out: the text of a file. Guaranteed: every position comes from the timeline and is rounded once, to what the
//! format can say; words are written so that the format cannot take them for its own marks.

pub(crate) mod captions;
pub(crate) mod chapters;
pub(crate) mod cue_sheet;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod labels;
pub(crate) mod lyrics;
pub(crate) mod playlist;

use serde::Serialize;

use crate::base::{Frame, Instant, SampleRate};
use crate::timeline::Timeline;
use captions::captions;

/// A kind of file beside the audio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Sidecar {
    /// WebVTT captions, to the millisecond.
    Vtt,
    /// SubRip captions, to the millisecond.
    Srt,
    /// The present instruction as lyrics, to the hundredth of a second.
    Lrc,
    /// A cue sheet, to the 75th of a second.
    Cue,
    /// A label track for Audacity, to the microsecond.
    Labels,
    /// `HH:MM:SS.mmm Title` lines, as mp4chaps, tone, Auphonic and podcast hosts read them.
    Chapters,
    /// Chapters for ffmpeg, to the frame.
    Ffmetadata,
    /// The timeline as JSON, to the frame.
    Json,
}

impl Sidecar {
    /// All of them, in the order in which they are listed to a person.
    pub const ALL: [Self; 8] =
        [Self::Vtt, Self::Srt, Self::Lrc, Self::Cue, Self::Labels, Self::Chapters, Self::Ffmetadata, Self::Json];

    /// As on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vtt => "vtt",
            Self::Srt => "srt",
            Self::Lrc => "lrc",
            Self::Cue => "cue",
            Self::Labels => "labels",
            Self::Chapters => "chapters",
            Self::Ffmetadata => "ffmetadata",
            Self::Json => "json",
        }
    }

    /// The ending of its files, without the dot. Players look for captions and lyrics under the name of the track.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Labels => "labels.txt",
            Self::Chapters => "chapters.txt",
            Self::Ffmetadata => "ffmetadata",
            Self::Json => "timeline.json",
            _ => self.name(),
        }
    }

    /// The text of the file for `timeline`, which plays from the file `audio` in the same folder.
    pub fn content(self, timeline: &Timeline, audio: &str) -> String {
        match self {
            Self::Vtt => captions::vtt(timeline),
            Self::Srt => captions::srt(timeline),
            Self::Lrc => lyrics::lrc(timeline),
            Self::Cue => cue_sheet::cue_sheet(timeline, audio),
            Self::Labels => labels::labels(timeline),
            Self::Chapters => chapters::chapter_lines(timeline),
            Self::Ffmetadata => chapters::ffmetadata(timeline),
            Self::Json => super::record::timeline_json(timeline) + "\n",
        }
    }
}

/// `frame` in units of one `per_second`th of a second, rounded to the nearest, halves up.
fn nearest(frame: Frame, rate: SampleRate, per_second: u64) -> u64 {
    let flicks = u128::from(Instant::of_frame(frame, rate).since_start().flicks()) * u128::from(per_second);
    let second = u128::from(crate::base::Length::FLICKS_PER_SECOND);
    ((flicks + second / 2) / second) as u64
}

/// `frame` in units of one `per_second`th of a second, rounded down: a player that jumps there misses nothing.
fn not_after(frame: Frame, rate: SampleRate, per_second: u64) -> u64 {
    (u128::from(frame.0) * u128::from(per_second) / u128::from(rate.hz())) as u64
}

/// `HH:MM:SS` and `separator` and three digits.
fn hours(ms: u64, separator: char) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{separator}{:03}", ms % 1000)
}

/// `text` on one line, without control characters.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CD: SampleRate = SampleRate::new(44_100).expect("not 0");

    #[test]
    fn captions_round_to_the_nearest_millisecond_and_chapters_down() {
        assert_eq!(nearest(Frame(66), CD, 1000), 1, "1.497 ms");
        assert_eq!(nearest(Frame(67), CD, 1000), 2, "1.519 ms");
        assert_eq!(not_after(Frame(88), CD, 1000), 1, "1.995 ms");
        assert_eq!(not_after(Frame(44_100), CD, 75), 75, "a whole second stays whole");
    }

    #[test]
    fn a_day_does_not_overflow() {
        let day = Frame(24 * 3600 * 96_000);
        assert_eq!(nearest(day, SampleRate::MAX, 1_000_000), 24 * 3600 * 1_000_000);
        assert_eq!(not_after(day, SampleRate::MAX, 1_000_000), 24 * 3600 * 1_000_000);
    }

    #[test]
    fn every_name_and_ending_stands_once() {
        for (index, sidecar) in Sidecar::ALL.iter().enumerate() {
            for other in &Sidecar::ALL[index + 1..] {
                assert_ne!(sidecar.name(), other.name());
                assert_ne!(sidecar.extension(), other.extension());
            }
        }
    }

    #[test]
    fn hostile_words_break_no_line() {
        assert_eq!(one_line(" a\r\n\r\nb\t\u{0}c\u{2028}d "), "a b c d");
    }
}

//! Files beside the audio: captions, lyrics, cue sheet, labels, chapters, timeline, and the page that plays the track.
//!
//! Every position comes from the timeline and is rounded once, to the resolution of the format. Text is escaped or
//! replaced where the format would take it for markup.

pub(crate) mod captions;
pub(crate) mod chapters;
pub(crate) mod cue_sheet;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod labels;
pub(crate) mod line;
pub(crate) mod lyrics;
pub(crate) mod page;
pub(crate) mod playlist;
pub(crate) mod position;

use crate::base::choice;
use crate::timeline::Timeline;

/// A kind of file beside the audio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sidecar {
    /// WebVTT captions, to the millisecond.
    Vtt,
    /// SubRip captions, to the millisecond.
    Srt,
    /// The current instruction as lyrics, to the hundredth of a second.
    Lrc,
    /// A cue sheet, to the 75th of a second.
    Cue,
    /// A label track for Audacity, to the microsecond.
    Labels,
    /// `HH:MM:SS.mmm Title` lines, read by mp4chaps, tone, Auphonic and podcast hosts.
    Chapters,
    /// Chapters for ffmpeg, to the frame.
    Ffmetadata,
    /// The timeline as JSON, to the frame.
    Json,
    /// A page that plays the track, with an MP3 file inside.
    Page,
}

choice!(pub Sidecar {
    Vtt = "vtt",
    Srt = "srt",
    Lrc = "lrc",
    Cue = "cue",
    Labels = "labels",
    Chapters = "chapters",
    Ffmetadata = "ffmetadata",
    Json = "json",
    Page = "page",
});

impl Sidecar {
    /// The extension of its files, without the dot. Players look for captions and lyrics under the name of the track.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Labels => "labels.txt",
            Self::Chapters => "chapters.txt",
            Self::Ffmetadata => "ffmetadata",
            Self::Json => "timeline.json",
            Self::Page => "html",
            _ => self.name(),
        }
    }

    /// The text of the file for `timeline`, which plays from the file `audio` in the same folder. A page is written with its sound,
    /// and not from here.
    pub fn content(self, timeline: &Timeline, audio: &str) -> Option<String> {
        Some(match self {
            Self::Vtt => captions::vtt(timeline),
            Self::Srt => captions::srt(timeline),
            Self::Lrc => lyrics::lrc(timeline),
            Self::Cue => cue_sheet::cue_sheet(timeline, audio),
            Self::Labels => labels::labels(timeline),
            Self::Chapters => chapters::chapter_lines(timeline),
            Self::Ffmetadata => chapters::ffmetadata(timeline),
            Self::Json => super::record::timeline_json(timeline) + "\n",
            Self::Page => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_are_unique() {
        for (index, sidecar) in Sidecar::ALL.iter().enumerate() {
            for other in &Sidecar::ALL[index + 1..] {
                assert_ne!(sidecar.name(), other.name());
                assert_ne!(sidecar.extension(), other.extension());
            }
        }
    }
}

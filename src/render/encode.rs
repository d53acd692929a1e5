//! The interface of the encoders, one for each file format, and the facts about a track that they write.
//!
//! Encoders are streamed: memory does not grow with the length of the track, and every frame is written once, in order.

pub(crate) mod encodings;
pub(crate) mod flac;
pub(crate) mod grid;
pub(crate) mod id3;
pub(crate) mod mp3;
pub(crate) mod opus;
pub(crate) mod packets;
pub(crate) mod part;
pub(crate) mod picture;
pub(crate) mod pump;
pub(crate) mod tags;
pub(crate) mod vorbis;
pub(crate) mod wav;

use std::io;

use picture::Picture;
use serde::Serialize;

use crate::base::{Frame, Frames, Lufs, SampleRate, TimeOfDay, TruePeak};
use crate::sound::Block;
use crate::words::Language;

/// Writes one file format.
pub trait Encoder {
    /// Appends `block` to the file.
    ///
    /// # Errors
    /// When the target cannot be written or the format cannot hold more.
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError>;

    /// Writes what remains and the headers that depend on it. The file is complete afterwards.
    ///
    /// # Errors
    /// As for [`Encoder::write`].
    fn finish(self: Box<Self>) -> Result<(), EncodeError>;
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The target could not be written.
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    /// The format or its encoder refuses the track; the reason says what would fit.
    #[error("{0}")]
    Refused(String),
}

/// Shape of the audio in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Frames per second.
    pub rate: SampleRate,
    /// 1 or 2; the track is mono, so 2 duplicates it.
    pub channels: u16,
    /// Length of the whole track.
    pub length: Frames,
}

impl Shape {
    /// Checks that `written` frames are the length that was announced.
    ///
    /// # Errors
    /// [`EncodeError::Refused`] when there are more or fewer: headers that were written first would be wrong.
    pub fn check(&self, written: Frames) -> Result<(), EncodeError> {
        if written == self.length {
            return Ok(());
        }
        Err(EncodeError::Refused(format!("the track has {} frames, not the {} it announced", written.0, self.length.0)))
    }
}

/// What a player shows about a track, all of it known before the first sample is written.
#[derive(Clone, Debug, Serialize)]
pub struct TrackInfo {
    /// The name of the track: routine and side.
    pub title: String,
    /// The author of the routine, or `nightcue`.
    pub artist: String,
    /// The routine.
    pub album: String,
    /// The spoken language.
    pub language: Language,
    /// What it is made for.
    pub time: TimeOfDay,
    /// The choices made: side, hold length and so on.
    pub comment: String,
    /// Who speaks.
    pub voices: Vec<String>,
    /// Whom the sounds of the routine are from.
    pub credits: Vec<String>,
    /// The year of the routine, if it states one.
    pub year: Option<u16>,
    /// The picture that players show.
    pub cover: Option<Picture>,
    /// In order, without gaps, from frame 0 to the end.
    pub chapters: Vec<ChapterMark>,
    /// Every spoken line in order, for lyrics: start, words.
    pub lines: Vec<(Frame, String)>,
    /// Integrated loudness of the whole track.
    pub loudness: Lufs,
    /// True peak of the whole track.
    pub peak: TruePeak,
    /// The timeline as JSON, for `verify`.
    pub timeline: Option<String>,
    /// For a part of a split track: its number, from 1, and the number of parts.
    pub part: Option<(usize, usize)>,
}

/// One labelled part of the track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChapterMark {
    /// What the player shows.
    pub title: String,
    /// First frame.
    pub start: Frame,
    /// Frame after the last.
    pub end: Frame,
}

//! What a finished file says of itself, to those who show it in a list: any MP3, WAV, FLAC or Opus. The sound is not decoded.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use symphonia::core::formats::TrackType;
use symphonia::core::io::MediaSourceStream;

use super::carried::{Carried, read_carried};
use crate::base::{Frames, Instant, Length, SampleRate};
use crate::render::{Picture, Record};

/// What a file says of itself.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// The title of the track.
    pub title: Option<String>,
    /// The tag of the spoken language, where the track carries its timeline.
    pub language: Option<String>,
    /// How long it lasts: exactly where it carries its timeline, else what its headers say.
    pub length: Option<Length>,
    /// Start and title of every chapter.
    pub chapters: Vec<(Instant, String)>,
    /// The cover, if it can be shown.
    pub cover: Option<Picture>,
}

/// Reads the particulars of the track at `path`. What it does not say, or says in a broken way, is absent.
///
/// # Errors
/// When the file cannot be read or is no WAV, FLAC, Opus or MP3.
pub fn read_particulars(path: &Path) -> io::Result<Particulars> {
    let carried = read_carried(&mut BufReader::new(File::open(path)?))?;
    let record = carried.timeline.as_deref().and_then(|json| Record::read(json).ok());
    let exact = record.as_ref().map(|record| Length::of_frames(record.length, record.rate()));
    let Carried { title, chapters, cover, .. } = carried;
    Ok(Particulars {
        title: title.filter(|title| !title.trim().is_empty()),
        language: record.map(|record| record.language),
        length: exact.or_else(|| stated_length(path)),
        chapters,
        cover: cover.and_then(|bytes| Picture::read(bytes).ok()),
    })
}

/// The length that the headers of the file state, or that follows from its size and bit rate.
fn stated_length(path: &Path) -> Option<Length> {
    let stream = MediaSourceStream::new(Box::new(File::open(path).ok()?), Default::default());
    let probe = symphonia::default::get_probe();
    let format = probe.probe(&Default::default(), stream, Default::default(), Default::default()).ok()?;
    let track = format.default_track(TrackType::Audio)?;
    let rate = track.codec_params.as_ref()?.audio()?.sample_rate.and_then(SampleRate::new)?;
    let is_usual = (SampleRate::MIN..=SampleRate::MAX).contains(&rate);
    // Ten days, so that no number of frames is too large to be counted.
    let frames = track.num_frames.filter(|frames| is_usual && *frames / u64::from(rate.hz()) < 864_000)?;
    Some(Length::of_frames(Frames(frames), rate))
}

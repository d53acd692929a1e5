//! The metadata blocks in front of a FLAC file's frames. Source: RFC 9639 section 8.
//!
//! Blocks that depend on the frames are written twice and have the same size both times.

use super::cuesheet;
use super::frames::BLOCK;
use super::settings::FlacSettings;
use crate::render::encode::{EncodeError, Shape, TrackInfo, tags, vorbis};

/// Kinds of metadata blocks.
const STREAMINFO: u8 = 0;
const SEEKTABLE: u8 = 3;
const VORBIS_COMMENT: u8 = 4;
const CUESHEET: u8 = 5;
const PICTURE: u8 = 6;
/// Set on the kind of the last block.
const LAST: u8 = 0x80;

/// The size field of a block has three bytes.
const LARGEST: usize = (1 << 24) - 1;

/// The file's signature and its STREAMINFO.
pub(crate) struct StreamInfo {
    shape: Shape,
    bits: u16,
    smallest: usize,
    largest: usize,
}

impl StreamInfo {
    /// For a file without frames.
    pub(crate) const fn new(shape: Shape, settings: FlacSettings) -> Self {
        Self { shape, bits: settings.bits, smallest: usize::MAX, largest: 0 }
    }

    /// Counts a frame of `bytes` bytes.
    pub(crate) fn count(&mut self, bytes: usize) {
        self.smallest = self.smallest.min(bytes);
        self.largest = self.largest.max(bytes);
    }

    /// The bytes, with the MD5 sum over all samples.
    pub(crate) fn bytes(&self, md5: [u8; 16]) -> Vec<u8> {
        let mut content = Vec::with_capacity(34);
        for _shortest_and_longest in 0..2 {
            content.extend((BLOCK as u16).to_be_bytes());
        }
        for size in [self.smallest.min(self.largest), self.largest] {
            content.extend(&(size as u32).to_be_bytes()[1..]);
        }
        let rate_channels_bits = u64::from(self.shape.rate.hz()) << 44
            | u64::from(self.shape.channels - 1) << 41
            | u64::from(self.bits - 1) << 36;
        content.extend((rate_channels_bits | self.shape.length.0).to_be_bytes());
        content.extend(md5);
        let mut bytes = b"fLaC".to_vec();
        extend_with_block(&mut bytes, STREAMINFO, &content);
        bytes
    }
}

/// Where a decoder can start reading: a point every ten seconds.
pub(crate) struct SeekTable {
    points: Vec<Point>,
    found: usize,
    offset: u64,
}

struct Point {
    frame: u64,
    offset: u64,
}

impl SeekTable {
    /// The table for a track of `shape`, its offsets not yet known.
    pub(crate) fn new(shape: Shape) -> Self {
        const SECONDS: u64 = 10;
        let step = (u64::from(shape.rate.hz()) * SECONDS / BLOCK as u64).max(1);
        let frames = shape.length.0.div_ceil(BLOCK as u64);
        let points = (0..frames).step_by(step as usize).map(|frame| Point { frame, offset: 0 });
        Self { points: points.take(LARGEST / 18).collect(), found: 0, offset: 0 }
    }

    /// Counts frame `number` of `bytes` bytes; frames are counted in order.
    pub(crate) fn count(&mut self, number: u64, bytes: usize) {
        if let Some(point) = self.points.get_mut(self.found)
            && point.frame == number
        {
            point.offset = self.offset;
            self.found += 1;
        }
        self.offset += bytes as u64;
    }

    /// The table as a block; nothing if it has no points.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (mut bytes, mut content) = (Vec::new(), Vec::new());
        for point in &self.points {
            content.extend((point.frame * BLOCK as u64).to_be_bytes());
            content.extend(point.offset.to_be_bytes());
            content.extend((BLOCK as u16).to_be_bytes());
        }
        if !content.is_empty() {
            extend_with_block(&mut bytes, SEEKTABLE, &content);
        }
        bytes
    }
}

/// The blocks that say what the track is: cue sheet, picture, comments.
pub(crate) fn about(track: &TrackInfo, shape: Shape) -> Result<Vec<u8>, EncodeError> {
    let mut comments = vorbis::comments(track, shape.rate)?;
    let gains = tags::replay_gain(track.loudness, track.peak);
    comments.extend(gains.into_iter().map(|(name, value)| (name.to_owned(), value)));
    let mut blocks = Vec::new();
    blocks.extend(cuesheet::content(&track.chapters, shape.length).map(|content| (CUESHEET, content)));
    blocks.extend(track.cover.as_ref().map(|cover| (PICTURE, vorbis::picture_bytes(cover))));
    blocks.push((VORBIS_COMMENT | LAST, vorbis::comment_bytes(&comments)));
    let mut bytes = Vec::new();
    for (kind, content) in blocks {
        if content.len() > LARGEST {
            return Err(EncodeError::Refused("FLAC cannot store a cover or comments of 16 MiB or more".into()));
        }
        extend_with_block(&mut bytes, kind, &content);
    }
    Ok(bytes)
}

fn extend_with_block(bytes: &mut Vec<u8>, kind: u8, content: &[u8]) {
    bytes.push(kind);
    bytes.extend(&(content.len() as u32).to_be_bytes()[1..]);
    bytes.extend(content);
}

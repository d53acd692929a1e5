//! FLAC: metadata, then frames of 4096 samples.
//!
//! A decoder gives back the quantized samples, and the checksum in the header is theirs. Whole silent frames share one encoding.

pub(crate) mod cuesheet;
pub(crate) mod digest;
pub(crate) mod frames;
pub(crate) mod metadata;
pub(crate) mod settings;

use std::io::{Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::Arc;

use super::packets::{PacketCache, Packets};
use super::pump::{Outlet, Pump};
use super::{EncodeError, Encoder, Shape, TrackInfo};
use crate::sound::Block;
use digest::Digest;
use frames::{BLOCK, FrameEncoder, numbered};
use metadata::{SeekTable, StreamInfo};
use settings::FlacSettings;

/// Writes one FLAC file.
pub struct Flac<W> {
    shape: Shape,
    digest: Digest,
    pump: Pump<FrameEncoder>,
    file: FrameFile<W>,
}

/// The file behind its metadata.
struct FrameFile<W> {
    target: W,
    begins_at: u64,
    info: StreamInfo,
    seek_table: SeekTable,
    /// A whole frame of zeros.
    silent: Vec<u8>,
    next: u64,
}

impl<W: Write + Seek> Flac<W> {
    /// Starts a file of `shape` in `target` with its metadata; writing begins at its current position.
    ///
    /// # Errors
    /// When FLAC does not support the shape, or `target` cannot be written.
    pub fn new(mut target: W, shape: Shape, track: &TrackInfo, settings: FlacSettings) -> Result<Self, EncodeError> {
        let encoder = FrameEncoder::new(shape, settings)?;
        let silent = encoder.frame(&[0.0; BLOCK])?;
        let (info, seek_table) = (StreamInfo::new(shape, settings), SeekTable::new(shape));
        let begins_at = target.stream_position()?;
        target.write_all(&info.bytes([0; 16]))?;
        target.write_all(&seek_table.bytes())?;
        target.write_all(&metadata::about(track, shape)?)?;
        let digest = Digest::begin(shape, settings)?;
        let file = FrameFile { target, begins_at, info, seek_table, silent, next: 0 };
        Ok(Self { shape, digest, pump: Pump::new(encoder), file })
    }

    /// The same, with the packets in `cache`.
    #[must_use]
    pub fn keeping(self, cache: Option<Arc<PacketCache>>) -> Self {
        Self { pump: self.pump.keeping(cache), ..self }
    }
}

impl<W: Write> FrameFile<W> {
    /// Appends `frame` to `bytes` as the next of the file.
    fn number(&mut self, frame: &[u8], bytes: &mut Vec<u8>) -> Result<(), EncodeError> {
        let frame = numbered(frame, self.next)?;
        self.info.count(frame.len());
        self.seek_table.count(self.next, frame.len());
        self.next += 1;
        bytes.extend(frame);
        Ok(())
    }
}

impl<W: Write> Outlet for FrameFile<W> {
    fn silence(&mut self, count: u64) -> Result<(), EncodeError> {
        /// Bytes written at a time.
        const RUN: usize = 1 << 14;
        let (silent, mut bytes) = (self.silent.clone(), Vec::new());
        for _ in 0..count {
            self.number(&silent, &mut bytes)?;
            if bytes.len() >= RUN {
                self.target.write_all(&bytes)?;
                bytes.clear();
            }
        }
        Ok(self.target.write_all(&bytes)?)
    }

    fn packets(&mut self, packets: &Packets, range: Range<usize>) -> Result<(), EncodeError> {
        let mut bytes = Vec::new();
        for frame in packets.each(range) {
            self.number(frame, &mut bytes)?;
            self.target.write_all(&bytes)?;
            bytes.clear();
        }
        Ok(())
    }
}

impl<W: Write + Seek> Encoder for Flac<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        self.digest.add(block)?;
        self.pump.write(block, &mut self.file)
    }

    fn finish(self: Box<Self>) -> Result<(), EncodeError> {
        let Self { shape, digest, mut pump, mut file } = *self;
        shape.check(pump.length())?;
        let rest = pump.end_short(&mut file)?;
        if !rest.is_empty() {
            let mut last = Packets::default();
            last.push(&pump.codec().frame(&rest)?);
            file.packets(&last, 0..1)?;
        }
        let FrameFile { mut target, begins_at, info, seek_table, .. } = file;
        let end = target.stream_position()?;
        target.seek(SeekFrom::Start(begins_at))?;
        target.write_all(&info.bytes(digest.finish()?))?;
        target.write_all(&seek_table.bytes())?;
        target.seek(SeekFrom::Start(end))?;
        Ok(target.flush()?)
    }
}

//! FLAC: metadata, then frames of 4096 samples.
//!
//! A decoder gives back the quantized samples, and the checksum in the header is theirs. The bytes are the same on any
//! number of threads. Whole silent frames share one encoding.

pub(crate) mod cuesheet;
pub(crate) mod frames;
pub(crate) mod grid;
pub(crate) mod metadata;
pub(crate) mod settings;

use std::io::{Seek, SeekFrom, Write};

use md5::{Digest, Md5};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{EncodeError, Encoder, Shape, TrackInfo};
use crate::sound::Block;
use frames::FrameEncoder;
use grid::{FrameGrid, FrameRun};
use metadata::{SeekTable, StreamInfo};
use settings::FlacSettings;

/// Samples collected before they are encoded on all cores.
const BATCH: usize = 300_000;

/// Writes one FLAC file.
pub struct Flac<W> {
    target: W,
    shape: Shape,
    grid: FrameGrid,
    encoder: FrameEncoder,
    digest: Md5,
    begins_at: u64,
    info: StreamInfo,
    seek_table: SeekTable,
}

impl<W: Write + Seek> Flac<W> {
    /// Starts a file of `shape` in `target` with its metadata; writing begins at its current position.
    ///
    /// # Errors
    /// When FLAC does not support the shape, or `target` cannot be written.
    pub fn new(mut target: W, shape: Shape, track: &TrackInfo, settings: FlacSettings) -> Result<Self, EncodeError> {
        let encoder = FrameEncoder::new(shape, settings)?;
        let (info, seek_table) = (StreamInfo::new(shape, settings), SeekTable::new(shape));
        let begins_at = target.stream_position()?;
        target.write_all(&info.bytes([0; 16]))?;
        target.write_all(&seek_table.bytes())?;
        target.write_all(&metadata::about(track, shape)?)?;
        let (grid, digest) = (FrameGrid::new(settings.bits), Md5::new());
        Ok(Self { target, shape, grid, encoder, digest, begins_at, info, seek_table })
    }

    /// Encodes what has been collected once there is enough of it, or all of it when the track ends.
    fn advance(&mut self, at_end: bool) -> Result<(), EncodeError> {
        if !at_end && self.grid.waiting() < BATCH {
            return Ok(());
        }
        let parts = self.grid.take();
        let (digest, encoder) = (&mut self.digest, &self.encoder);
        let (_, frames) = rayon::join(
            || parts.iter().for_each(|part| encoder.digest(digest, part)),
            || parts.par_iter().map(|part| encoder.sound(part)).collect::<Result<Vec<_>, _>>(),
        );
        for (part, frame) in parts.iter().zip(frames?) {
            match part {
                FrameRun::Silence { first, count } => self.write_silence(*first, *count)?,
                FrameRun::Sound { first, .. } => self.write_frame(*first, &frame)?,
            }
        }
        Ok(())
    }

    fn write_silence(&mut self, first: u64, count: u64) -> Result<(), EncodeError> {
        /// Frames written at a time.
        const RUN: u64 = 1024;
        let mut bytes = Vec::new();
        for number in first..first + count {
            let frame = self.encoder.silence(number)?;
            self.count(number, frame.len());
            bytes.extend(frame);
            if number % RUN == 0 {
                self.target.write_all(&bytes)?;
                bytes.clear();
            }
        }
        Ok(self.target.write_all(&bytes)?)
    }

    fn write_frame(&mut self, number: u64, frame: &[u8]) -> Result<(), EncodeError> {
        self.count(number, frame.len());
        Ok(self.target.write_all(frame)?)
    }

    fn count(&mut self, number: u64, bytes: usize) {
        self.info.count(bytes);
        self.seek_table.count(number, bytes);
    }
}

impl<W: Write + Seek> Encoder for Flac<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        match block {
            Block::Silence(length) => self.grid.silence(length),
            Block::Sound(samples) => {
                for piece in samples.chunks(BATCH / 4) {
                    self.grid.sound(piece);
                    self.advance(false)?;
                }
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), EncodeError> {
        self.shape.check(self.grid.length())?;
        self.grid.end();
        self.advance(true)?;
        let end = self.target.stream_position()?;
        self.target.seek(SeekFrom::Start(self.begins_at))?;
        self.target.write_all(&self.info.bytes(self.digest.finalize().into()))?;
        self.target.write_all(&self.seek_table.bytes())?;
        self.target.seek(SeekFrom::Start(end))?;
        Ok(self.target.flush()?)
    }
}

//! MP3 through LAME, with a constant bit rate.
//!
//! Decoders that read the Info header give back exactly `Shape::length` frames. Most of a track is silence, so every
//! stretch of sound gets a LAME of its own, on any core, and one silent MPEG frame is repeated in between. The bytes
//! are the same on any number of threads.

pub(crate) mod format;
pub(crate) mod info;
pub(crate) mod lame;
pub(crate) mod settings;
pub(crate) mod stretch;

use std::io::{Seek, SeekFrom, Write};

use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use super::grid::{Grid, Part};
use super::{EncodeError, Encoder, Shape, TrackInfo, id3};
use crate::base::SampleRate;
use crate::sound::Block;
use format::MpegFormat;
use info::InfoHeader;
use settings::Mp3Settings;
use stretch::LameCoder;

/// Whether MP3 supports `rate`.
pub fn carries(rate: SampleRate) -> bool {
    format::RATES.iter().any(|(hz, ..)| *hz == rate.hz())
}

/// Samples encoded at a time, over all stretches: bounds the memory and keeps every core busy.
const BATCH: usize = 300_000;

/// Writes one MP3 file.
pub struct Mp3<W> {
    target: W,
    shape: Shape,
    format: MpegFormat,
    grid: Grid<LameCoder>,
    header_at: u64,
    header: InfoHeader,
}

impl<W: Write + Seek> Mp3<W> {
    /// Starts a file of `shape` in `target` with its tag; writing begins at its current position.
    ///
    /// # Errors
    /// When MP3 does not support the rate or the bit rate, or `target` cannot be written.
    pub fn new(mut target: W, shape: Shape, info: &TrackInfo, settings: Mp3Settings) -> Result<Self, EncodeError> {
        let format = MpegFormat::new(shape, settings)?;
        lame::probe(&format)?;
        target.write_all(&id3::tag(info, shape.rate)?)?;
        let header_at = target.stream_position()?;
        let header = InfoHeader::new(&format);
        target.write_all(&header.bytes(&format, shape.length))?;
        let grid = Grid::new(format.pitch());
        Ok(Self { target, shape, format, grid, header_at, header })
    }

    /// Encodes what the grid has ready once there is enough of it, or all of it when the track ends.
    fn advance(&mut self, at_end: bool) -> Result<(), EncodeError> {
        if !at_end && self.grid.waiting() < BATCH {
            return Ok(());
        }
        let format = &self.format;
        let mut parts = self.grid.take();
        parts.par_iter_mut().try_for_each(|part| match part {
            Part::Silence(_) => Ok(()),
            Part::Stretch(stretch) => stretch::encode(stretch, format),
        })?;
        for part in parts {
            match part {
                Part::Silence(count) => self.write_silence(count)?,
                Part::Stretch(mut stretch) => {
                    let (count, bytes) = stretch.coder.take();
                    self.header.count(count, &bytes);
                    self.target.write_all(&bytes)?;
                    self.grid.give_back(stretch);
                }
            }
        }
        Ok(())
    }

    /// Repeats the silent MPEG frame `count` times, padded so that the bit rate stays constant.
    fn write_silence(&mut self, count: u64) -> Result<(), EncodeError> {
        /// MPEG frames written at a time.
        const RUN: u64 = 1024;
        let (plain, padded) = (self.format.silent_frame(false), self.format.silent_frame(true));
        let mut left = count;
        while left > 0 {
            let run = left.min(RUN);
            let mut bytes = Vec::with_capacity(padded.len() * run as usize);
            for nth in 0..run {
                let due = self.header.bytes_due(&self.format, nth) - bytes.len() as i64;
                bytes.extend(if due > plain.len() as i64 { &padded } else { &plain });
            }
            self.header.count(run, &bytes);
            self.target.write_all(&bytes)?;
            left -= run;
        }
        Ok(())
    }
}

impl<W: Write + Seek> Encoder for Mp3<W> {
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
        let length = self.shape.length;
        self.shape.check(self.grid.length())?;
        self.grid.end(self.format.frame_count(length));
        self.advance(true)?;
        let end = self.target.stream_position()?;
        self.target.seek(SeekFrom::Start(self.header_at))?;
        self.target.write_all(&self.header.bytes(&self.format, length))?;
        self.target.seek(SeekFrom::Start(end))?;
        self.target.flush()?;
        Ok(())
    }
}

//! MP3 through LAME, with a constant bit rate.
//!
//! Decoders that read the Info header give back exactly `Shape::length` frames. No MPEG frame borrows bits from another, so that every
//! stretch of sound gets a LAME of its own, and one silent MPEG frame is repeated in between.

pub(crate) mod format;
pub(crate) mod info;
pub(crate) mod lame;
pub(crate) mod settings;
pub(crate) mod stretch;

use std::io::{Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::Arc;

use super::packets::{PacketCache, Packets};
use super::pump::{Outlet, Pump};
use super::{EncodeError, Encoder, Shape, TrackInfo, id3};
use crate::base::SampleRate;
use crate::sound::Block;
use format::MpegFormat;
use info::InfoHeader;
use settings::Mp3Settings;

/// Whether MP3 supports `rate`.
pub fn carries(rate: SampleRate) -> bool {
    format::RATES.iter().any(|(hz, ..)| *hz == rate.hz())
}

/// Writes one MP3 file.
pub struct Mp3<W> {
    shape: Shape,
    pump: Pump<MpegFormat>,
    file: MpegFile<W>,
}

/// The file behind its tag.
struct MpegFile<W> {
    target: W,
    format: MpegFormat,
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
        Ok(Self { shape, pump: Pump::new(format), file: MpegFile { target, format, header_at, header } })
    }

    /// The same, with the packets in `cache`.
    #[must_use]
    pub fn keeping(self, cache: Option<Arc<PacketCache>>) -> Self {
        Self { pump: self.pump.keeping(cache), ..self }
    }
}

impl<W: Write> Outlet for MpegFile<W> {
    /// Repeats the silent MPEG frame, padded so that the bit rate stays constant.
    fn silence(&mut self, count: u64) -> Result<(), EncodeError> {
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

    fn packets(&mut self, packets: &Packets, range: Range<usize>) -> Result<(), EncodeError> {
        let (count, bytes) = (range.len() as u64, packets.bytes(range));
        self.header.count(count, bytes);
        Ok(self.target.write_all(bytes)?)
    }
}

impl<W: Write + Seek> Encoder for Mp3<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        self.pump.write(block, &mut self.file)
    }

    fn finish(mut self: Box<Self>) -> Result<(), EncodeError> {
        let length = self.shape.length;
        self.shape.check(self.pump.length())?;
        self.pump.end(self.file.format.frame_count(length), &mut self.file)?;
        let MpegFile { target, format, header_at, header } = &mut self.file;
        let end = target.stream_position()?;
        target.seek(SeekFrom::Start(*header_at))?;
        target.write_all(&header.bytes(format, length))?;
        target.seek(SeekFrom::Start(end))?;
        Ok(target.flush()?)
    }
}

//! Opus in Ogg. A decoder gives back exactly the track at 48 kHz, from the same bytes on any number of threads.
//!
//! Only CELT is used (RFC 6716 section 4.3). It keeps the loudness of every band, and two of its silent packets bring
//! encoder and decoder back to their initial state, so that every stretch of sound can have an encoder of its own.

pub(crate) mod container;
pub(crate) mod format;
pub(crate) mod stretch;

use std::io::Write;

use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};
use serde::Serialize;

use super::grid::{Grid, Part};
use super::{EncodeError, Encoder, Shape, TrackInfo};
use crate::sound::Block;
use container::Container;
use format::{OpusFormat, SILENT_PACKET};
use stretch::OpusCoder;

/// What the user can choose for an Opus file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OpusSettings {
    /// Bit rate of sound in kbit/s, 16 to 256; silence takes 2 kbit/s.
    pub kilobits: u16,
}

impl Default for OpusSettings {
    /// 32 kbit/s. Measured with the embedded voice: the coding error is 23 dB below the voice; the speech modes reach 16 dB.
    fn default() -> Self {
        Self { kilobits: 32 }
    }
}

/// Rates that Opus encoders accept; the track is decoded at 48 kHz in any case.
const RATES: [u32; 5] = [8_000, 12_000, 16_000, 24_000, 48_000];
/// Samples collected before they are encoded on all cores.
const BATCH: usize = 300_000;
/// Writes one Opus file.
pub struct Opus<W: Write> {
    shape: Shape,
    format: OpusFormat,
    grid: Grid<OpusCoder>,
    container: Container<W>,
}

impl<W: Write> Opus<W> {
    /// Starts a file of `shape` in `target` with its headers. A second channel is not stored: players duplicate a mono track.
    ///
    /// # Errors
    /// When Opus does not support the rate or the bit rate, or `target` cannot be written.
    pub fn new(target: W, shape: Shape, track: &TrackInfo, settings: OpusSettings) -> Result<Self, EncodeError> {
        let format = OpusFormat { rate_hz: shape.rate.hz(), kilobits: settings.kilobits };
        if !RATES.contains(&format.rate_hz) {
            let known: Vec<String> = RATES.iter().map(u32::to_string).collect();
            let reason = format!("Opus does not support {} Hz; choose one of {} Hz", format.rate_hz, known.join(", "));
            return Err(EncodeError::Refused(reason));
        }
        if !(16..=256).contains(&format.kilobits) {
            let reason = format!("Opus files have a bit rate of 16 to 256 kbit/s, not {}", format.kilobits);
            return Err(EncodeError::Refused(reason));
        }
        let pre_skip = stretch::delay(format)?;
        let container = Container::new(target, shape, pre_skip, track)?;
        Ok(Self { shape, format, grid: Grid::new(format.pitch()), container })
    }

    /// Encodes what has been collected once there is enough of it, or all of it when the track ends.
    fn advance(&mut self, at_end: bool) -> Result<(), EncodeError> {
        if !at_end && self.grid.waiting() < BATCH {
            return Ok(());
        }
        let format = self.format;
        let mut parts = self.grid.take();
        parts.par_iter_mut().try_for_each(|part| match part {
            Part::Silence(_) => Ok(()),
            Part::Stretch(stretch) => stretch::encode(stretch, format),
        })?;
        for part in parts {
            match part {
                Part::Silence(count) => (0..count).try_for_each(|_| self.container.write(SILENT_PACKET.to_vec()))?,
                Part::Stretch(mut stretch) => {
                    let packets = stretch.coder.take();
                    packets.into_iter().try_for_each(|packet| self.container.write(packet))?;
                    self.grid.give_back(stretch);
                }
            }
        }
        Ok(())
    }
}

impl<W: Write> Encoder for Opus<W> {
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
        self.grid.end(self.container.packets());
        self.advance(true)
    }
}

//! Opus in Ogg. A decoder gives back exactly the track at 48 kHz, from the same bytes on any number of threads.
//!
//! Only CELT is used (RFC 6716 section 4.3). It keeps the loudness of every band, and two of its silent packets bring
//! encoder and decoder back to their initial state, so that every stretch of sound can have an encoder of its own.

pub(crate) mod container;
pub(crate) mod format;
pub(crate) mod stretch;

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::packets::{PacketCache, Packets};
use super::pump::{Outlet, Pump};
use super::{EncodeError, Encoder, Shape, TrackInfo};
use crate::sound::Block;
use container::Container;
use format::{OpusFormat, SILENT_PACKET};

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
/// Writes one Opus file.
pub struct Opus<W: Write> {
    shape: Shape,
    pump: Pump<OpusFormat>,
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
        Ok(Self { shape, pump: Pump::new(format), container })
    }

    /// The same, with the packets in `cache`.
    #[must_use]
    pub fn keeping(self, cache: Option<Arc<PacketCache>>) -> Self {
        Self { pump: self.pump.keeping(cache), ..self }
    }
}

impl<W: Write> Outlet for Container<W> {
    fn silence(&mut self, count: u64) -> Result<(), EncodeError> {
        (0..count).try_for_each(|_| self.write(SILENT_PACKET.to_vec()))
    }

    fn packets(&mut self, packets: &Packets, range: Range<usize>) -> Result<(), EncodeError> {
        packets.each(range).try_for_each(|packet| self.write(packet.to_vec()))
    }
}

impl<W: Write> Encoder for Opus<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        self.pump.write(block, &mut self.container)
    }

    fn finish(mut self: Box<Self>) -> Result<(), EncodeError> {
        self.shape.check(self.pump.length())?;
        self.pump.end(self.container.packets(), &mut self.container)?;
        self.container.finish()
    }
}

//! Encodes a stretch of sound with one LAME: as many MPEG frames as it has samples for.
//!
//! Whatever LAME appends after the last is left out.

use super::format::MpegFormat;
use super::lame::Lame;
use crate::render::encode::EncodeError;
use crate::render::encode::encodings::Codec;
use crate::render::encode::packets::Packets;
use crate::render::encode::part::Pitch;

impl Codec for MpegFormat {
    fn pitch(&self) -> Pitch {
        self.grid()
    }

    fn recipe(&self) -> String {
        format!("mp3 {} Hz, {} channels, {} kbit/s, effort {}", self.rate_hz, self.channels, self.kilobits, self.effort)
    }

    fn encode(&self, samples: &[f32]) -> Result<Packets, EncodeError> {
        let (mut lame, mut bytes) = (Lame::new(self)?, Vec::new());
        lame.feed(samples, &mut bytes)?;
        lame.flush(&mut bytes)?;
        Ok(first(self, samples.len() / self.frame_length(), &bytes))
    }
}

/// The first `count` MPEG frames in `bytes`, or all if there are fewer.
fn first(format: &MpegFormat, count: usize, mut bytes: &[u8]) -> Packets {
    const PADDED: u8 = 0b10;
    let mut packets = Packets::default();
    while packets.len() < count
        && let Some(third) = bytes.get(2)
        && let Some((packet, rest)) = bytes.split_at_checked(format.frame_bytes() + usize::from(third & PADDED != 0))
    {
        packets.push(packet);
        bytes = rest;
    }
    packets
}

//! Encodes FLAC frames with flacenc. A frame depends on nothing but its samples and its number, which it gets in the end.

use crc::{CRC_8_SMBUS, CRC_16_UMTS, Crc, Table};
use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, StreamInfo};
use flacenc::error::{Verified, Verify};
use flacenc::source::{Fill, FrameBuf};

use super::settings::FlacSettings;
use crate::render::encode::encodings::Codec;
use crate::render::encode::packets::Packets;
use crate::render::encode::part::Pitch;
use crate::render::encode::wav::{quantized_16, quantized_24};
use crate::render::encode::{EncodeError, Shape};

/// Samples in every FLAC frame but the last, as in the program `flac`.
pub(crate) const BLOCK: usize = 4096;

/// The checksum of a header, and that of a whole frame: RFC 9639 sections 9.1.8 and 9.3.
static HEADER_CRC: Crc<u8, Table<1>> = Crc::<u8, Table<1>>::new(&CRC_8_SMBUS);
static FRAME_CRC: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_UMTS);

/// Encodes single frames.
pub(crate) struct FrameEncoder {
    config: Verified<flacenc::config::Encoder>,
    stream: StreamInfo,
    shape: Shape,
    bits: u16,
}

impl FrameEncoder {
    /// An encoder for frames of `shape`.
    pub(crate) fn new(shape: Shape, settings: FlacSettings) -> Result<Self, EncodeError> {
        let (channels, bits) = (shape.channels, settings.bits);
        if !matches!(bits, 16 | 24) {
            return refused(format!("FLAC files are written with 16 or 24 bits per sample, not {bits}"));
        }
        if !matches!(channels, 1 | 2) {
            return refused(format!("FLAC files are written with 1 or 2 channels, not {channels}"));
        }
        let config = flacenc::config::Encoder::default().into_verified().map_err(|(_, problem)| refusal(problem))?;
        let stream =
            StreamInfo::new(shape.rate.hz() as usize, usize::from(channels), usize::from(bits)).map_err(refusal)?;
        Ok(Self { config, stream, shape, bits })
    }

    /// A frame of at most [`BLOCK`] samples, as if it were the first.
    pub(crate) fn frame(&self, samples: &[f32]) -> Result<Vec<u8>, EncodeError> {
        let channels = usize::from(self.shape.channels);
        let quantized = |sample: &f32| match self.bits {
            16 => i32::from(quantized_16(*sample)),
            _ => quantized_24(*sample),
        };
        let interleaved: Vec<i32> =
            samples.iter().flat_map(|sample| std::iter::repeat_n(quantized(sample), channels)).collect();
        let mut filled = FrameBuf::with_size(channels, BLOCK).map_err(refusal)?;
        filled.resize(samples.len());
        filled.fill_interleaved(&interleaved).map_err(refusal)?;
        let frame = flacenc::encode_fixed_size_frame(&self.config, &filled, 0, &self.stream).map_err(refusal)?;
        let mut sink = ByteSink::new();
        frame.write(&mut sink).map_err(refusal)?;
        Ok(sink.into_inner())
    }
}

impl Codec for FrameEncoder {
    /// Frames are independent.
    fn pitch(&self) -> Pitch {
        /// About five seconds at 48 kHz.
        const LONGEST: u64 = 64;
        Pitch { packet: BLOCK, lead: 0, tail: 0, context: 0, longest: LONGEST }
    }

    fn recipe(&self) -> String {
        format!("flac {} Hz, {} channels, {} bits", self.shape.rate.hz(), self.shape.channels, self.bits)
    }

    fn encode(&self, samples: &[f32]) -> Result<Packets, EncodeError> {
        let mut packets = Packets::default();
        for block in samples.chunks(BLOCK) {
            packets.push(&self.frame(block)?);
        }
        Ok(packets)
    }
}

/// `first`, a frame that has the number 0, with `number` instead and with the checksums for it. Source: RFC 9639 sections 9.1 and 9.3.
pub(crate) fn numbered(first: &[u8], number: u64) -> Result<Vec<u8>, EncodeError> {
    /// Synchronization, block size, rate, channels and bits.
    const BEFORE_NUMBER: usize = 4;
    const FRAME_CRC_BYTES: usize = 2;
    let uncommon_block = match first[2] >> 4 {
        6 => 1,
        7 => 2,
        _ => 0,
    };
    let uncommon_rate = match first[2] & 0xf {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    let (begin, rest) = first.split_at(BEFORE_NUMBER);
    let (uncommon, rest) = rest[1..].split_at(uncommon_block + uncommon_rate);
    let mut frame = Vec::with_capacity(first.len() + 6);
    frame.extend_from_slice(begin);
    extend_with_number(&mut frame, u32::try_from(number).map_err(refusal)?);
    frame.extend_from_slice(uncommon);
    frame.push(HEADER_CRC.checksum(&frame));
    frame.extend_from_slice(&rest[1..rest.len() - FRAME_CRC_BYTES]);
    frame.extend(FRAME_CRC.checksum(&frame).to_be_bytes());
    Ok(frame)
}

/// Appends `number` coded like a character of UTF-8, but with up to six bytes.
fn extend_with_number(bytes: &mut Vec<u8>, number: u32) {
    if number < 0x80 {
        return bytes.push(number as u8);
    }
    let bits = u32::BITS - number.leading_zeros();
    // With n bytes there is room for 5n + 1 bits.
    let following = (bits - 1).div_ceil(5).max(2) - 1;
    let leading = !(0xff_u8 >> (following + 1));
    bytes.push(leading | (number >> (6 * following)) as u8);
    bytes.extend((0..following).rev().map(|place| 0x80 | (number >> (6 * place)) as u8 & 0x3f));
}

fn refusal(problem: impl std::fmt::Display) -> EncodeError {
    EncodeError::Refused(format!("the FLAC encoder rejected the track: {problem}"))
}

fn refused<T>(reason: String) -> Result<T, EncodeError> {
    Err(EncodeError::Refused(reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Frames, SampleRate};

    #[test]
    fn a_number_is_coded_like_a_character() {
        for character in ['\0', 'A', '\u{7f}', '\u{80}', 'ü', '\u{7ff}', '\u{800}', '€', '\u{ffff}', '\u{10000}', '𝄞']
        {
            let (mut bytes, mut buffer) = (Vec::new(), [0; 4]);
            extend_with_number(&mut bytes, u32::from(character));
            assert_eq!(bytes, character.encode_utf8(&mut buffer).as_bytes(), "{character:?}");
        }
        let mut bytes = Vec::new();
        extend_with_number(&mut bytes, 0x7fff_ffff);
        assert_eq!(bytes, [0xfd, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf]);
    }

    #[test]
    fn a_numbered_frame_has_the_bytes_of_one_encoded_with_its_number() {
        for (hz, length) in [(48_000, BLOCK), (48_000, 1_000), (47_999, 100), (11_025, BLOCK)] {
            let shape = Shape { rate: SampleRate::new(hz).unwrap(), channels: 1, length: Frames(0) };
            let encoder = FrameEncoder::new(shape, FlacSettings::default()).unwrap();
            let samples: Vec<f32> = (0..length).map(|n| 0.3 * (n as f32 * 0.1).sin()).collect();
            let first = encoder.frame(&samples).unwrap();
            for number in [0, 1, 127, 128, 70_000] {
                let integers: Vec<i32> = samples.iter().map(|sample| i32::from(quantized_16(*sample))).collect();
                let mut filled = FrameBuf::with_size(1, BLOCK).unwrap();
                filled.resize(length);
                filled.fill_interleaved(&integers).unwrap();
                let frame =
                    flacenc::encode_fixed_size_frame(&encoder.config, &filled, number, &encoder.stream).unwrap();
                let mut sink = ByteSink::new();
                frame.write(&mut sink).unwrap();
                assert_eq!(numbered(&first, number as u64).unwrap(), sink.into_inner(), "{hz} {length} {number}");
            }
        }
    }
}

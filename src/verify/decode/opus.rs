//! Decodes Opus in Ogg at 48 kHz, trimmed by pre-skip and granule positions. Source: RFC 7845 sections 4 and 5.1.

use std::fs::File;
use std::io::BufReader;

use ogg::PacketReader;
use ropus::{Channels, DecodeMode, Decoder};

use super::error::DecodeError;
use crate::base::SampleRate;

/// Opus is decoded at 48 kHz, whatever went in.
pub(crate) const RATE: SampleRate = SampleRate::DEFAULT;
/// The longest packet lasts 120 ms: RFC 6716 section 2.
const LONGEST_PACKET: usize = 5760;

/// A file that is being decoded.
pub(crate) struct OpusFile {
    packets: PacketReader<BufReader<File>>,
    decoder: Decoder,
    channels: usize,
    /// Frames decoded so far, those to be skipped included.
    position: u64,
    pre_skip: u64,
    /// The output gain of the header, as a factor.
    gain: f32,
    buffer: Vec<f32>,
}

impl OpusFile {
    pub(crate) fn open(file: BufReader<File>) -> Result<Self, DecodeError> {
        let mut packets = PacketReader::new(file);
        let head = packets.read_packet_expected().map_err(broken)?.data;
        if !head.starts_with(b"OpusHead") || head.len() < 19 {
            return Err(DecodeError::Broken("the Ogg file contains no Opus stream".to_owned()));
        }
        packets.read_packet_expected().map_err(broken)?; // the comments
        let channels = usize::from(head[9]);
        let layout = match channels {
            1 => Channels::Mono,
            2 => Channels::Stereo,
            _ => return Err(DecodeError::Broken(format!("Opus with {channels} channels is not supported"))),
        };
        let number = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
        let gain = 10f32.powf(f32::from(number(16) as i16) / 256.0 / 20.0);
        let decoder = Decoder::new(RATE.hz(), layout).map_err(broken)?;
        let buffer = vec![0.0; LONGEST_PACKET * channels];
        Ok(Self { packets, decoder, channels, position: 0, pre_skip: u64::from(number(10)), gain, buffer })
    }

    /// Replaces `block` with the next samples of the left channel; `false` at the end.
    pub(crate) fn next(&mut self, block: &mut Vec<f32>) -> Result<bool, DecodeError> {
        block.clear();
        let Some(packet) = self.packets.read_packet().map_err(broken)? else { return Ok(false) };
        let frames = self.decoder.decode_float(&packet.data, &mut self.buffer, DecodeMode::Normal).map_err(broken)?;
        let (start, end) = (self.position, self.position + frames as u64);
        self.position = end;
        // A page states where its last packet ends; only the last page of the stream states less than it contains.
        let (from, to) = (self.pre_skip.clamp(start, end), packet.absgp_page().clamp(start, end));
        let kept = (from.min(to) - start) as usize..(to - start) as usize;
        let left = self.buffer.chunks_exact(self.channels).map(|frame| frame[0] * self.gain);
        block.extend(left.take(kept.end).skip(kept.start));
        Ok(true)
    }
}

fn broken(error: impl std::fmt::Display) -> DecodeError {
    DecodeError::Broken(error.to_string())
}

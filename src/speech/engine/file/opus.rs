//! Opus packets, decoded at 48 kHz, from whichever container they came in. Source: RFC 7845 section 5.1.

use ropus::{Channels, DecodeMode, Decoder};
use symphonia::core::packet::Packet;
use symphonia::core::units::Duration;

/// Opus is decoded at this rate, whatever went in.
const RATE_HZ: u32 = 48_000;
/// The longest packet lasts 120 ms: RFC 6716 section 2.
const LONGEST_PACKET: usize = 5760;
/// The bytes of an identification header without a table of channels.
const HEAD_BYTES: usize = 19;

/// A decoder and what the header says to do with its output.
pub(crate) struct OpusPackets {
    decoder: Decoder,
    channels: usize,
    /// The output gain of the header, as a factor.
    gain: f32,
    /// Frames to drop at the start, until the container is seen to do it.
    pre_skip: usize,
    buffer: Vec<f32>,
}

impl OpusPackets {
    /// A decoder for a stream with the identification header `head`.
    ///
    /// # Errors
    /// When the header is broken, or there are more than two channels.
    pub(crate) fn new(head: &[u8]) -> Result<Self, String> {
        if !head.starts_with(b"OpusHead") || head.len() < HEAD_BYTES {
            return Err("its Opus has no header of the usual form".to_owned());
        }
        let channels = usize::from(head[9]);
        let layout = match channels {
            1 => Channels::Mono,
            2 => Channels::Stereo,
            _ => return Err(format!("Opus with {channels} channels")),
        };
        let number = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
        let gain = 10f32.powf(f32::from(number(16) as i16) / 256.0 / 20.0);
        let decoder = Decoder::new(RATE_HZ, layout).map_err(|error| error.to_string())?;
        let buffer = vec![0.0; LONGEST_PACKET * channels];
        Ok(Self { decoder, channels, gain, pre_skip: usize::from(number(10)), buffer })
    }

    /// Replaces `planar` with the frames of `packet` that are to be heard.
    ///
    /// # Errors
    /// When the packet is broken.
    pub(crate) fn decode(&mut self, packet: &Packet, planar: &mut Vec<Vec<f32>>) -> Result<(), String> {
        let decoded = self.decoder.decode_float(&packet.data, &mut self.buffer, DecodeMode::Normal);
        let frames = decoded.map_err(|error| error.to_string())?;
        let (start, end) = self.kept(packet, frames);
        planar.resize(self.channels, Vec::new());
        for (channel, samples) in planar.iter_mut().enumerate() {
            let all = self.buffer.iter().skip(channel).step_by(self.channels).map(|sample| sample * self.gain);
            samples.clear();
            samples.extend(all.take(end).skip(start));
        }
        Ok(())
    }

    /// Which of the `frames` of `packet` are heard: Ogg says so with each packet, Matroska only in the header.
    fn kept(&mut self, packet: &Packet, frames: usize) -> (usize, usize) {
        if packet.trim_start != Duration::ZERO {
            self.pre_skip = 0;
        }
        let start = (self.pre_skip.max(packet.trim_start.get() as usize)).min(frames);
        self.pre_skip -= self.pre_skip.min(frames);
        (start, frames.saturating_sub(packet.trim_end.get() as usize).max(start))
    }
}

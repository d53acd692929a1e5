//! A stretch of sound through one Opus encoder.
//!
//! In: samples in whole packets. Out: as many packets. Guaranteed: the packets depend on nothing before the stretch.

use ropus::{Application, Bitrate, Channels, EncoderBuilder, Signal};

use super::Format;
use crate::encode::EncodeError;
use crate::encode::grid::Stretch;

/// Packets at the end of a stretch that are for going over to CELT.
pub(super) const LEAVING: usize = 3;

/// The encoder between two batches, and what it has written.
#[derive(Default)]
pub(super) struct Coder {
    encoder: Option<ropus::Encoder>,
    packets: Vec<Vec<u8>>,
}

impl Coder {
    /// The packets written so far.
    pub(super) fn take(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.packets)
    }
}

/// Turns the samples that wait in `stretch` into packets.
pub(super) fn encode(stretch: &mut Stretch<Coder>, format: Format) -> Result<(), EncodeError> {
    /// No packet of 20 ms is longer: RFC 6716 section 3.2.1.
    const LONGEST: usize = 1275;
    let mut encoder = match stretch.coder.encoder.take() {
        Some(encoder) => encoder,
        None => fresh(format)?,
    };
    let mut packet = [0; LONGEST];
    let packet_length = (format.rate_hz / super::PACKETS_A_SECOND) as usize;
    let voiced = stretch.samples.len() - if stretch.is_closed { tail(&stretch.samples, packet_length) } else { 0 };
    for (nth, samples) in stretch.samples.chunks_exact(packet_length).enumerate() {
        if nth * packet_length >= voiced {
            leave_silk(&mut encoder)?;
        }
        let length = encoder.encode_float(samples, &mut packet).map_err(refused)?;
        stretch.coder.packets.push(packet[..length].to_vec());
    }
    stretch.samples.clear();
    stretch.coder.encoder = Some(encoder);
    Ok(())
}

/// Samples of the packets at the end in which the encoder goes over to CELT: silent ones only.
fn tail(samples: &[f32], packet_length: usize) -> usize {
    let silent = samples.rchunks_exact(packet_length).take_while(|packet| packet.iter().all(|sample| *sample == 0.0));
    silent.take(LEAVING).count() * packet_length
}

/// Makes the encoder go over to CELT, in which the silence that follows is written. Left to itself, a decoder makes something
/// up to bridge the change, and that is heard; an encoder that knows of it sends the bridge along.
fn leave_silk(encoder: &mut ropus::Encoder) -> Result<(), EncodeError> {
    encoder.set_signal(Signal::Music).map_err(refused)?;
    encoder.set_bitrate(Bitrate::Bits(64_000)).map_err(refused)
}

/// How far an encoder's output is behind its input, in samples at 48 kHz.
pub(super) fn delay(format: Format) -> Result<u16, EncodeError> {
    let samples = fresh(format)?.lookahead() * (48_000 / format.rate_hz);
    u16::try_from(samples).map_err(refused)
}

fn fresh(format: Format) -> Result<ropus::Encoder, EncodeError> {
    let builder: EncoderBuilder = ropus::Encoder::builder(format.rate_hz, Channels::Mono, Application::Audio);
    let builder = builder.bitrate(Bitrate::Bits(u32::from(format.kilobits) * 1000));
    builder.vbr(true).complexity(10).signal(Signal::Voice).build().map_err(refused)
}

fn refused(problem: impl std::fmt::Display) -> EncodeError {
    EncodeError::Refused(format!("the Opus encoder refuses the track: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a packet is CELT's alone: RFC 6716 table 2.
    fn is_celt(packet: &[u8]) -> bool {
        packet[0] >> 3 >= 16
    }

    #[test]
    fn a_stretch_begins_in_silk_and_ends_in_celt() {
        let format = Format { rate_hz: 48_000, kilobits: 32 };
        let mut samples: Vec<f32> = (0..48_000).map(|at| 0.3 * (at as f32 * 0.02).sin()).collect();
        samples.resize(48_000 + 7 * 960, 0.0);
        let mut stretch = Stretch { samples, is_closed: true, coder: Coder::default() };
        encode(&mut stretch, format).unwrap();
        let packets = stretch.coder.take();
        assert_eq!(packets.len(), 57);
        assert!(!is_celt(&packets[0]) && !is_celt(&packets[53]));
        assert!(is_celt(&packets[55]) && is_celt(&packets[56]), "{:x} {:x}", packets[55][0], packets[56][0]);
    }
}

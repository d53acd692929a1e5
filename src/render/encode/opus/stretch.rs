//! Encodes a stretch of sound with one Opus encoder. The packets are all CELT and depend on nothing before the stretch.

use ropus::{Application, Bitrate, Channels};

use super::format::{OpusFormat, PACKETS_A_SECOND};
use crate::render::encode::EncodeError;
use crate::render::encode::grid::Stretch;

/// The encoder between two batches, and its output.
#[derive(Default)]
pub(crate) struct OpusCoder {
    encoder: Option<ropus::Encoder>,
    packets: Vec<Vec<u8>>,
}

impl OpusCoder {
    /// The packets written so far.
    pub(crate) fn take(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.packets)
    }
}

/// Encodes the samples waiting in `stretch`.
pub(crate) fn encode(stretch: &mut Stretch<OpusCoder>, format: OpusFormat) -> Result<(), EncodeError> {
    /// No packet of 20 ms is longer: RFC 6716 section 3.2.1.
    const LONGEST: usize = 1275;
    let mut encoder = match stretch.coder.encoder.take() {
        Some(encoder) => encoder,
        None => fresh(format)?,
    };
    let mut packet = [0; LONGEST];
    let packet_length = (format.rate_hz / PACKETS_A_SECOND) as usize;
    for samples in stretch.samples.chunks_exact(packet_length) {
        let length = encoder.encode_float(samples, &mut packet).map_err(refused)?;
        stretch.coder.packets.push(packet[..length].to_vec());
    }
    stretch.samples.clear();
    stretch.coder.encoder = Some(encoder);
    Ok(())
}

/// How far an encoder's output lags behind its input, in samples at 48 kHz.
pub(crate) fn delay(format: OpusFormat) -> Result<u16, EncodeError> {
    let samples = fresh(format)?.lookahead() * (48_000 / format.rate_hz);
    u16::try_from(samples).map_err(refused)
}

fn fresh(format: OpusFormat) -> Result<ropus::Encoder, EncodeError> {
    // "Low delay" keeps an encoder in CELT.
    let builder = ropus::Encoder::builder(format.rate_hz, Channels::Mono, Application::RestrictedLowDelay);
    let builder = builder.bitrate(Bitrate::Bits(u32::from(format.kilobits) * 1000));
    builder.vbr(true).complexity(10).build().map_err(refused)
}

fn refused(problem: impl std::fmt::Display) -> EncodeError {
    EncodeError::Refused(format!("the Opus encoder rejected the track: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::encode::opus::format::SILENT_PACKET;

    #[test]
    fn an_encoder_stays_in_celt_and_encodes_silence_as_the_repeated_packet() {
        let format = OpusFormat { rate_hz: 48_000, kilobits: 32 };
        let mut samples = vec![0.0; 2 * 960];
        samples.extend((0..48_000).map(|at| 0.3 * (at as f32 * 0.02).sin()));
        samples.resize(samples.len() + 3 * 960, 0.0);
        let mut stretch = Stretch { samples, is_closed: true, coder: OpusCoder::default() };
        encode(&mut stretch, format).unwrap();
        let packets = stretch.coder.take();
        assert_eq!(packets.len(), 55);
        assert_eq!([&packets[0], &packets[1]], [&SILENT_PACKET; 2]);
        // RFC 6716 table 2: from configuration 16 on it is CELT.
        assert!(packets.iter().all(|packet| packet[0] >> 3 >= 16));
    }
}

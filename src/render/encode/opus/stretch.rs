//! Encodes a stretch of sound with one Opus encoder. The packets are all CELT and depend on nothing before the stretch.

use ropus::{Application, Bitrate, Channels};

use super::format::{OpusFormat, PACKETS_A_SECOND};
use crate::render::encode::EncodeError;
use crate::render::encode::encodings::Codec;
use crate::render::encode::packets::Packets;
use crate::render::encode::part::Pitch;

impl Codec for OpusFormat {
    fn pitch(&self) -> Pitch {
        self.grid()
    }

    fn recipe(&self) -> String {
        format!("opus {} Hz, {} kbit/s", self.rate_hz, self.kilobits)
    }

    fn encode(&self, samples: &[f32]) -> Result<Packets, EncodeError> {
        /// No packet of 20 ms is longer: RFC 6716 section 3.2.1.
        const LONGEST: usize = 1275;
        let (mut encoder, mut packets, mut packet) = (fresh(*self)?, Packets::default(), [0; LONGEST]);
        for samples in samples.chunks_exact((self.rate_hz / PACKETS_A_SECOND) as usize) {
            let length = encoder.encode_float(samples, &mut packet).map_err(refused)?;
            packets.push(&packet[..length]);
        }
        Ok(packets)
    }
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
        let packets = format.encode(&samples).unwrap();
        assert_eq!(packets.len(), 55);
        assert!(packets.each(0..2).all(|packet| packet == SILENT_PACKET));
        // RFC 6716 table 2: from configuration 16 on it is CELT.
        assert!(packets.each(0..55).all(|packet| packet[0] >> 3 >= 16));
    }
}

//! Rates, sizes and header bytes of an MPEG audio stream, and its silent frame.
//!
//! Errors list what MP3 and LAME do support. Source: ISO/IEC 11172-3 clause 2.4 and ISO/IEC 13818-3 clause 2.4 (layer
//! III); MPEG-2.5 as written by LAME.

use mp3lame_encoder::Bitrate;

use super::settings::Mp3Settings;
use crate::base::Frames;
use crate::render::encode::part::Pitch;
use crate::render::encode::{EncodeError, Shape};

/// Bit rates in kbit/s by index in the header; 0 is "free" and not used.
const MPEG1_KILOBITS: [u16; 15] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2_KILOBITS: [u16; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/// Rate, bits 3 and 4 of the header's second byte (version), index in its third.
pub(crate) const RATES: [(u32, u8, u8); 9] = [
    (8_000, 0b00, 2),
    (11_025, 0b00, 0),
    (12_000, 0b00, 1),
    (16_000, 0b10, 2),
    (22_050, 0b10, 0),
    (24_000, 0b10, 1),
    (32_000, 0b11, 2),
    (44_100, 0b11, 0),
    (48_000, 0b11, 1),
];
const MPEG1: u8 = 0b11;
const MPEG2_5: u8 = 0b00;

/// How far LAME's output lags behind its input, in samples: the delay stated in its header.
pub(crate) const ENCODER_DELAY: u64 = 576;
/// Samples that must follow the last one for decoders to give it back: their own delay is 529, and LAME keeps 576.
const LEAST_PADDING: u64 = 576;
/// Samples for which a sound still affects LAME's output after it has ended: delay of encoder and decoder (1 105), overlap of the
/// transform (576), length of the filter bank (512).
const REACH: usize = 1105 + 576 + 512;

/// What is the same in every MPEG frame of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MpegFormat {
    pub rate_hz: u32,
    pub channels: u16,
    pub kilobits: u16,
    pub effort: u8,
    version: u8,
    rate_index: u8,
    bit_rate_index: u8,
}

impl MpegFormat {
    /// The format for `shape` with `settings`.
    pub(crate) fn new(shape: Shape, settings: Mp3Settings) -> Result<Self, EncodeError> {
        let rate_hz = shape.rate.hz();
        let Some(&(_, version, rate_index)) = RATES.iter().find(|(hz, ..)| *hz == rate_hz) else {
            let known: Vec<String> = RATES.iter().map(|(hz, ..)| hz.to_string()).collect();
            return refuse(format!("MP3 does not support {rate_hz} Hz; choose one of {} Hz", known.join(", ")));
        };
        if !(1..=2).contains(&shape.channels) {
            return refuse(format!("MP3 supports 1 or 2 channels, not {}", shape.channels));
        }
        if settings.effort > 9 {
            return refuse(format!("the MP3 quality is 0 (best) to 9 (fastest), not {}", settings.effort));
        }
        let (channels, effort) = (shape.channels, settings.effort);
        let bare = Self { rate_hz, channels, kilobits: 0, effort, version, rate_index, bit_rate_index: 0 };
        bare.with_bit_rate(settings.kilobits)
    }

    fn with_bit_rate(self, kilobits: u16) -> Result<Self, EncodeError> {
        let fits = |index: u8| Self { kilobits: self.table()[usize::from(index)], bit_rate_index: index, ..self };
        let usable: Vec<Self> = (1..=14).map(fits).filter(Self::is_usable).collect();
        if let Some(format) = usable.iter().find(|format| format.kilobits == kilobits) {
            return Ok(*format);
        }
        let known: Vec<String> = usable.iter().map(|format| format.kilobits.to_string()).collect();
        refuse(format!(
            "MP3 at {} Hz does not support {kilobits} kbit/s; choose one of {}",
            self.rate_hz,
            known.join(", ")
        ))
    }

    /// Whether LAME accepts the bit rate and one MPEG frame at that rate has room for the Info header.
    fn is_usable(&self) -> bool {
        let taken_by_lame = super::format::bit_rate(self.kilobits).is_some();
        taken_by_lame && (self.version != MPEG2_5 || self.kilobits <= 64) && self.room() >= super::format::LEAST_ROOM
    }

    fn table(&self) -> &'static [u16; 15] {
        if self.version == MPEG1 { &MPEG1_KILOBITS } else { &MPEG2_KILOBITS }
    }

    /// Samples of one channel in one MPEG frame.
    pub(crate) const fn frame_length(&self) -> usize {
        if self.version == MPEG1 { 1152 } else { 576 }
    }

    /// The grid on which the track is cut.
    pub(crate) const fn grid(&self) -> Pitch {
        /// About ten seconds: hardly a sentence lasts longer.
        const LONGEST: u64 = 10 * 48_000 / 1152;
        let (packet, tail) = (self.frame_length(), REACH.div_ceil(self.frame_length()) as u64 + 1);
        Pitch { packet, lead: 2, tail, context: tail, longest: LONGEST }
    }

    /// MPEG frames that hold `length` frames of audio with the delay before and the padding behind.
    pub(crate) const fn frame_count(&self, length: Frames) -> u64 {
        (ENCODER_DELAY + length.0 + LEAST_PADDING).div_ceil(self.frame_length() as u64)
    }

    /// Bytes of an MPEG frame without padding.
    pub(crate) const fn frame_bytes(&self) -> usize {
        self.frame_length() / 8 * self.kilobits as usize * 1000 / self.rate_hz as usize
    }

    /// Bytes that `frames` MPEG frames have to have together, rounded down.
    pub(crate) const fn bytes_of(&self, frames: u64) -> u64 {
        frames * (self.frame_length() as u64 / 8) * self.kilobits as u64 * 1000 / self.rate_hz as u64
    }

    /// Bytes of the side information behind the header.
    pub(crate) const fn side_info_bytes(&self) -> usize {
        match (self.version == MPEG1, self.channels) {
            (true, 1) => 17,
            (true, _) => 32,
            (false, 1) => 9,
            (false, _) => 17,
        }
    }

    /// Bytes behind the header and the side information.
    pub(crate) const fn room(&self) -> usize {
        self.frame_bytes().saturating_sub(4 + self.side_info_bytes())
    }

    /// The four header bytes: layer III, no checksum, mono or joint stereo, "original" as LAME sets it.
    pub(crate) const fn header(&self, padded: bool) -> [u8; 4] {
        const ORIGINAL: u8 = 0b100;
        let mode = if self.channels == 1 { 0b1100_0000 } else { 0b0100_0000 };
        let third = self.bit_rate_index << 4 | self.rate_index << 2 | (padded as u8) << 1;
        [0xff, 0b1110_0011 | self.version << 3, third, mode | ORIGINAL]
    }

    /// An MPEG frame of exact silence: its side information declares no bits, and it borrows none from earlier frames.
    pub(crate) fn silent_frame(&self, padded: bool) -> Vec<u8> {
        let mut frame = self.header(padded).to_vec();
        frame.resize(self.frame_bytes() + usize::from(padded), 0);
        frame
    }
}

fn refuse<T>(reason: String) -> Result<T, EncodeError> {
    Err(EncodeError::Refused(reason))
}

/// The bit rate as the LAME crate names it; it has no 56 and no 144.
pub(crate) const fn bit_rate(kilobits: u16) -> Option<Bitrate> {
    Some(match kilobits {
        8 => Bitrate::Kbps8,
        16 => Bitrate::Kbps16,
        24 => Bitrate::Kbps24,
        32 => Bitrate::Kbps32,
        40 => Bitrate::Kbps40,
        48 => Bitrate::Kbps48,
        64 => Bitrate::Kbps64,
        80 => Bitrate::Kbps80,
        96 => Bitrate::Kbps96,
        112 => Bitrate::Kbps112,
        128 => Bitrate::Kbps128,
        160 => Bitrate::Kbps160,
        192 => Bitrate::Kbps192,
        224 => Bitrate::Kbps224,
        256 => Bitrate::Kbps256,
        320 => Bitrate::Kbps320,
        _ => return None,
    })
}

/// Bytes of the shortest header: "Info", flags, frames, bytes, LAME's extension.
pub(crate) const LEAST_ROOM: usize = 16 + 36;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;

    fn shape(hz: u32) -> Shape {
        Shape { rate: SampleRate::new(hz).unwrap(), channels: 1, length: Frames(0) }
    }

    #[test]
    fn an_unsupported_rate_is_refused_with_the_supported_ones() {
        let problem = MpegFormat::new(shape(96_000), Mp3Settings::default()).unwrap_err().to_string();
        assert!(problem.contains("96000") && problem.contains("44100, 48000"), "{problem}");
    }

    #[test]
    fn an_unsupported_bit_rate_is_refused_with_the_supported_ones() {
        let odd = Mp3Settings { kilobits: 65, ..Mp3Settings::default() };
        let problem = MpegFormat::new(shape(48_000), odd).unwrap_err().to_string();
        assert!(
            problem.ends_with("choose one of 32, 40, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320"),
            "{problem}"
        );
    }

    #[test]
    fn the_default_bit_rate_fits_every_rate_of_mpeg() {
        for (hz, ..) in RATES {
            MpegFormat::new(shape(hz), Mp3Settings::default()).unwrap();
        }
    }

    #[test]
    fn a_frame_of_the_default_format_has_192_bytes() {
        let format = MpegFormat::new(shape(48_000), Mp3Settings::default()).unwrap();
        assert_eq!(format.frame_bytes(), 192);
        assert_eq!(format.header(false), [0xff, 0xfb, 0x54, 0xc4]);
    }
}

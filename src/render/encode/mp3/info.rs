//! The Info header with LAME's extension, an MPEG frame in front of the others, which makes the length exact.
//!
//! Its counts and checksums are those of the finished file. Source: the "mp3 Info Tag revision 1" published by LAME.

use crc::{CRC_16_ARC, Crc, Digest, Table};

use super::format::{ENCODER_DELAY, LEAST_ROOM, MpegFormat};
use crate::base::Frames;

static CRC: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_ARC);

/// Bytes of the seek table, one for each hundredth of the playing time.
const SEEK_TABLE: usize = 100;
const HAS_FRAMES_AND_BYTES: u32 = 0b0011;
const HAS_SEEK_TABLE: u32 = 0b0100;

/// Collects the counts and the checksum of the Info header.
pub(crate) struct InfoHeader {
    frames: u64,
    bytes: u64,
    music: Digest<'static, u16, Table<16>>,
    own_bytes: u64,
}

impl InfoHeader {
    /// The header of a file without frames.
    pub(crate) fn new(format: &MpegFormat) -> Self {
        Self { frames: 0, bytes: 0, music: CRC.digest(), own_bytes: format.frame_bytes() as u64 }
    }

    /// Counts `frames` MPEG frames with these `bytes`.
    pub(crate) fn count(&mut self, frames: u64, bytes: &[u8]) {
        self.frames += frames;
        self.bytes += bytes.len() as u64;
        self.music.update(bytes);
    }

    /// Bytes that a constant bit rate still requires once `more` + 1 MPEG frames have followed those counted.
    pub(crate) fn bytes_due(&self, format: &MpegFormat, more: u64) -> i64 {
        format.bytes_of(self.frames + more + 1) as i64 - self.bytes as i64
    }

    /// The header as an MPEG frame, for a track of `length` frames of audio.
    pub(crate) fn bytes(&self, format: &MpegFormat, length: Frames) -> Vec<u8> {
        let has_seek_table = format.room() >= LEAST_ROOM + SEEK_TABLE;
        let total_bytes = self.own_bytes + self.bytes;
        let mut frame = format.header(false).to_vec();
        frame.resize(4 + format.side_info_bytes(), 0);
        frame.extend(b"Info");
        frame.extend((HAS_FRAMES_AND_BYTES | if has_seek_table { HAS_SEEK_TABLE } else { 0 }).to_be_bytes());
        frame.extend(saturated(self.frames));
        frame.extend(saturated(total_bytes));
        if has_seek_table {
            // The bit rate is constant: the n-th hundredth of the time starts at the n-th hundredth of the bytes.
            frame.extend((0..SEEK_TABLE).map(|percent| (percent * 256 / 100) as u8));
        }
        self.extend_as_lame(&mut frame, format, length);
        frame.resize(format.frame_bytes(), 0);
        frame
    }

    /// LAME's extension. Decoders look for the name before they trust delay and padding.
    fn extend_as_lame(&self, frame: &mut Vec<u8>, format: &MpegFormat, length: Frames) {
        let all_samples = self.frames * format.frame_length() as u64;
        let padding = all_samples.saturating_sub(ENCODER_DELAY + length.0);
        let gap = (ENCODER_DELAY << 12 | padding & 0xfff) as u32;
        const REVISION_0_CONSTANT_BIT_RATE: u8 = 0x01;
        frame.extend(b"LAME3.100");
        frame.push(REVISION_0_CONSTANT_BIT_RATE);
        frame.push(0); // low-pass: unknown
        frame.extend([0; 8]); // peak and gains: they are in the tag
        frame.push(0); // encoding flags
        frame.push(format.kilobits.min(255) as u8);
        frame.extend(&gap.to_be_bytes()[1..]);
        frame.extend([0; 4]); // source rate and stereo mode, gain, preset: unspecified
        frame.extend(saturated(self.own_bytes + self.bytes));
        frame.extend(self.music.clone().finalize().to_be_bytes());
        let own = CRC.checksum(frame);
        frame.extend(own.to_be_bytes());
    }
}

/// A count in 32 bits, saturated: beyond 4 GiB (six days at 64 kbit/s) decoders have to count for themselves.
fn saturated(count: u64) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()
}

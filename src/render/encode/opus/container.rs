//! The Ogg stream around Opus packets. Source: RFC 7845 sections 4 and 5.
//!
//! Granule positions trim the decoded track to its length. All bytes follow from the track; even the stream's serial
//! number is fixed.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ogg::{PacketWriteEndInfo, PacketWriter};

use crate::render::encode::{EncodeError, Shape, TrackInfo, tags, vorbis};

/// Samples in a packet at 48 kHz, the unit of granule positions.
const PACKET: u64 = 960;
/// Packets on a page: one second.
const PAGE: u64 = 50;
/// There is only one stream in the file, so any constant will do.
const SERIAL: u32 = 0x6e63_7565;

/// Writes the pages of one file.
pub(crate) struct Container<W: Write> {
    pages: PacketWriter<'static, W>,
    /// Granule position of the end.
    end: u64,
    packets: u64,
    written: u64,
}

impl<W: Write> Container<W> {
    /// Starts the stream with its two headers. `pre_skip` is in samples at 48 kHz.
    pub(crate) fn new(target: W, shape: Shape, pre_skip: u16, track: &TrackInfo) -> Result<Self, EncodeError> {
        let length = shape.length.0 * 48_000 / u64::from(shape.rate.hz());
        let end = u64::from(pre_skip) + length;
        let packets = end.div_ceil(PACKET).max(1);
        let mut pages = PacketWriter::new(target);
        pages.write_packet(head(shape, pre_skip), SERIAL, PacketWriteEndInfo::EndPage, 0)?;
        pages.write_packet(about(track, shape)?, SERIAL, PacketWriteEndInfo::EndPage, 0)?;
        Ok(Self { pages, end, packets, written: 0 })
    }

    /// The number of packets in the track.
    pub(crate) const fn packets(&self) -> u64 {
        self.packets
    }

    /// Appends a packet; the last one ends the stream.
    pub(crate) fn write(&mut self, packet: Vec<u8>) -> Result<(), EncodeError> {
        self.written += 1;
        let (position, end) = match self.written {
            last if last == self.packets => (self.end, PacketWriteEndInfo::EndStream),
            full if full % PAGE == 0 => (full * PACKET, PacketWriteEndInfo::EndPage),
            other => (other * PACKET, PacketWriteEndInfo::NormalPacket),
        };
        Ok(self.pages.write_packet(packet, SERIAL, end, position)?)
    }

    /// Makes sure that everything is written: what a buffer still holds when it is dropped can fail without a word.
    pub(crate) fn finish(&mut self) -> Result<(), EncodeError> {
        Ok(self.pages.inner_mut().flush()?)
    }
}

/// The identification header.
fn head(shape: Shape, pre_skip: u16) -> Vec<u8> {
    const VERSION: u8 = 1;
    const MONO: u8 = 1;
    const NO_GAIN: [u8; 2] = [0; 2];
    const MONO_OR_STEREO: u8 = 0;
    let mut bytes = b"OpusHead".to_vec();
    bytes.extend([VERSION, MONO]);
    bytes.extend(pre_skip.to_le_bytes());
    bytes.extend(shape.rate.hz().to_le_bytes());
    bytes.extend(NO_GAIN);
    bytes.push(MONO_OR_STEREO);
    bytes
}

/// The comment header.
fn about(track: &TrackInfo, shape: Shape) -> Result<Vec<u8>, EncodeError> {
    let mut comments = vorbis::comments(track, shape.rate)?;
    comments.extend(tags::r128_gain(track.loudness).map(|gain| ("R128_TRACK_GAIN".into(), gain.to_string())));
    if let Some(cover) = &track.cover {
        comments.push(("METADATA_BLOCK_PICTURE".into(), BASE64.encode(vorbis::picture_bytes(cover))));
    }
    let mut bytes = b"OpusTags".to_vec();
    bytes.extend(vorbis::comment_bytes(&comments));
    Ok(bytes)
}

//! Encodes FLAC frames with flacenc. A frame depends on nothing but its samples and its number.

use flacenc::bitsink::ByteSink;
use flacenc::component::{BitRepr, Frame, FrameHeader, FrameOffset, StreamInfo, SubFrame};
use flacenc::error::{Verified, Verify};
use flacenc::source::{Fill, FrameBuf};
use md5::{Digest, Md5};

use super::grid::{BLOCK, FrameRun};
use super::settings::FlacSettings;
use crate::render::encode::{EncodeError, Shape};

/// Encodes single frames.
pub(crate) struct FrameEncoder {
    config: Verified<flacenc::config::Encoder>,
    stream: StreamInfo,
    channels: usize,
    sample_bytes: usize,
    silent: (FrameHeader, Vec<SubFrame>),
}

impl FrameEncoder {
    /// An encoder for frames of `shape`.
    pub(crate) fn new(shape: Shape, settings: FlacSettings) -> Result<Self, EncodeError> {
        let (channels, bits) = (usize::from(shape.channels), usize::from(settings.bits));
        if !matches!(bits, 16 | 24) {
            return refused(format!("FLAC files are written with 16 or 24 bits per sample, not {bits}"));
        }
        if !matches!(channels, 1 | 2) {
            return refused(format!("FLAC files are written with 1 or 2 channels, not {channels}"));
        }
        let config = flacenc::config::Encoder::default().into_verified().map_err(|(_, problem)| refusal(problem))?;
        let stream = StreamInfo::new(shape.rate.hz() as usize, channels, bits).map_err(refusal)?;
        let zeros = filled(&vec![0; BLOCK], channels)?;
        let silent = flacenc::encode_fixed_size_frame(&config, &zeros, 0, &stream).map_err(refusal)?.into_parts();
        Ok(Self { config, stream, channels, sample_bytes: bits / 8, silent })
    }

    /// The bytes of a part with sound; none for a silent one.
    pub(crate) fn sound(&self, part: &FrameRun) -> Result<Vec<u8>, EncodeError> {
        let FrameRun::Sound { first, samples } = part else { return Ok(Vec::new()) };
        let filled = filled(samples, self.channels)?;
        let frame = flacenc::encode_fixed_size_frame(&self.config, &filled, *first as usize, &self.stream);
        bytes(&frame.map_err(refusal)?)
    }

    /// The bytes of a whole frame of zeros.
    pub(crate) fn silence(&self, number: u64) -> Result<Vec<u8>, EncodeError> {
        let (mut header, subframes) = self.silent.clone();
        let number = u32::try_from(number).map_err(refusal)?;
        header.set_frame_offset(FrameOffset::Frame(number));
        bytes(&Frame::new(header, subframes.into_iter()).map_err(refusal)?)
    }

    /// Adds the samples of `part`, as a decoder will give them back, to the checksum.
    pub(crate) fn digest(&self, digest: &mut Md5, part: &FrameRun) {
        match part {
            FrameRun::Silence { count, .. } => {
                let zeros = vec![0; BLOCK * self.channels * self.sample_bytes];
                (0..*count).for_each(|_| digest.update(&zeros));
            }
            FrameRun::Sound { samples, .. } => {
                let mut bytes = Vec::with_capacity(samples.len() * self.channels * self.sample_bytes);
                for sample in samples {
                    let little_endian = &sample.to_le_bytes()[..self.sample_bytes];
                    (0..self.channels).for_each(|_| bytes.extend(little_endian));
                }
                digest.update(&bytes);
            }
        }
    }
}

fn filled(samples: &[i32], channels: usize) -> Result<FrameBuf, EncodeError> {
    let mut buffer = FrameBuf::with_size(channels, BLOCK).map_err(refusal)?;
    buffer.resize(samples.len());
    let interleaved: Vec<i32> = samples.iter().flat_map(|sample| std::iter::repeat_n(*sample, channels)).collect();
    buffer.fill_interleaved(&interleaved).map_err(refusal)?;
    Ok(buffer)
}

fn bytes(frame: &Frame) -> Result<Vec<u8>, EncodeError> {
    let mut sink = ByteSink::new();
    frame.write(&mut sink).map_err(refusal)?;
    Ok(sink.into_inner())
}

fn refusal(problem: impl std::fmt::Display) -> EncodeError {
    EncodeError::Refused(format!("the FLAC encoder rejected the track: {problem}"))
}

fn refused<T>(reason: String) -> Result<T, EncodeError> {
    Err(EncodeError::Refused(reason))
}

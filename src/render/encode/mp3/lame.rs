//! One LAME encoder: constant bit rate, no bit reservoir, no tags of its own, no resampling.

use std::num::NonZeroU32;

use mp3lame_encoder::{Bitrate, Builder, DualPcm, FlushGap, Mode, MonoPcm, Quality, VbrMode, max_required_buffer_size};

use super::format::{MpegFormat, bit_rate};
use crate::render::encode::EncodeError;

/// A LAME encoder; it assumes silence before its first sample.
pub(crate) struct Lame {
    encoder: mp3lame_encoder::Encoder,
    channels: u16,
    /// Undoes the gain that LAME applies.
    scale: f32,
}

impl Lame {
    /// A fresh encoder for `format`.
    pub(crate) fn new(format: &MpegFormat) -> Result<Self, EncodeError> {
        let mut builder = Builder::new().ok_or_else(|| EncodeError::Refused("LAME ran out of memory".into()))?;
        set_up(&mut builder, format).map_err(refused)?;
        let scale = 1.0 / lame_gain(format.kilobits);
        Ok(Self { encoder: builder.build().map_err(refused)?, channels: format.channels, scale })
    }

    /// Encodes `samples`, appending what is ready to `bytes`.
    pub(crate) fn feed(&mut self, samples: &[f32], bytes: &mut Vec<u8>) -> Result<(), EncodeError> {
        /// Samples given to LAME at a time: keeps its output buffer small.
        const PIECE: usize = 1 << 15;
        for piece in samples.chunks(PIECE) {
            bytes.reserve(max_required_buffer_size(piece.len()));
            let scaled: Vec<f32> = piece.iter().map(|sample| sample * self.scale).collect();
            let written = match self.channels {
                1 => self.encoder.encode_to_vec(MonoPcm(&scaled), bytes),
                _ => self.encoder.encode_to_vec(DualPcm { left: &scaled, right: &scaled }, bytes),
            };
            written.map_err(refused)?;
        }
        Ok(())
    }

    /// Encodes what is still buffered, appending it to `bytes`.
    pub(crate) fn flush(&mut self, bytes: &mut Vec<u8>) -> Result<(), EncodeError> {
        bytes.reserve(max_required_buffer_size(0));
        self.encoder.flush_to_vec::<FlushGap>(bytes).map_err(refused)?;
        Ok(())
    }
}

/// Encodes a moment of silence. The first time, LAME fills tables that all its encoders share, so this must happen before there are threads.
pub(crate) fn probe(format: &MpegFormat) -> Result<(), EncodeError> {
    let mut lame = Lame::new(format)?;
    let mut bytes = Vec::new();
    lame.feed(&vec![0.0; 4 * format.frame_length()], &mut bytes)?;
    lame.flush(&mut bytes)
}

/// The factor by which LAME attenuates a track to prevent clipping, from the table `abr_switch_map` in presets.c of 3.100.
/// A mastered track stays below full scale anyway, and its loudness must not change.
const fn lame_gain(kilobits: u16) -> f32 {
    match kilobits {
        0..=160 => 0.95,
        161..=192 => 0.97,
        193..=224 => 0.98,
        _ => 1.0,
    }
}

fn set_up(builder: &mut Builder, format: &MpegFormat) -> Result<(), mp3lame_encoder::BuildError> {
    builder.set_sample_rate(format.rate_hz)?;
    builder.set_output_sample_rate(NonZeroU32::new(format.rate_hz))?;
    builder.set_num_channels(format.channels as u8)?;
    builder.set_mode(if format.channels == 1 { Mode::Mono } else { Mode::JointStereo })?;
    builder.set_vbr_mode(VbrMode::Off)?;
    builder.set_brate(bit_rate(format.kilobits).unwrap_or(Bitrate::Kbps64))?;
    builder.set_quality(quality(format.effort))?;
    without_reservoir(builder);
    builder.set_to_write_vbr_tag(false)
}

/// Lets no MPEG frame borrow bits from those before it: it then has the same bytes wherever it is heard.
#[expect(unsafe_code, reason = "the crate has no name for this setting of LAME")]
fn without_reservoir(builder: &mut Builder) {
    // SAFETY: the pointer is that of a builder that lives on, and LAME only stores the number.
    unsafe { mp3lame_encoder::ffi::lame_set_disable_reservoir(builder.as_ptr(), 1) };
}

const fn quality(effort: u8) -> Quality {
    match effort {
        0 => Quality::Best,
        1 => Quality::SecondBest,
        2 => Quality::NearBest,
        3 => Quality::VeryNice,
        4 => Quality::Nice,
        5 => Quality::Good,
        6 => Quality::Decent,
        7 => Quality::Ok,
        8 => Quality::SecondWorst,
        _ => Quality::Worst,
    }
}

fn refused(reason: impl std::fmt::Display) -> EncodeError {
    EncodeError::Refused(format!("LAME rejected the track: {reason}"))
}

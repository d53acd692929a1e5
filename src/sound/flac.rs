//! FLAC, decoded frame by frame from where the last one ended. A decoder that searches for the beginnings of frames takes the wrong bytes for
//! one now and then, and passes over a block.

use std::io::{self, Read};

use claxon::{Error, FlacReader, FlacReaderOptions};

use crate::base::SampleRate;

/// Why a file is not decoded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FlacError {
    /// It cannot be read.
    #[error("{0}")]
    Io(io::Error),
    /// It ends before its sound does.
    #[error("it breaks off")]
    BreaksOff,
    /// It is damaged, or no FLAC.
    #[error("{0}")]
    Broken(String),
}

impl From<Error> for FlacError {
    fn from(error: Error) -> Self {
        match error {
            Error::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => Self::BreaksOff,
            Error::IoError(error) => Self::Io(error),
            Error::FormatError(reason) => Self::Broken(reason.to_owned()),
            Error::Unsupported(reason) => Self::Broken(format!("not supported: {reason}")),
        }
    }
}

/// A file that is being decoded.
pub(crate) struct FlacFile<R: Read> {
    reader: FlacReader<R>,
    rate: SampleRate,
    /// What one step of a sample is worth.
    step: f32,
    /// The frames left that the file announces, if it does.
    left: Option<u64>,
    buffer: Vec<i32>,
}

impl<R: Read> FlacFile<R> {
    /// Opens what `file` reads, from its first byte.
    ///
    /// # Errors
    /// When it is no FLAC.
    pub(crate) fn open(file: R) -> Result<Self, FlacError> {
        let options = FlacReaderOptions { metadata_only: false, read_vorbis_comment: false };
        let reader = FlacReader::new_ext(file, options)?;
        let info = reader.streaminfo();
        let rate = SampleRate::new(info.sample_rate);
        let rate = rate.ok_or_else(|| FlacError::Broken("its sample rate is 0".to_owned()))?;
        let step = 1.0 / (1u64 << (info.bits_per_sample.max(1) - 1)) as f32;
        Ok(Self { reader, rate, step, left: info.samples, buffer: Vec::new() })
    }

    /// Frames in a second.
    pub(crate) const fn rate(&self) -> SampleRate {
        self.rate
    }

    /// Replaces `channels` with the next samples of each; `false` at the end.
    ///
    /// # Errors
    /// When the file is damaged, or ends before the frames that it announces.
    pub(crate) fn next(&mut self, channels: &mut Vec<Vec<f32>>) -> Result<bool, FlacError> {
        let buffer = std::mem::take(&mut self.buffer);
        let Some(block) = self.reader.blocks().read_next_or_eof(buffer)? else {
            return if self.left.is_some_and(|left| left > 0) { Err(FlacError::BreaksOff) } else { Ok(false) };
        };
        self.left = self.left.map(|left| left.saturating_sub(u64::from(block.duration())));
        channels.resize_with(block.channels() as usize, Vec::new);
        for (channel, number) in channels.iter_mut().zip(0..) {
            channel.clear();
            channel.extend(block.channel(number).iter().map(|sample| *sample as f32 * self.step));
        }
        self.buffer = block.into_buffer();
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_flac_is_an_error_and_not_a_panic() {
        for bytes in
            [&b""[..], b"fLaC", b"RIFF", b"fLaC\x80\0\0\x22", &[b'f', b'L', b'a', b'C', 0x80, 0xff, 0xff, 0xff]]
        {
            assert!(FlacFile::open(bytes).is_err(), "{bytes:?}");
        }
    }
}

//! WAV through hound.
//!
//! In: the track in blocks. Out: a RIFF file. Guaranteed: silence is exactly 0, no dither; a track beyond 4 GiB is refused before
//! anything is written.

mod chunks;
mod shared;

use std::io::{Seek, SeekFrom, Write};

use hound::{SampleFormat, WavSpec, WavWriter};

use self::shared::Shared;
use super::{Block, EncodeError, Encoder, Shape, TrackInfo};
use crate::units::{Frames, Length};

/// How samples are stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 16-bit integers.
    #[default]
    Bits16,
    /// 24-bit integers.
    Bits24,
    /// 32-bit floating point.
    Float32,
}

impl Depth {
    const fn bits(self) -> u16 {
        match self {
            Self::Bits16 => 16,
            Self::Bits24 => 24,
            Self::Float32 => 32,
        }
    }

    /// The width of an integer sample that loses nothing a file of this depth has, 16 or 24.
    pub const fn integer_bits(self) -> u16 {
        match self {
            Self::Bits16 => 16,
            Self::Bits24 | Self::Float32 => 24,
        }
    }

    const fn format(self) -> SampleFormat {
        match self {
            Self::Bits16 | Self::Bits24 => SampleFormat::Int,
            Self::Float32 => SampleFormat::Float,
        }
    }
}

/// Room for the RIFF header and the chunks after the audio: far more than they take.
const OVERHEAD_BYTES: u64 = 1024 * 1024;

/// Writes one WAV file.
pub struct Wav<W: Write + Seek> {
    writer: WavWriter<Shared<W>>,
    target: Shared<W>,
    chunks: Vec<u8>,
    shape: Shape,
    depth: Depth,
    written: Frames,
}

/// Whether a WAV file can hold a track of `shape`.
///
/// # Errors
/// When it would pass 4 GiB; the reason says what would fit.
pub fn check_size(shape: Shape, depth: Depth) -> Result<(), EncodeError> {
    let frame_bytes = u64::from(shape.channels) * u64::from(depth.bits()) / 8;
    let most = Frames((u64::from(u32::MAX) - OVERHEAD_BYTES) / frame_bytes);
    if shape.length <= most {
        return Ok(());
    }
    let fits = Length::from_secs(most.0 / u64::from(shape.rate.hz()));
    let lasts = Length::of_frames(shape.length, shape.rate);
    let (rate, channels, bits) = (shape.rate, shape.channels, depth.bits());
    Err(EncodeError::Refused(format!(
        "a WAV file ends at 4 GiB: at {rate}, {bits} bits and {channels} channel(s) {fits} fit, the track lasts {lasts}; \
         choose a lower --sample-rate or a compressed --format"
    )))
}

impl<W: Write + Seek> Wav<W> {
    /// Starts a file of `shape` in `target`.
    ///
    /// # Errors
    /// When the track would pass 4 GiB, or `target` cannot be written.
    pub fn new(target: W, shape: Shape, depth: Depth) -> Result<Self, EncodeError> {
        check_size(shape, depth)?;
        let spec = WavSpec {
            channels: shape.channels,
            sample_rate: shape.rate.hz(),
            bits_per_sample: depth.bits(),
            sample_format: depth.format(),
        };
        let target = Shared::new(target);
        let writer = WavWriter::new(target.clone(), spec).map_err(refused)?;
        Ok(Self { writer, target, chunks: Vec::new(), shape, depth, written: Frames::ZERO })
    }

    /// Puts chapters and tags behind the audio.
    ///
    /// # Errors
    /// When the tags cannot be written.
    pub fn tagged(self, track: &TrackInfo) -> Result<Self, EncodeError> {
        Ok(Self { chunks: chunks::chunks(track, self.shape.rate)?, ..self })
    }

    /// Appends `samples` after `convert`ing them, each once for every channel.
    fn write_integers(&mut self, samples: impl Iterator<Item = i32>) -> Result<(), EncodeError> {
        for sample in samples {
            for _ in 0..self.shape.channels {
                self.writer.write_sample(sample).map_err(refused)?;
            }
        }
        Ok(())
    }

    fn write_16(&mut self, length: usize, sample: impl Fn(usize) -> i16) -> Result<(), EncodeError> {
        let channels = u32::from(self.shape.channels);
        for start in (0..length).step_by(BLOCK) {
            let block = start..length.min(start + BLOCK);
            let mut writer = self.writer.get_i16_writer(block.len() as u32 * channels);
            for index in block {
                for _ in 0..channels {
                    writer.write_sample(sample(index));
                }
            }
            writer.flush().map_err(refused)?;
        }
        Ok(())
    }

    fn write_float(&mut self, samples: impl Iterator<Item = f32>) -> Result<(), EncodeError> {
        for sample in samples {
            for _ in 0..self.shape.channels {
                self.writer.write_sample(sample).map_err(refused)?;
            }
        }
        Ok(())
    }
}

/// Frames handed to hound in one go.
const BLOCK: usize = 1 << 16;

impl<W: Write + Seek> Encoder for Wav<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        self.written += match block {
            Block::Silence(frames) => frames,
            Block::Sound(samples) => Frames::of(samples),
        };
        match (self.depth, block) {
            (Depth::Bits16, Block::Sound(samples)) => {
                self.write_16(samples.len(), |index| quantized_16(samples[index]))
            }
            (Depth::Bits16, Block::Silence(frames)) => self.write_16(frames.len(), |_| 0),
            (Depth::Bits24, Block::Sound(samples)) => {
                self.write_integers(samples.iter().map(|sample| quantized_24(*sample)))
            }
            (Depth::Bits24, Block::Silence(frames)) => self.write_integers(std::iter::repeat_n(0, frames.len())),
            (Depth::Float32, Block::Sound(samples)) => self.write_float(samples.iter().copied()),
            (Depth::Float32, Block::Silence(frames)) => self.write_float(std::iter::repeat_n(0.0, frames.len())),
        }
    }

    fn finish(self: Box<Self>) -> Result<(), EncodeError> {
        self.shape.check(self.written)?;
        self.writer.finalize().map_err(refused)?;
        append(self.target, &self.chunks)
    }
}

/// Appends `chunks` to a finished file, and to the size in its header.
fn append(mut target: impl Write + Seek, chunks: &[u8]) -> Result<(), EncodeError> {
    /// "RIFF" and the size itself, which the size leaves out.
    const UNCOUNTED: u64 = 8;
    if chunks.is_empty() {
        return Ok(());
    }
    let audio_end = target.seek(SeekFrom::End(0))?;
    if !audio_end.is_multiple_of(2) {
        target.write_all(&[0])?;
    }
    target.write_all(chunks)?;
    let size = u32::try_from(target.stream_position()? - UNCOUNTED)
        .map_err(|_| EncodeError::Refused("a WAV file ends at 4 GiB, and cover and tags go beyond it".into()))?;
    target.seek(SeekFrom::Start(4))?;
    target.write_all(&size.to_le_bytes())?;
    Ok(target.flush()?)
}

fn refused(error: hound::Error) -> EncodeError {
    match error {
        hound::Error::IoError(error) => EncodeError::Io(error),
        other => EncodeError::Refused(other.to_string()),
    }
}

/// `sample` as a 16-bit integer: full scale is 32 768, the nearest step, without dither.
pub fn quantized_16(sample: f32) -> i16 {
    // Adding a half in f64 is exact, and cheaper than a call of round.
    let scaled = f64::from(sample) * 32_768.0;
    (scaled + 0.5f64.copysign(scaled)) as i16
}

/// `sample` as a 24-bit integer: full scale is 8 388 608, the nearest step, without dither.
pub fn quantized_24(sample: f32) -> i32 {
    ((f64::from(sample) * 8_388_608.0).round() as i32).clamp(-8_388_608, 8_388_607)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::units::SampleRate;

    fn shape(channels: u16, length: u64) -> Shape {
        Shape { rate: SampleRate::DEFAULT, channels, length: Frames(length) }
    }

    fn written(channels: u16, depth: Depth) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut wav: Box<dyn Encoder + '_> =
            Box::new(Wav::new(Cursor::new(&mut bytes), shape(channels, 5), depth).expect("fits"));
        wav.write(Block::Silence(Frames(2))).expect("memory");
        wav.write(Block::Sound(&[0.5, -0.5, 1.0])).expect("memory");
        wav.finish().expect("memory");
        bytes
    }

    #[test]
    fn samples_come_back_to_the_step() {
        let read = |bytes: Vec<u8>| -> Vec<i32> {
            hound::WavReader::new(Cursor::new(bytes))
                .expect("a WAV")
                .into_samples()
                .map(|s| s.expect("a sample"))
                .collect()
        };
        assert_eq!(read(written(1, Depth::Bits16)), [0, 0, 16_384, -16_384, 32_767]);
        assert_eq!(
            read(written(2, Depth::Bits24))[4..],
            [4_194_304, 4_194_304, -4_194_304, -4_194_304, 8_388_607, 8_388_607]
        );
        let floats: Vec<f32> = hound::WavReader::new(Cursor::new(written(1, Depth::Float32)))
            .expect("a WAV")
            .into_samples()
            .map(|sample| sample.expect("a sample"))
            .collect();
        assert_eq!(floats, [0.0, 0.0, 0.5, -0.5, 1.0]);
    }

    #[test]
    fn a_track_beyond_four_gibibytes_is_refused_with_what_fits() {
        let day = Frames(24 * 3600 * 48_000);
        let error = check_size(Shape { length: day, ..shape(1, 0) }, Depth::Bits16).expect_err("8 GB");
        assert!(error.to_string().contains("12h25m"), "{error}");
        assert!(check_size(Shape { length: Frames(12 * 3600 * 48_000), ..shape(1, 0) }, Depth::Bits16).is_ok());
    }

    #[test]
    fn a_track_of_another_length_than_announced_is_no_file() {
        let mut bytes = Vec::new();
        let wav = Wav::new(Cursor::new(&mut bytes), shape(1, 5), Depth::Bits16).expect("fits");
        assert!(Box::new(wav).finish().is_err());
    }
}

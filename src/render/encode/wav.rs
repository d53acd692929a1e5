//! WAV, with a header by hound. Silence is exactly 0, and there is no dither.
//!
//! A track of more than 4 GiB is refused before anything is written. Long silences are skipped by seeking, not written:
//! in a new file the gap reads as zeros and takes no space.

pub(crate) mod chunks;

use std::io::{Seek, SeekFrom, Write};
use std::sync::Arc;

use hound::{SampleFormat, WavSpec};

use super::{EncodeError, Encoder, Shape, TrackInfo};
use crate::base::{Frames, Length, choice, counted};
use crate::sound::{Block, Looped};

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

choice!(pub Depth { Bits16 = "16", Bits24 = "24", Float32 = "32f" });

impl Depth {
    const fn bits(self) -> u16 {
        match self {
            Self::Bits16 => 16,
            Self::Bits24 => 24,
            Self::Float32 => 32,
        }
    }

    /// The bits of an integer sample that matches this depth, 16 or 24.
    pub const fn integer_bits(self) -> u16 {
        match self {
            Self::Bits16 => 16,
            Self::Bits24 | Self::Float32 => 24,
        }
    }

    /// Fills `stored` with the bytes of `samples`, each repeated for every channel.
    pub(crate) fn store(self, samples: &[f32], channels: usize, stored: &mut Vec<u8>) {
        match self {
            Self::Bits16 => lay(samples, channels, stored, |sample| quantized_16(sample).to_le_bytes()),
            Self::Bits24 => lay(samples, channels, stored, |sample| {
                let [low, middle, high, _] = quantized_24(sample).to_le_bytes();
                [low, middle, high]
            }),
            Self::Float32 => lay(samples, channels, stored, f32::to_le_bytes),
        }
    }

    const fn format(self) -> SampleFormat {
        match self {
            Self::Bits16 | Self::Bits24 => SampleFormat::Int,
            Self::Float32 => SampleFormat::Float,
        }
    }
}

/// Reserved for the RIFF header and the chunks after the audio, far more than they take.
const OVERHEAD_BYTES: u64 = 1024 * 1024;
/// Frames converted at a time.
const BLOCK: usize = 4096;
/// Shorter silences are written: holes in a file come in blocks of 4 KiB or more.
const LEAST_HOLE_BYTES: u64 = 64 * 1024;

/// Writes one WAV file.
pub struct Wav<W: Write + Seek> {
    target: W,
    chunks: Vec<u8>,
    shape: Shape,
    depth: Depth,
    written: Frames,
    header_bytes: u64,
    /// The bytes of a block; the buffer is reused.
    stored: Vec<u8>,
    /// The loop that was heard last, as it is stored.
    turn: Option<(Arc<[f32]>, Vec<u8>)>,
}

/// Checks that a WAV file can hold a track of `shape`.
///
/// # Errors
/// When it would exceed 4 GiB; the reason says what would fit.
pub(crate) fn check_size(shape: Shape, depth: Depth) -> Result<(), EncodeError> {
    let frame_bytes = u64::from(shape.channels) * u64::from(depth.bits()) / 8;
    let most = Frames((u64::from(u32::MAX) - OVERHEAD_BYTES) / frame_bytes);
    if shape.length <= most {
        return Ok(());
    }
    let fits = Length::from_secs(most.0 / u64::from(shape.rate.hz()));
    let lasts = Length::of_frames(shape.length, shape.rate);
    let (rate, channels, bits) = (shape.rate, counted(shape.channels.into(), "channel"), depth.bits());
    Err(EncodeError::Refused(format!(
        "a WAV file cannot exceed 4 GiB, which is {fits} at {rate}, {bits} bits and {channels}, but the track lasts \
         {lasts}; choose a lower `--sample-rate` or a compressed `--format`"
    )))
}

impl<W: Write + Seek> Wav<W> {
    /// Starts a file of `shape` in `target`, which is new and empty.
    ///
    /// # Errors
    /// When the track would exceed 4 GiB, or `target` cannot be written.
    pub fn new(mut target: W, shape: Shape, depth: Depth) -> Result<Self, EncodeError> {
        check_size(shape, depth)?;
        let spec = WavSpec {
            channels: shape.channels,
            sample_rate: shape.rate.hz(),
            bits_per_sample: depth.bits(),
            sample_format: depth.format(),
        };
        let mut header = spec.into_header_for_infinite_file();
        center_mono(&mut header, shape);
        target.write_all(&header)?;
        let header_bytes = header.len() as u64;
        Ok(Self {
            target,
            chunks: Vec::new(),
            shape,
            depth,
            written: Frames::ZERO,
            header_bytes,
            stored: Vec::new(),
            turn: None,
        })
    }

    /// Adds chapters and tags after the audio.
    ///
    /// # Errors
    /// When the tags cannot be written.
    pub fn tagged(self, track: &TrackInfo) -> Result<Self, EncodeError> {
        Ok(Self { chunks: chunks::chunks(track, self.shape.rate)?, ..self })
    }

    fn sound(&mut self, samples: &[f32]) -> Result<(), EncodeError> {
        for block in samples.chunks(BLOCK) {
            self.depth.store(block, usize::from(self.shape.channels), &mut self.stored);
            self.target.write_all(&self.stored)?;
        }
        Ok(())
    }

    fn silence(&mut self, frames: Frames) -> Result<(), EncodeError> {
        let bytes = self.bytes_of(frames);
        if bytes < LEAST_HOLE_BYTES {
            self.stored.clear();
            self.stored.resize(bytes as usize, 0);
            return Ok(self.target.write_all(&self.stored)?);
        }
        // The last byte is written, so that the file reaches to the end of the silence.
        self.target.seek(SeekFrom::Current(bytes as i64 - 1))?;
        Ok(self.target.write_all(&[0])?)
    }

    fn repeat(&mut self, looped: Looped<'_>) -> Result<(), EncodeError> {
        let (turn, stored) = match self.turn.take() {
            Some((turn, stored)) if Arc::ptr_eq(&turn, looped.turn) => (turn, stored),
            _ => {
                let mut stored = Vec::new();
                self.depth.store(looped.turn, usize::from(self.shape.channels), &mut stored);
                (looped.turn.clone(), stored)
            }
        };
        let (frame, mut from) = (self.bytes_of(Frames(1)) as usize, looped.from);
        for piece in looped.pieces() {
            self.target.write_all(&stored[from * frame..(from + piece.len()) * frame])?;
            from = 0;
        }
        self.turn = Some((turn, stored));
        Ok(())
    }

    fn bytes_of(&self, frames: Frames) -> u64 {
        frames.0 * u64::from(self.shape.channels) * u64::from(self.depth.bits() / 8)
    }

    /// Writes `value` at byte `at` of the file.
    fn patch(&mut self, at: u64, value: u64) -> Result<(), EncodeError> {
        let value = u32::try_from(value).map_err(|_| {
            EncodeError::Refused("a WAV file cannot exceed 4 GiB, and this one does with its cover and tags".into())
        })?;
        self.target.seek(SeekFrom::Start(at))?;
        Ok(self.target.write_all(&value.to_le_bytes())?)
    }
}

/// A header that names the loudspeaker of each channel has the single one at the front left, where some players then play it alone.
fn center_mono(header: &mut [u8], shape: Shape) {
    /// Where the mask of loudspeakers is in a header that has one: behind `RIFF`, `WAVE`, `fmt ` and 20 bytes of format.
    const MASK: std::ops::Range<usize> = 40..44;
    const EXTENDED: [u8; 2] = 0xfffe_u16.to_le_bytes();
    const FRONT_CENTER: u32 = 4;
    if shape.channels == 1 && header.get(20..22) == Some(EXTENDED.as_slice()) {
        header[MASK].copy_from_slice(&FRONT_CENTER.to_le_bytes());
    }
}

impl<W: Write + Seek> Encoder for Wav<W> {
    fn write(&mut self, block: Block<'_>) -> Result<(), EncodeError> {
        self.written += block.frames();
        match block {
            Block::Sound(samples) => self.sound(samples),
            Block::Silence(frames) => self.silence(frames),
            Block::Loop(looped) => self.repeat(looped),
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), EncodeError> {
        /// "RIFF" and the size field itself, which do not count.
        const UNCOUNTED: u64 = 8;
        self.shape.check(self.written)?;
        let audio_bytes = self.bytes_of(self.written);
        if !audio_bytes.is_multiple_of(2) {
            self.target.write_all(&[0])?;
        }
        self.target.write_all(&self.chunks)?;
        let end = self.target.stream_position()?;
        self.patch(4, end - UNCOUNTED)?;
        self.patch(self.header_bytes - 4, audio_bytes)?;
        Ok(self.target.flush()?)
    }
}

/// Fills `stored` with the bytes of `samples`, each repeated for every channel. The compiler vectorizes the loop for one
/// channel.
fn lay<const BYTES: usize>(
    samples: &[f32],
    channels: usize,
    stored: &mut Vec<u8>,
    bytes_of: impl Fn(f32) -> [u8; BYTES],
) {
    stored.resize(samples.len() * channels * BYTES, 0);
    let (places, _) = stored.as_chunks_mut::<BYTES>();
    if channels == 1 {
        return places.iter_mut().zip(samples).for_each(|(place, sample)| *place = bytes_of(*sample));
    }
    for (frame, sample) in places.chunks_exact_mut(channels).zip(samples) {
        frame.fill(bytes_of(*sample));
    }
}

/// `sample` as a 16-bit integer: full scale is 32 768, the nearest step, halves away from zero, without dither.
pub fn quantized_16(sample: f32) -> i16 {
    // Exact, and cheaper than a call to `round`.
    let scaled = (sample * 32_768.0).clamp(-32_768.0, 32_767.0);
    let whole = scaled as i32;
    let rest = scaled - whole as f32;
    (whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)) as i16
}

/// `sample` as a 24-bit integer: full scale is 8 388 608, the nearest step, without dither.
pub fn quantized_24(sample: f32) -> i32 {
    ((f64::from(sample) * 8_388_608.0).round() as i32).clamp(-8_388_608, 8_388_607)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::base::SampleRate;

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
    fn every_sample_is_stored_as_the_nearest_step() {
        for step in (-40_000..40_000).flat_map(|step| [step as f32, step as f32 + 0.25, step as f32 + 0.5]) {
            let nearest = step.round().clamp(-32_768.0, 32_767.0) as i16;
            assert_eq!(quantized_16(step / 32_768.0), nearest, "{step}");
        }
        assert_eq!(quantized_16(f32::NAN), 0);
    }

    #[test]
    fn a_track_beyond_four_gibibytes_is_refused_with_what_fits() {
        let day = Frames(24 * 3600 * 48_000);
        let error = check_size(Shape { length: day, ..shape(1, 0) }, Depth::Bits16).expect_err("8 GB");
        assert!(error.to_string().contains("12h25m"), "{error}");
        assert!(check_size(Shape { length: Frames(12 * 3600 * 48_000), ..shape(1, 0) }, Depth::Bits16).is_ok());
    }

    #[test]
    fn a_track_of_another_length_than_announced_is_refused() {
        let mut bytes = Vec::new();
        let wav = Wav::new(Cursor::new(&mut bytes), shape(1, 5), Depth::Bits16).expect("fits");
        assert!(Box::new(wav).finish().is_err());
    }
}

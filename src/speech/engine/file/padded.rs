//! WAV samples of 24 bits in four bytes each.
//!
//! Microsoft's specification puts them into the upper three bytes, many programs into the lower three; the samples themselves show which.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::fold::Fold;
use crate::base::SampleRate;

/// Bytes of a sample.
const WIDTH: usize = 4;
/// How many frames are read at once.
const BLOCK: usize = 4096;
/// Full scale of 24 bits.
const FULL_SCALE: f32 = 8_388_608.0;

/// Where such samples are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PaddedLayout {
    /// Frames in a second.
    pub rate: SampleRate,
    /// How many samples a frame has.
    pub channels: usize,
    /// The position of the first.
    pub start: u64,
    /// How many bytes they take.
    pub bytes: u64,
}

/// Such samples, being read.
pub(crate) struct Padded {
    reader: BufReader<File>,
    channels: usize,
    /// The frames that are left.
    left: u64,
    /// How far the upper end of a sample is from that of its bytes, in bits.
    shift: u32,
}

impl Padded {
    /// The samples of `file` at `layout`.
    pub(crate) fn open(file: File, layout: PaddedLayout) -> io::Result<Self> {
        let mut reader = BufReader::new(file);
        let shift = shift(&mut reader, layout)?;
        reader.seek(SeekFrom::Start(layout.start))?;
        let left = layout.bytes / (WIDTH * layout.channels) as u64;
        Ok(Self { reader, channels: layout.channels, left, shift })
    }

    /// Appends the mean of the channels of the next frames to `mono`; `false` at the end.
    ///
    /// # Errors
    /// When the file ends before its samples do.
    pub(crate) fn next(&mut self, fold: &mut Fold, mono: &mut Vec<f32>) -> io::Result<bool> {
        let frames = self.left.min(BLOCK as u64) as usize;
        let mut bytes = vec![0; frames * WIDTH * self.channels];
        self.reader.read_exact(&mut bytes)?;
        self.left -= frames as u64;
        let (samples, _) = bytes.as_chunks::<WIDTH>();
        let value = |sample: &[u8; WIDTH]| ((i32::from_le_bytes(*sample) << self.shift) >> 8) as f32 / FULL_SCALE;
        mono.extend(samples.chunks_exact(self.channels).map(|frame| fold.mean(frame.iter().map(value))));
        Ok(frames > 0)
    }
}

/// 8 for samples in the lower three bytes, 0 for those in the upper ones.
fn shift(reader: &mut BufReader<File>, layout: PaddedLayout) -> io::Result<u32> {
    reader.seek(SeekFrom::Start(layout.start))?;
    let (mut lowest, mut is_small) = (0, true);
    let mut samples = reader.take(layout.bytes);
    let mut sample = [0; WIDTH];
    while samples.read_exact(&mut sample).is_ok() {
        lowest |= sample[0];
        is_small &= matches!(sample[3], 0 | 0xff);
    }
    // Padding is empty below the samples, and nothing but their sign above them.
    Ok(if lowest != 0 || is_small { 8 } else { 0 })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn heard(samples: &[[u8; WIDTH]], channels: usize) -> Vec<f32> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(samples.as_flattened()).expect("disk");
        let bytes = (samples.len() * WIDTH) as u64;
        let layout = PaddedLayout { rate: SampleRate::DEFAULT, channels, start: 0, bytes };
        let (mut fold, mut mono) = (Fold::default(), Vec::new());
        let mut padded = Padded::open(file, layout).expect("a file");
        while padded.next(&mut fold, &mut mono).expect("whole") {}
        mono
    }

    #[test]
    fn samples_are_found_in_the_lower_and_in_the_upper_bytes() {
        let numbers = [0x40_0001, -0x40_0001, 1, -1];
        let expected = numbers.map(|number| number as f32 / FULL_SCALE);
        let upper = numbers.map(|number: i32| (number << 8).to_le_bytes());
        let signed = numbers.map(i32::to_le_bytes);
        let unsigned = signed.map(|[a, b, c, _]| [a, b, c, 0]);
        for samples in [upper, signed, unsigned] {
            assert_eq!(heard(&samples, 1), expected, "{samples:?}");
        }
    }

    #[test]
    fn sixteen_bits_in_the_lower_bytes_are_not_taken_for_whispers() {
        assert_eq!(heard(&[[0, 0, 0x40, 0], [0, 0, 0xc0, 0xff]], 1), [0.5, -0.5]);
        assert_eq!(heard(&[[0, 0, 0x40, 0], [0, 0, 0xc0, 0xff]], 2), [0.0]);
    }
}

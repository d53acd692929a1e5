//! A spoken clip as it is kept: 16-bit samples, and what was measured of them.
//!
//! Never silent, never clipped. Damaged bytes are detected, and a take read back equals the take that was written.

use crate::base::{Decibels, Frames, Lufs, SampleRate};
use crate::sound::{Clip, Measured, measure, measure_on_phone};
use crate::speech::shaping::presence::present;
use crate::speech::voice::SpeechError;

/// Identifies the layout below; another layout gets another magic.
const MAGIC: &[u8; 8] = b"ncclip04";
const CHECKSUM_BYTES: usize = blake3::OUT_LEN;
const FULL_SCALE: f32 = 32_768.0;

/// One utterance, spoken and measured.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Take {
    /// Frames in a second.
    pub rate: SampleRate,
    /// Loudness and true peak, without any gain.
    pub measured: Measured,
    /// Loudness on a phone's speaker, likewise.
    pub on_phone: Vec<Lufs>,
    /// Mono samples, 16 bits, little-endian.
    pub pcm: Vec<u8>,
}

impl Take {
    /// Keeps what a voice said.
    pub(crate) fn of(clip: &Clip) -> Result<Self, SpeechError> {
        let pcm = pcm(clip)?;
        let kept = samples(&pcm);
        let measured = (measure(&kept, clip.rate), measure_on_phone(&kept, clip.rate));
        match measured.0.blocks.is_empty() {
            true => Err(SpeechError::unspeakable("the voice makes no sound for this text")),
            false => Ok(Self::with(clip.rate, pcm, measured)),
        }
    }

    /// Keeps what a voice said before it gets its presence: nothing is measured, for everything will change.
    pub(crate) fn raw(clip: &Clip) -> Result<Self, SpeechError> {
        let nothing = (Measured::default(), Vec::new());
        Ok(Self::with(clip.rate, pcm(clip)?, nothing))
    }

    fn with(rate: SampleRate, pcm: Vec<u8>, (measured, on_phone): (Measured, Vec<Lufs>)) -> Self {
        Self { rate, measured, on_phone, pcm }
    }

    /// The same, made clearer by `presence`.
    pub(crate) fn with_presence(&self, presence: Decibels) -> Result<Self, SpeechError> {
        Self::of(&present(Clip { samples: samples(&self.pcm), rate: self.rate }, presence))
    }

    pub(crate) const fn frames(&self) -> Frames {
        Frames(self.pcm.len() as u64 / 2)
    }

    /// The take as a file that is found by `key`: magic, checksum of the key and of all that follows, rate, true peak, gating blocks in full
    /// and on a phone, samples.
    pub(crate) fn to_bytes(&self, key: blake3::Hash) -> Vec<u8> {
        let mut bytes = [MAGIC.as_slice(), &[0; CHECKSUM_BYTES]].concat();
        let start = bytes.len();
        bytes.extend(self.rate.hz().to_le_bytes());
        bytes.extend(self.measured.peak.to_le_bytes());
        for blocks in [&self.measured.blocks, &self.on_phone] {
            bytes.extend((blocks.len() as u32).to_le_bytes());
            bytes.extend(blocks.iter().flat_map(|block| block.0.to_le_bytes()));
        }
        bytes.extend(&self.pcm);
        let checksum = checksum(key, &bytes[start..]);
        bytes[MAGIC.len()..start].copy_from_slice(checksum.as_bytes());
        bytes
    }

    /// Reads what [`Take::to_bytes`] wrote for `key`; `None` if even a single bit differs.
    pub(crate) fn from_bytes(key: blake3::Hash, bytes: &[u8]) -> Option<Self> {
        let (checksum, content) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<CHECKSUM_BYTES>()?;
        if self::checksum(key, content) != *checksum {
            return None;
        }
        let (rate, content) = content.split_first_chunk()?;
        let (peak, content) = content.split_first_chunk()?;
        let (blocks, content) = split_blocks(content)?;
        let (on_phone, pcm) = split_blocks(content)?;
        let measured = Measured { blocks, peak: f64::from_le_bytes(*peak) };
        Some(Self { rate: SampleRate::new(u32::from_le_bytes(*rate))?, measured, on_phone, pcm: pcm.to_vec() })
    }
}

fn checksum(key: blake3::Hash, content: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.as_bytes()).update(content).finalize()
}

/// The gating blocks at the beginning of `content`, and what follows them.
fn split_blocks(content: &[u8]) -> Option<(Vec<Lufs>, &[u8])> {
    let (count, content) = content.split_first_chunk()?;
    let (blocks, content) = content.split_at_checked(u32::from_le_bytes(*count) as usize * size_of::<f64>())?;
    let (blocks, _) = blocks.as_chunks();
    Some((blocks.iter().map(|block| Lufs(f64::from_le_bytes(*block))).collect(), content))
}

/// The samples of `clip` as 16-bit little-endian bytes.
fn pcm(clip: &Clip) -> Result<Vec<u8>, SpeechError> {
    if clip.samples.iter().any(|sample| !sample.is_finite() || sample.abs() > 1.0) {
        return Err(SpeechError::unavailable("the voice is too loud: its samples exceed full scale"));
    }
    let quantized = |sample: &f32| (sample * FULL_SCALE).round().min(FULL_SCALE - 1.0) as i16;
    Ok(clip.samples.iter().flat_map(|sample| quantized(sample).to_le_bytes()).collect())
}

/// 16-bit little-endian bytes as samples.
pub(crate) fn samples(pcm: &[u8]) -> Vec<f32> {
    let (pairs, _) = pcm.as_chunks();
    pairs.iter().map(|pair| f32::from(i16::from_le_bytes(*pair)) / FULL_SCALE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: blake3::Hash = blake3::Hash::from_bytes([7; blake3::OUT_LEN]);

    fn clip(samples: Vec<f32>) -> Clip {
        Clip { samples, rate: SampleRate::new(16_000).expect("not 0") }
    }

    fn tone() -> Clip {
        clip((0..8_000).map(|n| (n as f32 * 0.2).sin() * 0.3).collect())
    }

    #[test]
    fn a_take_read_back_is_the_take_written() {
        let take = Take::of(&tone()).expect("a sound");
        assert_eq!(Take::from_bytes(KEY, &take.to_bytes(KEY)), Some(take));
    }

    #[test]
    fn every_damaged_byte_is_noticed() {
        let bytes = Take::of(&clip(tone().samples[..500].to_vec())).expect("a sound").to_bytes(KEY);
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 4;
            assert_eq!(Take::from_bytes(KEY, &damaged), None, "byte {at}");
            assert_eq!(Take::from_bytes(KEY, &bytes[..at]), None, "cut at byte {at}");
        }
    }

    #[test]
    fn silence_and_overdrive_are_refused() {
        assert!(matches!(Take::of(&clip(Vec::new())), Err(SpeechError::Unspeakable { .. })));
        assert!(matches!(Take::of(&clip(vec![0.0001; 8_000])), Err(SpeechError::Unspeakable { .. })));
        assert!(matches!(Take::of(&clip(vec![1.2; 8_000])), Err(SpeechError::Unavailable { .. })));
        assert!(matches!(Take::of(&clip(vec![f32::NAN; 8_000])), Err(SpeechError::Unavailable { .. })));
    }

    #[test]
    fn full_scale_survives_sixteen_bits() {
        let kept = samples(&Take::of(&clip([1.0, -1.0, 0.5, 0.0].repeat(2_000))).expect("a sound").pcm);
        assert_eq!(kept[..4], [32_767.0 / 32_768.0, -1.0, 0.5, 0.0]);
    }
}

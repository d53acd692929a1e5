//! The header of a WAV file: what a decoder gets wrong in it, found before it is decoded.
//!
//! Programs that write into a pipe, and recorders that lose power, leave the lengths open; the true ones are found here. Source:
//! "Multimedia Programming Interface and Data Specifications 1.0" (IBM and Microsoft, 1991), chapter 3; EBU Tech 3306 for `RF64`.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::mended::Patch;
use super::padded::PaddedLayout;
use crate::base::SampleRate;

/// From this length on no file that is read can have it: `0x7fff…` and `0xffffffff` stand for "unknown".
const OPEN: u32 = 0x7fff_0000;
/// The most bytes of a format chunk that are of interest.
const FORMAT_BYTES: usize = 40;
const PCM: u16 = 1;
const FLOAT: u16 = 3;
const EXTENSIBLE: u16 = 0xfffe;

/// What there is to know about a WAV file before it is decoded.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// What to replace so that its lengths are true.
    pub patches: Vec<Patch>,
    /// Whether the samples are floating-point numbers.
    pub is_float: bool,
    /// Where the samples are, if they have 24 bits in four bytes each.
    pub padded: Option<PaddedLayout>,
}

/// The header of `file`; `None` when it is no WAV file, or one without samples.
pub(crate) fn header(file: &mut File) -> io::Result<Option<Header>> {
    let length = file.metadata()?.len();
    let mut start = [0; 12];
    if read(file, 0, &mut start)? < start.len() || !is_wav(&start) {
        return Ok(None);
    }
    let (mut at, mut format) = (12, Format::default());
    let mut chunk = [0; 8];
    while read(file, at, &mut chunk)? == chunk.len() {
        let size = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]);
        match &chunk[..4] {
            b"fmt " => format = Format::read(file, at + 8)?,
            b"data" => return Ok(Some(format.header(at + 8, size, length))),
            _ => {}
        }
        // Chunks begin on even bytes.
        at += 8 + u64::from(size) + u64::from(size % 2);
    }
    Ok(None)
}

fn is_wav(start: &[u8; 12]) -> bool {
    [b"RIFF", b"RF64", b"BW64"].iter().any(|id| start.starts_with(*id)) && start.ends_with(b"WAVE")
}

/// Fills `bytes` from `at` on as far as the file goes.
fn read(file: &mut File, at: u64, bytes: &mut [u8]) -> io::Result<usize> {
    file.seek(SeekFrom::Start(at))?;
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..])? {
            0 => break,
            more => filled += more,
        }
    }
    Ok(filled)
}

/// The format chunk.
#[derive(Debug, Default)]
struct Format {
    coding: u16,
    channels: u16,
    rate_hz: u32,
    block_bytes: u16,
    bits: u16,
    valid_bits: u16,
}

impl Format {
    fn read(file: &mut File, at: u64) -> io::Result<Self> {
        let mut bytes = [0; FORMAT_BYTES];
        read(file, at, &mut bytes)?;
        let number = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let is_extensible = number(0) == EXTENSIBLE;
        Ok(Self {
            coding: if is_extensible { number(24) } else { number(0) },
            channels: number(2),
            rate_hz: u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]),
            block_bytes: number(12),
            bits: number(14),
            valid_bits: if is_extensible { number(18) } else { number(14) },
        })
    }

    /// The header of a file of `length` bytes whose samples start at `start` and are said to take `size` bytes.
    fn header(&self, start: u64, size: u32, length: u64) -> Header {
        let there = length.saturating_sub(start);
        let is_open = size == 0 || size >= OPEN;
        let size = if is_open { there - there % u64::from(self.block_bytes.max(1)) } else { u64::from(size) };
        let patch = |at, number: u64| Patch { at, bytes: u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes() };
        let lengths = || vec![Patch { at: 0, bytes: *b"RIFF" }, patch(4, length - 8), patch(start - 4, size)];
        Header {
            patches: if is_open { lengths() } else { Vec::new() },
            is_float: self.coding == FLOAT,
            padded: self.padded(start, size),
        }
    }

    fn padded(&self, start: u64, bytes: u64) -> Option<PaddedLayout> {
        let fills_four = self.block_bytes == self.channels.checked_mul(4)? && self.channels > 0;
        let is_padded = self.coding == PCM && fills_four && self.valid_bits == 24 && matches!(self.bits, 24 | 32);
        let rate = SampleRate::new(self.rate_hz)?;
        is_padded.then_some(PaddedLayout { rate, channels: usize::from(self.channels), start, bytes })
    }
}

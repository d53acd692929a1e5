//! A file with some of its bytes replaced on the way to a decoder.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use symphonia::core::io::MediaSource;

/// Four bytes and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Patch {
    /// The position of the first.
    pub at: u64,
    /// What is read there.
    pub bytes: [u8; 4],
}

/// A file that is read with patches.
#[derive(Debug)]
pub(crate) struct Mended {
    file: File,
    length: u64,
    position: u64,
    /// In the order of their positions.
    patches: Vec<Patch>,
}

impl Mended {
    /// `file`, which has `length` bytes, with `patches` in the order of their positions, read from its start.
    pub(crate) const fn new(file: File, length: u64, patches: Vec<Patch>) -> Self {
        Self { file, length, position: 0, patches }
    }
}

impl Read for Mended {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.seek(SeekFrom::Start(self.position))?;
        let count = self.file.read(buffer)?;
        let (start, end) = (self.position, self.position + count as u64);
        let first = self.patches.partition_point(|patch| patch.at + 4 <= start);
        for patch in self.patches[first..].iter().take_while(|patch| patch.at < end) {
            let replaced = (patch.at..).zip(patch.bytes).filter(|(at, _)| (start..end).contains(at));
            replaced.for_each(|(at, byte)| buffer[(at - start) as usize] = byte);
        }
        self.position = end;
        Ok(count)
    }
}

impl Seek for Mended {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

impl MediaSource for Mended {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length)
    }
}

//! Zeros that cost nothing.
//!
//! In: bytes. Out: the same bytes in a file, long runs of zeros left as holes. Guaranteed: whoever reads the file sees every zero; what is
//! not a whole run of them is written as it is.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};

/// Runs of zeros shorter than this are written: file systems keep holes in blocks of 4 KiB and more.
const RUN: usize = 64 * 1024;

/// A file that does not write long runs of zeros. A track is mostly silence, and silence is zeros.
#[derive(Debug)]
pub struct Holes {
    file: File,
    /// Where the file must end at least: it may end in a hole.
    end: u64,
}

impl Holes {
    /// Writes to `file`, which is new and empty: only there is a hole a run of zeros.
    pub const fn new(file: File) -> Self {
        Self { file, end: 0 }
    }

    fn skip(&mut self, bytes: usize) -> io::Result<()> {
        self.end = self.end.max(self.file.seek(SeekFrom::Current(bytes as i64))?);
        Ok(())
    }
}

impl Write for Holes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = &bytes[..bytes.len().min(RUN)];
        let is_appending = self.file.stream_position()? >= self.end;
        if piece.len() == RUN && is_appending && piece.iter().all(|byte| *byte == 0) {
            self.skip(RUN)?;
            return Ok(RUN);
        }
        let written = self.file.write(piece)?;
        self.skip(0)?;
        Ok(written)
    }

    /// Gives the file its whole length, so that a hole at its end is part of it.
    fn flush(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() < self.end {
            self.file.set_len(self.end)?;
        }
        self.file.flush()
    }
}

impl Seek for Holes {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        self.file.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufWriter, Read};

    use super::*;

    fn read_back(write: impl FnOnce(&mut BufWriter<Holes>)) -> Vec<u8> {
        let mut file = tempfile::tempfile().expect("a file");
        let mut holes = BufWriter::with_capacity(1 << 20, Holes::new(file.try_clone().expect("a handle")));
        write(&mut holes);
        holes.flush().expect("disk");
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).expect("disk");
        file.read_to_end(&mut bytes).expect("disk");
        bytes
    }

    #[test]
    fn every_byte_comes_back() {
        let mut expected = vec![7u8; 100];
        expected.extend(vec![0; 3 * RUN + 17]);
        expected.extend([1, 2, 3]);
        expected.extend(vec![0; 5 * RUN]);
        let bytes = read_back(|holes| holes.write_all(&expected).expect("disk"));
        assert!(bytes == expected, "{} of {} bytes", bytes.len(), expected.len());
    }

    #[test]
    fn a_header_written_again_is_not_left_out() {
        let bytes = read_back(|holes| {
            holes.write_all(&vec![9; RUN]).expect("disk");
            holes.write_all(&vec![0; RUN]).expect("disk");
            holes.seek(SeekFrom::Start(0)).expect("disk");
            holes.write_all(&vec![0; RUN]).expect("disk");
        });
        assert!(bytes == vec![0; 2 * RUN]);
    }
}

//! Takes on disk while a track is made, so that a long track needs no more memory than a short one.
//!
//! One unnamed file that disappears with the process.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

use crate::base::locked;

#[derive(Debug)]
pub(crate) struct Spool(Mutex<Open>);

#[derive(Debug)]
struct Open {
    file: File,
    end: u64,
}

impl Spool {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self(Mutex::new(Open { file: tempfile::tempfile()?, end: 0 })))
    }

    /// Appends `bytes` and returns where they start.
    pub(crate) fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut open = locked(&self.0);
        let start = open.end;
        open.file.seek(SeekFrom::Start(start))?;
        open.file.write_all(bytes)?;
        open.end += bytes.len() as u64;
        Ok(start)
    }

    /// `length` bytes from `start` on.
    pub(crate) fn read(&self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        let mut open = locked(&self.0);
        open.file.seek(SeekFrom::Start(start))?;
        open.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_appended_is_read_from_its_place() {
        let spool = Spool::new().expect("a temporary file");
        let places: Vec<u64> =
            [b"abc".as_slice(), b"", b"defgh"].map(|bytes| spool.append(bytes).expect("room")).to_vec();
        assert_eq!(places, [0, 3, 3]);
        assert_eq!(spool.read(0, 3).expect("there"), b"abc");
        assert_eq!(spool.append(b"ij").expect("room"), 8, "reading does not move the end");
        assert_eq!(spool.read(3, 7).expect("there"), b"defghij");
        assert!(spool.read(9, 2).is_err());
    }
}

//! Reads blocks of what is served: of an open file, or of bytes in memory.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Bytes;

/// Where the bytes are.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// In a file.
    Open(Arc<OpenFile>),
    /// In memory.
    Memory(Bytes),
}

/// A file as it was when it was opened.
#[derive(Debug)]
pub(super) struct OpenFile {
    /// Its handle: another file of the same name is not this one.
    pub file: File,
    /// How many bytes it had.
    pub bytes: u64,
    /// When it had been written to.
    pub modified: Option<SystemTime>,
}

impl Content {
    /// The bytes of `range`, which is within what there is.
    pub(super) async fn read(&self, range: Range<u64>) -> io::Result<Bytes> {
        match self {
            Self::Memory(bytes) => Ok(bytes.slice(range.start as usize..range.end as usize)),
            Self::Open(open) => {
                let open = Arc::clone(open);
                tokio::task::spawn_blocking(move || open.read(range)).await.map_err(io::Error::other)?
            }
        }
    }
}

impl OpenFile {
    /// The bytes of `range`.
    fn read(&self, range: Range<u64>) -> io::Result<Bytes> {
        let mut block = vec![0; (range.end - range.start) as usize];
        let read = read_at(&self.file, &mut block, range.start);
        // Looked at after reading, so that nothing written before or meanwhile goes unnoticed.
        let now = self.file.metadata()?;
        if now.len() != self.bytes || now.modified().ok() != self.modified {
            return Err(io::Error::other("it has been written to meanwhile"));
        }
        read.map(|()| block.into())
    }
}

#[cfg(unix)]
fn read_at(file: &File, block: &mut [u8], position: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, block, position)
}

#[cfg(windows)]
fn read_at(file: &File, mut block: &mut [u8], mut position: u64) -> io::Result<()> {
    while !block.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, block, position)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                position += read as u64;
                block = &mut block[read..];
            }
        }
    }
    Ok(())
}

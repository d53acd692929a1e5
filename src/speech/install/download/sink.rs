//! Where the bytes of a download go: a part on disk, or memory.

use super::error::DownloadError;

/// A place for the bytes of a download.
pub(crate) trait Sink {
    /// How many bytes there are.
    fn bytes(&self) -> u64;
    /// The server's tag of the version that they belong to.
    fn tag(&self) -> Option<&str>;
    /// Discards them; what comes next belongs to the version `tag`.
    fn restart(&mut self, tag: Option<String>) -> Result<(), DownloadError>;
    /// Adds more.
    fn append(&mut self, bytes: &[u8]) -> Result<(), DownloadError>;
}

/// Bytes in memory.
#[derive(Default)]
pub(crate) struct Memory {
    pub bytes: Vec<u8>,
    tag: Option<String>,
}

impl Sink for Memory {
    fn bytes(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    fn restart(&mut self, tag: Option<String>) -> Result<(), DownloadError> {
        *self = Self { bytes: Vec::new(), tag };
        Ok(())
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), DownloadError> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

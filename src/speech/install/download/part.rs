//! A partly downloaded file.
//!
//! One process at a time writes it, and the next run resumes what an earlier one left behind.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::error::DownloadError;
use super::sink::Sink;

/// The longest version tag that is kept, in bytes.
const LONGEST_TAG: usize = 256;

/// The beginning of a file.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    file: File,
    hasher: Sha256,
    bytes: u64,
    tag: Option<String>,
}

impl Part {
    /// What was left at `path`, or nothing; its folder is created if it is missing.
    ///
    /// # Errors
    /// When it cannot be read and written, or another process is using it.
    pub fn open(path: &Path) -> Result<Self, DownloadError> {
        let failed = |error| disk(path, error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
        // A file system without locks is no reason to refuse: two writers at once would end in a wrong hash.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(DownloadError::Busy(path.to_owned()));
        }
        let mut part = Self { path: path.to_owned(), file, hasher: Sha256::new(), bytes: 0, tag: None };
        part.take_up().map_err(failed)?;
        Ok(part)
    }

    fn take_up(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = self.file.read(&mut buffer)?;
            if count == 0 {
                break;
            }
            self.hasher.update(&buffer[..count]);
            self.bytes += count as u64;
        }
        self.tag = fs::read_to_string(tag_file(&self.path)).ok().filter(|tag| is_tag(tag));
        Ok(())
    }

    /// The SHA-256 of all bytes, in lower-case hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        self.hasher.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the complete file to `target`.
    ///
    /// # Errors
    /// When it cannot be written out or renamed.
    pub fn finish(self, target: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        let path = self.path.clone();
        drop(self);
        fs::rename(&path, target)?;
        // A tag that stays behind belongs to no file, and nothing reads it.
        let _ = fs::remove_file(tag_file(&path));
        Ok(())
    }

    /// Deletes it.
    pub fn remove(self) {
        let path = self.path.clone();
        // Not every system can delete an open file.
        drop(self);
        for path in [tag_file(&path), path] {
            let _ = fs::remove_file(path);
        }
    }
}

impl Sink for Part {
    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    fn restart(&mut self, tag: Option<String>) -> Result<(), DownloadError> {
        let emptied = self.file.set_len(0).and_then(|()| self.file.seek(SeekFrom::Start(0)));
        emptied.map_err(|error| disk(&self.path, error))?;
        (self.hasher, self.bytes) = (Sha256::new(), 0);
        self.tag = tag.filter(|tag| is_tag(tag));
        let file = tag_file(&self.path);
        match &self.tag {
            Some(tag) => fs::write(&file, tag).map_err(|error| disk(&file, error)),
            None => {
                let _ = fs::remove_file(file);
                Ok(())
            }
        }
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), DownloadError> {
        // Bytes written before an error are good: the next run resumes after them.
        self.file.write_all(bytes).map_err(|error| disk(&self.path, error))?;
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }
}

/// Whether `tag` is valid to send (RFC 9110, section 8.8.3): the file it is kept in may have been damaged.
fn is_tag(tag: &str) -> bool {
    let inner = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    inner.is_some_and(|inner| inner.len() <= LONGEST_TAG && inner.chars().all(|c| c.is_ascii_graphic() && c != '"'))
}

/// Where the version tag of a part is kept.
fn tag_file(part: &Path) -> PathBuf {
    let mut path = part.as_os_str().to_owned();
    path.push(".tag");
    path.into()
}

/// A disk error.
fn disk(path: &Path, error: io::Error) -> DownloadError {
    DownloadError::Disk { path: path.to_owned(), error }
}

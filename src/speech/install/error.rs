//! Why a voice was not added.

use std::io;
use std::path::PathBuf;

use super::download::error::DownloadError;
use crate::speech::voice::SpeechError;

/// Why a voice was not added.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// It could not be downloaded.
    #[error(transparent)]
    Download(#[from] DownloadError),
    /// It is not a voice.
    #[error(transparent)]
    Voice(#[from] SpeechError),
    /// Its JSON belongs to another voice.
    #[error("{address} describes another voice than the catalog: {found}, not {expected}")]
    OtherVoice {
        /// Where the JSON came from.
        address: String,
        /// What it describes.
        found: String,
        /// What it should describe.
        expected: String,
    },
    /// Its file has a name that no voice can have.
    #[error("`{0}` is not a valid voice name: use only letters, digits, `-` and `_`; rename the file and its JSON")]
    Name(String),
    /// A file that no table of voices names.
    #[error("{} is {reason}; {remedy}", .path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        reason: String,
        /// Where to get the right one.
        remedy: String,
    },
    /// It could not be put in place.
    #[error("cannot write {}: {error}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

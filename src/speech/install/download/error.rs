//! Why a download failed: one clause for the user, and what to do about it where something can be done.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::base::DATA_DIR_VARIABLE;

/// How often one address may redirect to another.
pub(crate) const MOST_REDIRECTS: u32 = 10;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// There is no network, or no server at the address.
    #[error("cannot reach {address}: {reason}; check your network connection")]
    Unreachable {
        /// Where it should have come from.
        address: String,
        /// Why.
        reason: String,
    },
    /// The server has no such file.
    #[error("{address} does not exist (the server answered {status})")]
    Missing {
        /// Where it should have come from.
        address: String,
        /// The server's answer.
        status: u16,
    },
    /// The server refuses it.
    #[error("the server refused {address}: it answered {status}")]
    Refused {
        /// Where it should have come from.
        address: String,
        /// The server's answer.
        status: u16,
    },
    /// Too many redirects.
    #[error("{0} redirects more than {MOST_REDIRECTS} times")]
    Redirects(String),
    /// An encrypted address redirects to one that is not.
    #[error("{address} redirects to an unencrypted address, which is refused: {target}")]
    Insecure {
        /// Where it should have come from.
        address: String,
        /// Where that redirects to.
        target: String,
    },
    /// It is not a valid address, or the server does not speak HTTP.
    #[error("cannot download {address}: {reason}")]
    Unusable {
        /// Where it should have come from.
        address: String,
        /// Why.
        reason: String,
    },
    /// The file has another size.
    #[error("{address} has {found} bytes, not {expected}: it is not the file in the catalog")]
    Size {
        /// Where it came from.
        address: String,
        /// How many bytes it has, or how many had come when there were too many.
        found: String,
        /// How many it should have.
        expected: String,
    },
    /// The file has another hash.
    #[error("{address} has the wrong checksum (SHA-256 {found}); the download was deleted")]
    Hash {
        /// Where it came from.
        address: String,
        /// The hash of what came.
        found: String,
    },
    /// The connection broke, again and again.
    #[error("the download stopped after {done} bytes: {reason}; run the command again to resume it")]
    Cut {
        /// How many bytes are there already.
        done: u64,
        /// Why.
        reason: String,
    },
    /// What came cannot be kept.
    #[error("cannot write {}: {error}{}", .path.display(), remedy(error))]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Another process is downloading it.
    #[error("another nightcue is downloading {} right now", .0.display())]
    Busy(PathBuf),
    /// The user asked to stop.
    #[error("interrupted; run the command again to resume the download")]
    Interrupted,
}

/// What to do about a disk error.
fn remedy(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "; free some space, then run the command again to resume the download".to_owned()
        }
        _ => format!("; set {DATA_DIR_VARIABLE} to use another folder"),
    }
}

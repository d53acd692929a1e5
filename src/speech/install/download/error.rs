//! Why a download failed: one clause for the user, and what to do about it where something can be done.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::base::DATA_DIR_VARIABLE;

/// So often one address may lead to another.
pub(crate) const MOST_REDIRECTS: u32 = 10;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// There is no network, or nobody at the address.
    #[error("cannot reach {address}: {reason}; is there a network?")]
    Unreachable {
        /// Where it was to come from.
        address: String,
        /// Why.
        reason: String,
    },
    /// The server has no such file.
    #[error("{address} is not there (the server answers {status})")]
    Missing {
        /// Where it was to come from.
        address: String,
        /// The server's answer.
        status: u16,
    },
    /// The server does not give it.
    #[error("the server does not give {address}: it answers {status}")]
    Refused {
        /// Where it was to come from.
        address: String,
        /// The server's answer.
        status: u16,
    },
    /// One address leads to the next without end.
    #[error("{0} leads from one address to the next, more than {MOST_REDIRECTS} times")]
    Redirects(String),
    /// An encrypted address leads to one that is not.
    #[error("{address} leads to an address that is not encrypted, which is refused: {target}")]
    Insecure {
        /// Where it was to come from.
        address: String,
        /// Where that leads.
        target: String,
    },
    /// It is no address at all, or the server speaks no HTTP.
    #[error("cannot get {address}: {reason}")]
    Unusable {
        /// Where it was to come from.
        address: String,
        /// Why.
        reason: String,
    },
    /// Another file is there.
    #[error("{address} has {found} bytes, not {expected}: it is another file than the one the catalog knows")]
    Size {
        /// Where it came from.
        address: String,
        /// What it has, or as many as had come when there were too many.
        found: String,
        /// What it has to have.
        expected: String,
    },
    /// Something else came.
    #[error("{address} has another checksum than it must have (SHA-256 {found}); what had come is deleted")]
    Hash {
        /// Where it came from.
        address: String,
        /// What came.
        found: String,
    },
    /// The connection broke, again and again.
    #[error("the connection broke after {done} bytes: {reason}; run the command again and it goes on where it stopped")]
    Cut {
        /// What is there already.
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
    /// Another process is at it.
    #[error("another nightcue is downloading {} just now", .0.display())]
    Busy(PathBuf),
    /// The person asked to stop.
    #[error("interrupted; run the command again and it goes on where it stopped")]
    Interrupted,
}

/// What to do about an error of the disk.
fn remedy(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "; make room and run the command again, and it goes on where it stopped".to_owned()
        }
        _ => format!("; {DATA_DIR_VARIABLE} names another folder"),
    }
}

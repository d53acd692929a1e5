//! What ended an attempt at a download, and whether to try again.

use super::error::DownloadError;

/// What ended an attempt.
pub(crate) enum Trouble {
    /// Another attempt may succeed.
    Cut(String),
    /// No attempt will.
    Final(DownloadError),
}

impl From<DownloadError> for Trouble {
    fn from(error: DownloadError) -> Self {
        Self::Final(error)
    }
}

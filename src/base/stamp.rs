//! How a file is recognized that nobody has touched.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What changes when a file is written to or replaced.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    bytes: u64,
    modified_ns: u128,
    /// Device, inode and time of the last status change, on systems that have them.
    identity: Option<(u64, u64, i64, i64)>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Option<Self> {
        Some(Self {
            bytes: metadata.len(),
            modified_ns: nanoseconds(metadata.modified().ok()?)?,
            identity: identity(metadata),
        })
    }

    /// The stamp of the file at `path`, not of one that it refers to; `None` when there is none.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::symlink_metadata(path).ok()?)
    }

    /// The stamp of this program: another build of the same version may do otherwise. `None` when its file cannot be found.
    pub fn of_program() -> Option<Self> {
        Self::of(&fs::metadata(std::env::current_exe().ok()?).ok()?)
    }
}

fn nanoseconds(time: SystemTime) -> Option<u128> {
    Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos())
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u64, u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
const fn identity(_: &Metadata) -> Option<(u64, u64, i64, i64)> {
    None
}

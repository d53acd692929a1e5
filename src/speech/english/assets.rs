//! The files that came with a natural voice: dictionaries, networks, its license.
//!
//! They lie in a folder, or in the package that was built in. Whatever they contain, no more is read than such files can need.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;

use crate::speech::voice::SpeechError;
use crate::speech::wheel::Wheel;

/// The largest file that is read, in bytes; the largest there is has 8 million.
pub(crate) const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// The largest table once it is unpacked, in bytes; the largest there is has 8 million.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// Where the files are.
#[derive(Clone, Debug)]
pub(crate) enum Assets {
    /// Each in a file of its own.
    Folder(PathBuf),
    /// In the package that is part of the program.
    BuiltIn(Wheel),
}

impl Assets {
    /// All bytes of the file `name`.
    ///
    /// # Errors
    /// When there is none, or it is too large.
    pub(crate) fn bytes(&self, name: &str) -> Result<Vec<u8>, SpeechError> {
        let read = match self {
            Self::Folder(folder) => whole(&folder.join(name)),
            Self::BuiltIn(wheel) => wheel.named(name, MOST_BYTES),
        };
        read.map_err(|reason| self.damaged(name, &reason))
    }

    /// The JSON in the file `name`, which is unpacked if its name ends in `.gz`.
    ///
    /// # Errors
    /// When there is none, or it is not such a table.
    pub(crate) fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T, SpeechError> {
        let mut bytes = self.bytes(name)?;
        if name.ends_with(".gz") {
            bytes = unpacked(&bytes).map_err(|reason| self.damaged(name, &reason))?;
        }
        serde_json::from_slice(&bytes)
            .map_err(|error| self.damaged(name, &format!("is not the table it should be: {error}")))
    }

    /// Where the file `name` is, for a person.
    pub(crate) fn place(&self, name: &str) -> String {
        match self {
            Self::Folder(folder) => folder.join(name).display().to_string(),
            Self::BuiltIn(_) => format!("{name} in this program"),
        }
    }

    fn damaged(&self, name: &str, reason: &str) -> SpeechError {
        SpeechError::unavailable(format!("{}: {reason}", self.place(name)))
    }
}

/// The bytes of a regular file that is not too large.
fn whole(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let is_regular = file.metadata().is_ok_and(|metadata| metadata.is_file());
    let mut bytes = Vec::new();
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if is_regular && read as u64 <= MOST_BYTES { Ok(bytes) } else { Err(too_large(MOST_BYTES)) }
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    let mut reader = GzDecoder::new(bytes).take(MOST_UNPACKED + 1);
    let read = reader.read_to_end(&mut unpacked).map_err(|error| format!("cannot be unpacked: {error}"))?;
    if read as u64 <= MOST_UNPACKED { Ok(unpacked) } else { Err(too_large(MOST_UNPACKED)) }
}

fn too_large(most: u64) -> String {
    format!("is not a regular file, or has more than {most} bytes")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    #[test]
    fn a_table_that_unpacks_without_end_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        for _ in 0..70 {
            packer.write_all(&[b' '; 1024 * 1024]).expect("memory");
        }
        std::fs::write(folder.path().join("bomb.json.gz"), packer.finish().expect("memory")).expect("disk");
        std::fs::write(folder.path().join("cut.json.gz"), [0x1f, 0x8b, 8, 0]).expect("disk");
        let assets = Assets::Folder(folder.path().to_owned());
        let told = |name: &str| assets.json::<Vec<u8>>(name).expect_err(name).to_string();
        assert!(told("bomb.json.gz").contains("bomb.json.gz: is not a regular file, or has more than"));
        assert!(told("cut.json.gz").contains("cannot be unpacked"));
        assert!(told("missing.json").contains("missing.json"));
    }
}

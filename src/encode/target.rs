//! Files that are whole or not there.
//!
//! In: a path. Out: a [`Target`] to write to. Guaranteed: the path holds the old file or the finished new one, never a part, whatever
//! happens in between.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that takes its place only when it is [committed](Target::commit).
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    file: NamedTempFile,
}

impl Target {
    /// Prepares to write `path`; its folder is made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, or `path` is a folder.
    pub fn create(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder of this name is in the way"));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".nightcue-").suffix(".part");
        #[cfg(unix)]
        {
            // The usual permissions less the umask; temporary files are private otherwise.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        Ok(Self { path: path.to_owned(), file: builder.tempfile_in(folder)? })
    }

    /// Where the file will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A handle to write the content with.
    ///
    /// # Errors
    /// When the system has no more handles.
    pub fn handle(&self) -> io::Result<File> {
        self.file.reopen()
    }

    /// Puts the finished file in its place; its length in bytes.
    ///
    /// # Errors
    /// When it cannot be renamed; the old file is still there then.
    pub fn commit(self) -> io::Result<u64> {
        let bytes = self.file.as_file().metadata()?.len();
        self.file.persist(&self.path).map_err(|error| error.error)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_takes_its_place_when_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/track.wav");
        let target = Target::create(&path).expect("a target");
        target.handle().expect("a handle").write_all(b"whole").expect("disk");
        assert!(!path.exists());
        assert_eq!(target.commit().expect("a file"), 5);
        assert_eq!(fs::read(&path).expect("a file"), b"whole");
        assert_eq!(names(path.parent().expect("a parent")), ["track.wav"]);
    }

    #[test]
    fn what_is_dropped_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("track.wav");
        fs::write(&path, b"old").expect("disk");
        drop(Target::create(&path).expect("a target"));
        assert_eq!(fs::read(&path).expect("a file"), b"old");
        assert_eq!(names(folder.path()), ["track.wav"]);
    }

    #[test]
    fn a_folder_in_the_way_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Target::create(folder.path()).expect_err("a folder").kind(), io::ErrorKind::IsADirectory);
    }
}

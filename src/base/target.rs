//! Files that are whole or not there.
//!
//! In: a path. Out: a [`Target`] to write to. Guaranteed: the path holds the old file or the finished new one, never a part, whatever
//! happens in between.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

/// A file that takes its place only when it is [committed](Target::commit).
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    /// Removed when dropped. Only its path is kept: a track can have more parts than a program may have open files.
    part: TempPath,
}

const PREFIX: &str = ".nightcue-";
const SUFFIX: &str = ".part";

/// Removes what a killed run has left in `folder`. A part that cannot be removed is in nobody's way.
fn remove_abandoned(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let parts = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    });
    for part in parts {
        if is_abandoned(&part.file_name().to_string_lossy()) {
            let _ = fs::remove_file(part.path());
        }
    }
}

/// Whether the process that a part is named after is gone. Only Linux tells by a path; elsewhere parts are left alone.
fn is_abandoned(name: &str) -> bool {
    let processes = Path::new("/proc");
    let process = name.strip_prefix(PREFIX).and_then(|rest| rest.split('-').next()?.parse::<u32>().ok());
    process.is_some_and(|id| processes.join("self").exists() && !processes.join(id.to_string()).exists())
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
        remove_abandoned(folder);
        let prefix = format!("{PREFIX}{}-", std::process::id());
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX);
        #[cfg(unix)]
        {
            // The usual permissions less the umask; temporary files are private otherwise.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        Ok(Self { path: path.to_owned(), part: builder.tempfile_in(folder)?.into_temp_path() })
    }

    /// Where the file will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it is until then.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// A handle to write the content with.
    ///
    /// # Errors
    /// When the system has no more handles.
    pub fn handle(&self) -> io::Result<File> {
        File::options().read(true).write(true).open(&self.part)
    }

    /// Puts the finished file in its place; its length in bytes.
    ///
    /// # Errors
    /// When it cannot be renamed; the old file is still there then.
    pub fn commit(self) -> io::Result<u64> {
        let bytes = fs::metadata(&self.part)?.len();
        self.part.persist(&self.path).map_err(|error| error.error)?;
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

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_killed_run_has_left_is_removed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(".nightcue-99999999-x.part"), b"half").expect("disk");
        let first = Target::create(&folder.path().join("a.wav")).expect("a target");
        let second = Target::create(&folder.path().join("b.wav")).expect("a target");
        assert_eq!(names(folder.path()).len(), 2);
        first.commit().expect("a file");
        second.commit().expect("a file");
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn a_folder_in_the_way_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Target::create(folder.path()).expect_err("a folder").kind(), io::ErrorKind::IsADirectory);
    }
}

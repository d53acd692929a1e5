//! Files that appear whole or not at all. Whatever happens in between, the path holds either the old file or the
//! finished new one, never a part of it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempPath};

/// A file that takes its place only when it is [committed](Target::commit).
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    /// Where links in `path` lead.
    place: PathBuf,
    /// Removed when dropped. Only its path is kept: a track can have more parts than a program may have open files.
    part: TempPath,
}

const PREFIX: &str = ".nightcue-";
const SUFFIX: &str = ".part";

/// The most links from one to the next that a path may lead through, as on Linux.
const MOST_LINKS: usize = 40;
/// After this time without a change, a part of another system is taken for abandoned.
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes what a killed run has left in `folder`. A part that cannot be removed does no harm.
fn remove_abandoned(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let parts = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    });
    for part in parts {
        if is_abandoned(&part) {
            let _ = fs::remove_file(part.path());
        }
    }
}

/// Whether the process that a part is named after is gone. Of a process in another container or on another machine, which may share the
/// folder, only the age of its part is known.
fn is_abandoned(part: &fs::DirEntry) -> bool {
    let name = part.file_name();
    let name = name.to_string_lossy();
    let mut named = name.strip_prefix(PREFIX).unwrap_or_default().split('-');
    let process = named.next().and_then(|id| id.parse::<u32>().ok());
    match process.filter(|_| named.next().is_some_and(|system| Some(system) == this_system())) {
        Some(id) => !Path::new("/proc").join(id.to_string()).exists(),
        None => part.metadata().and_then(|part| part.modified()).is_ok_and(is_old),
    }
}

fn is_old(modified: SystemTime) -> bool {
    modified.elapsed().is_ok_and(|age| age > A_DAY)
}

/// Eight letters for this boot of this machine and the numbering of processes in it: two containers count their processes each for itself.
/// `None` where processes cannot be looked up.
fn this_system() -> Option<&'static str> {
    static SYSTEM: OnceLock<Option<String>> = OnceLock::new();
    let found = || {
        let boot = fs::read("/proc/sys/kernel/random/boot_id").ok()?;
        let numbering = fs::read_link("/proc/self/ns/pid").ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&boot).update(numbering.as_os_str().as_encoded_bytes());
        Some(hasher.finalize().to_hex().as_str()[..8].to_owned())
    };
    SYSTEM.get_or_init(found).as_deref()
}

/// What `path` leads to: itself, or where links lead, whether there is anything yet or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "its links lead in a circle"))
}

impl Target {
    /// Prepares to write `path`, creating its folder if necessary. A link stays one: what it leads to is written.
    ///
    /// # Errors
    /// When the folder cannot be created or written to, or `path` is a folder or anything else but a file.
    pub fn create(path: &Path) -> io::Result<Self> {
        let place = followed(path)?;
        match fs::metadata(&place) {
            Ok(there) if there.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder with this name is in the way"));
            }
            Ok(there) if !there.is_file() => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "a pipe or device with this name is in the way",
                ));
            }
            _ => (),
        }
        let folder = folder_of(&place)?;
        remove_abandoned(folder);
        let part = begun(folder, Readers::Usual)?.into_temp_path();
        Ok(Self { path: path.to_owned(), place, part })
    }

    /// Prepares to write `path`, with `bytes` already written and synced to disk.
    ///
    /// # Errors
    /// As for [`Target::create`], and when the disk is full.
    pub fn holding(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let target = Self::create(path)?;
        let mut file = target.handle()?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(target)
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

    /// Moves the finished file into place and returns its length in bytes.
    ///
    /// # Errors
    /// When it cannot be renamed; the old file is then still there.
    pub fn commit(self) -> io::Result<u64> {
        let bytes = fs::metadata(&self.part)?.len();
        self.part.persist(&self.place).map_err(|error| error.error)?;
        Ok(bytes)
    }
}

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Whoever the umask lets read this user's files.
    Usual,
    /// Only this user.
    Owner,
}

/// The folder of `path`, created if necessary.
fn folder_of(path: &Path) -> io::Result<&Path> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    Ok(folder)
}

/// An empty part in `folder`, named after this process and the system it runs on.
fn begun(folder: &Path, readers: Readers) -> io::Result<NamedTempFile> {
    let prefix = format!("{PREFIX}{}-{}-", std::process::id(), this_system().unwrap_or("elsewhere"));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    if readers == Readers::Usual {
        // The usual permissions less the umask; temporary files are private by default.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = readers;
    builder.tempfile_in(folder)
}

/// Writes `bytes` to `path` as a [`Target`] does and returns their number.
///
/// # Errors
/// As for [`Target::create`] and [`Target::commit`], and when the disk is full.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<u64> {
    Target::holding(path, bytes)?.commit()
}

/// Writes `bytes` to `path` for the program's own use: readable only by this user, and not synced, since it need not survive a
/// crash of the system. Parts that killed runs have left are not looked for, because the folder may hold thousands of files.
///
/// # Errors
/// When it cannot be written or moved into place, for instance because another process has the old file open on Windows.
pub fn write_kept(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = begun(folder_of(path)?, Readers::Owner)?;
    part.write_all(bytes)?;
    part.persist(path).map(drop).map_err(|error| error.error)
}

/// Removes the oldest files in `folder`, which the program wrote for its own use, until the rest has at most `most_bytes` bytes. Files that
/// cannot be removed stay.
pub(crate) fn prune_oldest(folder: &Path, most_bytes: u64) {
    let mut files = kept_files(folder);
    files.sort();
    let mut bytes: u64 = files.iter().map(|file| file.bytes).sum();
    for file in files {
        if bytes <= most_bytes {
            break;
        }
        if fs::remove_file(&file.path).is_ok() {
            bytes -= file.bytes;
        }
    }
}

/// A file for the program's own use; the derived order is oldest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct KeptFile {
    written: SystemTime,
    path: PathBuf,
    bytes: u64,
}

fn kept_files(folder: &Path) -> Vec<KeptFile> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let kept = entries.filter_map(|entry| {
        let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        Some(KeptFile { written: metadata.modified().ok()?, path: entry.path(), bytes: metadata.len() })
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_appears_only_when_it_is_whole() {
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
        let ours = this_system().expect("Linux");
        fs::write(folder.path().join(format!(".nightcue-99999999-{ours}-x.part")), b"half").expect("disk");
        let first = Target::create(&folder.path().join("a.wav")).expect("a target");
        let second = Target::create(&folder.path().join("b.wav")).expect("a target");
        assert_eq!(names(folder.path()).len(), 2);
        first.commit().expect("a file");
        second.commit().expect("a file");
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn a_part_of_another_container_or_machine_is_left_for_a_day() {
        let folder = tempfile::tempdir().expect("a folder");
        let foreign = folder.path().join(".nightcue-99999999-0123abcd-x.part");
        fs::write(&foreign, b"half").expect("disk");
        let target = || Target::create(&folder.path().join("a.wav")).expect("a target").commit().expect("a file");
        target();
        assert!(foreign.exists(), "its process cannot be seen from here");
        let long_ago = SystemTime::now() - A_DAY - Duration::from_secs(60);
        File::options().write(true).open(&foreign).and_then(|file| file.set_modified(long_ago)).expect("disk");
        target();
        assert!(!foreign.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_what_it_leads_to_is_written() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("phone")).expect("disk");
        symlink("phone/track.wav", at("link.wav")).expect("disk");
        symlink("link.wav", at("second.wav")).expect("disk");
        symlink("circle.wav", at("circle.wav")).expect("disk");
        write_whole(&at("second.wav"), b"sound").expect("a file");
        assert_eq!(fs::read(at("phone/track.wav")).expect("a file"), b"sound");
        assert!(at("link.wav").is_symlink() && at("second.wav").is_symlink());
        assert!(Target::create(&at("circle.wav")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_in_the_way_is_reported_and_not_replaced() {
        let error = Target::create(Path::new("/dev/null")).expect_err("a device");
        assert!(error.to_string().contains("pipe or device"), "{error}");
    }

    #[test]
    fn a_folder_in_the_way_is_reported() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Target::create(folder.path()).expect_err("a folder").kind(), io::ErrorKind::IsADirectory);
    }

    #[test]
    fn a_file_written_at_once_replaces_the_old_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/list.csv");
        for text in [b"first".as_slice(), b"second, and longer"] {
            assert_eq!(write_whole(&path, text).expect("disk"), text.len() as u64);
            write_kept(&path.with_extension("kept"), text).expect("disk");
            assert_eq!(fs::read(&path).expect("there"), text);
            assert_eq!(fs::read(path.with_extension("kept")).expect("there"), text);
        }
        let mut names = names(path.parent().expect("a folder"));
        names.sort();
        assert_eq!(names, ["list.csv", "list.kept"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_the_program_keeps_for_itself_is_readable_by_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("clip");
        write_kept(&path, b"sound").expect("disk");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
}

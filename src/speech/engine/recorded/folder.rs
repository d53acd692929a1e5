//! The files of a folder of recordings, those in folders inside it included; none is opened here.
//!
//! What computers leave beside recordings, such as the `._` files of macOS, is passed over. No file outside the bounds is listed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::naming::marks_in;
use crate::speech::casting::shelf::inside;
use crate::speech::voice::SpeechError;

/// What sound files are called. Other files are of interest only if their name has the mark of a line.
const SOUND: [&str; 21] = [
    "3gp", "aac", "aif", "aifc", "aiff", "amr", "caf", "flac", "m4a", "m4b", "mka", "mp3", "mp4", "oga", "ogg", "opus",
    "wav", "wave", "weba", "webm", "wma",
];
/// The most files and folders that are looked at; a person's home has more, and was not meant.
const MOST_ENTRIES: usize = 20_000;

/// A file that may be a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Where it is.
    pub path: PathBuf,
    /// Its name without the extension.
    pub stem: String,
    /// The parts of its name that may be a line's mark.
    pub marks: Vec<String>,
    /// Whether it is called like a sound file.
    pub is_sound: bool,
}

/// Every file in `folder` that may be a recording, in the order of their paths.
///
/// # Errors
/// When a folder cannot be read, or something leads out of `bounds`, or there are too many files.
pub(crate) fn listed(folder: &Path, bounds: Option<&Path>) -> Result<Vec<Listed>, SpeechError> {
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    let mut entries = 0;
    while let Some(folder) = folders.pop() {
        // A link may lead back to where it is.
        if !known.insert(folder.canonicalize().map_err(|error| unreadable(&folder, &error))?) {
            continue;
        }
        for path in paths(&folder)? {
            entries += 1;
            if entries > MOST_ENTRIES {
                let folder = folder.display();
                return Err(SpeechError::unavailable(format!(
                    "{folder} has too many files for a folder of recordings"
                )));
            }
            if path.is_dir() {
                within(bounds, &path)?;
                folders.push(path);
            } else if let Some(listed) = Listed::of(&path) {
                within(bounds, &path)?;
                found.push(listed);
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

/// What is in `folder`, without what is hidden.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, SpeechError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| unreadable(folder, &error))?;
    let is_shown = |entry: &fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
    Ok(entries.iter().filter(|entry| is_shown(entry)).map(fs::DirEntry::path).collect())
}

fn within(bounds: Option<&Path>, path: &Path) -> Result<(), SpeechError> {
    let Some(bounds) = bounds else { return Ok(()) };
    inside(bounds, path).map(drop).map_err(|error| SpeechError::unavailable(error.to_string()))
}

fn unreadable(folder: &Path, error: &io::Error) -> SpeechError {
    SpeechError::unavailable(format!("cannot read the folder {}: {error}", folder.display()))
}

impl Listed {
    fn of(path: &Path) -> Option<Self> {
        let stem = path.file_stem()?.to_string_lossy().into_owned();
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let is_sound = extension.is_some_and(|extension| SOUND.contains(&extension.as_str()));
        let marks = marks_in(&stem);
        (is_sound || !marks.is_empty()).then(|| Self { path: path.to_owned(), stem, marks, is_sound })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let listed = listed(folder, None).expect("a folder");
        let name = |listed: Listed| {
            let name = listed.path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            name.replace('\\', "/")
        };
        listed.into_iter().map(name).collect()
    }

    #[test]
    fn files_are_found_in_folders_of_folders_and_hidden_ones_are_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("disk");
            fs::write(path, "").expect("disk");
        };
        let sounds = ["a/b/1-6b1ec21b.m4a", "New Recording.M4A", "take 2_6b1ec21b.xyz"];
        sounds.into_iter().for_each(put);
        ["._1-6b1ec21b.m4a", ".DS_Store", "notes.txt", ".old/1-6b1ec21b.wav"].into_iter().for_each(put);
        assert_eq!(names(folder.path()), ["New Recording.M4A", "a/b/1-6b1ec21b.m4a", "take 2_6b1ec21b.xyz"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_followed_once() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("a")).expect("disk");
        fs::write(folder.path().join("a/1-6b1ec21b.wav"), "").expect("disk");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/back")).expect("disk");
        assert_eq!(names(folder.path()), ["a/1-6b1ec21b.wav"]);
    }
}

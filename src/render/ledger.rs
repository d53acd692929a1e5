//! Remembers what was rendered, so that files which are already up to date are left alone.
//!
//! A file that was touched since, another build of the program or any other input means rendering again. A ledger that
//! cannot be written is not an error.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::encode::TrackInfo;
use super::master::Master;
use super::order::{Order, Written};
use crate::base::{Stamp, cache_folder, write_kept};
use crate::speech::Recordings;
use crate::timeline::Timeline;

/// The number of orders remembered; an entry takes a few hundred bytes.
const MOST_ENTRIES: usize = 500;

/// A folder with an entry for every order that was rendered.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
}

/// The entry of one order.
#[derive(Debug)]
pub struct Page {
    path: PathBuf,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    files: Vec<(Written, Stamp)>,
}

impl Ledger {
    /// The ledger in `folder`, which is created when the first order is noted.
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The ledger of this user; `None` if the system defines no cache folder.
    pub fn of_user() -> Option<Self> {
        cache_folder().map(|folder| Self::at(folder.join("rendered")))
    }

    /// The page of an order, for everything that determines its bytes. `None` if the program's own file cannot be found
    /// (another build of the same version could render other bytes) or if a path is not Unicode.
    pub fn page(
        &self,
        timeline: &Timeline,
        recordings: &Recordings,
        master: &Master,
        info: &TrackInfo,
        order: &Order,
    ) -> Option<Page> {
        let folder = std::path::absolute(&order.folder).ok()?;
        let program = Stamp::of_program()?;
        let place = hash(&(folder, order))?;
        let cover = info.cover.as_ref().map(|picture| blake3::hash(picture.bytes()).to_hex().to_string());
        let info = TrackInfo { cover: None, ..info.clone() };
        let version = env!("CARGO_PKG_VERSION");
        let fingerprint = hash(&(version, program, master, timeline, info, cover, recordings.fingerprint()))?;
        Some(Page { path: self.folder.join(place), fingerprint })
    }
}

/// A hash of every field of `value`, in hexadecimal; `None` when a path in it is not Unicode.
fn hash(value: &impl Serialize) -> Option<String> {
    Some(blake3::hash(&serde_json::to_vec(value).ok()?).to_hex().to_string())
}

impl Page {
    /// The files of the order, if all of them are as they were left.
    pub fn unchanged(&self) -> Option<Vec<Written>> {
        let entry: Entry = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        let is_same = |(file, stamp): &(Written, Stamp)| Stamp::at(&file.path).as_ref() == Some(stamp);
        (entry.fingerprint == self.fingerprint && entry.files.iter().all(is_same))
            .then(|| entry.files.into_iter().map(|(file, _)| file).collect())
    }

    /// Remembers how `files` are now. What cannot be remembered is rendered again.
    pub fn note(&self, files: &[Written]) {
        let stamped = files.iter().map(|file| Some((file.clone(), Stamp::at(&file.path)?)));
        if let Some(files) = stamped.collect() {
            let entry = Entry { fingerprint: self.fingerprint.clone(), files };
            // Without the entry the next run renders again, with the same result.
            let _ = self.write(&entry);
        }
    }

    fn write(&self, entry: &Entry) -> std::io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        prune(folder);
        write_kept(&self.path, &serde_json::to_vec(entry)?)
    }
}

/// Removes the oldest entries if there are too many.
fn prune(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut dated: Vec<(SystemTime, PathBuf)> =
        entries.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path()))).collect();
    dated.sort();
    for (_, path) in dated.iter().rev().skip(MOST_ENTRIES) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(folder: &Path, fingerprint: &str) -> Page {
        Page { path: folder.join("ledger/page"), fingerprint: fingerprint.to_owned() }
    }

    fn track(folder: &Path, content: &str) -> Vec<Written> {
        let path = folder.join("track.wav");
        fs::write(&path, content).expect("disk");
        vec![Written { path, bytes: content.len() as u64, is_part: false }]
    }

    #[test]
    fn files_as_they_were_left_are_unchanged() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = page(folder.path(), "same");
        assert_eq!(page.unchanged(), None);
        let files = track(folder.path(), "sound");
        page.note(&files);
        assert_eq!(page.unchanged(), Some(files));
    }

    #[test]
    fn another_input_a_touched_file_and_a_missing_one_mean_rendering() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = page(folder.path(), "same");
        page.note(&track(folder.path(), "sound"));
        assert_eq!(super::tests::page(folder.path(), "other").unchanged(), None);
        track(folder.path(), "noise");
        assert_eq!(page.unchanged(), None, "written again, as long as before");
        page.note(&track(folder.path(), "sound"));
        fs::remove_file(folder.path().join("track.wav")).expect("there");
        assert_eq!(page.unchanged(), None);
    }

    #[test]
    fn a_damaged_page_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = page(folder.path(), "same");
        page.note(&track(folder.path(), "sound"));
        fs::write(&page.path, b"{").expect("disk");
        assert_eq!(page.unchanged(), None);
    }

    #[test]
    fn only_the_newest_entries_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        for nth in 0..MOST_ENTRIES + 20 {
            fs::write(folder.path().join(nth.to_string()), b"").expect("disk");
        }
        prune(folder.path());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), MOST_ENTRIES);
    }
}

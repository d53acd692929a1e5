//! Files to share: what was named, opened, with what each says of itself.

use std::io;
use std::path::{Path, PathBuf};

use super::kind::Kind;
use super::served::Served;
use crate::base::printable;
use crate::verify::{Particulars, read_particulars};

/// A file that is shared.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Where it is.
    pub path: PathBuf,
    /// The file, open.
    pub served: Served,
    /// What it says of itself; empty for what is no track.
    pub particulars: Particulars,
}

/// Why something cannot be shared.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// It cannot be opened.
    #[error("cannot share `{path}`: {error}")]
    Unreadable {
        /// As typed.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// It is not what a render writes.
    #[error("`{0}` is not a file that `render` writes; share tracks, pages, captions or pictures")]
    Kind(String),
    /// A folder without tracks.
    #[error("the folder `{0}` contains no track; name a file, or render one into it")]
    NoTrack(String),
    /// A podcast of files that are no tracks.
    #[error("a podcast needs a track; name an MP3, or a folder with tracks")]
    NoEpisode,
    /// A track that is none.
    #[error("cannot share `{path}`: it is not the track that its name says: {error}")]
    Broken {
        /// As typed.
        path: String,
        /// What is wrong.
        error: io::Error,
    },
}

/// Formats of tracks, in the order in which a folder is searched for them: every phone plays MP3.
const FORMATS: [&str; 4] = ["mp3", "opus", "flac", "wav"];

impl Offer {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// When it cannot be opened, or is not what a render writes.
    pub fn open(path: &Path) -> Result<Self, OfferError> {
        let shown = || printable(&path.display().to_string()).into_owned();
        let unreadable = |error| OfferError::Unreadable { path: shown(), error };
        path.metadata().map_err(unreadable)?;
        let kind = Kind::of(path).ok_or_else(|| OfferError::Kind(shown()))?;
        let served = Served::open(path, kind).map_err(unreadable)?;
        let broken = |error| OfferError::Broken { path: shown(), error: in_plain_words(error) };
        let particulars =
            if kind.is_audio() { read_particulars(path).map_err(broken)? } else { Particulars::default() };
        Ok(Self { path: path.to_owned(), served, particulars })
    }

    /// What a list calls it: its title, else its name without the ending.
    pub fn title(&self) -> String {
        let stem = || Path::new(self.served.name()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        printable(&self.particulars.title.clone().unwrap_or_else(stem)).into_owned()
    }
}

/// A file that ends too early is told as one.
fn in_plain_words(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "it is empty, or was cut off"),
        _ => error,
    }
}

/// The files that `named` stand for, each once: a file for itself, a folder for its tracks in the format that phones play best.
///
/// # Errors
/// When a folder cannot be read or has no track.
pub fn files_of(named: &[PathBuf]) -> Result<Vec<PathBuf>, OfferError> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in named {
        let found = if path.is_dir() { tracks_in(path)? } else { vec![path.clone()] };
        for file in found {
            files.extend((!files.contains(&file)).then_some(file));
        }
    }
    Ok(files)
}

fn tracks_in(folder: &Path) -> Result<Vec<PathBuf>, OfferError> {
    let shown = || printable(&folder.display().to_string()).into_owned();
    let unreadable = |error| OfferError::Unreadable { path: shown(), error };
    let entries: Result<Vec<_>, _> = folder.read_dir().map_err(unreadable)?.collect();
    let mut files: Vec<PathBuf> = entries.map_err(unreadable)?.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    let of = |format| files.iter().filter(move |path| Kind::of(path).is_some_and(|kind| kind.ending() == format));
    let best =
        FORMATS.into_iter().map(|format| of(format).cloned().collect::<Vec<_>>()).find(|found| !found.is_empty());
    best.ok_or_else(|| OfferError::NoTrack(shown()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        names.iter().for_each(|name| std::fs::write(folder.path().join(name), b"").expect("room"));
        folder
    }

    #[test]
    fn a_folder_stands_for_its_tracks_in_the_format_that_phones_play_best() {
        let there = folder(&["b.mp3", "a.MP3", "a.wav", "a.vtt", "notes"]);
        let files = files_of(&[there.path().to_owned(), there.path().join("b.mp3"), there.path().join("a.vtt")]);
        let names: Vec<_> = files
            .expect("tracks")
            .iter()
            .map(|path| path.strip_prefix(there.path()).expect("inside").to_owned())
            .collect();
        assert_eq!(names, ["a.MP3", "b.mp3", "a.vtt"].map(PathBuf::from));
        let without = folder(&["a.wav", "b.opus"]);
        assert_eq!(files_of(&[without.path().to_owned()]).expect("tracks"), [without.path().join("b.opus")]);
    }

    #[test]
    fn what_no_render_writes_is_refused() {
        let there = folder(&["id_rsa", "a.mp3"]);
        let refused = |name: &str| Offer::open(&there.path().join(name)).expect_err("refused").to_string();
        assert!(refused("id_rsa").contains("is not a file that `render` writes"));
        assert!(refused("a.mp3").contains("not the track that its name says"));
        assert!(refused("b.mp3").contains("cannot share"));
        assert!(files_of(&[folder(&["a.vtt"]).path().to_owned()]).is_err());
    }
}

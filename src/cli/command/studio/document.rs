//! The routine that is being edited, and its file: read, watched and saved, but never over what somebody else has written meanwhile.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nightcue::base::{Source, write_whole};
use nightcue::routine::{self, Found};
use serde::Serialize;

use crate::cli::failure::Failure;

/// The routine that is being edited.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// As the user named it.
    shown: String,
    /// Where it is saved; `None` for a bundled routine and a new one.
    path: Option<PathBuf>,
    /// What it begins with, where it has no file.
    beginning: String,
    style: Style,
}

/// What a text field takes away from a text, and saving gives back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Style {
    has_mark: bool,
    has_returns: bool,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Text {
    /// With plain ends of lines.
    pub(super) text: String,
    /// Differs for each text, with its ends of lines.
    pub(super) version: String,
}

/// A request to save.
#[derive(Clone, Copy, Debug)]
pub(super) struct Save<'a> {
    pub(super) text: &'a str,
    /// What the file was when it was read or saved last.
    pub(super) version: Option<&'a str>,
    /// Whether whatever is there may be replaced.
    pub(super) knowingly: bool,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Saved {
    /// It is there.
    Done(String),
    /// It is not: the file has this text now.
    Newer(Text),
}

impl Document {
    /// The routine that is called `name`, a file or a bundled one, and its text.
    ///
    /// # Errors
    /// When there is none or it cannot be read.
    pub(super) fn open(name: &str) -> Result<(Self, Text), Failure> {
        if Path::new(name).is_file() {
            let document = Self::at(name);
            let (text, style) = document.read()?.ok_or_else(|| Failure::machine(format!("`{name}` has gone")))?;
            return Ok((Self { style, ..document }, text));
        }
        let found = routine::find(name)?;
        let text = found.source.text().to_owned();
        let version = version(text.as_bytes());
        Ok((Self::new(found.source.name().to_owned(), text.clone()), Text { text, version }))
    }

    /// A routine that will be called `shown` and begins with `text`, and is not saved yet.
    pub(super) fn new(shown: String, text: String) -> Self {
        Self { shown, path: None, beginning: text, style: Style::default() }
    }

    /// What it begins with, where it has no file.
    pub(super) fn beginning(&self) -> &str {
        &self.beginning
    }

    /// As the user named it.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Where it is saved, if it is.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// `text` as if it had been found where the document is.
    ///
    /// # Errors
    /// When it cannot be a routine at all.
    pub(super) fn found(&self, text: &str) -> Result<Found, Box<nightcue::base::Diagnostic>> {
        let source = Source::new(&self.shown, text.as_bytes().to_vec())?;
        let stem = Path::new(&self.shown).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Ok(Found { source, name: stem, folder: self.path.as_deref().and_then(Path::parent).map(Path::to_owned) })
    }

    /// What the file says now; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be read as text.
    pub(super) fn on_disk(&self) -> Result<Option<Text>, Failure> {
        Ok(self.read()?.map(|(text, _)| text))
    }

    fn read(&self) -> Result<Option<(Text, Style)>, Failure> {
        let Some(path) = &self.path else { return Ok(None) };
        let unreadable = |error: io::Error| Failure::machine(format!("cannot read `{}`: {error}", path.display()));
        let bytes = match read_bounded(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            read => read.map_err(unreadable)?,
        };
        let version = version(&bytes);
        let text = String::from_utf8(bytes).map_err(|_| unreadable(io::Error::other("it is not UTF-8 text")))?;
        let style = Style { has_mark: text.starts_with('\u{feff}'), has_returns: text.contains("\r\n") };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Ok(Some((Text { text, version }, style)))
    }

    /// Saves the text, unless its file has changed since.
    ///
    /// # Errors
    /// When there is no file to save it in, or it cannot be written.
    pub(super) fn save(&mut self, save: Save<'_>) -> Result<Saved, Failure> {
        let Some(path) = self.path.clone() else {
            return Err(Failure::machine(format!("`{}` has no file yet; choose a name", self.shown)));
        };
        match self.read()? {
            Some((text, _)) if !save.knowingly && Some(text.version.as_str()) != save.version => {
                return Ok(Saved::Newer(text));
            }
            Some((_, style)) => self.style = style,
            None if save.knowingly || save.version.is_none() => {}
            None => {
                let gone = "is not there any more: it was moved or deleted; `Save as` writes it under a name";
                return Err(Failure::machine(format!("`{}` {gone}", self.shown)));
            }
        }
        let bytes = self.style.dress(save.text);
        let unwritable = |error| Failure::machine(format!("cannot write `{}`: {error}", path.display()));
        write_whole(&path, &bytes).map_err(unwritable)?;
        Ok(Saved::Done(version(&bytes)))
    }

    /// The same, written as it was, in the file `name` of this folder.
    pub(super) fn moved_to(&self, name: &str) -> Self {
        Self { style: self.style, ..Self::at(name) }
    }

    fn at(name: &str) -> Self {
        Self { path: Some(PathBuf::from(name)), ..Self::new(name.to_owned(), String::new()) }
    }
}

/// The bytes of a file, of which at most one more than a routine may have is read.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let most = nightcue::base::MOST_FILE_BYTES as u64;
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other("it is too large for a routine"));
    }
    Ok(bytes)
}

impl Style {
    fn dress(self, text: &str) -> Vec<u8> {
        let text = if self.has_returns { text.replace('\n', "\r\n") } else { text.to_owned() };
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        format!("{mark}{text}").into_bytes()
    }
}

fn version(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().as_str()[..24].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(content: &str) -> (tempfile::TempDir, PathBuf, Document, Text) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, content).expect("disk");
        let (document, text) = Document::open(&path.to_string_lossy()).expect("a file");
        (folder, path, document, text)
    }

    fn save<'a>(text: &'a str, version: &'a str) -> Save<'a> {
        Save { text, version: Some(version), knowingly: false }
    }

    #[test]
    fn a_newer_file_is_not_replaced_unless_that_is_meant() {
        let (_folder, path, mut document, text) = opened("one\n");
        fs::write(&path, "theirs\n").expect("disk");
        match document.save(save("mine\n", &text.version)).expect("read") {
            Saved::Newer(theirs) => assert_eq!(theirs.text, "theirs\n"),
            Saved::Done(_) => panic!("it was replaced"),
        }
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs\n");
        let knowingly = Save { knowingly: true, ..save("mine\n", &text.version) };
        assert!(matches!(document.save(knowingly), Ok(Saved::Done(_))));
        assert_eq!(fs::read_to_string(&path).expect("there"), "mine\n");
    }

    #[test]
    fn a_file_that_has_gone_is_not_made_again_unasked() {
        let (_folder, path, mut document, text) = opened("one\r\n");
        fs::remove_file(&path).expect("disk");
        let said = document.save(save("two\n", &text.version)).expect_err("gone");
        assert!(matches!(said, Failure::Machine(reason) if reason.contains("not there any more")));
        assert!(!path.exists());
        let mut moved = document.moved_to(&path.to_string_lossy());
        assert!(matches!(moved.save(Save { knowingly: true, ..save("two\n", &text.version) }), Ok(Saved::Done(_))));
        assert_eq!(fs::read_to_string(&path).expect("there"), "two\r\n", "written as it was");
    }

    #[test]
    fn what_was_saved_can_be_saved_again() {
        let (_folder, path, mut document, text) = opened("one\n");
        let Ok(Saved::Done(version)) = document.save(save("two\n", &text.version)) else { panic!("saved") };
        assert!(matches!(document.save(save("three\n", &version)), Ok(Saved::Done(_))));
        assert_eq!(fs::read_to_string(&path).expect("there"), "three\n");
    }

    #[test]
    fn ends_of_lines_and_the_mark_of_an_editor_stay_as_they_were() {
        let (_folder, path, mut document, text) = opened("\u{feff}one\r\ntwo\r\n");
        assert_eq!(text.text, "one\ntwo\n");
        assert!(matches!(document.save(save("one\n2\n", &text.version)), Ok(Saved::Done(_))));
        assert_eq!(fs::read_to_string(&path).expect("there"), "\u{feff}one\r\n2\r\n");
    }

    #[test]
    fn a_bundled_routine_has_no_file_to_save() {
        let (mut document, text) = Document::open("calf-cramp").expect("bundled");
        assert!(document.path().is_none() && text.text.contains("[[step]]"));
        assert!(document.save(save("mine\n", &text.version)).is_err());
    }
}

//! The lines that a person reads aloud, and the folder for the recordings.

use std::path::{Path, PathBuf};

use nightcue::render::check_file_name;
use nightcue::speech::{Recorded, RecordingLine, Voice as _};

/// What is being recorded.
#[derive(Debug)]
pub(super) struct Reading {
    folder: PathBuf,
    lines: Vec<RecordingLine>,
}

impl Reading {
    /// `lines`, to be recorded into the folder `name` of this folder.
    ///
    /// # Errors
    /// When no folder can be called so.
    pub(super) fn new(name: &str, lines: Vec<RecordingLine>) -> Result<Self, String> {
        let name = name.trim();
        check_file_name(name).map_err(|reason| format!("`{name}` is not a name for a folder: it {reason}"))?;
        Ok(Self { folder: PathBuf::from(name), lines })
    }

    /// The line `number`, from 0.
    pub(super) fn line(&self, number: usize) -> Option<&RecordingLine> {
        self.lines.get(number)
    }

    /// Each line in the words of a reader, and whether it is recorded.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(super) fn told(&self) -> Result<Vec<(String, bool)>, String> {
        let known = self.recorded()?;
        let is_recorded = |line: &RecordingLine| known.as_ref().is_some_and(|known| known.has(&line.utterance));
        Ok(self.lines.iter().map(|line| (line.text.clone(), is_recorded(line))).collect())
    }

    /// The file of the line `number`, if it is recorded.
    pub(super) fn file(&self, number: usize) -> Option<PathBuf> {
        let known = self.recorded().ok()??;
        known.file(&self.line(number)?.utterance).map(Path::to_owned)
    }

    /// Where a recording of `line` is saved: in the place of an earlier one.
    ///
    /// # Errors
    /// When there is one that was not made here.
    pub(super) fn place(&self, line: &RecordingLine) -> Result<PathBuf, String> {
        let known = self.recorded()?;
        match known.as_ref().and_then(|known| known.file(&line.utterance)) {
            None => Ok(self.folder.join(&line.file)),
            Some(path) if path.extension().is_some_and(|extension| extension == "wav") => Ok(path.to_owned()),
            Some(path) => Err(format!("{} is a recording of this line; move it away first", path.display())),
        }
    }

    /// The recordings as a voice on the command line, if there are any.
    pub(super) fn voice(&self) -> Option<String> {
        self.folder.is_dir().then(|| format!("recordings:{}", self.folder.display()))
    }

    fn recorded(&self) -> Result<Option<Recorded>, String> {
        if !self.folder.exists() {
            return Ok(None);
        }
        Recorded::open(&self.folder, None).map(Some).map_err(|error| error.to_string())
    }
}

//! The bundled routines, compiled into the binary, and where the ROUTINE on the command line is looked for.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::base::{self, Diagnostic, Source, nearest};

/// A routine compiled into the binary.
#[derive(Clone, Copy, Debug)]
pub struct Bundled {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its definition.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/routines.rs"));

/// Every bundled routine, by name.
pub const fn bundled() -> &'static [Bundled] {
    BUNDLED
}

/// A routine that was found.
#[derive(Debug)]
pub struct Found {
    /// Its text.
    pub source: Source,
    /// What its tracks are named after; `None` for standard input.
    pub name: Option<String>,
    /// The folder it is in; `None` for standard input and bundled routines.
    pub folder: Option<PathBuf>,
}

/// Why a routine was not read.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// Found, but not a routine.
    #[error("{}", .0.message)]
    NotARoutine(Box<Diagnostic>),
    /// Cannot be read.
    #[error("cannot read `{name}`: {error}")]
    Unreadable {
        /// As typed.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// Neither a file nor a bundled routine.
    #[error("no file or bundled routine is called `{name}`{hint}")]
    Unknown {
        /// As typed.
        name: String,
        /// What was probably meant.
        hint: String,
    },
}

/// Finds `routine`: `-` is standard input, then a file of that path, then a bundled routine of that name.
///
/// # Errors
/// When there is none, it cannot be read, or it is not text.
pub fn find(routine: &str) -> Result<Found, FindError> {
    if routine == "-" {
        return read(io::stdin().lock(), "standard input", None, None);
    }
    let path = Path::new(routine);
    if path.exists() {
        let unreadable = |error| FindError::Unreadable { name: routine.to_owned(), error };
        let file = File::open(path).map_err(unreadable)?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        return read(file, routine, name, path.parent().map(Path::to_owned));
    }
    match BUNDLED.iter().find(|bundled| bundled.name == routine) {
        Some(bundled) => read(bundled.text.as_bytes(), &format!("{routine}.toml"), Some(routine.to_owned()), None),
        None => Err(unknown(routine)),
    }
}

fn unknown(routine: &str) -> FindError {
    let stem = routine.strip_suffix(".toml").unwrap_or(routine);
    let files = files_beside(Path::new(routine));
    let names = files.iter().map(String::as_str).chain(BUNDLED.iter().map(|bundled| bundled.name));
    let stems = names.clone().map(|name| name.strip_suffix(".toml").unwrap_or(name));
    let meant = nearest(stem, stems);
    let shown = names.into_iter().find(|name| Some(name.strip_suffix(".toml").unwrap_or(name)) == meant);
    let hint = match shown {
        Some(name) => format!("; did you mean `{name}`?"),
        None => "; `nightcue list` shows the bundled ones".to_owned(),
    };
    FindError::Unknown { name: routine.to_owned(), hint }
}

/// The routines in the folder that `path` is in, as one would type them.
fn files_beside(path: &Path) -> Vec<String> {
    let parent = path.parent().unwrap_or_else(|| Path::new(""));
    let folder = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let routines = entries.map(|entry| parent.join(entry.file_name()));
    let mut names: Vec<String> = routines
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Reads at most one byte more than allowed, so that an endless file is refused instead of read.
fn read(reader: impl Read, shown: &str, name: Option<String>, folder: Option<PathBuf>) -> Result<Found, FindError> {
    let mut bytes = Vec::new();
    let most = base::MOST_FILE_BYTES as u64 + 1;
    let unreadable = |error| FindError::Unreadable { name: shown.to_owned(), error };
    reader.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    let source = Source::new(shown, bytes).map_err(FindError::NotARoutine)?;
    Ok(Found { source, name, folder })
}

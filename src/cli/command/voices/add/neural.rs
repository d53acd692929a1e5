//! Neural voices, downloaded from the catalog or copied from files.

use std::path::Path;

use nightcue::base::{counted, nearest};
use nightcue::speech::{
    self, CatalogEntry, Courier, DownloadError, InstallError, NaturalKind, Patience, VoiceProfile, model_json,
};

use super::hear::hear;
use super::refused::not_added;
use crate::cli::command::receipt::size;
use crate::cli::command::voices::models::models;
use crate::cli::command::voices::trial::trial;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Copies a model and its JSON.
pub(crate) fn model(path: &Path, config: Option<&Path>) -> Result<String, Failure> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let models = models()?;
    if models.find(&name).is_some() {
        return Ok(installed(&name));
    }
    let config = config.map_or_else(|| model_json(path), Path::to_owned);
    let place = speech::copy_voice(path, &config, &models, trial).map_err(Failure::machine)?;
    let place = place.display();
    Ok(format!("added {place}\ncheck the license it came with before you share what it speaks\n{}", hear(&name)))
}

/// Downloads a voice of the catalog.
pub(crate) fn download(name: &str, context: &Context<'_>) -> Result<String, Failure> {
    let catalog = speech::catalog_entries().map_err(Failure::machine)?;
    let entry = catalog.iter().find(|entry| entry.name == name);
    let entry = entry.ok_or_else(|| Failure::machine(unknown(name, &catalog)))?;
    let models = models()?;
    if models.find(name).is_some() {
        return Ok(installed(name));
    }
    let source = speech::catalog_source();
    context.console.say(&offer(entry, &source));
    let bar = context.console.bytes("fetching", entry.bytes);
    let courier = Courier::new(&source, Patience::default(), context.interrupted);
    let added = speech::download_voice(entry, &source, &models, &courier, &|done| bar.set_position(done));
    bar.finish_and_clear();
    match added {
        Ok(place) => Ok(format!("added {}\n{}", place.display(), hear(name))),
        Err(InstallError::Download(DownloadError::Interrupted)) => Err(Failure::Paused),
        Err(error) => Err(Failure::machine(error)),
    }
}

/// What will be downloaded, and under which terms.
fn offer(entry: &CatalogEntry, source: &str) -> String {
    let CatalogEntry { name, language, speakers, bytes, license, .. } = entry;
    format!(
        "{name}: {}, {}, {}, from {source}\nlicense: {license}",
        language.name(),
        counted(*speakers as usize, "speaker"),
        size(*bytes)
    )
}

fn installed(name: &str) -> String {
    format!("the voice `{name}` is already installed; `nightcue voices remove {name}` deletes it")
}

fn unknown(name: &str, catalog: &[CatalogEntry]) -> String {
    if VoiceProfile::named(name).is_some() {
        return format!("the voice `{name}` is built in and does not need to be added");
    }
    if Path::new(name).is_dir() {
        return not_added(Path::new(name));
    }
    let natural = speech::natural_entries().unwrap_or_default();
    let natural = natural.iter().filter(|entry| entry.kind == NaturalKind::Hibari && cfg!(feature = "natural"));
    let names = natural.map(|entry| entry.name.as_str()).chain(catalog.iter().map(|entry| entry.name.as_str()));
    let names: Vec<&str> = names.collect();
    match nearest(name, names.iter().copied()) {
        Some(known) => format!("the catalog has no voice `{name}`; did you mean `{known}`?"),
        None => format!(
            "the catalog has no voice `{name}`; it has {}; to add another Piper model, give its file, `FILE.onnx`",
            names.join(", ")
        ),
    }
}

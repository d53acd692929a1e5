//! Natural voices: downloaded, or taken from the files that a person has.

use std::path::{Path, PathBuf};

use nightcue::base::{TimeOfDay, voice_source};
use nightcue::speech::{
    self, Additions, Courier, DownloadError, InstallError, Models, NaturalEntry, Patience, Shelf, default_voice,
};
use nightcue::words::Language;

use super::hear::hear;
use crate::cli::args::choices::SoundArgs;
use crate::cli::command::prepare;
use crate::cli::command::receipt::size;
use crate::cli::command::voices::models::models;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Takes in what packages, models and styles hold.
pub(crate) fn packages(files: &[PathBuf]) -> Result<String, Failure> {
    let models = models()?;
    let added = speech::add_files(files, &entries()?, &models).map_err(Failure::machine)?;
    Ok(told(&added, &models))
}

/// Whether the file `path` can be one that natural voices are made of.
pub(crate) fn may_be_natural(path: &Path) -> bool {
    entries().is_ok_and(|entries| speech::may_be_natural(path, &entries))
}

/// Downloads the voice called `name`, if a natural one is called so.
pub(crate) fn download(name: &str, context: &Context<'_>) -> Option<Result<String, Failure>> {
    let entries = match entries() {
        Ok(entries) => entries,
        Err(failure) => return Some(Err(failure)),
    };
    let is_asked = |entry: &&NaturalEntry| entry.name == name && entry.kind.is_voice();
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
        Ok(()) => Ok(told(&Additions { voices: vec![name.clone()], left_out: Vec::new() }, models)),
        Err(InstallError::Download(DownloadError::Interrupted)) => Err(Failure::Paused),
        Err(error) => Err(Failure::machine(error)),
    }
}

fn entries() -> Result<Vec<NaturalEntry>, Failure> {
    speech::natural_entries().map_err(Failure::machine)
}

/// What was added, under which terms, and who speaks from now on.
fn told(added: &Additions, models: &Models) -> String {
    let file = |name: &String| models.find(name).unwrap_or_else(|| models.place(name));
    let mut lines: Vec<String> = added.voices.iter().map(|name| format!("added {}", file(name).display())).collect();
    lines.extend(added.left_out.iter().map(|reason| format!("left out {reason}")));
    lines.extend(speech::notice(models).lines().map(|line| format!("  {line}")));
    lines.push("  all of it: `nightcue voices license`".to_owned());
    for language in languages(&added.voices) {
        let speaks = default_voice(&Shelf::of_user(None), TimeOfDay::Night, language).unwrap_or_default();
        lines.push(format!("{} tracks are now spoken by {speaks}", language.name()));
    }
    match added.voices.first() {
        Some(name) => {
            lines.push("`nightcue voices use NAME` chooses another voice".to_owned());
            lines.push(hear(name));
        }
        None => lines.push("the model is there, but nobody to speak with it yet: see `nightcue voices`".to_owned()),
    }
    lines.join("\n")
}

/// What the voices `names` speak, in the order of the languages.
fn languages(names: &[String]) -> Vec<Language> {
    let casting = prepare::casting(&SoundArgs::default(), None);
    let spoken: Vec<Language> = names.iter().filter_map(|name| casting.language_of(name).ok()).collect();
    Language::ALL.into_iter().filter(|language| spoken.contains(language)).collect()
}

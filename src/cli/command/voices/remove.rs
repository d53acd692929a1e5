//! `nightcue voices remove`: deletes the files of a voice that was added, and nothing else.

use std::path::PathBuf;
use std::{fs, io};

use nightcue::base::nearest;
use nightcue::speech::{Favorites, Models, Shelf, ShelfError, VoiceProfile, is_name, model_json};

use super::models::models;
use crate::cli::args::voices::Remove;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Remove, context: &Context<'_>) -> Result<(), Failure> {
    let name = args.name.as_str();
    let own = Shelf::of_user(None).own.map(|folder| folder.join(format!("{name}.toml")));
    let files: Vec<PathBuf> = match own.filter(|file| is_name(name) && file.is_file()) {
        Some(profile) => vec![profile],
        None if is_name(name) => of_model(name)?,
        None => Vec::new(),
    };
    if files.is_empty() {
        return Err(Failure::machine(unknown(name)?));
    }
    forget(name).map_err(Failure::machine)?;
    for file in files {
        fs::remove_file(&file)
            .map_err(|error| Failure::machine(format!("cannot delete `{}`: {error}", file.display())))?;
        context.console.say(&format!("deleted {}", file.display()));
    }
    for file in unneeded() {
        fs::remove_file(&file)
            .map_err(|error| Failure::machine(format!("cannot delete `{}`: {error}", file.display())))?;
    }
    Ok(())
}

/// Nobody speaks in place of a voice that is gone: who chose it gets the usual one.
fn forget(name: &str) -> Result<(), ShelfError> {
    let Some(models) = Models::of_user() else { return Ok(()) };
    let kept = Favorites::of(&models)?;
    let left = kept.clone().without(name);
    if left == kept { Ok(()) } else { left.keep(&models) }
}

/// What only voices needed that are no longer there.
#[cfg(feature = "natural")]
fn unneeded() -> Vec<PathBuf> {
    Models::of_user().map(|models| nightcue::speech::unneeded(&models)).unwrap_or_default()
}

#[cfg(not(feature = "natural"))]
const fn unneeded() -> Vec<PathBuf> {
    Vec::new()
}

/// The files of a model, or what a download of it has left. The model comes first: without it there is no voice.
fn of_model(name: &str) -> Result<Vec<PathBuf>, Failure> {
    let models = models()?;
    let place = models.find(name).unwrap_or_else(|| models.place(name));
    let endings = ["onnx.part", "onnx.part.tag", "part", "part.tag"];
    let parts = endings.map(|ending| place.with_extension(ending));
    let all = [place.clone(), model_json(&place)].into_iter().chain(parts);
    Ok(all.filter(|file| is_file(file).unwrap_or(false)).collect())
}

fn is_file(path: &PathBuf) -> io::Result<bool> {
    Ok(fs::symlink_metadata(path)?.is_file())
}

fn unknown(name: &str) -> Result<String, Failure> {
    if VoiceProfile::named(name).is_some() {
        return Ok(format!("the voice `{name}` is built in and cannot be removed"));
    }
    let names = models()?.names();
    let hint = match nearest(name, names.iter().map(String::as_str)) {
        Some(known) => format!("; did you mean `{known}`?"),
        None if names.is_empty() => "; no voices have been added".to_owned(),
        None => format!("; the added voices are {}", names.join(", ")),
    };
    Ok(format!("there is no added voice `{name}`{hint}"))
}

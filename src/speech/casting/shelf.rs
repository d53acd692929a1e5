//! Where voice profiles are found, and how far each is trusted.
//!
//! A profile that came with a routine names no file outside the routine's folder and runs no command, and it never replaces one of the
//! user's own or a bundled one.

use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use super::models::Models;
use crate::base::{nearest, voice_folder};
use crate::speech::install::catalog;
use crate::speech::install::table::natural_entries;
use crate::speech::profile::VoiceProfile;
use crate::speech::profile::error::ProfileError;
use crate::speech::profile::kind::VoiceKind;
use crate::speech::profile::names::{is_name, model_json};
use crate::words::Language;

/// The folder of voices beside a routine.
const BESIDE: &str = "voices";
/// Longest profile, in bytes.
const PROFILE_BYTES: u64 = 64 * 1024;

/// The folders that are searched.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The user's own voices.
    pub own: Option<PathBuf>,
    /// Neural models that were added.
    pub models: Option<Models>,
    /// The folder of the routine.
    pub routine: Option<PathBuf>,
}

/// A profile that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it says.
    pub profile: VoiceProfile,
    /// The folder its paths are relative to; `None` for a bundled profile, which has none.
    pub folder: Option<PathBuf>,
    /// The folder that its files must not leave: that of the routine it came with, if any.
    pub bounds: Option<PathBuf>,
}

/// Why there is no such voice.
#[derive(Debug, thiserror::Error)]
pub enum ShelfError {
    /// No profile of this name anywhere.
    #[error("there is no voice `{name}`{hint}")]
    Unknown {
        /// The name that was asked for.
        name: String,
        /// What may have been meant.
        hint: String,
    },
    /// A path where a name is needed.
    #[error("`{0}` is not a valid voice name: use only letters, digits, `-` and `_`")]
    NoName(String),
    /// It exists but is not a profile.
    #[error("the voice profile {} cannot be used: {error}", .path.display())]
    Profile {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ProfileError,
    },
    /// It exists but cannot be read.
    #[error("cannot read {}: {error}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A path that leads out of the folder of the routine it came with.
    #[error("{} is outside the folder of the routine it came with", .0.display())]
    Escape(PathBuf),
    /// A command that came with a routine.
    #[error(
        "the voice `{0}` came with the routine and runs a command, which only your own voices may do; if you trust it, copy it into your voice folder"
    )]
    Untrusted(String),
}

impl Shelf {
    /// The folders of this user, and that of a routine.
    pub fn of_user(routine: Option<PathBuf>) -> Self {
        Self { own: voice_folder(), models: Models::of_user(), routine }
    }

    /// The model that was added as `name`, unless one of the user's own profiles or a bundled one has that name.
    pub fn model(&self, name: &str) -> Option<PathBuf> {
        self.models.as_ref().filter(|_| !self.has_profile(name))?.find(name)
    }

    /// Whether one of the user's own profiles or a bundled one is called `name`.
    pub fn has_profile(&self, name: &str) -> bool {
        is_name(name) && (self.own_profile(name).is_some() || VoiceProfile::named(name).is_some())
    }

    /// The model that was added as `name`, for a profile that refers to it.
    ///
    /// # Errors
    /// When there is none.
    pub fn added(&self, name: &str) -> Result<PathBuf, ShelfError> {
        let model = self.models.as_ref().and_then(|models| models.find(name));
        model.ok_or_else(|| ShelfError::Unknown { name: name.to_owned(), hint: self.hint(name) })
    }

    /// The profile called `name`; else the one called `name` and the tag of `language`, as in `night-de`. The user's own come first,
    /// then the bundled ones, then those beside the routine.
    ///
    /// # Errors
    /// When there is none, or it cannot be read or asks for more than it is allowed.
    pub fn find(&self, name: &str, language: Language) -> Result<Found, ShelfError> {
        if !is_name(name) {
            return Err(ShelfError::NoName(name.to_owned()));
        }
        for candidate in [name.to_owned(), format!("{name}-{}", language.tag())] {
            if let Some(found) = self.named(&candidate)? {
                return Ok(found);
            }
        }
        Err(ShelfError::Unknown { name: name.to_owned(), hint: self.hint(name) })
    }

    /// What an unknown name may have been meant to be.
    fn hint(&self, name: &str) -> String {
        let names = self.names();
        // A catalog that cannot be read is reported by the command that needs it.
        let neural = catalog::catalog_entries().unwrap_or_default().into_iter().map(|entry| entry.name);
        let natural = natural_entries().unwrap_or_default().into_iter().map(|entry| entry.name);
        let addable: Vec<String> = natural.chain(neural).collect();
        let add = |known: &str| format!("`nightcue voices add {known}` adds it");
        match nearest(name, names.iter().chain(&addable).map(String::as_str)) {
            Some(known) if known == name => format!(" yet; {}", add(known)),
            Some(known) if !names.iter().any(|name| name == known) => {
                format!("; did you mean `{known}`? {}", add(known))
            }
            Some(known) => format!("; did you mean `{known}`?"),
            None => format!("; voices: {}", names.join(", ")),
        }
    }

    /// The names of all profiles and models, sorted.
    pub fn names(&self) -> Vec<String> {
        let beside = self.routine.as_ref().map(|folder| folder.join(BESIDE));
        let files = self.own.iter().chain(&beside).flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
        let stems =
            files.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "toml"));
        let mut names: Vec<String> = stems.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned)).collect();
        names.extend(VoiceProfile::all().iter().map(|profile| profile.name.clone()));
        names.extend(self.models.iter().flat_map(Models::names));
        names.sort();
        names.dedup();
        names
    }

    /// The file of one of the user's own profiles.
    fn own_profile(&self, name: &str) -> Option<PathBuf> {
        self.own.as_ref().map(|folder| folder.join(format!("{name}.toml"))).filter(|path| path.exists())
    }

    fn named(&self, name: &str) -> Result<Option<Found>, ShelfError> {
        if let Some(path) = self.own_profile(name) {
            return read_profile(&path).map(Some);
        }
        if let Some(profile) = VoiceProfile::named(name) {
            return Ok(Some(Found { profile: profile.clone(), folder: None, bounds: None }));
        }
        let Some(routine) = &self.routine else { return Ok(None) };
        let routine = if routine.as_os_str().is_empty() { Path::new(".") } else { routine };
        let path = routine.join(BESIDE).join(format!("{name}.toml"));
        // Dangling links count as well: they must not become a way to find out which files exist.
        if path.symlink_metadata().is_err() {
            return Ok(None);
        }
        let found = Found { bounds: Some(routine.to_owned()), ..read_profile(&inside(routine, &path)?)? };
        match found.profile.kind {
            VoiceKind::Command => Err(ShelfError::Untrusted(name.to_owned())),
            _ => Ok(Some(found)),
        }
    }
}

/// The profile in the file `path`, one that the user named or owns.
///
/// # Errors
/// When it cannot be read or is not a profile.
pub fn read_profile(path: &Path) -> Result<Found, ShelfError> {
    let unreadable = |error| ShelfError::Unreadable { path: path.to_owned(), error };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() || metadata.len() > PROFILE_BYTES {
        return Err(unreadable(io::Error::other("not a regular file, or larger than 64 KiB")));
    }
    let text = fs::read_to_string(path).map_err(unreadable)?;
    let mut profile =
        VoiceProfile::read(&text).map_err(|error| ShelfError::Profile { path: path.to_owned(), error })?;
    if let Some(stem) = path.file_stem() {
        profile.name = stem.to_string_lossy().into_owned();
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Found { profile, folder: Some(folder.to_owned()), bounds: None })
}

impl Found {
    /// The file or folder that the profile calls `path`.
    ///
    /// # Errors
    /// When it leads out of the [bounds](Self::bounds).
    pub fn path(&self, path: &str) -> Result<PathBuf, ShelfError> {
        let start = self.folder.as_deref().unwrap_or(Path::new("."));
        let full = start.join(path);
        let Some(bounds) = &self.bounds else { return Ok(full) };
        let is_plain =
            Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if is_plain { inside(bounds, &full) } else { Err(ShelfError::Escape(full)) }
    }
}

impl Found {
    /// The model that the profile calls `path`. What describes it lies beside the file that links lead to, and must not leave the
    /// [bounds](Self::bounds) either.
    ///
    /// # Errors
    /// When one of them does.
    pub fn model(&self, path: &str) -> Result<PathBuf, ShelfError> {
        let model = self.path(path)?;
        if let Some(bounds) = &self.bounds {
            inside(bounds, &model_json(&model))?;
        }
        Ok(model)
    }
}

/// `path` with every link resolved, if that is inside `folder`.
///
/// # Errors
/// When it is not there, or outside.
pub(crate) fn inside(folder: &Path, path: &Path) -> Result<PathBuf, ShelfError> {
    let real =
        |path: &Path| path.canonicalize().map_err(|error| ShelfError::Unreadable { path: path.to_owned(), error });
    let (bounds, real) = (real(folder)?, real(path)?);
    if real.starts_with(bounds) { Ok(real) } else { Err(ShelfError::Escape(path.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = "kind = 'command'\nlanguage = 'en'\ncommand = ['echo', '{out}']\n";

    fn shelf() -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, routine) = (folder.path().join("own"), folder.path().join("routine"));
        fs::create_dir_all(&own).expect("disk");
        fs::create_dir_all(routine.join(BESIDE)).expect("disk");
        (folder, Shelf { own: Some(own), models: None, routine: Some(routine) })
    }

    fn pico(rate: u32) -> String {
        format!("kind = 'pico'\nlanguage = 'de'\nrate = {rate}\n")
    }

    fn put(folder: &Option<PathBuf>, name: &str, text: &str) {
        fs::write(folder.as_ref().expect("given").join(name), text).expect("disk");
    }

    #[test]
    fn a_name_alone_means_the_one_for_the_language() {
        let found = |name, language| Shelf::default().find(name, language).expect("bundled").profile.name;
        assert_eq!(found("night", Language::German), "night-de");
        assert_eq!(found("night-en-GB", Language::English), "night-en-GB");
    }

    #[test]
    fn the_users_own_come_before_the_bundled_and_those_before_the_routines() {
        let (_folder, shelf) = shelf();
        put(&shelf.routine, "voices/night-de.toml", &pico(61));
        assert_eq!(shelf.find("night-de", Language::German).expect("bundled").profile.rate, 120);
        put(&shelf.own, "night-de.toml", &pico(62));
        put(&shelf.routine, "voices/anna.toml", &pico(63));
        assert_eq!(shelf.find("night-de", Language::German).expect("own").profile.rate, 62);
        let anna = shelf.find("anna", Language::German).expect("beside").profile;
        assert_eq!((anna.rate, anna.name.as_str()), (63, "anna"));
    }

    #[test]
    fn an_unknown_name_is_reported_with_the_nearest() {
        let error = Shelf::default().find("nigth-de", Language::German).expect_err("unknown").to_string();
        assert!(error.contains("did you mean `night-de`?"), "{error}");
        let error =
            Shelf::default().find("en_US-ljspeech-medium", Language::English).expect_err("not added").to_string();
        assert!(error.ends_with("yet; `nightcue voices add en_US-ljspeech-medium` adds it"), "{error}");
        for name in ["../night-de", "/etc/passwd", "a.b", ""] {
            assert!(matches!(Shelf::default().find(name, Language::German), Err(ShelfError::NoName(_))), "{name}");
        }
    }

    #[test]
    fn only_the_users_own_voices_run_commands() {
        let (_folder, shelf) = shelf();
        put(&shelf.routine, "voices/helper.toml", COMMAND);
        assert!(matches!(shelf.find("helper", Language::English), Err(ShelfError::Untrusted(_))));
        put(&shelf.own, "helper.toml", COMMAND);
        assert!(shelf.find("helper", Language::English).is_ok());
    }

    #[test]
    fn what_came_with_a_routine_stays_in_its_folder() {
        let (_folder, shelf) = shelf();
        put(&shelf.own, "secret.onnx", "");
        put(&shelf.routine, "voices/own.onnx", "");
        let neural = "kind = 'neural'\nlanguage = 'en'\nmodel = 'x.onnx'";
        put(&shelf.routine, "voices/eve.toml", neural);
        let eve = shelf.find("eve", Language::English).expect("beside");
        assert!(eve.path("own.onnx").is_ok());
        let absolute = shelf.own.as_ref().expect("given").join("secret.onnx");
        for path in ["../../own/secret.onnx", "../voices/own.onnx", absolute.to_str().expect("text")] {
            assert!(matches!(eve.path(path), Err(ShelfError::Escape(_))), "{path}");
        }
        put(&shelf.own, "eve2.toml", neural);
        assert!(shelf.find("eve2", Language::English).expect("own").path("../anything").is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_else() {
        let (_folder, shelf) = shelf();
        put(&shelf.own, "secret.toml", &pico(62));
        let (own, routine) = (shelf.own.clone().expect("given"), shelf.routine.clone().expect("given"));
        std::os::unix::fs::symlink(own.join("secret.toml"), routine.join("voices/link.toml")).expect("disk");
        assert!(matches!(shelf.find("link", Language::German), Err(ShelfError::Escape(_))));
        std::os::unix::fs::symlink(&own, routine.join("voices/folder")).expect("disk");
        fs::create_dir(routine.join("voices/sub")).expect("disk");
        put(&shelf.routine, "voices/sub/y.onnx", "");
        put(&shelf.own, "secret.json", "{}");
        std::os::unix::fs::symlink("sub/y.onnx", routine.join("voices/m.onnx")).expect("disk");
        std::os::unix::fs::symlink(own.join("secret.json"), routine.join("voices/sub/y.onnx.json")).expect("disk");
        put(&shelf.routine, "voices/mia.toml", "kind = 'neural'\nlanguage = 'de'\nmodel = 'm.onnx'");
        let mia = shelf.find("mia", Language::German).expect("beside");
        assert!(matches!(mia.model("m.onnx"), Err(ShelfError::Escape(_))), "its description is elsewhere");
        put(&shelf.routine, "voices/eve.toml", "kind = 'recordings'\nlanguage = 'de'\nfolder = 'folder'");
        let eve = shelf.find("eve", Language::German).expect("beside");
        assert!(matches!(eve.path("folder"), Err(ShelfError::Escape(_))));
    }
}

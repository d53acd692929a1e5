//! Where nightcue keeps and looks for the user's files, and every variable of the environment that it reads.
//!
//! Guaranteed: a variable that is set to nothing is as good as one that is not set.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Names another folder for everything that nightcue keeps between two runs.
const CACHE_DIR_VARIABLE: &str = "NIGHTCUE_CACHE_DIR";
/// Names another folder for everything that nightcue is given to keep.
pub const DATA_DIR_VARIABLE: &str = "NIGHTCUE_DATA_DIR";
/// Names another folder for the user's own voices.
pub const VOICE_DIR_VARIABLE: &str = "NIGHTCUE_VOICE_DIR";
/// Names another table of voices that can be added.
const CATALOG_VARIABLE: &str = "NIGHTCUE_VOICE_CATALOG";
/// Names another place to get voices from, such as a mirror.
const SOURCE_VARIABLE: &str = "NIGHTCUE_VOICE_SOURCE";
/// `fake` makes the embedded voice instant, for tests of everything but the voice.
const VOICE_VARIABLE: &str = "NIGHTCUE_VOICE";
/// Whatever it says, text has no color: <https://no-color.org>.
const NO_COLOR_VARIABLE: &str = "NO_COLOR";
/// Where programs are found.
const PATH_VARIABLE: &str = "PATH";
/// The folder of everything of ours in one of the system's folders.
const OURS: &str = "nightcue";

/// Where nightcue keeps things between two runs: `$NIGHTCUE_CACHE_DIR`, else `nightcue` in the user's cache folder.
pub fn cache_folder() -> Option<PathBuf> {
    path(CACHE_DIR_VARIABLE).or_else(|| dirs::cache_dir().map(|folder| folder.join(OURS)))
}

/// Where the speeds that voices found for themselves are kept; `None` when the system names no place for them.
pub fn measured_speeds() -> Option<PathBuf> {
    cache_folder().map(|folder| folder.join("speeds"))
}

/// Where nightcue keeps what was added: `$NIGHTCUE_DATA_DIR`, else `nightcue` in the user's data folder.
pub fn data_folder() -> Option<PathBuf> {
    path(DATA_DIR_VARIABLE).or_else(|| dirs::data_local_dir().map(|folder| folder.join(OURS)))
}

/// Where the user keeps voices: `$NIGHTCUE_VOICE_DIR`, else `nightcue/voices` in the user's configuration folder.
pub fn voice_folder() -> Option<PathBuf> {
    path(VOICE_DIR_VARIABLE).or_else(|| dirs::config_dir().map(|folder| folder.join(OURS).join("voices")))
}

/// The table of voices that `$NIGHTCUE_VOICE_CATALOG` names, if it names one.
pub fn voice_catalog() -> Option<PathBuf> {
    path(CATALOG_VARIABLE)
}

/// The address in `$NIGHTCUE_VOICE_SOURCE`, if there is one.
pub fn voice_source() -> Option<String> {
    value(SOURCE_VARIABLE)?.into_string().ok()
}

/// Whether `$NIGHTCUE_VOICE` asks for the fake voice in place of the embedded one.
pub fn wants_fake_voice() -> bool {
    value(VOICE_VARIABLE).is_some_and(|voice| voice == "fake")
}

/// Whether `$NO_COLOR` asks for text without colors.
pub fn wants_no_color() -> bool {
    value(NO_COLOR_VARIABLE).is_some()
}

/// The file that a `program` without a folder is, by `$PATH`.
pub fn found_on_path(program: &Path) -> Option<PathBuf> {
    let folders = value(PATH_VARIABLE)?;
    let mut places = env::split_paths(&folders).map(|folder| folder.join(program));
    places.find(|path| path.is_file())
}

/// What `variable` says, unless it says nothing.
fn value(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// The path in `variable`, unless it says nothing.
fn path(variable: &str) -> Option<PathBuf> {
    value(variable).map(PathBuf::from)
}

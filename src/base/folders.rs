//! Where nightcue keeps and looks for the user's files, and every environment variable that it reads. A variable set
//! to the empty string counts as unset.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Overrides the folder for everything that nightcue keeps between runs.
const CACHE_DIR_VARIABLE: &str = "NIGHTCUE_CACHE_DIR";
/// Overrides the folder for everything that the user adds to nightcue.
pub const DATA_DIR_VARIABLE: &str = "NIGHTCUE_DATA_DIR";
/// Overrides the folder for the user's own voices.
pub const VOICE_DIR_VARIABLE: &str = "NIGHTCUE_VOICE_DIR";
/// Replaces the table of voices that can be added.
const CATALOG_VARIABLE: &str = "NIGHTCUE_VOICE_CATALOG";
/// Replaces the address that voices are downloaded from, for instance with a mirror.
const SOURCE_VARIABLE: &str = "NIGHTCUE_VOICE_SOURCE";
/// `fake` makes the embedded voice instant, for tests of everything but the voice.
const VOICE_VARIABLE: &str = "NIGHTCUE_VOICE";
/// Any value turns colors off: <https://no-color.org>.
const NO_COLOR_VARIABLE: &str = "NO_COLOR";
/// Where programs are found.
const PATH_VARIABLE: &str = "PATH";
/// The name of our own folder inside each of the system's.
const OURS: &str = "nightcue";

/// Where nightcue keeps things between runs: `$NIGHTCUE_CACHE_DIR`, else `nightcue` in the user's cache folder.
pub fn cache_folder() -> Option<PathBuf> {
    path(CACHE_DIR_VARIABLE).or_else(|| dirs::cache_dir().map(|folder| folder.join(OURS)))
}

/// Where the measured speeds of voices are kept; `None` when the system offers no cache folder.
pub fn measured_speeds() -> Option<PathBuf> {
    cache_folder().map(|folder| folder.join("speeds"))
}

/// Where nightcue keeps what the user has added: `$NIGHTCUE_DATA_DIR`, else `nightcue` in the user's data folder.
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

/// The file that `program`, a bare name, resolves to on `$PATH`.
pub fn found_on_path(program: &Path) -> Option<PathBuf> {
    let folders = value(PATH_VARIABLE)?;
    let mut places = env::split_paths(&folders).map(|folder| folder.join(program));
    places.find(|path| path.is_file())
}

/// The value of `variable`, unless it is unset or empty.
fn value(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|value| !value.is_empty())
}

/// The path in `variable`, unless it is unset or empty.
fn path(variable: &str) -> Option<PathBuf> {
    value(variable).map(PathBuf::from)
}

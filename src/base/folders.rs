//! Where nightcue keeps and looks for the user's files, and the variables that name other places.

use std::env;
use std::path::PathBuf;

/// Names another folder for everything that nightcue keeps between two runs.
pub const CACHE_DIR_VARIABLE: &str = "NIGHTCUE_CACHE_DIR";

/// Where nightcue keeps things between two runs: `$NIGHTCUE_CACHE_DIR`, else `nightcue` in the user's cache folder.
pub fn cache_folder() -> Option<PathBuf> {
    let named = env::var_os(CACHE_DIR_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| dirs::cache_dir().map(|folder| folder.join("nightcue")))
}

/// Where the speeds that voices found for themselves are kept; `None` when the system names no place for them.
pub fn measured_speeds() -> Option<PathBuf> {
    cache_folder().map(|folder| folder.join("speeds"))
}

/// Names another folder for everything that nightcue is given to keep.
pub const DATA_DIR_VARIABLE: &str = "NIGHTCUE_DATA_DIR";

/// Where nightcue keeps what was added: `$NIGHTCUE_DATA_DIR`, else `nightcue` in the user's data folder.
pub fn data_folder() -> Option<PathBuf> {
    let named = env::var_os(DATA_DIR_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| dirs::data_local_dir().map(|folder| folder.join("nightcue")))
}

/// Names another folder for the user's own voices.
pub const VOICE_DIR_VARIABLE: &str = "NIGHTCUE_VOICE_DIR";

/// Where the user keeps voices: `$NIGHTCUE_VOICE_DIR`, else `nightcue/voices` in the user's configuration folder.
pub fn voice_folder() -> Option<PathBuf> {
    let named = env::var_os(VOICE_DIR_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| dirs::config_dir().map(|folder| folder.join("nightcue").join("voices")))
}

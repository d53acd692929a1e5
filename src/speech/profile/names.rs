//! What a voice may be called, and the file that lies beside a model.

use std::path::{Path, PathBuf};

/// Whether `name` is a valid voice name: letters, digits, `-` and `_`.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
}

/// The JSON that lies beside a model.
pub fn model_json(model: &Path) -> PathBuf {
    let mut path = model.as_os_str().to_owned();
    path.push(".json");
    path.into()
}

//! What is said about what cannot be added as a voice.

use std::path::Path;

/// Why what is at `path` cannot be added, and what can.
pub(crate) fn not_added(path: &Path) -> String {
    let shown = path.display();
    if path.is_dir() {
        return format!("`{shown}` is a folder: recordings need not be added, `--voice {shown}` has them speak");
    }
    format!(
        "`{shown}` is neither the name of a voice nor a file that can be added: a package (`.whl`, `.tgz`), a model (`.onnx`), \
         styles (`.bin`) or a profile (`.toml`); `nightcue voices` lists the names"
    )
}

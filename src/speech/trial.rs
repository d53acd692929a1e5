//! Trying a model that came from anywhere before it is run: what it computes is not known, and need not end.

use std::path::Path;

/// Has the voice of a model, which a JSON describes, say a word where neither time nor memory can run out; else says why it cannot.
pub type Trial = fn(model: &Path, config: &Path) -> Result<(), String>;

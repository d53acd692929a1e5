//! What to do with a voice that was added.

/// How to hear what was added.
pub(crate) fn hear(name: &str) -> String {
    format!("hear it: nightcue voices say \"Breathe out.\" --voice {name}")
}

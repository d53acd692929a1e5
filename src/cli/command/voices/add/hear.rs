//! The hint that follows the installation of a voice.

/// The command that lets the user hear the voice `name`.
pub(crate) fn hear(name: &str) -> String {
    format!("hear it: nightcue voices say \"Breathe out.\" --voice {name}")
}

//! The kinds of voices that a profile can describe.

use serde::Deserialize;

/// What turns words into sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VoiceKind {
    /// The embedded engine.
    Pico,
    /// A Piper model.
    Neural,
    /// Lines that a person recorded.
    Recordings,
    /// A program that writes a WAV file.
    Command,
}

impl VoiceKind {
    /// As written in a profile.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pico => "pico",
            Self::Neural => "neural",
            Self::Recordings => "recordings",
            Self::Command => "command",
        }
    }
}

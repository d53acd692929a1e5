//! The settings of a FLAC file.

/// What a person can ask of a FLAC file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlacSettings {
    /// Width of a sample: 16 or 24.
    pub bits: u16,
}

impl Default for FlacSettings {
    /// 16 bits, as in a WAV file.
    fn default() -> Self {
        Self { bits: 16 }
    }
}

//! Settings of FLAC files.

/// What the user can choose for a FLAC file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlacSettings {
    /// Bits per sample: 16 or 24.
    pub bits: u16,
}

impl Default for FlacSettings {
    /// 16 bits, as in a WAV file.
    fn default() -> Self {
        Self { bits: 16 }
    }
}

//! Sounds that the routine brings along: which files are heard, and where. That they are there is not known here.

use crate::base::Span;

/// Files that are heard one after the other, as one sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSound {
    /// Paths inside the routine's folder; at least one.
    pub files: Vec<String>,
    /// Where they are named in the routine.
    pub span: Span,
}

impl OwnSound {
    /// How the sound is shown: `bell.wav`, `bell.wav, gong.wav`, `bell.wav × 3`.
    pub fn name(&self) -> String {
        match self.files.as_slice() {
            [first, _, ..] if self.files.iter().all(|file| file == first) => format!("{first} × {}", self.files.len()),
            files => files.join(", "),
        }
    }
}

/// The routine's sounds in place of the tool's own.
#[derive(Clone, Debug, Default)]
pub struct OwnSounds {
    /// For the tone that starts a hold.
    pub start: Option<OwnSound>,
    /// For the tones of a countdown.
    pub countdown: Option<OwnSound>,
    /// For the tone that ends a hold.
    pub end: Option<OwnSound>,
    /// For the words when half of a hold is over.
    pub halfway: Option<OwnSound>,
    /// For the tone of an in-breath.
    pub breathe_in: Option<OwnSound>,
    /// For the tone of an out-breath.
    pub breathe_out: Option<OwnSound>,
    /// For the noise of the bed; one file.
    pub bed: Option<OwnSound>,
    /// Whom they are from.
    pub credits: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_is_called_like_its_files() {
        let name = |files: &[&str]| {
            let files = files.iter().map(|file| (*file).to_owned()).collect();
            OwnSound { files, span: Span::default() }.name()
        };
        assert_eq!(name(&["bell.wav"]), "bell.wav");
        assert_eq!(name(&["bell.wav"; 3]), "bell.wav × 3");
        assert_eq!(name(&["bell.wav", "gong.wav"]), "bell.wav, gong.wav");
    }
}

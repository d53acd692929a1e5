//! What to write (formats, folder, settings), what was written, and why nothing was.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::choice;
use crate::render::encode::EncodeError;
use crate::render::encode::mp3::settings::Mp3Settings;
use crate::render::encode::opus::OpusSettings;
use crate::render::encode::packets::PacketCache;
use crate::render::encode::wav::Depth;
use crate::render::mix::MixError;
use crate::render::sidecar::Sidecar;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Uncompressed, exact to the frame.
    Wav,
    /// Plays everywhere.
    Mp3,
    /// Lossless and small.
    Flac,
    /// The smallest, for players of the last ten years.
    Opus,
}

choice!(pub Format { Wav = "wav", Mp3 = "mp3", Flac = "flac", Opus = "opus" });

impl Format {
    /// The extension of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        self.name()
    }
}

/// The files to write, and how.
#[derive(Clone, Debug, Serialize)]
pub struct Order {
    /// The folder for the files.
    pub folder: PathBuf,
    /// The name of the files, without an extension.
    pub name: String,
    /// Each once.
    pub formats: Vec<Format>,
    /// How WAV samples are stored.
    pub depth: Depth,
    /// 1 or 2.
    pub channels: u16,
    /// Settings of MP3 files.
    pub mp3: Mp3Settings,
    /// Settings of Opus files.
    pub opus: OpusSettings,
    /// Files beside the audio.
    pub sidecars: Vec<Sidecar>,
    /// Whether each chapter is also written as a file of its own, with a playlist, in a folder named after the track.
    pub split: bool,
    /// Where encoded sound is kept between runs; it changes nothing but the time.
    #[serde(skip)]
    pub packets: Option<Arc<PacketCache>>,
}

impl Order {
    /// The files of the whole track, and those beside it.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let audio = self.formats.iter().map(|format| format.extension());
        let beside = self.sidecars.iter().map(|sidecar| sidecar.extension());
        audio.chain(beside).map(|extension| self.file(extension))
    }

    /// The file of the whole track with this extension.
    pub(super) fn file(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}.{extension}", self.name))
    }

    /// `formats` of a track called `name` in `folder`, with defaults for the rest: 16 bits, one channel, no files beside the audio.
    pub fn new(folder: PathBuf, name: String, formats: Vec<Format>) -> Self {
        Self {
            folder,
            name,
            formats,
            depth: Depth::Bits16,
            channels: 1,
            mp3: Mp3Settings::default(),
            opus: OpusSettings::default(),
            sidecars: Vec::new(),
            split: false,
            packets: None,
        }
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Whether it is one chapter of a track that was split.
    pub is_part: bool,
}

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A clip could not be mixed.
    #[error("{0}")]
    Mix(#[from] MixError),
    /// A file could not be written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: EncodeError,
    },
    /// The user asked to stop.
    #[error("interrupted")]
    Interrupted,
}

//! Arguments of `nightcue render`, with their defaults.

use std::path::PathBuf;

use clap::Args;
use nightcue::render::{self, Depth, Format, Sidecar};

use super::choices::{RoutineArgs, SoundArgs, each_once};

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue render hamstring-cramp
  nightcue render hamstring-cramp --side left --hold longest --without strap
  nightcue render hamstring-cramp --side left --side right --fit 29m
  nightcue render hamstring-cramp --language de --out ~/Music
  cat my-routine.toml | nightcue render - --name my-routine";

/// How carefully MP3 is encoded unless the user chooses.
pub(crate) const USUAL_QUALITY: u8 = 3;

/// `nightcue render`
#[derive(Debug, Args)]
pub(crate) struct Render {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Folder for the track, created if missing
    #[arg(long, short, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// File formats, separated by commas [default: wav,mp3]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Bit rate of MP3 and Opus, in kbit/s [default: 64 for MP3, 32 for Opus]
    #[arg(long, value_name = "KBIT", value_parser = clap::value_parser!(u16).range(6..=320))]
    pub bitrate: Option<u16>,
    /// MP3 encoding effort, from 0 (best and slowest) to 9 (fastest)
    #[arg(long, value_name = "N", default_value_t = USUAL_QUALITY, value_parser = clap::value_parser!(u8).range(0..=9))]
    pub quality: u8,
    /// PNG or JPEG cover picture to use instead of the generated one
    #[arg(long, value_name = "FILE", conflicts_with = "no_cover")]
    pub cover: Option<PathBuf>,
    /// Leave out the cover picture
    #[arg(long)]
    pub no_cover: bool,
    /// Print a JSON summary of what was made
    #[arg(long)]
    pub json: bool,
    /// File name of the track, without an extension [default: made from the routine's name and the choices]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Sample format of WAV files: integers, or floating point (32f)
    #[arg(long, value_name = "BITS", value_enum, default_value_t)]
    pub bits: Depth,
    /// Number of channels; the track is mono, so 2 duplicates it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=2))]
    pub channels: u16,
    /// Files to write beside the audio, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub sidecar: Vec<Sidecar>,
    /// Also write each chapter as a file of its own, with a playlist, in a folder named after the track
    #[arg(long)]
    pub split: bool,
}

impl Render {
    /// The formats, each once, in the order given. By default WAV and, if it supports the sample rate, MP3.
    pub(crate) fn formats(&self) -> Vec<Format> {
        let formats = each_once(&self.format);
        match (formats.is_empty(), render::carries(self.sound.sample_rate)) {
            (true, true) => vec![Format::Wav, Format::Mp3],
            (true, false) => vec![Format::Wav],
            (false, _) => formats,
        }
    }

    /// The files beside the audio, each once, in the order given.
    pub(crate) fn sidecars(&self) -> Vec<Sidecar> {
        each_once(&self.sidecar)
    }

    /// Settings of MP3 files.
    pub(crate) fn mp3(&self) -> render::Mp3Settings {
        let normal = render::Mp3Settings::default();
        render::Mp3Settings { kilobits: self.bitrate.unwrap_or(normal.kilobits), effort: self.quality }
    }

    /// Settings of Opus files.
    pub(crate) fn opus(&self) -> render::OpusSettings {
        let normal = render::OpusSettings::default();
        render::OpusSettings { kilobits: self.bitrate.unwrap_or(normal.kilobits) }
    }
}

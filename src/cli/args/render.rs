//! The arguments of `nightcue render`.
//!
//! In: arguments. Out: [`Render`]. Guaranteed: parsing does nothing.

use std::path::PathBuf;

use clap::Args;
use nightcue::render::{self, Depth, Format, Sidecar};

use super::choices::{RoutineArgs, SoundArgs, each_once};

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue render hamstring-cramp
  nightcue render hamstring-cramp --side left --hold longest --without strap
  nightcue render hamstring-cramp --side left --side right --fit 25m
  nightcue render hamstring-cramp --language de --out ~/Music
  cat my-routine.toml | nightcue render - --name my-routine";

/// `nightcue render`
#[derive(Debug, Args)]
pub(crate) struct Render {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// The folder for the track; made when it is missing
    #[arg(long, short, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// File formats, separated by commas [default: wav,mp3]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Bit rate of MP3 (normally 64) and Opus (normally 32), in kbit/s
    #[arg(long, value_name = "KBIT", value_parser = clap::value_parser!(u16).range(6..=320))]
    pub bitrate: Option<u16>,
    /// How carefully MP3 is encoded: 0 is best and slowest, 9 fastest
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=9))]
    pub quality: u8,
    /// A PNG picture for players to show, instead of the drawn one
    #[arg(long, value_name = "FILE", conflicts_with = "no_cover")]
    pub cover: Option<PathBuf>,
    /// No picture
    #[arg(long)]
    pub no_cover: bool,
    /// Print what was made as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// The name of the track instead of the one made from routine and choices
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// How WAV samples are stored: as integers, or in floating point (32f)
    #[arg(long, value_name = "BITS", value_enum, default_value_t)]
    pub bits: Depth,
    /// Channels of the file; the track is mono, so 2 repeats it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=2))]
    pub channels: u16,
    /// Files beside the audio, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub sidecar: Vec<Sidecar>,
    /// Write every chapter as a file of its own too, in a folder named after the track, with a playlist
    #[arg(long)]
    pub split: bool,
}

impl Render {
    /// The formats, each once, in the order asked for; WAV and, where it can carry the rate, MP3 when none was.
    pub(crate) fn formats(&self) -> Vec<Format> {
        let formats = each_once(&self.format);
        match (formats.is_empty(), render::carries(self.sound.sample_rate)) {
            (true, true) => vec![Format::Wav, Format::Mp3],
            (true, false) => vec![Format::Wav],
            (false, _) => formats,
        }
    }

    /// The files beside the audio, each once, in the order asked for.
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

//! The arguments of `nightcue render`.
//!
//! In: arguments. Out: [`Render`]. Guaranteed: parsing does nothing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nightcue::render::{self, Depth, Format, Sidecar};

use super::choices::{RoutineArgs, SoundArgs};

pub const EXAMPLES: &str = "\
Examples:
  nightcue render hamstring-cramp
  nightcue render hamstring-cramp --side left --hold longest --without strap
  nightcue render hamstring-cramp --side left --side right --fit 20m
  nightcue render hamstring-cramp --language de --out ~/Music
  cat my-routine.toml | nightcue render - --name my-routine";

/// `nightcue render`
#[derive(Debug, Args)]
pub struct Render {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// The folder for the track; made when it is missing
    #[arg(long, short, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// File formats, separated by commas: wav, mp3, flac, opus [default: wav,mp3]
    #[arg(long, value_name = "LIST", value_delimiter = ',', hide_possible_values = true)]
    pub format: Vec<FormatArg>,
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
    /// How WAV samples are stored
    #[arg(long, value_name = "BITS", default_value = "16")]
    pub bits: Bits,
    /// Channels of the file; the track is mono, so 2 repeats it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=2))]
    pub channels: u16,
    /// Files beside the audio, separated by commas: vtt, srt, lrc, cue, labels, chapters, ffmetadata, json
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = sidecar)]
    pub sidecar: Vec<Sidecar>,
    /// Write every chapter as a file of its own too, in a folder named after the track, with a playlist
    #[arg(long)]
    pub split: bool,
}

impl Render {
    /// The formats, each once, in the order asked for; WAV and, where it can carry the rate, MP3 when none was.
    pub fn formats(&self) -> Vec<Format> {
        let mut formats = Vec::new();
        for format in self.format.iter().map(|format| format.format()) {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        match (formats.is_empty(), render::carries(self.sound.sample_rate)) {
            (true, true) => vec![Format::Wav, Format::Mp3],
            (true, false) => vec![Format::Wav],
            (false, _) => formats,
        }
    }

    /// The files beside the audio, each once, in the order asked for.
    pub fn sidecars(&self) -> Vec<Sidecar> {
        let mut sidecars = Vec::new();
        for sidecar in &self.sidecar {
            if !sidecars.contains(sidecar) {
                sidecars.push(*sidecar);
            }
        }
        sidecars
    }

    /// Settings of MP3 files.
    pub fn mp3(&self) -> render::Mp3Settings {
        let normal = render::Mp3Settings::default();
        render::Mp3Settings { kilobits: self.bitrate.unwrap_or(normal.kilobits), effort: self.quality }
    }

    /// Settings of Opus files.
    pub fn opus(&self) -> render::OpusSettings {
        let normal = render::OpusSettings::default();
        render::OpusSettings { kilobits: self.bitrate.unwrap_or(normal.kilobits) }
    }
}

/// `--format`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatArg {
    Wav,
    Mp3,
    Flac,
    Opus,
}

impl FormatArg {
    const fn format(self) -> Format {
        match self {
            Self::Wav => Format::Wav,
            Self::Mp3 => Format::Mp3,
            Self::Flac => Format::Flac,
            Self::Opus => Format::Opus,
        }
    }
}

/// `--bits`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Bits {
    #[value(name = "16")]
    Bits16,
    #[value(name = "24")]
    Bits24,
    /// Floating point
    #[value(name = "32f")]
    Float32,
}

impl Bits {
    /// The depth that is meant.
    pub const fn depth(self) -> Depth {
        match self {
            Self::Bits16 => Depth::Bits16,
            Self::Bits24 => Depth::Bits24,
            Self::Float32 => Depth::Float32,
        }
    }
}

fn sidecar(text: &str) -> Result<Sidecar, String> {
    let names = || Sidecar::ALL.map(Sidecar::name).join(", ");
    Sidecar::ALL.into_iter().find(|sidecar| sidecar.name() == text).ok_or_else(|| format!("sidecars: {}", names()))
}

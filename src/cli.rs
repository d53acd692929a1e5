//! The command line as typed.
//!
//! In: arguments. Out: [`Cli`]. Guaranteed: parsing does nothing; what the words mean for a routine is settled in
//! [`session`](nightcue::session).

pub mod rehearse;
pub mod start;
pub mod voices;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use nightcue::bed::Bed;
use nightcue::duration::DurationError;
use nightcue::encode::wav::Depth;
use nightcue::encode::{mp3, opus};
use nightcue::language::Language;
use nightcue::master::Profile;
use nightcue::profile::ProfileTime;
use nightcue::render::Format;
use nightcue::routine::{Guidance, RangeEnd, Side};
use nightcue::session::{AffectedSide, Choices, HoldChoice};
use nightcue::sidecar::Sidecar;
use nightcue::units::{Length, SampleRate};

const EXAMPLES: &str = "\
Examples:
  nightcue render hamstring-cramp                  the bundled routine, into out/
  nightcue render hamstring-cramp --side left      a track that names the left leg
  nightcue check my-routine.toml                   problems only
  nightcue timeline my-routine.toml                what is heard when

ROUTINE is a file, `-` for standard input, or the name of a bundled routine.
Exit codes: 0 done, 1 the routine or a choice is wrong, 2 the command line or the machine is, 130 interrupted.";

/// What the program is and under which terms it may be passed on.
#[cfg(feature = "neural")]
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nnightcue's own code: MIT OR Apache-2.0",
    "\nembedded voice: Pico, Apache-2.0; MP3: LAME, LGPL",
    "\nneural voices: their phonemes come from the crate espeak-ng, GPL-3.0-or-later,",
    "\n  so this program as a whole may only be passed on under the GPL;",
    "\n  built with --no-default-features it has no such part"
);
#[cfg(not(feature = "neural"))]
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nnightcue's own code: MIT OR Apache-2.0",
    "\nembedded voice: Pico, Apache-2.0; MP3: LAME, LGPL",
    "\nneural voices: not built in"
);

/// Turns a routine definition into one narrated audio track whose holds last exactly as long as they say.
#[derive(Debug, Parser)]
#[command(name = "nightcue", version, long_version = LONG_VERSION, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say nothing but problems
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the track
    #[command(after_help = RENDER_EXAMPLES)]
    Render(Render),
    /// Look for problems and write nothing
    #[command(after_help = "Example:\n  nightcue check my-routine.toml --side left && echo fine")]
    Check(Check),
    /// Show what is heard when, as a table or as JSON
    #[command(
        after_help = "Examples:\n  nightcue timeline hamstring-cramp --side right\n  nightcue timeline my-routine.toml --json > timeline.json"
    )]
    Timeline(Timeline),
    /// Show every word, as a sheet to read in daylight
    #[command(after_help = "Example:\n  nightcue script hamstring-cramp --language de")]
    Script(Script),
    /// Measure a finished file against its timeline
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(Verify),
    /// Hear the routine now, through the voice of the operating system
    #[command(after_help = rehearse::EXAMPLES)]
    Rehearse(rehearse::Rehearse),
    /// Show the bundled routines at a glance, or one in detail
    #[command(after_help = start::LIST_EXAMPLES)]
    List(start::List),
    /// Begin a routine of your own
    #[command(after_help = start::NEW_EXAMPLES)]
    New(start::New),
    /// Show, hear, add and remove voices
    #[command(after_help = voices::EXAMPLES)]
    Voices(voices::Voices),
    /// Print the JSON Schema of routines, for editors
    #[command(after_help = start::SCHEMA_EXAMPLES)]
    Schema,
    /// Print what a shell needs to complete this command line
    #[command(after_help = start::COMPLETIONS_EXAMPLES)]
    Completions(start::Completions),
}

const RENDER_EXAMPLES: &str = "\
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
        match (formats.is_empty(), mp3::carries(self.sound.sample_rate)) {
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
    pub fn mp3(&self) -> mp3::Settings {
        let normal = mp3::Settings::default();
        mp3::Settings { kilobits: self.bitrate.unwrap_or(normal.kilobits), effort: self.quality }
    }

    /// Settings of Opus files.
    pub fn opus(&self) -> opus::Settings {
        let normal = opus::Settings::default();
        opus::Settings { kilobits: self.bitrate.unwrap_or(normal.kilobits) }
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

/// `nightcue check`
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
}

/// `nightcue timeline`
#[derive(Debug, Args)]
pub struct Timeline {
    #[command(flatten)]
    pub routine: RoutineArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Print JSON, positions in frames
    #[arg(long)]
    pub json: bool,
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  nightcue verify out/hamstring-cramp.mp3
  nightcue verify out/hamstring-cramp-left.wav hamstring-cramp --side left

Without ROUTINE the file is measured against the timeline in its own tags. With ROUTINE, give the choices it was rendered with.
Exit codes: 0 everything is as planned, 1 it is not, 2 the file cannot be decoded.";

/// `nightcue verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What it was made from: a file, `-` for standard input, or the name of a bundled routine
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    #[command(flatten)]
    pub sound: SoundArgs,
    /// Print JSON, positions in frames
    #[arg(long)]
    pub json: bool,
}

/// `nightcue script`
#[derive(Debug, Args)]
pub struct Script {
    #[command(flatten)]
    pub routine: RoutineArgs,
    /// Show the words as the voice gets them: numbers and units written out, words of its lexicon respelled
    #[arg(long)]
    pub spoken: bool,
    /// List every distinct line with the file name to record it under; with `--voice recordings:FOLDER` only those it lacks
    #[arg(long, conflicts_with = "spoken")]
    pub lines: bool,
    /// Save that list as a table
    #[arg(long, value_name = "FILE", conflicts_with = "spoken")]
    pub csv: Option<PathBuf>,
    /// Whose lines (`recordings:FOLDER`), or whose words with `--spoken`
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
}

/// The routine and the listener's choices.
#[derive(Debug, Args)]
pub struct RoutineArgs {
    /// A file, `-` for standard input, or the name of a bundled routine
    #[arg(value_name = "ROUTINE")]
    pub routine: String,
    #[command(flatten)]
    pub choices: ChoiceArgs,
}

/// The listener's choices.
#[derive(Clone, Debug, Args)]
pub struct ChoiceArgs {
    /// The side that hurts: left, right, both; `render` and `check` take several, one track each
    #[arg(long, value_name = "SIDE", value_delimiter = ',', hide_possible_values = true, help_heading = CHOICES)]
    pub side: Vec<SideArg>,
    /// An option of the routine to follow (or equipment that is at hand)
    #[arg(long, value_name = "NAME", help_heading = CHOICES)]
    pub with: Vec<String>,
    /// Equipment that is not at hand
    #[arg(long, value_name = "NAME", help_heading = CHOICES)]
    pub without: Vec<String>,
    /// How long the whole track lasts, such as `20m`: every range gets its part of the difference
    #[arg(long, value_name = "LENGTH", value_parser = total, help_heading = CHOICES)]
    pub fit: Option<Length>,
    /// How long holds with a range last: `shortest`, `longest`, or a length such as `2m10s`
    #[arg(long, value_name = "LENGTH", value_parser = hold, help_heading = CHOICES)]
    pub hold: Option<HoldChoice>,
    /// The spoken language, one of those the routine offers: en, en-GB, de, es, fr, it
    #[arg(long, value_name = "TAG", value_parser = language, help_heading = CHOICES)]
    pub language: Option<Language>,
    /// Only what the routine marks for quick relief, at once
    #[arg(long, help_heading = CHOICES)]
    pub quick: bool,
    /// How much is said: everything, the words that lead to each hold, or names, times and tones only
    #[arg(long, value_name = "LEVEL", help_heading = CHOICES)]
    pub guidance: Option<GuidanceArg>,
}

const CHOICES: &str = "Choices of the listener";

/// What the track sounds like.
#[derive(Clone, Debug, Args)]
pub struct SoundArgs {
    /// Loudness and pace for the night or the day
    #[arg(long, value_name = "WHEN", default_value = "night")]
    pub profile: ProfileArg,
    #[command(flatten)]
    pub voices: VoiceArgs,
    /// Very quiet noise under the whole track; it also keeps wireless speakers awake
    #[arg(long, value_name = "BED")]
    pub bed: Option<BedArg>,
    /// Frames in a second, 8000 to 96000
    #[arg(long, value_name = "HZ", default_value = "48000", value_parser = sample_rate)]
    pub sample_rate: SampleRate,
    /// Speak everything anew and keep nothing for the next run
    #[arg(long)]
    pub no_cache: bool,
    /// How many threads to use; one for each core when not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// Who speaks.
#[derive(Clone, Debug, Args)]
pub struct VoiceArgs {
    /// Who speaks everything: the name of a voice, `recordings:FOLDER`, or a path to a Piper model or a voice profile
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    /// Who speaks the lines that a folder of recordings lacks
    #[arg(long, value_name = "VOICE")]
    pub fallback: Option<String>,
    /// Which speaker of a Piper model that has several, by name or number
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
}

impl ChoiceArgs {
    /// The listener's choices: one for each side asked for, each side once.
    pub fn choices(&self) -> Vec<Choices> {
        let mut sides: Vec<Option<AffectedSide>> = Vec::new();
        for side in self.side.iter().map(|side| Some(side.side())) {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        if sides.is_empty() {
            sides.push(None);
        }
        sides.into_iter().map(|side| self.choices_for(side)).collect()
    }

    fn choices_for(&self, side: Option<AffectedSide>) -> Choices {
        Choices {
            side,
            with: self.with.clone(),
            without: self.without.clone(),
            hold: self.hold,
            language: self.language,
            guidance: self.guidance.map(GuidanceArg::guidance),
            quick: self.quick,
            fit: self.fit,
        }
    }
}

/// `--guidance`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum GuidanceArg {
    Full,
    Brief,
    Minimal,
}

impl GuidanceArg {
    const fn guidance(self) -> Guidance {
        match self {
            Self::Full => Guidance::Full,
            Self::Brief => Guidance::Brief,
            Self::Minimal => Guidance::Minimal,
        }
    }
}

/// `--side`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SideArg {
    Left,
    Right,
    Both,
}

impl SideArg {
    const fn side(self) -> AffectedSide {
        match self {
            Self::Left => AffectedSide::One(Side::Left),
            Self::Right => AffectedSide::One(Side::Right),
            Self::Both => AffectedSide::Both,
        }
    }
}

/// `--profile`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ProfileArg {
    Night,
    Day,
}

impl ProfileArg {
    /// The profile that is meant.
    pub const fn profile(self) -> Profile {
        match self {
            Self::Night => Profile::Night,
            Self::Day => Profile::Day,
        }
    }

    /// The time of day that voices are profiled for.
    pub const fn time(self) -> ProfileTime {
        match self {
            Self::Night => ProfileTime::Night,
            Self::Day => ProfileTime::Day,
        }
    }
}

/// `--bed`
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum BedArg {
    None,
    Faint,
    Soft,
}

impl BedArg {
    /// The bed that is meant.
    pub const fn bed(self) -> Bed {
        match self {
            Self::None => Bed::None,
            Self::Faint => Bed::Faint,
            Self::Soft => Bed::Soft,
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

fn hold(text: &str) -> Result<HoldChoice, String> {
    match text {
        "shortest" => Ok(HoldChoice::End(RangeEnd::Shortest)),
        "longest" => Ok(HoldChoice::End(RangeEnd::Longest)),
        _ => text.parse().map(HoldChoice::Exactly).map_err(|error: DurationError| format!("{error}; {}", error.help())),
    }
}

fn total(text: &str) -> Result<Length, String> {
    text.parse().map_err(|error: DurationError| format!("{error}; {}", error.help()))
}

fn sidecar(text: &str) -> Result<Sidecar, String> {
    let names = || Sidecar::ALL.map(Sidecar::name).join(", ");
    Sidecar::ALL.into_iter().find(|sidecar| sidecar.name() == text).ok_or_else(|| format!("sidecars: {}", names()))
}

/// A language by its tag.
pub fn language(text: &str) -> Result<Language, String> {
    let tags = Language::ALL.map(Language::tag).join(", ");
    Language::from_tag(text).ok_or_else(|| format!("languages: {tags}"))
}

fn sample_rate(text: &str) -> Result<SampleRate, String> {
    let rate = text.parse().ok().and_then(SampleRate::new);
    let within = |rate: &SampleRate| (SampleRate::MIN..=SampleRate::MAX).contains(rate);
    rate.filter(within)
        .ok_or_else(|| format!("a whole number from {} to {}", SampleRate::MIN.hz(), SampleRate::MAX.hz()))
}

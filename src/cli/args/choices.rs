//! Arguments shared by every command that makes or measures a track: the listener's choices, and how the track sounds.

use std::num::NonZeroU16;
use std::sync::LazyLock;

use clap::{Args, ValueEnum};
use nightcue::base::{DurationError, Length, SampleRate, Threads, TimeOfDay};
use nightcue::routine::{Guidance, RangeEnd, Tempo};
use nightcue::script::{AffectedSide, Choices, CountChoice, HoldChoice};
use nightcue::sound::Bed;
use nightcue::words::Language;

/// The routine and the listener's choices.
#[derive(Debug, Args)]
pub(crate) struct RoutineArgs {
    /// A file, `-` for standard input, or the name of a bundled routine
    #[arg(value_name = "ROUTINE")]
    pub routine: String,
    #[command(flatten)]
    pub choices: ChoiceArgs,
}

/// The listener's choices.
#[derive(Clone, Debug, Args)]
pub(crate) struct ChoiceArgs {
    /// Side that hurts; `render` and `check` accept several, one track each
    #[arg(long, value_name = "SIDE", value_delimiter = ',', help_heading = CHOICES)]
    pub side: Vec<AffectedSide>,
    /// Option of the routine to include, or equipment you have
    #[arg(long, value_name = "NAME", help_heading = CHOICES)]
    pub with: Vec<String>,
    /// Equipment you do not have
    #[arg(long, value_name = "NAME", help_heading = CHOICES)]
    pub without: Vec<String>,
    /// Length of the whole track, such as `20m`; every range takes its share of the difference
    #[arg(long, value_name = "LENGTH", value_parser = total, help_heading = CHOICES)]
    pub fit: Option<Length>,
    /// Length of holds that have a range: `shortest`, `longest`, or a length such as `2m10s`
    #[arg(long, value_name = "LENGTH", value_parser = hold, help_heading = CHOICES)]
    pub hold: Option<HoldChoice>,
    /// Rounds or sets where their number is a range: `shortest`, `longest`, or a number
    #[arg(long, visible_alias = "sets", value_name = "N", value_parser = rounds, help_heading = CHOICES)]
    pub rounds: Option<CountChoice>,
    /// Repetitions where their number is a range: `shortest`, `longest`, or a number
    #[arg(long, value_name = "N", value_parser = rounds, help_heading = CHOICES)]
    pub reps: Option<CountChoice>,
    /// Spoken language, one of those the routine offers
    #[arg(long, value_name = "TAG", ignore_case = true, help_heading = CHOICES)]
    pub language: Option<Language>,
    /// Include only what the routine marks for quick relief
    #[arg(long, help_heading = CHOICES)]
    pub quick: bool,
    /// How much is said: everything, only what leads to each hold, or only names, times and tones
    #[arg(long, value_name = "LEVEL", help_heading = CHOICES)]
    pub guidance: Option<Guidance>,
    /// How much time there is for moving: as written, or a quarter more
    #[arg(long, value_name = "PACE", help_heading = CHOICES)]
    pub pace: Option<Tempo>,
}

const CHOICES: &str = "Listener's choices";

/// How the track sounds.
#[derive(Clone, Debug, Args)]
pub(crate) struct SoundArgs {
    /// Loudness and pace, for night or day [default: as the routine says, or night]
    #[arg(long, value_name = "WHEN", hide_default_value = true)]
    pub profile: Option<TimeOfDay>,
    #[command(flatten)]
    pub voices: VoiceArgs,
    /// Very quiet noise under the whole track, which also keeps wireless speakers awake
    #[arg(long, value_name = "BED")]
    pub bed: Option<Bed>,
    /// Sample rate in Hz, 8000 to 96000
    #[arg(long, value_name = "HZ", default_value = USUAL_RATE_HZ.as_str(), value_parser = sample_rate)]
    pub sample_rate: SampleRate,
    /// Speak everything again, and keep nothing for the next run
    #[arg(long)]
    pub no_cache: bool,
    /// Number of threads [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// How a track sounds without any options.
impl Default for SoundArgs {
    fn default() -> Self {
        Self {
            profile: None,
            voices: VoiceArgs::default(),
            bed: None,
            sample_rate: SampleRate::DEFAULT,
            no_cache: false,
            threads: None,
        }
    }
}

/// The default rate, as typed on the command line.
static USUAL_RATE_HZ: LazyLock<String> = LazyLock::new(|| SoundArgs::default().sample_rate.hz().to_string());

impl SoundArgs {
    /// How many threads may be used.
    pub(crate) fn threads(&self) -> Threads {
        self.threads.and_then(NonZeroU16::new).map_or(Threads::EACH_CORE, Threads::at_most)
    }
}

/// Who speaks.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct VoiceArgs {
    /// Voice for everything: its name, `recordings:FOLDER`, or the path of a Piper model or a voice profile
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    /// Voice for the lines missing from a folder of recordings
    #[arg(long, value_name = "VOICE")]
    pub fallback: Option<String>,
    /// Speaker of a Piper model that has several, by name or number
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
}

impl ChoiceArgs {
    /// The listener's choices: one for each side asked for, each side once.
    pub(crate) fn choices(&self) -> Vec<Choices> {
        match each_once(&self.side).as_slice() {
            [] => vec![self.choices_for(None)],
            sides => sides.iter().map(|side| self.choices_for(Some(*side))).collect(),
        }
    }

    fn choices_for(&self, side: Option<AffectedSide>) -> Choices {
        Choices {
            side,
            with: self.with.clone(),
            without: self.without.clone(),
            hold: self.hold,
            language: self.language,
            guidance: self.guidance,
            rounds: self.rounds,
            reps: self.reps,
            quick: self.quick,
            tempo: self.pace,
            fit: self.fit,
        }
    }
}

/// Every value of `wished` once, in the order asked for.
pub(crate) fn each_once<T: Copy + PartialEq>(wished: &[T]) -> Vec<T> {
    let mut once = Vec::new();
    for value in wished {
        if !once.contains(value) {
            once.push(*value);
        }
    }
    once
}

fn hold(text: &str) -> Result<HoldChoice, String> {
    match RangeEnd::from_str(text, false) {
        Ok(end) => Ok(HoldChoice::End(end)),
        Err(_) => total(text).map(HoldChoice::Exactly),
    }
}

fn rounds(text: &str) -> Result<CountChoice, String> {
    match RangeEnd::from_str(text, false) {
        Ok(end) => Ok(CountChoice::End(end)),
        Err(_) => {
            text.parse().map(CountChoice::Exactly).map_err(|_| "expected `shortest`, `longest` or a number".to_owned())
        }
    }
}

fn total(text: &str) -> Result<Length, String> {
    text.parse().map_err(|error: DurationError| format!("{error}; {}", error.help()))
}

fn sample_rate(text: &str) -> Result<SampleRate, String> {
    let rate = text.parse().ok().and_then(SampleRate::new);
    let within = |rate: &SampleRate| (SampleRate::MIN..=SampleRate::MAX).contains(rate);
    rate.filter(within)
        .ok_or_else(|| format!("expected a whole number from {} to {}", SampleRate::MIN.hz(), SampleRate::MAX.hz()))
}

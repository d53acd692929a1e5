//! What every command about a track takes: the listener's choices, and what the track sounds like.
//!
//! In: arguments. Out: [`Choices`] and settings of the sound. Guaranteed: parsing does nothing.

use std::num::NonZeroU16;
use std::sync::LazyLock;

use clap::{Args, ValueEnum};
use nightcue::base::{DurationError, Length, SampleRate, Threads, TimeOfDay};
use nightcue::routine::{Guidance, RangeEnd};
use nightcue::script::{AffectedSide, Choices, HoldChoice};
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
    /// The side that hurts; `render` and `check` take several, one track each
    #[arg(long, value_name = "SIDE", value_delimiter = ',', help_heading = CHOICES)]
    pub side: Vec<AffectedSide>,
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
    /// The spoken language, one of those the routine offers
    #[arg(long, value_name = "TAG", ignore_case = true, help_heading = CHOICES)]
    pub language: Option<Language>,
    /// Only what the routine marks for quick relief, at once
    #[arg(long, help_heading = CHOICES)]
    pub quick: bool,
    /// How much is said: everything, the words that lead to each hold, or names, times and tones only
    #[arg(long, value_name = "LEVEL", help_heading = CHOICES)]
    pub guidance: Option<Guidance>,
}

const CHOICES: &str = "Choices of the listener";

/// What the track sounds like.
#[derive(Clone, Debug, Args)]
pub(crate) struct SoundArgs {
    /// Loudness and pace for the night or the day
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = SoundArgs::default().profile)]
    pub profile: TimeOfDay,
    #[command(flatten)]
    pub voices: VoiceArgs,
    /// Very quiet noise under the whole track; it also keeps wireless speakers awake
    #[arg(long, value_name = "BED")]
    pub bed: Option<Bed>,
    /// Frames in a second, 8000 to 96000
    #[arg(long, value_name = "HZ", default_value = USUAL_RATE_HZ.as_str(), value_parser = sample_rate)]
    pub sample_rate: SampleRate,
    /// Speak everything anew and keep nothing for the next run
    #[arg(long)]
    pub no_cache: bool,
    /// How many threads to use; one for each core when not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// What a track sounds like when nothing is asked for.
impl Default for SoundArgs {
    fn default() -> Self {
        Self {
            profile: TimeOfDay::Night,
            voices: VoiceArgs::default(),
            bed: None,
            sample_rate: SampleRate::DEFAULT,
            no_cache: false,
            threads: None,
        }
    }
}

/// As on the command line.
static USUAL_RATE_HZ: LazyLock<String> = LazyLock::new(|| SoundArgs::default().sample_rate.hz().to_string());

impl SoundArgs {
    /// How many threads may work.
    pub(crate) fn threads(&self) -> Threads {
        self.threads.and_then(NonZeroU16::new).map_or(Threads::EACH_CORE, Threads::at_most)
    }
}

/// Who speaks.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct VoiceArgs {
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
            quick: self.quick,
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

fn total(text: &str) -> Result<Length, String> {
    text.parse().map_err(|error: DurationError| format!("{error}; {}", error.help()))
}

fn sample_rate(text: &str) -> Result<SampleRate, String> {
    let rate = text.parse().ok().and_then(SampleRate::new);
    let within = |rate: &SampleRate| (SampleRate::MIN..=SampleRate::MAX).contains(rate);
    rate.filter(within)
        .ok_or_else(|| format!("a whole number from {} to {}", SampleRate::MIN.hz(), SampleRate::MAX.hz()))
}

//! Arguments of `nightcue rehearse`. The listener's choices are the same as for every other command.

use clap::{Args, ValueEnum};

use super::choices::{ChoiceArgs, RoutineArgs, SoundArgs};

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue rehearse hamstring-cramp --side left
  nightcue rehearse my-routine.toml --from 3 --marks bell
  nightcue rehearse my-routine.toml --silent
  nightcue rehearse --voices --language de

Keys:
  space       pause or resume
  right or n  next instruction or hold
  left or b   back to the previous one
  down or N   next step
  up or B     previous step
  q or Esc    quit

The system's voice needs a build with `cargo install --path . --features system-voice`; `--silent` works in every build.";

/// `nightcue rehearse`
#[derive(Debug, Args)]
pub(crate) struct Rehearse {
    /// A file, `-` for standard input, or the name of a bundled routine
    #[arg(value_name = "ROUTINE", required_unless_present = "voices")]
    pub routine: Option<String>,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// System voice to use, by name
    #[arg(long, value_name = "NAME", conflicts_with = "silent")]
    pub voice: Option<String>,
    /// List the system's voices; with `--language`, only those that speak it
    #[arg(long, conflicts_with_all = ["routine", "silent"])]
    pub voices: bool,
    /// Show the words without speaking, for as long as saying them would take
    #[arg(long)]
    pub silent: bool,
    /// Step to start from, by number or title
    #[arg(long, value_name = "STEP")]
    pub from: Option<String>,
    /// What replaces the tones of a hold
    #[arg(long, value_name = "HOW", default_value = "voice")]
    pub marks: Marks,
    /// How fast the voice speaks, 0.5 to 2 times its normal speed
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = speed)]
    pub speed: f32,
}

/// `--marks`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Marks {
    /// The voice announces the start, the last seconds and the end of a hold
    Voice,
    /// The terminal bell
    Bell,
    /// Nothing; they are only shown
    None,
}

impl Rehearse {
    /// The routine with the listener's choices; `None` when none was named.
    pub(crate) fn routine(&self) -> Option<RoutineArgs> {
        let routine = self.routine.clone()?;
        Some(RoutineArgs { routine, choices: self.choices.clone() })
    }

    /// The sound of the track that `--fit` refers to: that of `render` without options.
    pub(crate) fn sound() -> SoundArgs {
        SoundArgs::default()
    }
}

fn speed(text: &str) -> Result<f32, String> {
    let speed = text.parse().ok().filter(|speed| (0.5..=2.0).contains(speed));
    speed.ok_or_else(|| "expected a number from 0.5 to 2".to_owned())
}

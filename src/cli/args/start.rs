//! The commands that help to begin: `list`, `new`, `schema`, `completions`.
//!
//! In: arguments. Out: their types. Guaranteed: a value that could never be right is refused while the line is parsed.

use clap::Args;
use clap_complete::Shell;
use nightcue::base::{self, DurationError, LengthRange};
use nightcue::routine::Sides;
use nightcue::words::Language;

pub(crate) const LIST_EXAMPLES: &str = "\
Examples:
  nightcue list
  nightcue list hamstring-cramp
  nightcue list --json";

pub(crate) const NEW_EXAMPLES: &str = "\
Examples:
  nightcue new calves
  nightcue new calves --title 'Calf stretch' --step Wall --step Stair --hold 30s..45s
  nightcue new mollets --language fr --yes";

pub(crate) const SCHEMA_EXAMPLES: &str = "\
Example:
  nightcue schema > nightcue.schema.json
Then write this as the first line of a routine, and an editor that knows TOML schemas completes its keys:
  #:schema ./nightcue.schema.json";

pub(crate) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  nightcue completions bash > ~/.local/share/bash-completion/completions/nightcue
  nightcue completions fish > ~/.config/fish/completions/nightcue.fish
  nightcue completions zsh > ~/.zfunc/_nightcue";

/// `nightcue list`
#[derive(Debug, Args)]
pub(crate) struct List {
    /// One routine, in detail: the name of a bundled one, a file, or `-`
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    /// Print JSON, lengths in seconds
    #[arg(long)]
    pub json: bool,
}

/// `nightcue new`
#[derive(Debug, Args)]
pub(crate) struct New {
    /// What the file is called; it becomes NAME.toml in this folder
    #[arg(value_name = "NAME")]
    pub name: String,
    /// What the routine is called
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The language it speaks
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// The title of a step; again for the next one
    #[arg(long, value_name = "TITLE")]
    pub step: Vec<String>,
    /// Which sides the steps work: both one after the other, the one that hurts, or no sides
    #[arg(long, value_name = "SIDES")]
    pub sides: Option<Sides>,
    /// How long each hold lasts: `30s`, or a range such as `30s..45s`
    #[arg(long, value_name = "LENGTH", value_parser = range)]
    pub hold: Option<LengthRange>,
    /// How many tones lead to the end of a hold
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(base::MOST_COUNTDOWN)))]
    pub countdown: Option<u32>,
    /// Ask nothing; what no option says is chosen for you
    #[arg(long, short)]
    pub yes: bool,
    /// Replace NAME.toml if it is there
    #[arg(long)]
    pub force: bool,
}

/// `nightcue completions`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// A length or a range of them.
pub(crate) fn range(text: &str) -> Result<LengthRange, String> {
    text.parse().map_err(|error: DurationError| format!("{error}; {}", error.help()))
}

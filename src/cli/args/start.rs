//! Arguments of the commands for getting started: `list`, `new`, `import`, `schema`, `completions`.
//!
//! A value that could never be valid is rejected during parsing.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;
use nightcue::base::{self, DurationError, LengthRange};
use nightcue::routine::{SheetFormat, Sides};
use nightcue::sound::Bed;
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

pub(crate) const IMPORT_EXAMPLES: &str = "\
Examples:
  nightcue import handout.md
  nightcue import exercises.csv --language de --out exercises.toml
  nightcue import page.html --out - | nightcue check -

FILE is plain text (also a script with `[pause 5s]`), Markdown, HTML, CSV, SSML, or JSON of OpenHIIT or TimeR Machine; `-` is standard
input. Lines that say `# look:` are for you to decide. The words still belong to their author.";

pub(crate) const SCHEMA_EXAMPLES: &str = "\
Example:
  nightcue schema > nightcue.schema.json
With this as the first line of a routine, an editor that supports TOML schemas completes its keys:
  #:schema ./nightcue.schema.json";

pub(crate) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  nightcue completions bash --install
  nightcue completions bash > ~/.local/share/bash-completion/completions/nightcue
  nightcue completions fish > ~/.config/fish/completions/nightcue.fish
  nightcue completions zsh > ~/.zfunc/_nightcue";

/// `nightcue list`
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Routine to show in detail: the name of a bundled one, a file, or `-`
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    /// Print JSON, with lengths in seconds
    #[arg(long)]
    pub json: bool,
}

/// `nightcue new`
#[derive(Debug, Args)]
pub(crate) struct New {
    /// Name of the file, without `.toml`; it is created in the current folder
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Title of the routine
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Language of the routine
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// Title of a step; repeat the option for more steps
    #[arg(long, value_name = "TITLE")]
    pub step: Vec<String>,
    /// Which sides the steps work: both in turn, the one that hurts, or no particular side
    #[arg(long, value_name = "SIDES")]
    pub sides: Option<Sides>,
    /// Length of each hold: `30s`, or a range such as `30s..45s`
    #[arg(long, value_name = "LENGTH", value_parser = range)]
    pub hold: Option<LengthRange>,
    /// Number of countdown tones before the end of a hold
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(base::MOST_COUNTDOWN)))]
    pub countdown: Option<u32>,
    /// Very quiet noise under the whole track; `faint` keeps a wireless headset or speaker from swallowing words after a silence
    #[arg(long, value_name = "BED")]
    pub bed: Option<Bed>,
    /// Ask no questions; use defaults for whatever the options leave open
    #[arg(long, short)]
    pub yes: bool,
    /// Overwrite the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// `nightcue import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What to import; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Where to write the routine; `-` for standard output. Without it, a file in the current folder named after FILE
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<String>,
    /// Format of FILE; normally told from its name and its beginning
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<SheetFormat>,
    /// Language of FILE; normally told from its words
    #[arg(long, value_name = "TAG", ignore_case = true)]
    pub language: Option<Language>,
    /// Title of the routine
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Whom the words are from, such as an address; normally what FILE says, and its name
    #[arg(long, value_name = "SOURCE")]
    pub source: Option<String>,
    /// Which timer of FILE, by name; normally the first
    #[arg(long, value_name = "NAME")]
    pub timer: Option<String>,
    /// Overwrite the routine if it exists
    #[arg(long)]
    pub force: bool,
}

/// `nightcue completions`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// Shell to print it for
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
    /// Put it where the shell looks for it, instead of printing it: for bash, fish and zsh
    #[arg(long)]
    pub install: bool,
}

/// `nightcue man`
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Folder for the pages, one for each command; created if missing
    #[arg(long, short, value_name = "DIR")]
    pub out: PathBuf,
}

/// A length or a range of them.
pub(crate) fn range(text: &str) -> Result<LengthRange, String> {
    text.parse().map_err(|error: DurationError| format!("{error}; {}", error.help()))
}

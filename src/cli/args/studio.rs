//! Arguments of `nightcue studio`.

use clap::Args;

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue studio                    choose a routine of this folder, or start one
  nightcue studio my-routine.toml
  nightcue studio hamstring-cramp    a bundled routine, which is saved under another name

The page is in your browser; nobody but this computer can reach it. Nothing is saved until you say so.";

/// `nightcue studio`
#[derive(Debug, Args)]
pub(crate) struct Studio {
    /// A file, or the name of a bundled routine
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    /// Print the address of the page, and leave it to you to open it
    #[arg(long)]
    pub no_open: bool,
}

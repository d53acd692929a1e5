//! `nightcue man`: writes the manual pages of every command, for packages.

use std::fs;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use nightcue::base::write_whole;

use crate::cli::args::Cli;
use crate::cli::args::start::Man as ManArgs;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &ManArgs) -> Result<(), Failure> {
    fs::create_dir_all(&args.out)?;
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    pages(&command, "nightcue".to_owned()).into_iter().try_for_each(|(name, page)| {
        write_whole(&args.out.join(name), &page)?;
        Ok(())
    })
}

/// The page of `command`, which is called `name`, and those of its parts.
fn pages(command: &Command, name: String) -> Vec<(String, Vec<u8>)> {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = Man::new(command.clone().name(name.clone())).render(&mut page);
    let shown = command.get_subcommands().filter(|part| !part.is_hide_set());
    let parts = shown.flat_map(|part| pages(part, format!("{name}-{}", part.get_name())));
    [(format!("{name}.1"), page)].into_iter().chain(parts).collect()
}

//! `nightcue completions`: prints a script with which a shell completes this command line, or puts it where the shell looks for it.
//!
//! Bundled routines and voices are offered, and files as well.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use nightcue::base::write_whole;
use nightcue::routine::bundled;
use nightcue::speech::{Origin, Shelf, roster};

use crate::cli::args::Cli;
use crate::cli::args::start::Completions;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Completions, context: &Context<'_>) -> Result<(), Failure> {
    let script = script(args.shell);
    if !args.install {
        return Ok(console::print(&script)?);
    }
    let (path, note) = place(args.shell)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    write_whole(&path, script.as_bytes())?;
    context.console.say(&format!("installed {}; {note}", path.display()));
    Ok(())
}

fn script(shell: Shell) -> String {
    let routines: Vec<String> = bundled().iter().map(|routine| routine.name.to_owned()).collect();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut offering(Cli::command(), &routines, &voices()), "nightcue", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        // A list alone would keep the shell from offering files.
        Shell::Zsh => {
            let names = routines.join(" ");
            script.replace(&format!("({names})"), &format!("{{_files; compadd -- {names}}}"))
        }
        _ => script,
    }
}

/// The voices that can be named without adding one.
fn voices() -> Vec<String> {
    let listed = roster(&Shelf::of_user(None), &[], None);
    listed.into_iter().filter(|voice| voice.origin == Origin::Bundled).map(|voice| voice.name).collect()
}

/// `command`, whose routines and voices are named.
fn offering(command: Command, routines: &[String], voices: &[String]) -> Command {
    let parts: Vec<String> = command.get_subcommands().map(|part| part.get_name().to_owned()).collect();
    let command = parts
        .into_iter()
        .fold(command, |command, part| command.mut_subcommand(part, |part| offering(part, routines, voices)));
    // The voices of a rehearsal are those of the system.
    let offered = if command.get_name() == "rehearse" { [].as_slice() } else { voices };
    command.mut_args(|argument| match argument.get_id().as_str() {
        "routine" => argument.value_parser(PossibleValuesParser::new(routines.to_vec())),
        "voice" | "fallback" if !offered.is_empty() => {
            argument.value_parser(PossibleValuesParser::new(offered.to_vec()))
        }
        _ => argument,
    })
}

/// Where `shell` looks for completions of a user, and what else has to be done.
fn place(shell: Shell) -> Result<(PathBuf, &'static str), Failure> {
    let home = || dirs::home_dir().ok_or_else(|| Failure::Machine("the home folder is not known".to_owned()));
    let folder = |variable: &str, usual: &str| match std::env::var_os(variable).filter(|set| !set.is_empty()) {
        Some(set) => Ok(PathBuf::from(set)),
        None => Ok::<_, Failure>(home()?.join(usual)),
    };
    match shell {
        Shell::Bash => {
            let folder = folder("XDG_DATA_HOME", ".local/share")?;
            Ok((folder.join("bash-completion/completions/nightcue"), "a new shell completes the command"))
        }
        Shell::Fish => {
            let folder = folder("XDG_CONFIG_HOME", ".config")?;
            Ok((folder.join("fish/completions/nightcue.fish"), "a new shell completes the command"))
        }
        Shell::Zsh => Ok((home()?.join(".zfunc/_nightcue"), "put `fpath+=~/.zfunc` before `compinit` in ~/.zshrc")),
        other => Err(Failure::Machine(format!(
            "nightcue does not know where {other} keeps completions; print them with `nightcue completions {other}`, and run them from its profile"
        ))),
    }
}

//! The choices of the page, written as on the command line and read by the same rules.

use clap::Parser as _;

use crate::cli::args::render::Render;
use crate::cli::args::{Cli, Command};

/// What `nightcue render ROUTINE` with `options` would make.
///
/// # Errors
/// What the command line would say, without naming the option.
pub(super) fn wish(routine: &str, options: &[String]) -> Result<Render, String> {
    let words = ["nightcue", "render"].into_iter().chain(options.iter().map(String::as_str)).chain(["--", routine]);
    match Cli::try_parse_from(words) {
        Ok(Cli { command: Command::Render(render), .. }) => Ok(render),
        Ok(_) => Err("this is not a track".to_owned()),
        Err(error) => {
            let text = error.render().to_string();
            let first: Vec<&str> = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim).collect();
            let said = first.join(" ");
            let reason = said.split_once(">': ").map_or(said.trim_start_matches("error: "), |(_, reason)| reason);
            Err(reason.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wished(options: &[&str]) -> Result<Render, String> {
        wish("calf.toml", &options.iter().map(|option| (*option).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn choices_are_read_as_on_the_command_line() {
        let render = wished(&["--side", "left", "--fit", "5m", "--bed", "faint"]).expect("choices");
        assert_eq!(render.routine.routine, "calf.toml");
        let choices = render.routine.choices.choices();
        assert_eq!((choices.len(), choices[0].side.map(|side| side.name())), (1, Some("left")));
    }

    #[test]
    fn a_wrong_choice_is_told_without_the_name_of_the_option() {
        let said = wished(&["--fit", "soon"]).expect_err("no length");
        assert!(said.starts_with("`soon` is not a duration"), "{said}");
        assert!(!said.contains('\n'), "{said}");
    }

    #[test]
    fn a_routine_that_is_called_like_an_option_is_a_routine() {
        assert_eq!(wish("--help", &[]).expect("a routine").routine.routine, "--help");
    }
}

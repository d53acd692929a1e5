//! Brings files that were made onto a phone, as `nightcue share` does.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use clap::Parser as _;
use nightcue::base::locked;
use nightcue::serve::{Code, Ending};
use serde::Serialize;

use super::desk::Desk;
use crate::cli::args::share::Share;
use crate::cli::args::{Cli, Command};
use crate::cli::command::share::{Over, Sharing};
use crate::cli::failure::Failure;

/// Where the phone finds the files.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    address: String,
    /// A drawing (SVG) of the code to scan.
    code: Option<String>,
    /// Everyone who can see what, for how long.
    said: String,
}

/// What happens meanwhile.
#[derive(Debug, Serialize)]
struct News<'a> {
    said: &'a str,
    is_over: bool,
}

/// Begins to share the files called `names`, which were made before; what was shared until now no longer is.
///
/// # Errors
/// When one of them was not made here, or cannot be shared.
pub(super) fn share(desk: &Arc<Desk>, names: &[String]) -> Result<Found, Failure> {
    let made = locked(&desk.made);
    let path =
        |name: &String| made.get(name).cloned().ok_or_else(|| Failure::machine(format!("`{name}` was not made here")));
    let files: Vec<PathBuf> = names.iter().map(path).collect::<Result<_, _>>()?;
    drop(made);
    let args = arguments(&files)?;
    let stop = desk.to_phone();
    let mut said = String::new();
    let sharing = Sharing::begin(&args, |text| said.push_str(text))?;
    let address = sharing.home.clone();
    let code = Code::of(&address).map(|code| code.svg());
    let desk = Arc::clone(desk);
    let wait = move || {
        let tell = |said: &str| desk.events.tell("phone", &News { said, is_over: false });
        let (over, _) = sharing.until_over(&args, &stop, &tell, &tell);
        // Whoever has asked to stop knows that it is over.
        if !stop.load(Ordering::SeqCst) {
            desk.events.tell("phone", &News { said: ended(over), is_over: true });
        }
    };
    thread::Builder::new().name("phone".to_owned()).spawn(wait).map_err(Failure::machine)?;
    Ok(Found { address, code, said })
}

/// What `nightcue share` with nothing but the files would do.
fn arguments(files: &[PathBuf]) -> Result<Share, Failure> {
    let words = ["nightcue".into(), "share".into(), "--".into()];
    let words = words.into_iter().chain(files.iter().map(|file| file.clone().into_os_string()));
    match Cli::try_parse_from(words) {
        Ok(Cli { command: Command::Share(args), .. }) => Ok(args),
        Ok(_) => Err(Failure::machine("there is nothing to share")),
        Err(error) => Err(Failure::machine(error)),
    }
}

const fn ended(over: Over) -> &'static str {
    match over {
        Over::Itself(Ending::Fetched) => "Everything was fetched. Nothing is shared any more.",
        Over::Itself(Ending::TimeOver) => "The time is over. Nothing is shared any more.",
        Over::Interrupted => "Stopped. Nothing is shared any more.",
    }
}

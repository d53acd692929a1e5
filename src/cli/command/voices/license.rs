//! `nightcue voices license`: the license and the notice that came with the natural voices.

#[cfg(feature = "natural")]
use crate::cli::console;
use crate::cli::failure::Failure;

#[cfg(feature = "natural")]
pub(crate) fn run() -> Result<(), Failure> {
    let texts = nightcue::speech::license(nightcue::speech::Models::of_user().as_ref()).map_err(Failure::machine)?;
    let none = "There are no natural voices yet; `nightcue voices add heart` adds one, and then its license is here.\n";
    Ok(console::print(texts.as_deref().unwrap_or(none))?)
}

#[cfg(not(feature = "natural"))]
pub(crate) fn run() -> Result<(), Failure> {
    Err(Failure::machine("this build of nightcue has no natural voices (feature `natural`)"))
}

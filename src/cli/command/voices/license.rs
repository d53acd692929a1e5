//! `nightcue voices license`: the license and the notice that came with the natural voices.

use crate::cli::console;
use crate::cli::failure::Failure;

pub(crate) fn run() -> Result<(), Failure> {
    if cfg!(not(feature = "natural")) {
        return Err(Failure::machine("this build of nightcue has no natural voices (feature `natural`)"));
    }
    let none = "There are no natural voices yet; `nightcue voices add heart` adds one, and then its license is here.\n";
    Ok(console::print(texts()?.as_deref().unwrap_or(none))?)
}

/// The texts, if there is a natural voice.
#[cfg(feature = "natural")]
pub(crate) fn texts() -> Result<Option<String>, Failure> {
    nightcue::speech::license(nightcue::speech::Models::of_user().as_ref()).map_err(Failure::machine)
}

/// Without natural voices there are none.
#[cfg(not(feature = "natural"))]
#[expect(clippy::unnecessary_wraps, reason = "as with natural voices")]
pub(crate) fn texts() -> Result<Option<String>, Failure> {
    Ok(None)
}

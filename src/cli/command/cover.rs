//! The cover picture of a track: the user's own PNG, the drawn one, or none.
//!
//! A file of the user's is checked here, so that no player is handed something it cannot show.

use std::fs;
use std::path::Path;

use super::prepare::Prepared;
use crate::cli::args::render::Render;
use crate::cli::failure::Failure;

/// Every PNG file starts with these bytes: PNG specification, clause 5.2.
const PNG_SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// Players load the whole picture before they play; 4 MiB is far more than a screen needs.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The cover that `args` ask for.
pub(super) fn cover(args: &Render, prepared: &Prepared) -> Result<Option<Vec<u8>>, Failure> {
    match (&args.cover, args.no_cover) {
        (_, true) => Ok(None),
        (Some(path), false) => own(path).map(Some),
        (None, false) => drawn(prepared).map(Some),
    }
}

fn own(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let unreadable = |error| Failure::Machine(format!("cannot read the cover `{shown}`: {error}"));
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > MOST_BYTES {
        return Err(Failure::Machine(format!(
            "the cover `{shown}` has {length} bytes; at most {MOST_BYTES} are allowed"
        )));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if !bytes.starts_with(&PNG_SIGNATURE) {
        return Err(Failure::Machine(format!("the cover `{shown}` is not a PNG image")));
    }
    Ok(bytes)
}

fn drawn(prepared: &Prepared) -> Result<Vec<u8>, Failure> {
    let title = prepared.production.routine.title.plain(prepared.timeline().language);
    let subtitle = prepared.timeline().title.strip_prefix(title.as_str()).unwrap_or_default();
    let subtitle = subtitle.trim().trim_start_matches('(').trim_end_matches(')');
    nightcue::render::draw_cover(&title, subtitle)
        .map_err(|error| Failure::Machine(format!("cannot draw the cover: {error}")))
}

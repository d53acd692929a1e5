//! The cover picture of a track: the user's own, the drawn one, or none.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use nightcue::render::{MOST_PICTURE_BYTES, Picture};

use super::prepare::Prepared;
use crate::cli::args::render::Render;
use crate::cli::failure::Failure;

/// The cover that `args` ask for.
pub(super) fn cover(args: &Render, prepared: &Prepared) -> Result<Option<Picture>, Failure> {
    match (&args.cover, args.no_cover) {
        (_, true) => Ok(None),
        (Some(path), false) => own(path).map(Some),
        (None, false) => drawn(prepared).map(Some),
    }
}

fn own(path: &Path) -> Result<Picture, Failure> {
    let shown = path.display();
    let unreadable = |error| Failure::Machine(format!("cannot read the cover `{shown}`: {error}"));
    // Checked before it is opened: opening a pipe could wait forever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(Failure::Machine(format!("the cover `{shown}` is not a regular file")));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_PICTURE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Picture::read(bytes).map_err(|error| Failure::Machine(format!("the cover `{shown}` {error}")))
}

fn drawn(prepared: &Prepared) -> Result<Picture, Failure> {
    let title = prepared.production.routine.title.plain(prepared.timeline().language);
    let subtitle = prepared.timeline().title.strip_prefix(title.as_str()).unwrap_or_default();
    let subtitle = subtitle.trim().trim_start_matches('(').trim_end_matches(')');
    nightcue::render::draw_cover(&title, subtitle)
        .map_err(|error| Failure::Machine(format!("cannot draw the cover: {error}")))
}

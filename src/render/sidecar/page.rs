//! The page of a track: one HTML file that plays the sound inside it, shows what to do now, and prints as a sheet.
//!
//! Its policy allows the style and the scripts in it, the sound inside it, and no request. Nothing of it is in memory as a whole but its
//! texts: the sound is passed on in pieces.

mod data;
mod markup;
mod moments;
mod place;
mod sheet;

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::super::encode::TrackInfo;
use crate::timeline::Timeline;
use markup::Markups;

/// Bytes of sound in one element: whole groups of three, which need no padding, and little enough for any browser to take apart.
const PIECE: u64 = 3 << 18;

/// Writes the page of `timeline` to `page`, with the MP3 file `sound` inside.
///
/// # Errors
/// When `sound` cannot be read or `page` cannot be written. A page that was `interrupted` is not whole, and no error: nothing of its order
/// takes its place.
pub(crate) fn write(
    mut page: impl Write,
    timeline: &Timeline,
    info: &TrackInfo,
    mut sound: impl Read,
    interrupted: &AtomicBool,
) -> io::Result<()> {
    let Markups { before, after } = markup::markups(timeline, info);
    page.write_all(before.as_bytes())?;
    let (mut piece, mut text) = (Vec::new(), String::new());
    while !interrupted.load(Ordering::Relaxed) {
        piece.clear();
        if sound.by_ref().take(PIECE).read_to_end(&mut piece)? == 0 {
            break;
        }
        text.clear();
        BASE64_STANDARD.encode_string(&piece, &mut text);
        writeln!(page, "<script class=\"sound\" type=\"text/plain\">{text}</script>")?;
    }
    page.write_all(after.as_bytes())?;
    page.flush()
}

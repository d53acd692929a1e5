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

use crate::render::encode::TrackInfo;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Decibels, Lufs, TruePeak};
    use crate::render::master::Master;
    use crate::render::sidecar::fixture::{timeline, timeline_of, with_words};
    use crate::routine::bundled;

    fn page(timeline: &Timeline, sound: &[u8], interrupted: bool) -> String {
        let master = Master { gain: Decibels(0.0), loudness: Lufs(-23.0), loudness_range: None, peak: TruePeak(-3.0) };
        let (mut page, info) = (Vec::new(), TrackInfo::of(timeline, &master));
        write(&mut page, timeline, &info, sound, &AtomicBool::new(interrupted)).expect("memory");
        String::from_utf8(page).expect("text")
    }

    /// What is in every element that begins with `start`.
    fn inside<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
        page.split(start).skip(1).map(|rest| rest.split_once(end).expect("it ends").0).collect()
    }

    #[test]
    fn the_sound_is_in_the_page_byte_by_byte_in_pieces() {
        let sound: Vec<u8> = (0..PIECE * 2 + 1).map(|at| (at * 31 % 251) as u8).collect();
        let page = page(&timeline(), &sound, false);
        let pieces = inside(&page, "<script class=\"sound\" type=\"text/plain\">", "</script>");
        assert_eq!(pieces.len(), 3);
        let carried: Vec<u8> = pieces.iter().flat_map(|piece| BASE64_STANDARD.decode(piece).expect("base64")).collect();
        assert!(carried == sound);
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</script></body></html>\n"));
    }

    #[test]
    fn an_interruption_ends_the_page_before_its_sound() {
        assert!(!page(&timeline(), b"sound", true).contains("class=\"sound\""));
    }

    #[test]
    fn the_policy_allows_the_style_and_the_script_in_the_page_and_no_request() {
        use sha2::{Digest as _, Sha256};
        let page = page(&timeline(), b"sound", false);
        let policy = inside(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        let sources = policy.split("; ").skip(1).flat_map(|directive| directive.split(' ').skip(1));
        for source in sources.clone() {
            assert!(["'none'", "data:", "blob:"].contains(&source) || source.starts_with("'sha256-"), "{source}");
        }
        let elements = [inside(&page, "<style>", "</style>"), inside(&page, "<script>", "</script>")].concat();
        assert_eq!(elements.len(), 3);
        for element in elements {
            let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(element)));
            assert!(sources.clone().any(|source| source == hash), "{element}");
        }
        assert!(!page.contains(" style=\""), "a policy of hashes allows no style in an attribute");
    }

    #[test]
    fn no_text_of_a_routine_is_taken_for_markup() {
        let hostile = "</title></script><script>alert(1)</script><img src=x onerror=\"alert(1)\">' <!--";
        let mut timeline = with_words(hostile);
        timeline.title = hostile.to_owned();
        for chapter in &mut timeline.chapters {
            chapter.title = hostile.to_owned();
        }
        for hold in &mut timeline.holds {
            hold.title = hostile.to_owned();
        }
        let (tame, page) = (page(&super::tests::timeline(), b"", false), page(&timeline, b"", false));
        for markup in ["<script", "</script", "<img", "<!--", "<title", "</title"] {
            assert_eq!(page.matches(markup).count(), tame.matches(markup).count(), "{markup}");
        }
    }

    #[test]
    fn the_page_of_every_bundled_routine_has_at_most_60_kilobytes_beside_its_sound() {
        for routine in bundled() {
            let page = page(&timeline_of(routine.text), b"", false);
            assert!(page.len() <= 60_000, "{}: {}", routine.name, page.len());
        }
    }
}

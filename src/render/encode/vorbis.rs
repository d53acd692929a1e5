//! Vorbis comments and picture blocks, for FLAC and Opus.
//!
//! Comments come in a fixed order, with chapters as `CHAPTERnnn` from 001, which players of both formats read. Source:
//! the Vorbis I specification clause 5, RFC 9639 section 8.8.

use super::picture::Picture;
use super::{EncodeError, TrackInfo, tags};
use crate::base::{Frame, SampleRate};
use crate::render::sidecar::lyrics;

/// The encoder. The version is left out: it would change the bytes and mean nothing to a listener.
pub(crate) const VENDOR: &str = "nightcue";

/// Chapters have numbers of three digits.
const MOST_CHAPTERS: usize = 999;

/// The comments that FLAC and Opus share: name and value, in order. Lyrics have the times at which they are heard, as in LRC, and are there
/// without them, too.
pub(crate) fn comments(info: &TrackInfo, rate: SampleRate) -> Result<Vec<(String, String)>, EncodeError> {
    let count = info.chapters.len();
    if count > MOST_CHAPTERS {
        let reason = format!(
            "FLAC and Opus can hold {MOST_CHAPTERS} chapters, and this track has {count}; write it as MP3 or WAV"
        );
        return Err(EncodeError::Refused(reason));
    }
    let mut comments = Vec::new();
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            comments.push((name.to_owned(), value.to_owned()));
        }
    };
    add("TITLE", &info.title);
    add("ARTIST", &info.artist);
    add("ALBUM", &info.album);
    if let Some((number, parts)) = info.part {
        add("TRACKNUMBER", &number.to_string());
        add("TRACKTOTAL", &parts.to_string());
    }
    add("DATE", &info.year.map(|year| format!("{year:04}")).unwrap_or_default());
    add("LANGUAGE", info.language.iso639_2());
    add("COMMENT", &tags::comment(info));
    add(tags::PERFORMER, &tags::performers(info));
    add(tags::CREDITS, &tags::credits(info));
    let timed = info.lines.iter().map(|(start, words)| lyrics::timed(*start, rate, words));
    add("LYRICS", &timed.collect::<String>());
    add("UNSYNCEDLYRICS", &tags::lyrics(info));
    // From 1, as in a cue sheet: ffmpeg takes equal numbers in both for the same chapter.
    for (chapter, number) in info.chapters.iter().zip(1..) {
        add(&format!("CHAPTER{number:03}"), &chapter_time(chapter.start, rate));
        add(&format!("CHAPTER{number:03}NAME"), &chapter.title);
    }
    add(tags::TIMELINE_TAG, info.timeline.as_deref().unwrap_or_default());
    Ok(comments)
}

/// `HH:MM:SS.mmm`, rounded to the nearest millisecond.
fn chapter_time(start: Frame, rate: SampleRate) -> String {
    let ms = tags::millis(start, rate);
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// The list as both formats store it: lengths in little-endian order, no framing bit.
pub(crate) fn comment_bytes(comments: &[(String, String)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    extend_with(&mut bytes, VENDOR);
    bytes.extend((comments.len() as u32).to_le_bytes());
    for (name, value) in comments {
        extend_with(&mut bytes, &format!("{name}={value}"));
    }
    bytes
}

fn extend_with(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u32).to_le_bytes());
    bytes.extend(text.as_bytes());
}

/// A picture block: front cover, numbers in big-endian order.
pub(crate) fn picture_bytes(cover: &Picture) -> Vec<u8> {
    const FRONT_COVER: u32 = 3;
    const BITS_A_PIXEL: u32 = 24;
    const NO_PALETTE: u32 = 0;
    let ((width, height), mime) = (cover.size(), cover.mime());
    let mut bytes = FRONT_COVER.to_be_bytes().to_vec();
    bytes.extend((mime.len() as u32).to_be_bytes());
    bytes.extend(mime.as_bytes());
    let empty_description = 0;
    for number in [empty_description, width, height, BITS_A_PIXEL, NO_PALETTE, cover.bytes().len() as u32] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(cover.bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate::DEFAULT;

    #[test]
    fn chapter_times_are_rounded_to_the_nearest_millisecond() {
        assert_eq!(chapter_time(Frame(48_000 * 3_723 + 23), RATE), "01:02:03.000");
        assert_eq!(chapter_time(Frame(48_000 * 3_723 + 24), RATE), "01:02:03.001");
    }

    #[test]
    fn comments_are_stored_with_their_lengths() {
        let bytes = comment_bytes(&[("TITLE".into(), "Hüfte".into())]);
        assert_eq!(bytes, b"\x08\0\0\0nightcue\x01\0\0\0\x0c\0\0\0TITLE=H\xc3\xbcfte");
    }
}

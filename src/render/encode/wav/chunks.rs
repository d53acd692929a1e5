//! The RIFF chunks after the audio of a WAV file: cue points, their labels, tags.
//!
//! Source: "Multimedia Programming Interface and Data Specifications 1.0" (IBM and Microsoft, 1991), chapter 3. The
//! `id3 ` chunk is a later convention of players.

use crate::base::SampleRate;
use crate::render::encode::{ChapterMark, EncodeError, TrackInfo, id3, tags};

/// The chunks for a track of `rate`: chapters as cue points, everything as ID3, and the main facts as an INFO list, which is all that file
/// managers read. ffmpeg shows only the INFO list where there is one, and the cue points; it leaves the picture in the ID3 chunk.
pub(crate) fn chunks(track: &TrackInfo, rate: SampleRate) -> Result<Vec<u8>, EncodeError> {
    let mut bytes = Vec::new();
    if !track.chapters.is_empty() {
        extend_with(&mut bytes, *b"cue ", &cue_points(&track.chapters));
        extend_with(&mut bytes, *b"LIST", &labels(&track.chapters));
    }
    extend_with(&mut bytes, *b"id3 ", &id3::tag(track, rate)?);
    extend_with(&mut bytes, *b"LIST", &info(track));
    Ok(bytes)
}

/// Title, artist, album, comment and year.
fn info(track: &TrackInfo) -> Vec<u8> {
    let comment = tags::comment(track);
    let year = track.year.map(|year| format!("{year:04}")).unwrap_or_default();
    let language = track.language.iso639_2().to_owned();
    let mut bytes = b"INFO".to_vec();
    let texts = [
        (b"INAM", &track.title),
        (b"IART", &track.artist),
        (b"IPRD", &track.album),
        (b"ICMT", &comment),
        (b"ICRD", &year),
        (b"ILNG", &language),
    ];
    for (id, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        extend_with(&mut bytes, *id, &terminated(text));
    }
    bytes
}

/// Numbered from 0, as ffmpeg numbers the chapters of an ID3 tag: it takes equal numbers for the same chapter.
fn cue_points(chapters: &[ChapterMark]) -> Vec<u8> {
    let mut bytes = (chapters.len() as u32).to_le_bytes().to_vec();
    for (chapter, number) in chapters.iter().zip(0u32..) {
        let start = chapter.start.0 as u32;
        bytes.extend(number.to_le_bytes());
        bytes.extend(start.to_le_bytes()); // position in play order
        bytes.extend(b"data");
        bytes.extend([0; 8]); // neither chunk nor block: the file has one of each
        bytes.extend(start.to_le_bytes());
    }
    bytes
}

fn labels(chapters: &[ChapterMark]) -> Vec<u8> {
    let mut bytes = b"adtl".to_vec();
    for (chapter, number) in chapters.iter().zip(0u32..) {
        let mut label = number.to_le_bytes().to_vec();
        label.extend(terminated(&chapter.title));
        extend_with(&mut bytes, *b"labl", &label);
    }
    bytes
}

/// UTF-8 with the zero that terminates RIFF strings.
fn terminated(text: &str) -> Vec<u8> {
    let mut bytes = text.replace('\0', " ").into_bytes();
    bytes.push(0);
    bytes
}

fn extend_with(bytes: &mut Vec<u8>, id: [u8; 4], content: &[u8]) {
    bytes.extend(id);
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(content);
    if !content.len().is_multiple_of(2) {
        bytes.push(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Frame;

    #[test]
    fn a_label_of_odd_length_is_padded_to_an_even_byte() {
        let chapters = [ChapterMark { title: "Füße".into(), start: Frame(0), end: Frame(9) }];
        assert_eq!(labels(&chapters), b"adtllabl\x0b\0\0\0\0\0\0\0F\xc3\xbc\xc3\x9fe\0\0");
    }

    #[test]
    fn a_cue_point_states_its_frame_twice() {
        let chapters = [ChapterMark { title: String::new(), start: Frame(0x1234), end: Frame(0x2000) }];
        assert_eq!(cue_points(&chapters), b"\x01\0\0\0\0\0\0\0\x34\x12\0\0data\0\0\0\0\0\0\0\0\x34\x12\0\0");
    }
}

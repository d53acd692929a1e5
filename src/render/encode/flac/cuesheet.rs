//! The CUESHEET block of a FLAC file: a track for every chapter, exact to the frame. Source: RFC 9639 section 8.7.

use crate::base::Frames;
use crate::render::encode::ChapterMark;

/// Track numbers are 1 to 254 for anything but a CD; the lead-out has number 255.
const MOST: usize = 254;
const LEAD_OUT: u8 = 255;

/// The content of the block for a track of `length`; none without chapters, or with more than it can hold: the comments have them all.
pub(crate) fn content(chapters: &[ChapterMark], length: Frames) -> Option<Vec<u8>> {
    if !(1..=MOST).contains(&chapters.len()) {
        return None;
    }
    let mut bytes = vec![0; 128]; // no catalogue number
    bytes.extend([0; 8]); // no lead-in
    bytes.extend([0; 1 + 258]); // not a CD
    bytes.push(chapters.len() as u8 + 1);
    for (chapter, number) in chapters.iter().zip(1u8..) {
        extend_with_track(&mut bytes, chapter.start.0, number, 1);
        bytes.extend([0; 8]); // the index point is where the track begins
        bytes.push(1);
        bytes.extend([0; 3]);
    }
    extend_with_track(&mut bytes, length.0, LEAD_OUT, 0);
    Some(bytes)
}

fn extend_with_track(bytes: &mut Vec<u8>, offset: u64, number: u8, index_points: u8) {
    bytes.extend(offset.to_be_bytes());
    bytes.push(number);
    bytes.extend([0; 12]); // no ISRC
    bytes.extend([0; 1 + 13]); // audio, no pre-emphasis
    bytes.push(index_points);
}

//! The ID3 tag of an MP3 file.
//!
//! It is version 2.3, which car radios and old players also read, with chapters as CHAP frames listed in a CTOC frame,
//! in milliseconds. There is no padding and no time stamp, so that the bytes are reproducible.

use id3::frame::{
    Chapter, Comment, Content, EncapsulatedObject, ExtendedText, Lyrics, Picture as PictureFrame, PictureType,
    TableOfContents, Unknown,
};
use id3::{Tag, TagLike, Version};

use super::{EncodeError, TrackInfo, tags};
use crate::base::{Frame, SampleRate};

/// Means that a chapter has no byte offset.
const NO_OFFSET: u32 = u32::MAX;

/// The tag for a track of `rate`.
pub(crate) fn tag(info: &TrackInfo, rate: SampleRate) -> Result<Vec<u8>, EncodeError> {
    let mut tag = Tag::with_version(Version::Id3v23);
    add_texts(&mut tag, info, rate);
    add_chapters(&mut tag, info, rate)?;
    if let Some(cover) = &info.cover {
        let (mime_type, picture_type) = (cover.mime().into(), PictureType::CoverFront);
        tag.add_frame(PictureFrame {
            mime_type,
            picture_type,
            description: String::new(),
            data: cover.bytes().to_vec(),
        });
    }
    if let Some(timeline) = &info.timeline {
        // Not PRIV: ffmpeg takes that for a title and then drops the other tags of a WAV.
        tag.add_frame(EncapsulatedObject {
            mime_type: "application/json".into(),
            filename: "timeline.json".into(),
            description: tags::TIMELINE_TAG.into(),
            data: timeline.clone().into_bytes(),
        });
    }
    let mut bytes = Vec::new();
    tag.write_to(&mut bytes, Version::Id3v23)
        .map_err(|problem| EncodeError::Refused(format!("cannot write the ID3 tag: {problem}")))?;
    Ok(bytes)
}

fn add_texts(tag: &mut Tag, info: &TrackInfo, rate: SampleRate) {
    let lang = info.language.iso639_2();
    let mut add = |id: &str, value: &str| {
        if !value.is_empty() {
            tag.set_text(id, value);
        }
    };
    add("TIT2", &info.title);
    add("TPE1", &info.artist);
    add("TALB", &info.album);
    add("TRCK", &info.part.map(|(number, parts)| format!("{number}/{parts}")).unwrap_or_default());
    add("TLAN", lang);
    add("TYER", &info.year.map(|year| format!("{year:04}")).unwrap_or_default());
    add("TLEN", &tags::length(info, rate).map(|length| length.millis().to_string()).unwrap_or_default());
    let (lang, description) = (lang.to_owned(), String::new());
    let text = tags::comment(info);
    if !text.is_empty() {
        tag.add_frame(Comment { lang: lang.clone(), description: description.clone(), text });
    }
    for (description, value) in [(tags::PERFORMER, tags::performers(info)), (tags::CREDITS, tags::credits(info))] {
        if !value.is_empty() {
            tag.add_frame(ExtendedText { description: description.into(), value });
        }
    }
    if !info.lines.is_empty() {
        tag.add_frame(Lyrics { lang, description, text: tags::lyrics(info) });
        tag.add_frame(synchronized(info, rate));
    }
    for (name, value) in tags::replay_gain(info.loudness, info.peak) {
        tag.add_frame(ExtendedText { description: name.into(), value });
    }
}

/// The same lines with the time at which each is heard (SYLT, ID3v2.3 clause 4.10), for players that follow lyrics. The
/// crate appends a zero to the frame, which makes mutagen drop it, so its bytes are assembled here.
fn synchronized(info: &TrackInfo, rate: SampleRate) -> id3::Frame {
    const UTF_16: u8 = 1;
    const MILLISECONDS: u8 = 2;
    const LYRICS: u8 = 1;
    let mut data = vec![UTF_16];
    data.extend(info.language.iso639_2().bytes());
    data.extend([MILLISECONDS, LYRICS]);
    data.extend(utf_16("")); // no description
    for (start, words) in &info.lines {
        data.extend(utf_16(words));
        data.extend(ms(*start, rate).to_be_bytes());
    }
    id3::Frame::with_content("SYLT", Content::Unknown(Unknown { version: Version::Id3v23, data }))
}

/// `text` with a byte order mark before it and a terminator after it.
fn utf_16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16()).chain([0]);
    units.flat_map(u16::to_le_bytes).collect()
}

/// A position in milliseconds, saturated at 32 bits.
fn ms(frame: Frame, rate: SampleRate) -> u32 {
    u32::try_from(tags::millis(frame, rate)).unwrap_or(u32::MAX)
}

/// A CTOC frame counts its entries in one byte.
const MOST_ENTRIES: usize = 255;
/// The most chapters that tables inside a table can list.
const MOST_CHAPTERS: usize = MOST_ENTRIES * MOST_ENTRIES;

fn add_chapters(tag: &mut Tag, info: &TrackInfo, rate: SampleRate) -> Result<(), EncodeError> {
    let count = info.chapters.len();
    if count > MOST_CHAPTERS {
        let reason = format!("the ID3 tag of a file can list {MOST_CHAPTERS} chapters, and this track has {count}");
        return Err(EncodeError::Refused(reason));
    }
    let elements: Vec<String> = (0..count).map(element_id).collect();
    add_contents(tag, &elements);
    for (number, chapter) in info.chapters.iter().enumerate() {
        tag.add_frame(Chapter {
            element_id: element_id(number),
            start_time: ms(chapter.start, rate),
            end_time: ms(chapter.end, rate),
            start_offset: NO_OFFSET,
            end_offset: NO_OFFSET,
            frames: vec![id3::Frame::with_content("TIT2", Content::Text(chapter.title.clone()))],
        });
    }
    Ok(())
}

/// Lists `elements`: in one table, or in tables inside one.
fn add_contents(tag: &mut Tag, elements: &[String]) {
    let mut add = |element_id: &str, elements: &[String], top_level: bool| {
        let (element_id, elements) = (element_id.to_owned(), elements.to_vec());
        tag.add_frame(TableOfContents { element_id, top_level, ordered: true, elements, frames: Vec::new() });
    };
    match elements.len() {
        0 => (),
        1..=MOST_ENTRIES => add("toc", elements, true),
        _ => {
            let inner =
                || elements.chunks(MOST_ENTRIES).enumerate().map(|(number, part)| (format!("toc{number}"), part));
            add("toc", &inner().map(|(id, _)| id).collect::<Vec<_>>(), true);
            inner().for_each(|(id, part)| add(&id, part, false));
        }
    }
}

fn element_id(number: usize) -> String {
    format!("ch{number:03}")
}

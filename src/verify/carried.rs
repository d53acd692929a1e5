//! Reads what a file's tags say: title, chapters, timeline, cover. The audio is not looked at.
//!
//! Broken files are errors, never panics.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use ::id3::TagLike;
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::base::{Instant, Length};
use crate::render;

/// What a file's tags contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The title of the track.
    pub title: Option<String>,
    /// Start, to the millisecond, and title of every chapter, in the order of the file.
    pub chapters: Vec<(Instant, String)>,
    /// The timeline as JSON.
    pub timeline: Option<String>,
    /// The cover picture, a file of its own, as it is: nobody has looked whether it can be shown.
    pub cover: Option<Vec<u8>>,
}

/// Reads the tags of `file` from its beginning: MP3, WAV, FLAC or Opus.
///
/// # Errors
/// When it cannot be read or is not one of these.
pub fn read_carried(file: &mut (impl Read + Seek)) -> io::Result<Carried> {
    let mut signature = [0; 4];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut signature)?;
    match &signature {
        b"fLaC" => from_flac(file),
        b"OggS" => {
            file.seek(SeekFrom::Start(0))?;
            Ok(from_comments(&opus_comments(file)?))
        }
        b"RIFF" => from_id3(file),
        [b'I', b'D', b'3', _] => from_id3(file),
        // The sync word of an MPEG frame: an MP3 without any tag.
        [0xff, second, ..] if second >> 5 == 0b111 => Ok(Carried::default()),
        _ => Err(broken("not a WAV, FLAC, Opus or MP3 file")),
    }
}

fn from_id3(file: &mut (impl Read + Seek)) -> io::Result<Carried> {
    file.seek(SeekFrom::Start(0))?;
    let tag = match ::id3::Tag::read_from2(file) {
        Err(problem) if matches!(problem.kind, ::id3::ErrorKind::NoTag) => ::id3::Tag::new(),
        other => other.map_err(io::Error::other)?,
    };
    let title_of = |chapter: &::id3::frame::Chapter| {
        let title = chapter.frames.iter().find(|frame| frame.id() == "TIT2");
        title.and_then(|frame| frame.content().text()).unwrap_or_default().to_owned()
    };
    let mut chapters: Vec<_> =
        tag.chapters().map(|chapter| (at(u64::from(chapter.start_time)), title_of(chapter))).collect();
    chapters.sort_by_key(|(start, _)| *start);
    let timeline = tag.encapsulated_objects().find(|object| object.description == render::TIMELINE_TAG);
    let timeline = timeline.and_then(|object| String::from_utf8(object.data.clone()).ok());
    let cover = tag.pictures().next().map(|picture| picture.data.clone());
    Ok(Carried { title: tag.title().map(str::to_owned), chapters, timeline, cover })
}

fn from_comments(comments: &[(String, String)]) -> Carried {
    let value = |name: &str| comments.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let chapter = |number: u32| {
        let start = value(&format!("CHAPTER{number:03}")).and_then(|clock| milliseconds(&clock))?;
        Some((at(start), value(&format!("CHAPTER{number:03}NAME")).unwrap_or_default()))
    };
    let chapters = (1..=999).map_while(chapter).collect();
    let cover = value("METADATA_BLOCK_PICTURE").and_then(|block| picture(&BASE64_STANDARD.decode(block).ok()?));
    Carried { title: value("TITLE"), chapters, timeline: value(render::TIMELINE_TAG), cover }
}

fn at(milliseconds: u64) -> Instant {
    Instant::START + Length::from_millis(milliseconds)
}

/// The milliseconds of `HH:MM:SS.mmm`.
fn milliseconds(clock: &str) -> Option<u64> {
    let mut numbers = clock.split([':', '.']).map(str::parse::<u64>);
    let mut next = || numbers.next()?.ok().filter(|number| *number < 1_000_000);
    let (hours, minutes, seconds, ms) = (next()?, next()?, next()?, next()?);
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + ms)
}

/// The tags of a FLAC file, read from just after its signature. Its cover is in a block of its own.
fn from_flac(file: &mut (impl Read + Seek)) -> io::Result<Carried> {
    const LAST: u8 = 0x80;
    const COMMENTS: u8 = 4;
    const PICTURE: u8 = 6;
    let (mut carried, mut cover) = (Carried::default(), None);
    loop {
        let (kind, size) = flac_block(file)?;
        match kind & !LAST {
            COMMENTS => carried = from_comments(&comments(&block(file, size)?)?),
            PICTURE => cover = cover.or(picture(&block(file, size)?)),
            _ => file.seek_relative(i64::from(size))?,
        }
        if kind & LAST != 0 {
            return Ok(Carried { cover: cover.or(carried.cover.take()), ..carried });
        }
    }
}

/// Kind and size in bytes of the next block of a FLAC file.
fn flac_block(file: &mut impl Read) -> io::Result<(u8, u32)> {
    let mut header = [0; 4];
    file.read_exact(&mut header)?;
    Ok((header[0], u32::from_be_bytes([0, header[1], header[2], header[3]])))
}

fn block(file: &mut impl Read, size: u32) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    file.take(u64::from(size)).read_to_end(&mut content)?;
    Ok(content)
}

/// The picture of a FLAC picture block (RFC 9639, section 8.8): behind its kind, media type, description and four numbers.
fn picture(block: &[u8]) -> Option<Vec<u8>> {
    let (_, rest) = block.split_at_checked(4)?;
    let (_, rest) = counted_bytes(rest)?;
    let (_, rest) = counted_bytes(rest)?;
    let (_, rest) = rest.split_at_checked(16)?;
    counted_bytes(rest).map(|(picture, _)| picture.to_vec())
}

/// What a number of bytes and these bytes say, and the rest.
fn counted_bytes(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let (size, rest) = block.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_be_bytes(*size) as usize)
}

/// The comments of an Opus file: the second packet.
fn opus_comments(file: &mut (impl Read + Seek)) -> io::Result<Vec<(String, String)>> {
    const SIGNATURE: &[u8] = b"OpusTags";
    let mut packets = ogg::PacketReader::new(file);
    packets.read_packet_expected().map_err(io::Error::other)?;
    let tags = packets.read_packet_expected().map_err(io::Error::other)?.data;
    comments(tags.strip_prefix(SIGNATURE).ok_or_else(|| broken("the Ogg file has no Opus comments"))?)
}

fn comments(bytes: &[u8]) -> io::Result<Vec<(String, String)>> {
    let mut bytes = Cursor::new(bytes);
    text(&mut bytes)?; // who wrote the file
    let count = number(&mut bytes)?;
    let mut comments = Vec::new();
    for _ in 0..count {
        let comment = text(&mut bytes)?;
        if let Some((name, value)) = comment.split_once('=') {
            comments.push((name.to_ascii_uppercase(), value.to_owned()));
        }
    }
    Ok(comments)
}

fn number(bytes: &mut Cursor<&[u8]>) -> io::Result<u32> {
    let mut number = [0; 4];
    bytes.read_exact(&mut number)?;
    Ok(u32::from_le_bytes(number))
}

fn text(bytes: &mut Cursor<&[u8]>) -> io::Result<String> {
    let size = number(bytes)?;
    let mut text = Vec::new();
    if bytes.take(u64::from(size)).read_to_end(&mut text)? < size as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    String::from_utf8(text).map_err(|_| broken("a comment is not UTF-8"))
}

fn broken(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_reading_is_milliseconds_or_nothing() {
        assert_eq!(milliseconds("01:02:03.004"), Some(3_723_004));
        assert_eq!(milliseconds("01:02:03"), None);
        assert_eq!(milliseconds("99999999999:00:00.000"), None);
    }

    #[test]
    fn a_broken_file_is_an_error_and_not_a_panic() {
        for file in
            [&b""[..], b"RIF", b"fLaC", b"fLaC\x04\xff\xff\xff", b"fLaC\x84\0\0\x08\xff\xff\xff\xff\0\0\0\0", b"OggS"]
        {
            assert!(read_carried(&mut Cursor::new(file)).is_err(), "{file:?}");
        }
    }
}

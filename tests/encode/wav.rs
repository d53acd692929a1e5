//! WAV files.

use std::io::Cursor;

use id3::TagLike;
use nightcue::base::Frames;
use nightcue::render::{Depth, Shape, Wav, quantized_16};

use super::decode::decoded;
use super::signal::Signal;

fn encoded(signal: &Signal, shape: Shape, depth: Depth) -> Vec<u8> {
    let path = tempfile::NamedTempFile::new().unwrap();
    let encoder = Wav::new(path.reopen().unwrap(), shape, depth).unwrap().tagged(&signal.info()).unwrap();
    signal.write_to(Box::new(encoder), 4096);
    std::fs::read(path.path()).unwrap()
}

/// Name and content of every chunk, checked to fill the file.
fn chunks(file: &[u8]) -> Vec<(String, &[u8])> {
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(number(4) + 8, file.len());
    let (mut at, mut chunks) = (12, Vec::new());
    while at < file.len() {
        let name = String::from_utf8(file[at..at + 4].to_vec()).unwrap();
        chunks.push((name, &file[at + 8..at + 8 + number(at + 4)]));
        at += 8 + number(at + 4).next_multiple_of(2);
    }
    assert_eq!(at, file.len());
    chunks
}

#[test]
fn chapters_and_tags_stand_behind_the_audio_and_change_none_of_it() {
    let signal = Signal::uneven(48_000);
    let file = encoded(&signal, signal.shape(), Depth::Bits16);
    let names: Vec<String> = chunks(&file).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["fmt ", "data", "cue ", "LIST", "id3 ", "LIST"]);
    let played: Vec<i16> = decoded(file.clone()).iter().map(|sample| (sample * 32_768.0) as i16).collect();
    assert!(played == signal.samples.iter().map(|sample| quantized_16(*sample)).collect::<Vec<_>>());
}

#[test]
fn cue_points_are_the_chapters_to_the_frame() {
    let signal = Signal::uneven(44_100);
    let file = encoded(&signal, signal.shape(), Depth::Bits16);
    let chunks = chunks(&file);
    let (_, cues) = chunks.iter().find(|(name, _)| name == "cue ").unwrap();
    let starts = cues[4..].chunks(24).map(|cue| u64::from(u32::from_le_bytes(cue[20..].try_into().unwrap())));
    assert!(starts.eq(signal.info().chapters.iter().map(|chapter| chapter.start.0)));
}

#[test]
fn an_odd_number_of_bytes_of_audio_does_not_shift_the_chunks() {
    let mut signal = Signal::new(48_000, &[0, 20]);
    signal.samples.truncate(333);
    signal.sounds[0] = 0..333;
    let shape = Shape { length: Frames(333), ..signal.shape() };
    assert_eq!(chunks(&encoded(&signal, shape, Depth::Bits24))[1].1.len(), 999);
}

#[test]
fn the_id3_chunk_is_a_whole_tag() {
    let signal = Signal::uneven(48_000);
    let file = encoded(&signal, signal.shape(), Depth::Float32);
    let tag = id3::Tag::read_from2(Cursor::new(file)).unwrap();
    assert_eq!(tag.title(), Some("Wadenkrampf, linke Seite"));
    assert_eq!(tag.chapters().count(), signal.info().chapters.len());
}

#[test]
fn file_managers_find_the_main_facts_in_the_info_list() {
    let signal = Signal::uneven(48_000);
    let file = encoded(&signal, signal.shape(), Depth::Bits24);
    let lists = chunks(&file).into_iter().filter(|(name, _)| name == "LIST");
    let info = lists.map(|(_, content)| content).find(|content| content.starts_with(b"INFO")).unwrap();
    let title = signal.info().title;
    for (id, text) in [("INAM", title.as_str()), ("ILNG", "deu")] {
        let at = info.windows(4).position(|bytes| bytes == id.as_bytes()).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(std::str::from_utf8(&info[at + 8..at + 8 + text.len()]).unwrap(), text);
    }
}

#[test]
fn a_single_channel_is_in_the_center_at_every_depth() {
    let signal = Signal::new(48_000, &[10, 50, 10]);
    for (depth, mask) in [(Depth::Bits16, None), (Depth::Bits24, Some(4)), (Depth::Float32, Some(4))] {
        let file = encoded(&signal, signal.shape(), depth);
        let (_, format) = &chunks(&file)[0];
        let found = (format.len() == 40).then(|| u32::from_le_bytes(format[20..24].try_into().unwrap()));
        assert_eq!(found, mask, "{depth:?}");
    }
}

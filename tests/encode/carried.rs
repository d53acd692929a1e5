//! The title, chapters, timeline and cover in every format.

use std::io::Cursor;

use nightcue::base::{Frame, Instant, Length, TimeOfDay};
use nightcue::render::{ChapterMark, Depth, Encoder, Flac, Mp3, Opus, Shape, TrackInfo, Wav, draw_cover};
use nightcue::verify::{Carried, read_carried};

use super::signal::Signal;

/// A file of every format, by extension.
fn files(signal: &Signal, info: &TrackInfo) -> Vec<(&'static str, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let shape: Shape = signal.shape();
    let file = |extension: &str| std::fs::File::create(folder.path().join(extension)).unwrap();
    let encoders: [(&'static str, Box<dyn Encoder>); 4] = [
        ("wav", Box::new(Wav::new(file("wav"), shape, Depth::Bits16).unwrap().tagged(info).unwrap())),
        ("mp3", Box::new(Mp3::new(file("mp3"), shape, info, Default::default()).unwrap())),
        ("flac", Box::new(Flac::new(file("flac"), shape, info, Default::default()).unwrap())),
        ("opus", Box::new(Opus::new(file("opus"), shape, info, Default::default()).unwrap())),
    ];
    let finished = encoders.into_iter().map(|(extension, encoder)| {
        signal.write_to(encoder, 4096);
        (extension, std::fs::read(folder.path().join(extension)).unwrap())
    });
    finished.collect()
}

fn rounded_to_ms(signal: &Signal, frame: nightcue::base::Frame) -> Instant {
    let exact = Instant::of_frame(frame, signal.rate).since_start();
    Instant::START + Length::from_millis(exact.millis())
}

#[test]
fn every_format_carries_title_chapters_timeline_and_cover() {
    let signal = Signal::uneven(48_000);
    let info = TrackInfo { cover: Some(draw_cover("Waden", "links").unwrap()), ..signal.info() };
    let chapters = info.chapters.iter().map(|mark| (rounded_to_ms(&signal, mark.start), mark.title.clone())).collect();
    let cover = info.cover.as_ref().map(|cover| cover.bytes().to_vec());
    let expected = Carried { title: Some(info.title.clone()), chapters, timeline: info.timeline.clone(), cover };
    for (extension, file) in files(&signal, &info) {
        assert_eq!(read_carried(&mut Cursor::new(file)).unwrap(), expected, "{extension}");
    }
}

#[test]
fn a_track_of_which_nothing_is_known_is_still_a_file() {
    let signal = Signal::new(48_000, &[10, 50, 10]);
    let (chapters, lines) = (Vec::new(), Vec::new());
    let empty = String::new();
    let info = TrackInfo {
        title: empty.clone(),
        artist: empty.clone(),
        album: empty.clone(),
        time: TimeOfDay::Night,
        comment: empty,
        year: None,
        chapters,
        lines,
        timeline: None,
        part: None,
        ..signal.info()
    };
    for (extension, file) in files(&signal, &info) {
        assert_eq!(read_carried(&mut Cursor::new(file)).unwrap(), Carried::default(), "{extension}");
    }
}

#[test]
fn the_cover_is_in_every_format() {
    let signal = Signal::new(48_000, &[10, 50, 10]);
    let cover = nightcue::render::draw_cover("Wadenkrampf", "links").unwrap();
    let info = TrackInfo { cover: Some(cover.clone()), ..signal.info() };
    let cover = cover.bytes();
    let without = files(&signal, &signal.info());
    for ((extension, file), (_, bare)) in files(&signal, &info).into_iter().zip(without) {
        let holds_it = file.windows(cover.len()).any(|bytes| bytes == cover);
        assert!(holds_it || extension == "opus", "{extension}");
        assert!(file.len() - bare.len() >= cover.len(), "{extension}");
    }
}

#[test]
fn every_format_says_who_speaks() {
    let signal = Signal::uneven(48_000);
    for (extension, file) in files(&signal, &signal.info()) {
        let text = String::from_utf8_lossy(&file).replace('\0', "");
        assert!(text.contains("PERFORMER"), "{extension}");
        assert!(text.contains("side left, hold shortest; voice: anna, heart"), "{extension}");
    }
}

/// A table of contents counts its entries in one byte, and a cue sheet numbers its tracks with one.
#[test]
fn more_chapters_than_a_byte_can_count_are_all_there() {
    let signal = Signal::new(48_000, &[10, 50, 10]);
    let mark = |number: usize| ChapterMark {
        title: format!("Step {number}"),
        start: Frame(number as u64 * 48),
        end: Frame((number as u64 + 1) * 48),
    };
    let info = TrackInfo { chapters: (0..300).map(mark).collect(), ..signal.info() };
    for (extension, file) in files(&signal, &info) {
        let chapters = read_carried(&mut Cursor::new(file)).unwrap().chapters;
        assert_eq!(chapters.len(), 300, "{extension}");
        assert_eq!(chapters[299].1, "Step 299", "{extension}");
    }
}

#[test]
fn more_chapters_than_a_format_can_hold_are_refused() {
    let signal = Signal::new(48_000, &[10]);
    let mark = |_| ChapterMark { title: "Step".into(), start: Frame(0), end: Frame(1) };
    let info = TrackInfo { chapters: (0..1_000).map(mark).collect(), ..signal.info() };
    let refused = Opus::new(Vec::new(), signal.shape(), &info, nightcue::render::OpusSettings::default());
    let reason = refused.err().expect("too many").to_string();
    assert!(reason.contains("999 chapters") && reason.contains("MP3 or WAV"), "{reason}");
}

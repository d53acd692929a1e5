//! MP3 files.

use std::io::Cursor;

use id3::TagLike;
use nightcue::base::{Frames, SampleRate};
use nightcue::render::{EncodeError, Encoder, Mp3, Mp3Settings, Shape};
use nightcue::sound::Block;

use super::decode::decoded;
use super::signal::{Signal, fidelity_db, gain_db, lag};

/// Every rate that MPEG knows.
const RATES: [u32; 9] = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

fn encoded(signal: &Signal, settings: Mp3Settings, block: usize) -> Vec<u8> {
    encoded_as(signal, signal.shape(), settings, block)
}

fn encoded_as(signal: &Signal, shape: Shape, settings: Mp3Settings, block: usize) -> Vec<u8> {
    let path = tempfile::NamedTempFile::new().unwrap();
    let encoder = Mp3::new(path.reopen().unwrap(), shape, &signal.info(), settings).unwrap();
    signal.write_to(Box::new(encoder), block);
    std::fs::read(path.path()).unwrap()
}

#[test]
fn the_decoded_track_has_exactly_as_many_frames_at_every_rate() {
    for hz in RATES {
        let signal = Signal::uneven(hz);
        let played = decoded(encoded(&signal, Mp3Settings::default(), 4096));
        assert_eq!(played.len(), signal.samples.len(), "{hz}");
    }
}

#[test]
fn every_length_from_nothing_to_two_mpeg_frames_is_kept() {
    for length in [0, 1, 2, 575, 576, 577, 1151, 1152, 1153, 2303, 2304] {
        let mut signal = Signal::new(48_000, &[0, 50]);
        signal.samples.truncate(length);
        signal.sounds[0] = 0..length;
        assert_eq!(decoded(encoded(&signal, Mp3Settings::default(), 500)).len(), length);
    }
}

#[test]
fn no_sound_moves_and_none_is_lost_at_any_rate() {
    for hz in RATES {
        let signal = Signal::uneven(hz);
        let played = decoded(encoded(&signal, Mp3Settings::default(), 4096));
        for sound in &signal.sounds {
            assert_eq!(lag(&signal.samples, &played, sound.clone()), 0, "{hz} {sound:?}");
            let fidelity = fidelity_db(&signal.samples, &played, sound.clone());
            assert!(fidelity > 9.0, "{hz} {sound:?}: {fidelity:.1} dB");
        }
    }
}

#[test]
fn loudness_is_kept_at_every_bit_rate() {
    let signal = Signal::uneven(48_000);
    let longest = signal.sounds.iter().max_by_key(|sound| sound.len()).unwrap();
    for kilobits in [40, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] {
        let played = decoded(encoded(&signal, Mp3Settings { kilobits, effort: 7 }, 4096));
        let gain = gain_db(&signal.samples, &played, longest.clone());
        assert!(gain.abs() < 0.1, "{kilobits}: {gain:.3} dB");
    }
}

#[test]
fn silence_is_decoded_as_exact_silence() {
    let signal = Signal::uneven(48_000);
    let played = decoded(encoded(&signal, Mp3Settings::default(), 4096));
    let reach = 3 * 1152;
    let silences = signal.sounds.windows(2).map(|pair| pair[0].end + reach..pair[1].start.saturating_sub(reach));
    let silent: Vec<_> = silences.filter(|silence| !silence.is_empty()).collect();
    assert!(silent.len() >= 3);
    for silence in silent {
        assert!(played[silence.clone()].iter().all(|sample| *sample == 0.0), "{silence:?}");
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_many_and_from_any_blocks() {
    let signal = Signal::uneven(44_100);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let alone = pool.install(|| encoded(&signal, Mp3Settings::default(), 1 << 20));
    assert!(alone == encoded(&signal, Mp3Settings::default(), 4096));
    assert!(alone == encoded(&signal, Mp3Settings::default(), 333));
}

#[test]
fn a_constant_bit_rate_is_kept_to_the_byte() {
    for hz in [44_100, 22_050, 48_000] {
        let signal = Signal::uneven(hz);
        let file = encoded(&signal, Mp3Settings::default(), 4096);
        let tag = id3_bytes(&file);
        let seconds = (signal.samples.len() + 2 * 1152) as f64 / f64::from(hz);
        let kilobits = (file.len() - tag) as f64 * 8.0 / seconds / 1000.0;
        assert!((kilobits - 64.0).abs() < 0.5, "{hz}: {kilobits}");
    }
}

fn id3_bytes(file: &[u8]) -> usize {
    10 + file[6..10].iter().fold(0, |size, byte| size << 7 | usize::from(*byte))
}

#[test]
fn an_hour_of_silence_is_one_frame_repeated() {
    let length = Frames(48_000 * 3600);
    let shape = Shape { rate: SampleRate::DEFAULT, channels: 1, length };
    let signal = Signal::uneven(48_000);
    let mut file = Cursor::new(Vec::new());
    let mut encoder = Box::new(Mp3::new(&mut file, shape, &signal.info(), Mp3Settings::default()).unwrap());
    encoder.write(Block::Silence(length)).unwrap();
    encoder.finish().unwrap();
    let file = file.into_inner();
    let header_and_music = file.len() - id3_bytes(&file);
    assert_eq!(header_and_music, 192 * (1 + 3600 * 48_000 / 1152 + 1));
}

#[test]
fn two_channels_and_other_bit_rates_keep_length_and_place() {
    let signal = Signal::uneven(48_000);
    for (channels, kilobits) in [(1, 32), (1, 128), (2, 64), (2, 320)] {
        let shape = Shape { channels, ..signal.shape() };
        let settings = Mp3Settings { kilobits, effort: 5 };
        let played = decoded(encoded_as(&signal, shape, settings, 4096));
        assert_eq!(played.len(), signal.samples.len(), "{channels} {kilobits}");
        let longest = signal.sounds.iter().max_by_key(|sound| sound.len()).unwrap();
        assert_eq!(lag(&signal.samples, &played, longest.clone()), 0, "{channels} {kilobits}");
    }
}

#[test]
fn a_sound_longer_than_what_waits_in_memory_is_one_sound() {
    let signal = Signal::new(48_000, &[100, 130_000, 2_000, 1_000, 500]);
    let played = decoded(encoded(&signal, Mp3Settings { effort: 9, ..Mp3Settings::default() }, 48_000));
    assert_eq!(played.len(), signal.samples.len());
    for start in (0..130_000).step_by(5_000) {
        let range = 4_800 + start * 48..4_800 + (start + 5_000) * 48;
        let fidelity = fidelity_db(&signal.samples, &played, range);
        assert!(fidelity > 9.0, "{start} ms: {fidelity:.1} dB");
    }
}

#[test]
fn a_rate_that_mpeg_lacks_is_refused() {
    let shape = Shape { rate: SampleRate::MAX, channels: 1, length: Frames(1) };
    let info = Signal::uneven(48_000).info();
    let refused = Mp3::new(Cursor::new(Vec::new()), shape, &info, Mp3Settings::default()).err().unwrap();
    assert!(matches!(refused, EncodeError::Refused(reason) if reason.contains("48000 Hz")));
}

#[test]
fn the_tag_holds_what_was_given() {
    let signal = Signal::uneven(48_000);
    let file = encoded(&signal, Mp3Settings::default(), 4096);
    let tag = id3::Tag::read_from2(Cursor::new(&file)).unwrap();
    let info = signal.info();
    assert_eq!(tag.version(), id3::Version::Id3v23);
    assert_eq!(tag.title(), Some("Wadenkrampf, linke Seite"));
    assert_eq!(tag.year(), Some(2024));
    assert_eq!(tag.get("TLAN").unwrap().content().text(), Some("deu"));
    let starts: Vec<u32> = tag.chapters().map(|chapter| chapter.start_time).collect();
    let expected: Vec<u32> = info.chapters.iter().map(|mark| ((mark.start.0 + 24) / 48) as u32).collect();
    assert_eq!(starts, expected);
    assert_eq!(tag.tables_of_contents().next().unwrap().elements.len(), starts.len());
    assert!(tag.lyrics().any(|lyrics| lyrics.text.contains("Streck das Bein.")));
    let timed = tag.synchronised_lyrics().next().unwrap();
    let planned = info.lines.iter().map(|(start, words)| (((start.0 + 24) / 48) as u32, words.clone()));
    assert!(timed.content.iter().cloned().eq(planned), "{:?}", timed.content);
}

#[test]
fn a_track_that_ends_early_is_refused() {
    let signal = Signal::uneven(48_000);
    let mut encoder =
        Mp3::new(Cursor::new(Vec::new()), signal.shape(), &signal.info(), Mp3Settings::default()).unwrap();
    encoder.write(Block::Silence(Frames(48_000))).unwrap();
    assert!(matches!(Box::new(encoder).finish(), Err(EncodeError::Refused(reason)) if reason.contains("announced")));
}

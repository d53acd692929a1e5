//! FLAC files.

use std::io::Cursor;

use md5::{Digest, Md5};
use nightcue::base::{Frames, SampleRate};
use nightcue::render::{EncodeError, Encoder, Flac, FlacSettings, Shape, quantized_16, quantized_24};
use nightcue::sound::Block;

use super::decode::decoded;
use super::signal::Signal;

fn encoded(signal: &Signal, shape: Shape, bits: u16, block: usize) -> Vec<u8> {
    let path = tempfile::NamedTempFile::new().unwrap();
    let encoder = Flac::new(path.reopen().unwrap(), shape, &signal.info(), FlacSettings { bits }).unwrap();
    signal.write_to(Box::new(encoder), block);
    std::fs::read(path.path()).unwrap()
}

fn expected(signal: &Signal, bits: u16) -> Vec<i32> {
    let quantized = |sample: &f32| match bits {
        16 => i32::from(quantized_16(*sample)),
        _ => quantized_24(*sample),
    };
    signal.samples.iter().map(quantized).collect()
}

#[test]
fn every_sample_comes_back_at_every_rate_and_width() {
    for (hz, bits, channels) in [(48_000, 16, 1), (44_100, 24, 1), (8_000, 16, 2), (96_000, 16, 1), (47_999, 16, 1)] {
        let signal = Signal::uneven(hz);
        let shape = Shape { channels, ..signal.shape() };
        let scale = f32::from(1i16 << 14) * 2f32.powi(i32::from(bits) - 15);
        let played: Vec<i32> =
            decoded(encoded(&signal, shape, bits, 4096)).iter().map(|sample| (sample * scale) as i32).collect();
        assert!(played == expected(&signal, bits), "{hz} {bits} {channels}");
    }
}

#[test]
fn every_length_of_the_last_frame_is_kept() {
    for length in (1..=40).chain([63, 64, 65, 4095, 4096, 4097, 8192]) {
        let mut signal = Signal::new(48_000, &[0, 200]);
        signal.samples.truncate(length);
        signal.sounds[0] = 0..length;
        let played = decoded(encoded(&signal, signal.shape(), 16, 500));
        assert_eq!(played.len(), length);
    }
}

#[test]
fn the_checksum_in_the_header_is_that_of_the_samples() {
    let signal = Signal::uneven(48_000);
    for (bits, bytes) in [(16, 2), (24, 3)] {
        let samples: Vec<u8> =
            expected(&signal, bits).iter().flat_map(|sample| sample.to_le_bytes()[..bytes].to_vec()).collect();
        let file = encoded(&signal, signal.shape(), bits, 4096);
        assert_eq!(file[26..42], Md5::digest(&samples)[..]);
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_many_and_from_any_blocks() {
    let signal = Signal::uneven(44_100);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let alone = pool.install(|| encoded(&signal, signal.shape(), 16, 1 << 20));
    assert!(alone == encoded(&signal, signal.shape(), 16, 4096));
    assert!(alone == encoded(&signal, signal.shape(), 16, 333));
}

#[test]
fn an_hour_of_silence_is_small() {
    let signal = Signal::new(48_000, &[3_600_000]);
    let file = encoded(&signal, signal.shape(), 16, 4096);
    let frames = 48_000 * 3600 / 4096;
    assert!(file.len() < frames * 16 + 18 * 400, "{}", file.len());
    assert_eq!(decoded(file).len(), 48_000 * 3600);
}

#[test]
fn what_flac_is_not_written_with_is_refused() {
    let signal = Signal::uneven(48_000);
    let odd = Flac::new(Cursor::new(Vec::new()), signal.shape(), &signal.info(), FlacSettings { bits: 12 }).err();
    assert!(matches!(odd, Some(EncodeError::Refused(_))));
    let shape = Shape { rate: SampleRate::DEFAULT, channels: 1, length: Frames(5) };
    let mut short = Flac::new(Cursor::new(Vec::new()), shape, &signal.info(), FlacSettings::default()).unwrap();
    short.write(Block::Silence(Frames(4))).unwrap();
    assert!(matches!(Box::new(short).finish(), Err(EncodeError::Refused(_))));
}

//! Opus files.

use std::io::{self, BufWriter, Cursor, Write};

use nightcue::base::{Frames, SampleRate};
use nightcue::render::{EncodeError, Encoder, Opus, OpusSettings, Shape};
use nightcue::sound::Block;
use ogg::PacketReader;
use ropus::{Channels, DecodeMode, Decoder};

use super::signal::{Signal, fidelity_db, gain_db, lag};

fn encoded(signal: &Signal, settings: OpusSettings, block: usize) -> Vec<u8> {
    let path = tempfile::NamedTempFile::new().unwrap();
    let encoder = Opus::new(path.reopen().unwrap(), signal.shape(), &signal.info(), settings).unwrap();
    signal.write_to(Box::new(encoder), block);
    std::fs::read(path.path()).unwrap()
}

/// The track at 48 kHz, trimmed by pre-skip and granule positions as RFC 7845 asks.
fn played(file: Vec<u8>) -> Vec<f32> {
    let mut pages = PacketReader::new(Cursor::new(file));
    let head = pages.read_packet_expected().unwrap().data;
    assert_eq!(&head[..8], b"OpusHead");
    let pre_skip = usize::from(u16::from_le_bytes([head[10], head[11]]));
    assert_eq!(&pages.read_packet_expected().unwrap().data[..8], b"OpusTags");
    let mut decoder = Decoder::new(48_000, Channels::Mono).unwrap();
    let (mut samples, mut end, mut buffer) = (Vec::new(), 0, [0.0; 960]);
    while let Some(packet) = pages.read_packet().unwrap() {
        assert_eq!(decoder.decode_float(&packet.data, &mut buffer, DecodeMode::Normal).unwrap(), 960);
        samples.extend_from_slice(&buffer);
        end = packet.absgp_page() as usize;
    }
    samples[pre_skip..end].to_vec()
}

fn louder_than(samples: &[f32], limit: f32) -> Option<usize> {
    samples.iter().position(|sample| sample.abs() > limit)
}

#[test]
fn the_decoded_track_has_exactly_the_length_at_48_khz_of_every_rate() {
    for hz in [8_000, 12_000, 16_000, 24_000, 48_000] {
        let signal = Signal::uneven(hz);
        let samples = played(encoded(&signal, OpusSettings::default(), 4096));
        assert_eq!(samples.len(), signal.samples.len() * (48_000 / hz) as usize, "{hz}");
    }
}

#[test]
fn every_length_from_nothing_to_three_packets_is_kept() {
    for length in [0, 1, 647, 648, 649, 959, 960, 961, 2879, 2880] {
        let mut signal = Signal::new(48_000, &[0, 60]);
        signal.samples.truncate(length);
        signal.sounds[0] = 0..length;
        assert_eq!(played(encoded(&signal, OpusSettings::default(), 500)).len(), length);
    }
}

#[test]
fn no_sound_moves_and_none_is_lost() {
    let signal = Signal::uneven(48_000);
    let samples = played(encoded(&signal, OpusSettings { kilobits: 96 }, 4096));
    for sound in &signal.sounds {
        assert_eq!(lag(&signal.samples, &samples, sound.clone()), 0, "{sound:?}");
        let fidelity = fidelity_db(&signal.samples, &samples, sound.clone());
        assert!(fidelity > 15.0, "{sound:?}: {fidelity:.1} dB");
    }
}

#[test]
fn at_the_usual_bit_rate_every_sound_keeps_place_and_loudness() {
    let signal = Signal::uneven(48_000);
    let samples = played(encoded(&signal, OpusSettings::default(), 4096));
    for sound in &signal.sounds {
        let behind = lag(&signal.samples, &samples, sound.clone());
        assert!(behind.abs() < 3, "{sound:?} {behind}");
        let gain = gain_db(&signal.samples, &samples, sound.clone());
        assert!(gain.abs() < 0.5, "{sound:?} {gain:.2} dB");
    }
}

#[test]
fn long_silence_is_decoded_as_exact_silence() {
    let signal = Signal::uneven(48_000);
    let samples = played(encoded(&signal, OpusSettings::default(), 4096));
    let mut silent = 0;
    for pair in signal.sounds.windows(2) {
        let silence = pair[0].end + 7 * 960..pair[1].start.saturating_sub(960);
        if let Some(silence) = samples.get(silence) {
            assert_eq!(louder_than(silence, 0.0), None);
            silent += silence.len();
        }
    }
    assert!(silent > 350_000, "{silent}");
}

#[test]
fn nothing_clicks_where_sound_and_silence_meet() {
    let signal = Signal::new(48_000, &[300, 1800, 700, 2000, 3000, 900, 400]);
    let samples = played(encoded(&signal, OpusSettings::default(), 4096));
    for pair in signal.sounds.windows(2) {
        let silence = pair[0].end + 60 * 48..pair[1].start.saturating_sub(5 * 48);
        let Some(silence) = samples.get(silence) else { continue };
        // −60 dB under full scale, 40 dB under the voice.
        assert_eq!(louder_than(silence, 0.001), None, "{pair:?}");
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_many_and_from_any_blocks() {
    let signal = Signal::uneven(48_000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let alone = pool.install(|| encoded(&signal, OpusSettings::default(), 1 << 20));
    assert!(alone == encoded(&signal, OpusSettings::default(), 4096));
    assert!(alone == encoded(&signal, OpusSettings::default(), 333));
}

#[test]
fn what_opus_cannot_carry_is_refused_with_what_it_can() {
    let signal = Signal::uneven(48_000);
    let shape = Shape { rate: SampleRate::new(44_100).unwrap(), ..signal.shape() };
    let refused = Opus::new(Vec::new(), shape, &signal.info(), OpusSettings::default()).err().unwrap();
    assert!(matches!(refused, EncodeError::Refused(reason) if reason.contains("24000, 48000 Hz")));
    let refused = Opus::new(Vec::new(), signal.shape(), &signal.info(), OpusSettings { kilobits: 3 }).err().unwrap();
    assert!(matches!(refused, EncodeError::Refused(reason) if reason.contains("16 to 256")));
    let mut short = Opus::new(Vec::new(), signal.shape(), &signal.info(), OpusSettings::default()).unwrap();
    short.write(Block::Silence(Frames(4))).unwrap();
    assert!(matches!(Box::new(short).finish(), Err(EncodeError::Refused(_))));
}

/// A disk that is full once so many bytes are written.
struct FullAfter(usize);

impl Write for FullAfter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a buffer still holds when it is dropped can fail without a word.
#[test]
fn a_disk_that_is_full_at_the_last_byte_is_an_error() {
    let signal = Signal::new(48_000, &[10, 50, 10]);
    let written = |room: usize| {
        let target = BufWriter::with_capacity(1 << 17, FullAfter(room));
        let encoder = Opus::new(target, signal.shape(), &signal.info(), OpusSettings::default()).unwrap();
        signal.try_write_to(Box::new(encoder), 4096)
    };
    let bytes = encoded(&signal, OpusSettings::default(), 4096).len();
    assert!(written(bytes).is_ok());
    assert!(written(bytes - 1).is_err());
}

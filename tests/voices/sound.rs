//! Made-up recordings, as samples and as files.

use std::fs::File;
use std::path::Path;

use hound::{SampleFormat, WavSpec, WavWriter};
use nightcue::base::{Frames, Lufs, SampleRate, TimeOfDay, TruePeak};
use nightcue::render::{self, Encoder, Shape, TrackInfo};
use nightcue::sound::Block;
use nightcue::words::Language;

pub(crate) const RATE_HZ: u32 = 44_100;

pub(crate) fn tone(hz: f32, amplitude: f32, milliseconds: usize) -> Vec<f32> {
    let step = hz * std::f32::consts::TAU / RATE_HZ as f32;
    (0..milliseconds * RATE_HZ as usize / 1000).map(|n| amplitude * (n as f32 * step).sin()).collect()
}

pub(crate) fn silence(milliseconds: usize) -> Vec<f32> {
    tone(0.0, 0.0, milliseconds)
}

/// A tone with the overtones of a voice, as long as a person takes for `text`, between silences.
pub(crate) fn spoken(text: &str, amplitude: f32) -> Vec<f32> {
    let overtones = (1..=10).map(|n| tone(300.0 * n as f32, 0.7 * amplitude / (n * n) as f32, 70 * text.len() + 100));
    let voice =
        overtones.reduce(|sum, overtone| sum.iter().zip(overtone).map(|(sum, overtone)| sum + overtone).collect());
    [silence(300), voice.expect("overtones"), silence(300)].concat()
}

pub(crate) fn wav(path: &Path, samples: &[f32], channels: u16) {
    let spec = WavSpec { channels, sample_rate: RATE_HZ, bits_per_sample: 16, sample_format: SampleFormat::Int };
    let mut writer = WavWriter::create(path, spec).expect("disk");
    for sample in samples {
        for _ in 0..channels {
            writer.write_sample((sample * 32_767.0) as i16).expect("disk");
        }
    }
    writer.finalize().expect("disk");
}

/// As FLAC or MP3, by the name of the file.
pub(crate) fn compressed(path: &Path, samples: &[f32]) {
    let rate = SampleRate::new(RATE_HZ).expect("not 0");
    let shape = Shape { rate, channels: 1, length: Frames::of(samples) };
    let info = TrackInfo {
        title: "line".to_owned(),
        artist: String::new(),
        album: String::new(),
        language: Language::English,
        time: TimeOfDay::Night,
        comment: String::new(),
        voices: Vec::new(),
        credits: Vec::new(),
        year: None,
        cover: None,
        chapters: Vec::new(),
        lines: Vec::new(),
        loudness: Lufs(-23.0),
        peak: TruePeak(-3.0),
        timeline: None,
        part: None,
    };
    let file = File::options().read(true).write(true).create(true).truncate(true).open(path).expect("disk");
    let mut encoder: Box<dyn Encoder> = if path.extension().is_some_and(|extension| extension == "flac") {
        Box::new(render::Flac::new(file, shape, &info, render::FlacSettings { bits: 16 }).expect("a shape"))
    } else {
        Box::new(render::Mp3::new(file, shape, &info, render::Mp3Settings::default()).expect("a shape"))
    };
    encoder.write(Block::Sound(samples)).expect("disk");
    encoder.finish().expect("disk");
}

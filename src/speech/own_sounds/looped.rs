//! Rain or music as the bed of a track: repeated without a seam, as loud as speech everywhere, on disk rather than in memory.
//!
//! What is heard at a frame of the track does not depend on what was asked for before, so that parts of a track continue one bed.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;

use biquad::{Biquad as _, DirectForm2Transposed, Type};

use super::even::{Evened, Leveler};
use crate::base::{Frames, Length, SampleRate, locked};
use crate::sound::{ResampledStream, filter};
use crate::speech::engine::file::sound_file::{SoundFile, Unreadable};

/// The largest file, in bytes: half an hour of stereo at 96 kHz and 24 bits, and some more.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// The longest bed. It takes 350 MB of disk while a track is made.
const LONGEST: Length = Length::from_secs(1_800);
/// The shortest: less would be heard to repeat.
const SHORTEST: Length = Length::from_secs(2);
/// How long the end fades into the beginning, at most a quarter of the sound.
const OVERLAP: Length = Length::from_secs(4);
/// What is lower is cut, as it is of the tool's own noise: a phone cannot play it.
const RUMBLE_HZ: f64 = 60.0;

/// A sound that goes on for ever.
#[derive(Debug)]
pub struct LoopedBed {
    file: Mutex<File>,
    /// Where in the file its first sample is, in frames.
    first: u64,
    frames: u64,
    overlap: u64,
    even: Evened,
    digest: blake3::Hash,
    /// The largest sample at [`REFERENCE_LOUDNESS`](crate::sound::REFERENCE_LOUDNESS).
    pub peak: f32,
    /// What was done to it, for the user to read.
    pub(crate) remark: String,
}

/// Why a file cannot be a bed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoBed {
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    #[error("it is silent")]
    Silent,
    #[error("it lasts only {:.1} s; less than {SHORTEST} is heard to repeat", .0.seconds())]
    TooShort(Length),
    #[error("it is longer than {LONGEST}; cut it, it is repeated without a seam")]
    TooLong,
    #[error("{0}")]
    Resample(#[from] crate::sound::ResampleError),
    #[error("it cannot be kept: {0}")]
    Io(#[from] io::Error),
}

impl LoopedBed {
    /// The file at `path`, for a track of `rate`; `name` is what the user calls it.
    pub(crate) fn open(path: &Path, name: &str, rate: SampleRate) -> Result<Self, NoBed> {
        let mut spooling = Spooling::new(rate)?;
        spooling.hear(SoundFile::open(path, MOST_BYTES)?)?;
        let Spooling { writer, leveler, digest, .. } = spooling;
        let even = leveler.finish().ok_or(NoBed::Silent)?;
        let sounding = even.sounding();
        let frames = sounding.end - sounding.start;
        let length = Length::of_frames(Frames(frames), rate);
        if length < SHORTEST {
            return Err(NoBed::TooShort(length));
        }
        let overlap = OVERLAP.frames(rate).0.min(frames / 4);
        let file = Mutex::new(writer.into_inner().map_err(|error| NoBed::Io(error.into_error()))?);
        let (first, remark) = (sounding.start, even.remark(name));
        let mut bed = Self { file, first, frames, overlap, even, digest: digest.finalize(), peak: 0.0, remark };
        bed.peak = bed.measured_peak()?;
        Ok(bed)
    }

    /// Identifies its samples.
    pub(crate) fn fingerprint(&self) -> String {
        format!("bed {}\n", self.digest)
    }

    /// From where its beginning is heard to where it is heard again.
    const fn turn(&self) -> u64 {
        self.frames - self.overlap
    }

    /// Fills `samples` with what is heard from the frame `from` of the track on, as loud as speech at the reference loudness.
    ///
    /// # Errors
    /// When it cannot be read back.
    pub fn fill(&self, from: Frames, samples: &mut [f32]) -> io::Result<()> {
        let (mut position, mut rest) = (from.0, samples);
        while !rest.is_empty() {
            let (turn, at) = (position / self.turn(), position % self.turn());
            let fades = turn > 0 && at < self.overlap;
            let until = if fades { self.overlap } else { self.turn() };
            let (now, later) = rest.split_at_mut(rest.len().min((until - at) as usize));
            self.read(at, now)?;
            if fades {
                self.fade_in(at, now)?;
            }
            position += now.len() as u64;
            rest = later;
        }
        Ok(())
    }

    /// Fades the beginning in over the end, with even power: the two have nothing to do with each other.
    fn fade_in(&self, at: u64, samples: &mut [f32]) -> io::Result<()> {
        let mut ending = vec![0.0; samples.len()];
        self.read(self.turn() + at, &mut ending)?;
        for (step, (sample, ending)) in (at..).zip(samples.iter_mut().zip(ending)) {
            let (sin, cos) = (step as f32 / self.overlap as f32 * std::f32::consts::FRAC_PI_2).sin_cos();
            *sample = *sample * sin + ending * cos;
        }
        Ok(())
    }

    /// The sound from its frame `at` on, leveled.
    fn read(&self, at: u64, samples: &mut [f32]) -> io::Result<()> {
        let start = self.first + at;
        let mut bytes = vec![0; size_of_val(samples)];
        {
            let mut file = locked(&self.file);
            file.seek(SeekFrom::Start(start * size_of::<f32>() as u64))?;
            file.read_exact(&mut bytes)?;
        }
        let (values, _) = bytes.as_chunks();
        for (frame, (sample, value)) in (start..).zip(samples.iter_mut().zip(values)) {
            *sample = f32::from_le_bytes(*value) * self.even.gain(frame);
        }
        Ok(())
    }

    fn measured_peak(&self) -> io::Result<f32> {
        /// Frames that are looked at together.
        const PIECE: u64 = 1 << 16;
        let (mut peak, end) = (0f32, self.turn() + self.frames);
        let mut samples = Vec::new();
        for from in (0..end).step_by(PIECE as usize) {
            samples.resize((end - from).min(PIECE) as usize, 0.0);
            self.fill(Frames(from), &mut samples)?;
            peak = samples.iter().fold(peak, |peak, sample| peak.max(sample.abs()));
        }
        Ok(peak)
    }
}

/// A file on its way to disk, at the rate of the track.
struct Spooling {
    rate: SampleRate,
    writer: BufWriter<File>,
    leveler: Leveler,
    rumble: DirectForm2Transposed<f64>,
    digest: blake3::Hasher,
    frames: Frames,
}

impl Spooling {
    fn new(rate: SampleRate) -> Result<Self, NoBed> {
        let writer = BufWriter::new(tempfile::tempfile()?);
        let rumble = filter(Type::HighPass, RUMBLE_HZ, rate);
        let (leveler, digest) = (Leveler::new(rate), blake3::Hasher::new());
        Ok(Self { rate, writer, leveler, rumble, digest, frames: Frames::ZERO })
    }

    fn hear(&mut self, mut file: SoundFile) -> Result<(), NoBed> {
        let mut stream = ResampledStream::new(file.rate(), self.rate)?;
        let (mut decoded, mut output) = (Vec::new(), Vec::new());
        while file.next(&mut decoded)? {
            stream.push(&decoded, &mut output)?;
            decoded.clear();
            self.keep(&mut output)?;
        }
        stream.push(&decoded, &mut output)?;
        stream.finish(&mut output)?;
        self.keep(&mut output)
    }

    fn keep(&mut self, samples: &mut Vec<f32>) -> Result<(), NoBed> {
        for sample in samples.iter_mut() {
            *sample = self.rumble.run(f64::from(*sample)) as f32;
            let bytes = sample.to_le_bytes();
            self.digest.update(&bytes);
            self.writer.write_all(&bytes)?;
        }
        self.leveler.hear(samples);
        self.frames += Frames::of(samples);
        samples.clear();
        let is_short = Length::of_frames(self.frames, self.rate) <= LONGEST;
        if is_short { Ok(()) } else { Err(NoBed::TooLong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::{REFERENCE_LOUDNESS, integrated_loudness, measure};

    const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");

    /// A WAV file of `samples` at 16 kHz, opened as a bed.
    fn bed(samples: &[f32], rate: SampleRate) -> Result<LoopedBed, NoBed> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rain.wav");
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: RATE.hz(),
            bits_per_sample: 32,
            sample_format: hound::SampleFormat::Float,
        };
        let mut writer = hound::WavWriter::create(&path, spec).expect("disk");
        samples.iter().for_each(|sample| writer.write_sample(*sample).expect("disk"));
        writer.finalize().expect("disk");
        LoopedBed::open(&path, "rain.wav", rate)
    }

    /// Noise that is the same every time.
    fn rain(length: usize, amplitude: f32) -> Vec<f32> {
        let mut state = 1u32;
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            amplitude * (f32::from((state >> 16) as u16) / 32_768.0 - 1.0)
        };
        (0..length).map(next).collect()
    }

    fn heard(bed: &LoopedBed, from: u64, length: usize) -> Vec<f32> {
        let mut samples = vec![0.0; length];
        bed.fill(Frames(from), &mut samples).expect("there");
        samples
    }

    #[test]
    fn it_is_as_loud_as_speech_at_every_level_and_rate_of_its_file() {
        for (amplitude, rate) in
            [(0.01, RATE), (0.9, SampleRate::DEFAULT), (0.1, SampleRate::new(8_000).expect("not 0"))]
        {
            let bed = bed(&rain(160_000, amplitude), rate).expect("a bed");
            let samples = heard(&bed, 0, 20 * rate.hz() as usize);
            let loudness = integrated_loudness(measure(&samples, rate).blocks.iter());
            assert!((loudness - REFERENCE_LOUDNESS).0.abs() < 0.3, "{amplitude} {rate}: {loudness:?}");
            assert!(samples.iter().all(|sample| sample.abs() <= bed.peak));
        }
    }

    #[test]
    fn the_end_fades_into_the_beginning_without_a_step_or_a_dip() {
        let tone: Vec<f32> = (0..160_000).map(|n| 0.3 * (n as f32 * 0.2).sin()).collect();
        for sound in [rain(160_000, 0.3), tone] {
            let bed = bed(&sound, RATE).expect("a bed");
            let samples = heard(&bed, 0, 500_000);
            let step = |samples: &[f32]| samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0f32, f32::max);
            assert!(
                step(&samples) < 1.5 * step(&samples[20_000..80_000]),
                "{} {}",
                step(&samples),
                step(&samples[20_000..80_000])
            );
            let level = |part: &[f32]| part.iter().map(|sample| sample * sample).sum::<f32>() / part.len() as f32;
            let usual = level(&samples[..80_000]);
            for part in samples.chunks(16_000) {
                let db = 10.0 * (level(part) / usual).log10();
                assert!((-3.5..3.5).contains(&db), "{db} dB");
            }
        }
    }

    #[test]
    fn what_is_heard_does_not_depend_on_what_was_asked_for_before() {
        let bed = bed(&rain(100_000, 0.3), RATE).expect("a bed");
        let whole = heard(&bed, 0, 400_000);
        for (from, length) in [(0, 7), (63_000, 40_000), (99_990, 30), (123_456, 200_000)] {
            assert_eq!(heard(&bed, from, length), whole[from as usize..from as usize + length]);
        }
    }

    #[test]
    fn thunder_is_brought_down_and_told_of() {
        let mut storm = rain(320_000, 0.05);
        storm[160_000..176_000].iter_mut().for_each(|sample| *sample *= 15.0);
        let bed = bed(&storm, RATE).expect("a bed");
        let samples = heard(&bed, 0, 320_000);
        let loudest = measure(&samples, RATE).blocks.iter().map(|block| block.0).fold(f64::MIN, f64::max);
        assert!(loudest < REFERENCE_LOUDNESS.0 + 9.0, "{loudest}");
        assert!(bed.remark.contains("softened"), "{}", bed.remark);
    }

    #[test]
    fn silence_around_it_is_left_out() {
        let framed = [vec![0.0; 48_000], rain(80_000, 0.3), vec![0.0; 48_000]].concat();
        let bed = bed(&framed, RATE).expect("a bed");
        let samples = heard(&bed, 0, 300_000);
        let quiet = samples.chunks(4_000).filter(|part| part.iter().all(|sample| sample.abs() < 0.01)).count();
        assert_eq!(quiet, 0);
        assert!(bed.remark.contains("left out"), "{}", bed.remark);
    }

    #[test]
    fn what_cannot_be_repeated_is_refused() {
        assert!(matches!(bed(&[0.0; 160_000], RATE), Err(NoBed::Silent)));
        assert!(matches!(bed(&rain(16_000, 0.3), RATE), Err(NoBed::TooShort(_))));
    }
}

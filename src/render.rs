//! From a timeline to finished files.
//!
//! In: a [`Timeline`], its clips and an [`Order`]. Out: files, and what they measure. Guaranteed: one pass over the mix for all formats; no
//! file takes its place before all are whole.

use std::collections::BTreeMap;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::encode::flac::{self, Flac};
use crate::encode::holes::Holes;
use crate::encode::mp3::{self, Mp3};
use crate::encode::opus::{self, Opus};
use crate::encode::target::Target;
use crate::encode::wav::{Depth, Wav};
use crate::encode::{Block, ChapterMark, EncodeError, Encoder, Shape, TrackInfo};
use crate::loudness;
use crate::loudness::Measured;
use crate::master::{Heard, Master, Profile, master};
use crate::mix::{Clips, MixError, Sounds, stream};
use crate::script::UtteranceId;
use crate::speech::Recordings;
use crate::timeline::{Kind, Sound, Timeline};
use crate::tone::{BreathTone, ToneKind, tone};
use crate::units::{Decibels, Frames, SampleRate};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Uncompressed, exact to the frame.
    Wav,
    /// For any player.
    Mp3,
    /// Lossless and small.
    Flac,
    /// The smallest, for players of the last ten years.
    Opus,
}

impl Format {
    /// The ending of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Mp3 => "mp3",
            Self::Flac => "flac",
            Self::Opus => "opus",
        }
    }
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder for the files.
    pub folder: PathBuf,
    /// The name of the files, without an ending.
    pub name: String,
    /// Each once.
    pub formats: Vec<Format>,
    /// How WAV samples are stored.
    pub depth: Depth,
    /// 1 or 2.
    pub channels: u16,
    /// Settings of MP3 files.
    pub mp3: mp3::Settings,
    /// Settings of Opus files.
    pub opus: opus::Settings,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A clip could not be mixed.
    #[error("{0}")]
    Mix(#[from] MixError),
    /// A file could not be written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: EncodeError,
    },
    /// The person asked to stop.
    #[error("interrupted")]
    Interrupted,
}

/// Loudness and peak of every utterance, measured without gain.
pub trait Loudnesses: Clips {
    /// What was measured of `utterance`.
    fn measured(&self, utterance: UtteranceId) -> &Measured;
}

impl Loudnesses for Recordings {
    fn measured(&self, utterance: UtteranceId) -> &Measured {
        Self::measured(self, utterance.0)
    }
}

/// The master of `timeline` for `profile`.
pub fn mastered(timeline: &Timeline, clips: &dyn Loudnesses, profile: Profile) -> Master {
    let tones =
        ToneKind::ALL.map(|kind| loudness::measure(&tone(kind, SampleRate::DEFAULT).samples, SampleRate::DEFAULT));
    let breaths = breaths(timeline);
    let heard: Vec<Heard<'_>> = timeline
        .placements
        .iter()
        .map(|placement| {
            let (measured, gain) = match placement.sound {
                Sound::Tone(kind) => (&tones[kind as usize], Decibels(0.0)),
                Sound::Breath(tone) => (&breaths[&tone], Decibels(0.0)),
                Sound::Utterance(id) => (clips.measured(id), clips.gain(id)),
            };
            Heard { measured, gain: gain + placement.gain, is_background: placement.kind == Kind::Breath }
        })
        .collect();
    master(&heard, profile)
}

/// What every breathing tone of `timeline` measures.
fn breaths(timeline: &Timeline) -> BTreeMap<BreathTone, Measured> {
    let mut measured = BTreeMap::new();
    for placement in &timeline.placements {
        if let Sound::Breath(tone) = placement.sound {
            measured
                .entry(tone)
                .or_insert_with(|| loudness::measure(&tone.clip(SampleRate::DEFAULT).samples, SampleRate::DEFAULT));
        }
    }
    measured
}

/// Writes all files of `order`; `progress` is told the frames done so far.
///
/// # Errors
/// When any file cannot be written; none is then.
pub fn render(
    timeline: &Timeline,
    clips: &dyn Clips,
    gain: Decibels,
    info: &TrackInfo,
    order: &Order,
    interrupted: &AtomicBool,
    progress: &dyn Fn(Frames),
) -> Result<Vec<Written>, RenderError> {
    let shape = Shape { rate: timeline.rate, channels: order.channels, length: timeline.length };
    let mut files = Vec::new();
    for format in &order.formats {
        files.push(open(*format, shape, info, order)?);
    }
    let sounds = Sounds::new(clips, timeline.rate);
    let mut done = Frames::ZERO;
    stream(timeline, &sounds, gain, |block| {
        if interrupted.load(Ordering::Relaxed) {
            return Err(RenderError::Interrupted);
        }
        for (target, encoder) in &mut files {
            write(encoder.as_mut(), block, interrupted).map_err(|error| failed(target.path(), error))?;
        }
        done += match block {
            Block::Silence(frames) => frames,
            Block::Sound(samples) => Frames::of(samples),
        };
        progress(done);
        Ok(())
    })?;
    finish(files, interrupted)
}

/// Silence is handed on in pieces, so that a person who wants to stop need not wait for hours of it.
fn write(encoder: &mut dyn Encoder, block: Block<'_>, interrupted: &AtomicBool) -> Result<(), EncodeError> {
    const PIECE: u64 = 1 << 24;
    let Block::Silence(frames) = block else { return encoder.write(block) };
    let mut left = frames.0;
    while left > 0 && !interrupted.load(Ordering::Relaxed) {
        let piece = left.min(PIECE);
        encoder.write(Block::Silence(Frames(piece)))?;
        left -= piece;
    }
    Ok(())
}

type OpenFile = (Target, Box<dyn Encoder>);

fn open(format: Format, shape: Shape, info: &TrackInfo, order: &Order) -> Result<OpenFile, RenderError> {
    let path = order.folder.join(format!("{}.{}", order.name, format.extension()));
    let target = Target::create(&path).map_err(|error| failed(&path, error.into()))?;
    let handle = target.handle().map_err(|error| failed(&path, error.into()))?;
    let encoder = encoder(format, BufWriter::with_capacity(1 << 20, Holes::new(handle)), shape, info, order);
    Ok((target, encoder.map_err(|error| failed(&path, error))?))
}

fn encoder(
    format: Format,
    file: BufWriter<Holes>,
    shape: Shape,
    info: &TrackInfo,
    order: &Order,
) -> Result<Box<dyn Encoder>, EncodeError> {
    Ok(match format {
        Format::Wav => Box::new(Wav::new(file, shape, order.depth)?.tagged(info)?),
        Format::Mp3 => Box::new(Mp3::new(file, shape, info, order.mp3)?),
        Format::Flac => Box::new(Flac::new(file, shape, info, flac::Settings { bits: order.depth.integer_bits() })?),
        Format::Opus => Box::new(Opus::new(file, shape, info, order.opus)?),
    })
}

fn failed(path: &Path, error: EncodeError) -> RenderError {
    RenderError::File { path: path.to_owned(), error }
}

fn finish(files: Vec<OpenFile>, interrupted: &AtomicBool) -> Result<Vec<Written>, RenderError> {
    let mut targets = Vec::new();
    for (target, encoder) in files {
        encoder.finish().map_err(|error| failed(target.path(), error))?;
        targets.push(target);
    }
    if interrupted.load(Ordering::Relaxed) {
        return Err(RenderError::Interrupted);
    }
    let commit = |target: Target| {
        let path = target.path().to_owned();
        let bytes = target.commit().map_err(|error: io::Error| failed(&path, error.into()))?;
        Ok(Written { path, bytes })
    };
    targets.into_iter().map(commit).collect()
}

/// Chapters of `timeline` as a player shows them.
pub fn chapter_marks(timeline: &Timeline) -> Vec<ChapterMark> {
    let mark = |chapter: &crate::timeline::ChapterSpan| ChapterMark {
        title: chapter.title.clone(),
        start: chapter.start,
        end: chapter.end,
    };
    timeline.chapters.iter().map(mark).collect()
}

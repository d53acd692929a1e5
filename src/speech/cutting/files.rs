//! The parts of a take as WAV files: all of them or none, and no other file replaced.

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use hound::{SampleFormat, WavSpec, WavWriter};
use tempfile::NamedTempFile;

use super::hearing::{MOST_BYTES, frame};
use crate::base::{Length, SampleRate};
use crate::speech::engine::file::sound_file::SoundFile;
use crate::speech::engine::recorded::Recorded;
use crate::speech::engine::recorded::naming::marks_in;
use crate::speech::voice::SpeechError;

/// Full scale of the integers that are written.
const FULL_SCALE: f32 = 8_388_607.0;

/// A part of a take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The name of its file.
    pub file: String,
    /// Where it starts.
    pub from: Length,
    /// Where it ends.
    pub to: Length,
}

/// A part that is being written.
struct Part {
    /// The frames from and to which it goes.
    from: u64,
    to: u64,
    path: PathBuf,
    file: NamedTempFile,
    writer: WavWriter<BufWriter<fs::File>>,
}

/// Writes `excerpts` of `take`, in the order of their positions, into `folder`; returns the files.
///
/// # Errors
/// When `folder` has a recording of one of the lines, the take cannot be read, or a file not be written.
pub(crate) fn write(take: &Path, excerpts: &[Excerpt], folder: &Path) -> Result<Vec<PathBuf>, SpeechError> {
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    refuse_known(excerpts, folder)?;
    let mut sound = SoundFile::open(take, MOST_BYTES).map_err(|error| failed(take, error))?;
    let (rate, is_float) = (sound.rate(), sound.is_float());
    let parts = excerpts.iter().map(|excerpt| Part::new(excerpt, folder, rate, is_float));
    let mut parts = parts.collect::<Result<Vec<Part>, SpeechError>>()?;
    let (mut position, mut block) = (0, Vec::new());
    while sound.next(&mut block).map_err(|error| failed(take, error))? {
        for part in &mut parts {
            part.write(position, &block, is_float)?;
        }
        position += block.len() as u64;
        block.clear();
    }
    kept(parts.into_iter().map(Part::finish).collect::<Result<Vec<_>, _>>()?)
}

/// A line that is recorded already is not recorded over.
fn refuse_known(excerpts: &[Excerpt], folder: &Path) -> Result<(), SpeechError> {
    let known = Recorded::open(folder, None)?;
    let is_known = |excerpt: &&Excerpt| marks_in(&excerpt.file).iter().any(|mark| known.has_mark(mark));
    match excerpts.iter().find(is_known) {
        Some(excerpt) => Err(SpeechError::unavailable(format!(
            "{} has a recording of the line of {} already; choose another folder, or move it away",
            folder.display(),
            excerpt.file
        ))),
        None => Ok(()),
    }
}

fn failed(path: &Path, error: impl std::fmt::Display) -> SpeechError {
    SpeechError::unavailable(format!("{}: {error}", path.display()))
}

impl Part {
    fn new(excerpt: &Excerpt, folder: &Path, rate: SampleRate, is_float: bool) -> Result<Self, SpeechError> {
        let path = folder.join(&excerpt.file);
        let file =
            tempfile::Builder::new().prefix(".cut-").tempfile_in(folder).map_err(|error| failed(folder, error))?;
        let (bits_per_sample, sample_format) =
            if is_float { (32, SampleFormat::Float) } else { (24, SampleFormat::Int) };
        let spec = WavSpec { channels: 1, sample_rate: rate.hz(), bits_per_sample, sample_format };
        let handle = file.reopen().map_err(|error| failed(&path, error))?;
        let writer = WavWriter::new(BufWriter::new(handle), spec).map_err(|error| failed(&path, error))?;
        let (from, to) = (frame(excerpt.from, rate).0, frame(excerpt.to, rate).0);
        Ok(Self { from, to, path, file, writer })
    }

    /// Writes what of `block`, which starts at `position`, belongs to this part.
    fn write(&mut self, position: u64, block: &[f32], is_float: bool) -> Result<(), SpeechError> {
        let within = |frame: u64| frame.saturating_sub(position).min(block.len() as u64) as usize;
        for sample in &block[within(self.from)..within(self.to)] {
            let written = match is_float {
                true => self.writer.write_sample(*sample),
                false => self.writer.write_sample((sample.clamp(-1.0, 1.0) * FULL_SCALE).round() as i32),
            };
            written.map_err(|error| failed(&self.path, error))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(NamedTempFile, PathBuf), SpeechError> {
        self.writer.finalize().map_err(|error| failed(&self.path, error))?;
        Ok((self.file, self.path))
    }
}

/// Gives every finished part its name, or none.
fn kept(parts: Vec<(NamedTempFile, PathBuf)>) -> Result<Vec<PathBuf>, SpeechError> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for (file, path) in parts {
        if let Err(error) = file.persist_noclobber(&path) {
            // What cannot be removed either is named by the next run.
            paths.iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(failed(&path, error.error));
        }
        paths.push(path);
    }
    Ok(paths)
}

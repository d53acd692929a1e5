//! Everything a track says, each distinct line spoken once.
//!
//! The samples are the same in any order, on any number of threads, with and without the cache. All lines that cannot be spoken are
//! found in one run. Every voice gets one gain.

pub(crate) mod cache;
pub(crate) mod spool;
pub(crate) mod take;

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::shaping::plausible;
use super::voice::{SpeechError, Voice};
use crate::base::{Decibels, Frames, Length, Lufs, SampleRate};
use crate::sound::{self, Clip, Measured};
use crate::words::Utterance;
use cache::{Cache, Key};
use spool::Spool;
use take::{Take, samples};

/// An utterance and the voice that says it.
pub type CastLine = (Utterance, Arc<dyn Voice>);

/// Why there are no recordings.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// Some utterances cannot be spoken: for each, in order, the index of the first line that asks for it.
    #[error("{} of the lines cannot be spoken", .0.len())]
    Unspoken(Vec<(usize, SpeechError)>),
    /// The clips cannot be kept while the track is made.
    #[error("cannot keep spoken clips in a temporary file: {0}")]
    Spool(#[from] io::Error),
    /// The user stopped it.
    #[error("interrupted")]
    Interrupted,
}

/// The clips of a track. An `id` is the index of a line given to [`Recordings::record`].
#[derive(Debug)]
pub struct Recordings {
    spool: Spool,
    kept: Vec<Kept>,
    lines: Vec<Spoken>,
    speakers: Vec<String>,
}

/// A distinct take, spooled.
#[derive(Debug)]
struct Kept {
    start: u64,
    frames: Frames,
    rate: SampleRate,
    measured: Measured,
    /// The hash of the samples.
    digest: blake3::Hash,
}

/// What became of a line.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    kept: usize,
    gain: Decibels,
}

/// A distinct utterance of a distinct voice, and the first line that asks for it.
struct Task<'a> {
    line: usize,
    utterance: &'a Utterance,
    voice: &'a dyn Voice,
    key: Key,
    /// Which fingerprint, by the order of first use.
    speaker: usize,
}

impl Recordings {
    /// Speaks every distinct line once, in parallel. `progress` gets how many of how many are done, from any thread.
    ///
    /// # Errors
    /// When lines cannot be spoken, the spool fails, or `cancel` becomes true.
    pub fn record(
        lines: &[CastLine],
        cache: Option<&Cache>,
        progress: &(dyn Fn(usize, usize) + Sync),
        cancel: &AtomicBool,
    ) -> Result<Self, RecordError> {
        let (tasks, task_of_line) = tasks(lines);
        let spool = Spool::new()?;
        let (done, spoke) = (AtomicUsize::new(0), AtomicBool::new(false));
        progress(0, tasks.len());
        let results: Vec<Result<Kept, Failure>> = tasks
            .par_iter()
            .map(|task| {
                if cancel.load(Ordering::Relaxed) {
                    return Err(Failure::Interrupted);
                }
                let kept = task.take(cache, &spoke).map_err(Failure::Speech).and_then(|take| keep(take, &spool));
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, tasks.len());
                kept
            })
            .collect();
        if let Some(cache) = cache.filter(|_| spoke.into_inner()) {
            cache.prune();
        }
        let kept = all_kept(results, &tasks)?;
        let gains = gains(&tasks, &kept);
        let spoken = |(&task, line): (&usize, &CastLine)| Spoken {
            kept: task,
            gain: gains[tasks[task].speaker] + line.1.trim(),
        };
        let lines = task_of_line.iter().zip(lines).map(spoken).collect();
        Ok(Self { spool, kept, lines, speakers: Vec::new() })
    }

    /// The same, spoken by the voices called `speakers`.
    #[must_use]
    pub fn spoken_by(self, speakers: Vec<String>) -> Self {
        Self { speakers, ..self }
    }

    /// The names of the voices that speak, as far as they are known.
    pub fn speakers(&self) -> &[String] {
        &self.speakers
    }

    /// The number of lines.
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The samples of a line, as the voice made them, without its [gain](Self::gain).
    ///
    /// # Errors
    /// When the spool cannot be read.
    pub fn clip(&self, id: usize) -> io::Result<Clip> {
        let kept = self.kept(id);
        let pcm = self.spool.read(kept.start, kept.frames.len() * 2)?;
        Ok(Clip { samples: samples(&pcm), rate: kept.rate })
    }

    /// Identifies the sound of all lines, gains included: equal only when every sample is.
    pub fn fingerprint(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let kept = &self.kept[line.kept];
            format!("{} {} {:016x}\n", kept.digest, kept.rate.hz(), line.gain.0.to_bits())
        });
        lines.collect()
    }

    /// Which distinct clip a line is: equal for lines that say the same in the same voice.
    pub fn distinct(&self, id: usize) -> usize {
        self.lines[id].kept
    }

    /// How long a line plays.
    pub fn length(&self, id: usize) -> Length {
        Length::of_frames(self.frames(id), self.rate(id))
    }

    /// The frames of a line at its [rate](Self::rate).
    pub fn frames(&self, id: usize) -> Frames {
        self.kept(id).frames
    }

    /// Frames in a second of a line.
    pub fn rate(&self, id: usize) -> SampleRate {
        self.kept(id).rate
    }

    /// Loudness and true peak of a line, without any gain.
    pub fn measured(&self, id: usize) -> &Measured {
        &self.kept(id).measured
    }

    /// The gain that brings a line's voice to [`sound::REFERENCE_LOUDNESS`], and its trim: the same for all lines of a voice.
    pub fn gain(&self, id: usize) -> Decibels {
        self.lines[id].gain
    }

    fn kept(&self, id: usize) -> &Kept {
        &self.kept[self.lines[id].kept]
    }
}

enum Failure {
    Speech(SpeechError),
    Spool(io::Error),
    Interrupted,
}

/// The distinct tasks in the order of the lines, and the task of every line.
fn tasks(lines: &[CastLine]) -> (Vec<Task<'_>>, Vec<usize>) {
    let mut voices: Vec<(*const (), usize)> = Vec::new();
    let mut fingerprints: Vec<String> = Vec::new();
    let mut known: HashMap<(usize, &Utterance), usize> = HashMap::new();
    let mut tasks = Vec::new();
    let task_of_line = lines.iter().enumerate().map(|(line, (utterance, voice))| {
        let speaker = speaker(voice, &mut voices, &mut fingerprints);
        *known.entry((speaker, utterance)).or_insert_with(|| {
            let key = Key::of(&fingerprints[speaker], utterance);
            tasks.push(Task { line, utterance, voice: &**voice, key, speaker });
            tasks.len() - 1
        })
    });
    let task_of_line = task_of_line.collect();
    (tasks, task_of_line)
}

/// The number of the voice's fingerprint, which is taken only once for each voice because it may be slow.
fn speaker(voice: &Arc<dyn Voice>, voices: &mut Vec<(*const (), usize)>, fingerprints: &mut Vec<String>) -> usize {
    let address = Arc::as_ptr(voice).cast::<()>();
    if let Some((_, speaker)) = voices.iter().find(|(known, _)| *known == address) {
        return *speaker;
    }
    let fingerprint = voice.fingerprint();
    let speaker = fingerprints.iter().position(|known| *known == fingerprint).unwrap_or_else(|| {
        fingerprints.push(fingerprint);
        fingerprints.len() - 1
    });
    voices.push((address, speaker));
    speaker
}

impl Task<'_> {
    fn take(&self, cache: Option<&Cache>, spoke: &AtomicBool) -> Result<Take, SpeechError> {
        if let Some(take) = cache.and_then(|cache| cache.load(self.key)) {
            return Ok(take);
        }
        let clip = self.voice.speak(self.utterance)?;
        let take = Take::of(&clip)?;
        plausible::check(self.utterance, &clip)?;
        if let Some(cache) = cache {
            cache.store(self.key, &take);
            spoke.store(true, Ordering::Relaxed);
        }
        Ok(take)
    }
}

fn keep(take: Take, spool: &Spool) -> Result<Kept, Failure> {
    let start = spool.append(&take.pcm).map_err(Failure::Spool)?;
    let digest = blake3::hash(&take.pcm);
    Ok(Kept { start, frames: take.frames(), rate: take.rate, measured: take.measured, digest })
}

fn all_kept(results: Vec<Result<Kept, Failure>>, tasks: &[Task<'_>]) -> Result<Vec<Kept>, RecordError> {
    let mut kept = Vec::with_capacity(results.len());
    let mut unspoken = Vec::new();
    for (result, task) in results.into_iter().zip(tasks) {
        match result {
            Ok(take) => kept.push(take),
            Err(Failure::Speech(error)) => unspoken.push((task.line, error)),
            Err(Failure::Spool(error)) => return Err(error.into()),
            Err(Failure::Interrupted) => return Err(RecordError::Interrupted),
        }
    }
    match unspoken.is_empty() {
        true => Ok(kept),
        false => Err(RecordError::Unspoken(unspoken)),
    }
}

/// For each speaker, the gain to the reference, measured over all its takes in the order of the lines.
fn gains(tasks: &[Task<'_>], kept: &[Kept]) -> Vec<Decibels> {
    let speakers = tasks.iter().map(|task| task.speaker + 1).max().unwrap_or(0);
    let mut blocks: Vec<Vec<Lufs>> = vec![Vec::new(); speakers];
    for (task, take) in tasks.iter().zip(kept) {
        blocks[task.speaker].extend(&take.measured.blocks);
    }
    blocks.iter().map(|blocks| sound::REFERENCE_LOUDNESS - sound::integrated_loudness(blocks.iter())).collect()
}

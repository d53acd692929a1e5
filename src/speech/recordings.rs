//! Everything a track says, each distinct line spoken once.
//!
//! The samples are the same in any order, on any number of threads, with and without the cache. All lines that cannot be spoken are
//! found in one run. Every voice gets one gain, and one presence.

pub(crate) mod balance;
pub(crate) mod cache;
pub(crate) mod kept;
pub(crate) mod matching;
pub(crate) mod sides;
pub(crate) mod sound;
pub(crate) mod spool;
pub(crate) mod take;
pub(crate) mod task;

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::casting::credits::Credits;
use super::own_sounds::looped::LoopedBed;
use super::own_sounds::softened::Softened;
use super::voice::SpeechError;
use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::sound::{Clip, Measured};
use balance::Heard;
use cache::Cache;
use kept::{Failure, Kept, keep};
use matching::{match_presence, recall_presence};
use sides::names_side;
use sound::KeptSound;
use spool::Spool;
pub use task::CastLine;
use task::{Task, tasks};

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
    sounds: Vec<KeptSound>,
    bed: Option<LoopedBed>,
    speakers: Vec<String>,
    credits: Credits,
    remarks: Vec<String>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    kept: usize,
    gain: Decibels,
    asked_rate: Option<u32>,
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
        let (mut tasks, task_of_line) = tasks(lines);
        recall_presence(&mut tasks, cache);
        let spool = Spool::new()?;
        let (done, spoke) = (AtomicUsize::new(0), AtomicBool::new(false));
        // A voice that does not work is not asked for every other line: each might take its longest time. Recordings are looked at one by one.
        let broken: Vec<AtomicBool> = tasks.iter().map(|_| AtomicBool::new(false)).collect();
        progress(0, tasks.len());
        let results: Vec<Result<Kept, Failure>> = tasks
            .par_iter()
            .map(|task| {
                if cancel.load(Ordering::Relaxed) {
                    return Err(Failure::Interrupted);
                }
                if broken[task.speaker].load(Ordering::Relaxed) {
                    return Err(Failure::Unasked);
                }
                let kept = task.take(cache, &spoke).map_err(Failure::Speech).and_then(|take| keep(take, &spool));
                if matches!(kept, Err(Failure::Speech(SpeechError::Unavailable { .. }))) && !task.voice.is_recorded() {
                    broken[task.speaker].store(true, Ordering::Relaxed);
                }
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, tasks.len());
                kept
            })
            .collect();
        let kept = all_kept(results, &tasks)?;
        let kept = all_kept(match_presence(&mut tasks, kept, &spool, cache, &spoke), &tasks)?;
        if let Some(cache) = cache.filter(|_| spoke.into_inner()) {
            cache.prune();
        }
        let gains = balance::gains(&tasks.iter().zip(&kept).map(heard).collect::<Vec<_>>());
        let spoken = |(&task, line): (&usize, &CastLine)| Spoken {
            kept: task,
            gain: gains[task] + line.1.trim(),
            asked_rate: line.1.asked_rate(),
        };
        let lines = task_of_line.iter().zip(lines).map(spoken).collect();
        let (sounds, speakers, remarks) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { spool, kept, lines, sounds, bed: None, speakers, credits: Credits::default(), remarks })
    }

    /// The same with who speaks how much, and what the user should know about the voices.
    pub(crate) fn credited(self, credits: Credits, remarks: Vec<String>) -> Self {
        Self { credits, remarks, ..self }
    }

    /// The same with the sounds of the routine.
    ///
    /// # Errors
    /// When the spool fails.
    pub(crate) fn with_sounds(mut self, sounds: Vec<Softened>) -> io::Result<Self> {
        for sound in sounds {
            let kept = KeptSound::keep(&sound, &self.spool)?;
            self.sounds.push(kept);
        }
        Ok(self)
    }

    /// The same with a bed that the routine brings along.
    pub(crate) fn on(self, bed: LoopedBed) -> Self {
        Self { bed: Some(bed), ..self }
    }

    /// What was done to the sounds of the routine, one clause each.
    pub fn sound_remarks(&self) -> Vec<String> {
        let sounds = self.sounds.iter().map(|sound| &sound.remark);
        sounds.chain(self.bed.iter().map(|bed| &bed.remark)).cloned().collect()
    }

    /// The sound that the bed is made of, if the routine brings it along.
    pub const fn bed(&self) -> Option<&LoopedBed> {
        self.bed.as_ref()
    }

    /// A sound of the routine.
    pub(crate) fn sound(&self, sound: usize) -> &KeptSound {
        &self.sounds[sound]
    }

    /// The samples of a sound of the routine, without its gain.
    pub(crate) fn sound_clip(&self, sound: usize) -> io::Result<Clip> {
        self.sounds[sound].clip(&self.spool)
    }

    /// How many lines each voice speaks, if a [`Studio`](super::studio::Studio) cast them.
    pub const fn credits(&self) -> &Credits {
        &self.credits
    }

    /// What the user should know about the voices, one clause each.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
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
        self.kept(id).clip(&self.spool)
    }

    /// Identifies the sound of all lines, gains included: equal only when every sample is.
    pub fn fingerprint(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let kept = &self.kept[line.kept];
            format!("{} {} {:016x}\n", kept.digest, kept.rate.hz(), line.gain.0.to_bits())
        });
        let sounds = self.sounds.iter().map(KeptSound::fingerprint);
        lines.chain(sounds).chain(self.bed.iter().map(LoopedBed::fingerprint)).collect()
    }

    /// Which distinct clip a line is: equal for lines that say the same in the same voice.
    pub fn distinct(&self, id: usize) -> usize {
        self.lines[id].kept
    }

    /// The words a minute that a line's voice was asked for, if it was.
    pub fn asked_rate(&self, id: usize) -> Option<u32> {
        self.lines[id].asked_rate
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

    /// The gain that brings a line's voice to the common loudness, and its trim: the same for all lines of a voice, but that a sentence
    /// which names a side is never quieter than half of them.
    pub fn gain(&self, id: usize) -> Decibels {
        self.lines[id].gain
    }

    fn kept(&self, id: usize) -> &Kept {
        &self.kept[self.lines[id].kept]
    }
}

/// What was heard in the take of a task.
fn heard<'a>((task, kept): (&Task<'_>, &'a Kept)) -> Heard<'a> {
    let names_side = names_side(&task.utterance.text, task.utterance.language);
    Heard { speaker: task.speaker, names_side, full: &kept.measured.blocks, on_phone: &kept.on_phone }
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
            // The line that its voice failed at is among the unspoken ones.
            Err(Failure::Unasked) => (),
        }
    }
    match unspoken.is_empty() {
        true => Ok(kept),
        false => Err(RecordError::Unspoken(unspoken)),
    }
}

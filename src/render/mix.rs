//! The mix of a track, streamed in order.
//!
//! Where nothing is placed, and there is no bed, the samples are exactly 0. Memory holds two sounds however long the
//! track is, and the samples are the same on any number of threads.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, OnceLock};

use crate::base::{Decibels, Frame, Frames, SampleRate, locked};
use crate::sound::{Block, Looped, ResampleError, ToneKind, bed_noise, resample, tone};
use crate::timeline::{Bedding, Placement, Sound, Timeline};

pub(crate) use crate::speech::Clips;
use crate::speech::LoopedBed;

/// Why the track could not be mixed.
#[derive(Debug, thiserror::Error)]
pub enum MixError {
    /// A clip could not be read back.
    #[error("cannot read back a spoken clip: {0}")]
    Clip(#[from] io::Error),
    /// A clip could not be resampled to the rate of the track.
    #[error("{0}")]
    Resample(#[from] ResampleError),
}

/// All sounds of a track, at its rate.
pub struct Sounds<'a> {
    clips: &'a dyn Clips,
    tones: BTreeMap<ToneKind, Vec<f32>>,
    /// One turn of the bed's noise, made if a track has a bed.
    bed: OnceLock<Vec<f32>>,
    /// The same as loud as it is heard where nothing else is, for each gain.
    steady: Mutex<Vec<(f32, Arc<[f32]>)>>,
    rate: SampleRate,
}

impl<'a> Sounds<'a> {
    /// The sounds of a track at `rate`.
    pub fn new(clips: &'a dyn Clips, rate: SampleRate) -> Self {
        let tones = ToneKind::ALL.into_iter().map(|kind| (kind, tone(kind, rate).samples)).collect();
        Self { clips, tones, bed: OnceLock::new(), steady: Mutex::default(), rate }
    }

    /// One turn of the bed's noise after `gain`. The same memory for the same gain: encoders know it again.
    fn steady(&self, gain: f32) -> Arc<[f32]> {
        let noise = self.bed.get_or_init(|| bed_noise(self.rate).samples);
        let mut known = locked(&self.steady);
        if let Some((_, turn)) = known.iter().find(|(known, _)| *known == gain) {
            return turn.clone();
        }
        let turn: Arc<[f32]> = noise.iter().map(|noise| gain * noise).collect();
        known.push((gain, turn.clone()));
        turn
    }

    /// The samples of `sound` with `gain` on top of its voice's own.
    fn samples(&self, sound: Sound, gain: Decibels) -> Result<Vec<f32>, MixError> {
        let (mut samples, gain) = match sound {
            Sound::Tone(kind) => (self.tones[&kind].clone(), gain),
            Sound::Breath(tone) => (tone.clip(self.rate).samples, gain),
            Sound::Wake(wake) => (wake.clip(self.rate).samples, gain),
            Sound::Utterance(id) => (resample(&self.clips.clip(id)?, self.rate)?, gain + self.clips.gain(id)),
        };
        let factor = gain.amplitude() as f32;
        samples.iter_mut().for_each(|sample| *sample *= factor);
        Ok(samples)
    }
}

/// Passes the whole track to `sink` in order, with `gain` applied. While one sound is written, the next is prepared.
///
/// # Errors
/// When a clip cannot be read or resampled, or the first error of `sink`.
pub fn stream<E: From<MixError>>(
    timeline: &Timeline,
    sounds: &Sounds<'_>,
    gain: Decibels,
    mut sink: impl FnMut(Block<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let prepared = |placement: &Placement| {
        let samples = sounds.samples(placement.sound, gain + placement.gain)?;
        Ok::<_, MixError>(fitted(samples, placement))
    };
    let mut under = Under::new(timeline, sounds, gain);
    let mut position = Frame(0);
    let mut left = timeline.placements.as_slice();
    let mut ready = left.first().map(prepared);
    while let (Some(samples), [placement, following @ ..]) = (ready.take().transpose()?, left) {
        // Uses the caller's thread pool: with a single thread, the next sound is prepared after this one is written.
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| ready = following.first().map(prepared));
            under.silence(position, placement.start, &mut sink)?;
            under.sound(placement.start, samples, &mut sink)
        })?;
        (position, left) = (placement.end, following);
    }
    under.silence(position, Frame(0) + timeline.length, &mut sink)
}

/// A bed, what it is made of, and its gain as a factor.
struct LaidBed<'a> {
    bedding: &'a Bedding,
    made_of: Material<'a>,
    gain: f32,
}

/// What a bed is made of.
enum Material<'a> {
    /// One turn of noise, after its gain.
    Noise(Arc<[f32]>),
    /// A sound of the routine.
    Own(&'a LoopedBed),
}

impl LaidBed<'_> {
    /// Fills `samples` with what it is at the frame `from` of the whole track, after its gain.
    fn fill(&self, from: Frames, samples: &mut [f32]) -> Result<(), MixError> {
        match &self.made_of {
            Material::Own(bed) => {
                bed.fill(from, samples)?;
                samples.iter_mut().for_each(|sample| *sample *= self.gain);
            }
            Material::Noise(turn) => {
                let looped = looped(turn, from, Frames::of(samples));
                let noise = looped.pieces().flatten();
                samples.iter_mut().zip(noise).for_each(|(sample, noise)| *sample = *noise);
            }
        }
        Ok(())
    }
}

/// `frames` frames of `turn`, from the frame `from` of the whole track.
fn looped(turn: &Arc<[f32]>, from: Frames, frames: Frames) -> Looped<'_> {
    Looped { turn, from: (from.0 % turn.len() as u64) as usize, frames }
}

/// What lies under the sounds: a bed, or nothing.
struct Under<'a> {
    bed: Option<LaidBed<'a>>,
    factors: Vec<f32>,
    samples: Vec<f32>,
}

impl<'a> Under<'a> {
    /// The bed of `timeline` after `gain`.
    fn new(timeline: &'a Timeline, sounds: &'a Sounds<'_>, gain: Decibels) -> Self {
        let of = |bedding: &'a Bedding| {
            let gain = (gain + bedding.bed.below_speech()?).amplitude() as f32;
            let own = sounds.clips.bed().filter(|_| bedding.made_of.is_some());
            let made_of = own.map_or_else(|| Material::Noise(sounds.steady(gain)), Material::Own);
            Some(LaidBed { bedding, made_of, gain })
        };
        Self { bed: timeline.bedding.as_ref().and_then(of), factors: Vec::new(), samples: Vec::new() }
    }

    fn sound<E: From<MixError>>(
        &mut self,
        start: Frame,
        mut samples: Vec<f32>,
        sink: &mut impl FnMut(Block<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.add(start, &mut samples)?;
        sink(Block::Sound(&samples))
    }

    fn silence<E: From<MixError>>(
        &mut self,
        from: Frame,
        to: Frame,
        sink: &mut impl FnMut(Block<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let frames = to.since(from);
        if frames.is_empty() {
            return Ok(());
        }
        let Some(bed) = &self.bed else { return sink(Block::Silence(frames)) };
        let mut steady = from..from;
        if let Material::Noise(turn) = &bed.made_of {
            steady = bed.bedding.steady(from, to);
            let turn = turn.clone();
            let in_track = Frames(bed.bedding.in_track(steady.start).0);
            let frames = steady.end.since(steady.start);
            self.moving(from, steady.start, sink)?;
            if !frames.is_empty() {
                sink(Block::Loop(looped(&turn, in_track, frames)))?;
            }
        }
        self.moving(steady.end, to, sink)
    }

    /// The bed alone, where it may rise or fall.
    fn moving<E: From<MixError>>(
        &mut self,
        from: Frame,
        to: Frame,
        sink: &mut impl FnMut(Block<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        /// Frames of the bed made at a time.
        const PIECE: u64 = 1 << 14;
        let mut position = from;
        while position < to {
            let piece = Frames(to.since(position).0.min(PIECE));
            self.sound(position, vec![0.0; piece.len()], sink)?;
            position = position + piece;
        }
        Ok(())
    }

    fn add(&mut self, start: Frame, samples: &mut [f32]) -> Result<(), MixError> {
        let Some(bed) = &self.bed else { return Ok(()) };
        self.factors.resize(samples.len(), 0.0);
        self.samples.resize(samples.len(), 0.0);
        bed.bedding.factors(start, &mut self.factors);
        bed.fill(Frames(bed.bedding.in_track(start).0), &mut self.samples)?;
        for ((sample, factor), bed) in samples.iter_mut().zip(&self.factors).zip(&self.samples) {
            *sample += factor * bed;
        }
        Ok(())
    }
}

/// Exactly as many frames as the timeline reserved: the resampler may be off by a frame of silence.
fn fitted(mut samples: Vec<f32>, placement: &Placement) -> Vec<f32> {
    samples.resize(placement.end.since(placement.start).len(), 0.0);
    samples
}

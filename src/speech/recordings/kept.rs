//! Takes in the spool of a track: their sound is on disk, what was measured of them in memory.

use std::io;

use super::spool::Spool;
use super::take::{Take, samples};
use crate::base::{Frames, Lufs, SampleRate};
use crate::sound::{Clip, Measured};
use crate::speech::voice::SpeechError;

/// A distinct take, spooled.
#[derive(Debug)]
pub(crate) struct Kept {
    start: u64,
    pub frames: Frames,
    pub rate: SampleRate,
    pub measured: Measured,
    /// Loudness on a phone's speaker.
    pub on_phone: Vec<Lufs>,
    /// The hash of the samples.
    pub digest: blake3::Hash,
}

/// Why a take is not kept.
pub(crate) enum Failure {
    Speech(SpeechError),
    Spool(io::Error),
    Interrupted,
    /// Its voice had failed at another line before.
    Unasked,
}

/// Appends `take` to `spool`.
pub(crate) fn keep(take: Take, spool: &Spool) -> Result<Kept, Failure> {
    let start = spool.append(&take.pcm).map_err(Failure::Spool)?;
    let (frames, digest) = (take.frames(), blake3::hash(&take.pcm));
    let Take { rate, measured, on_phone, .. } = take;
    Ok(Kept { start, frames, rate, measured, on_phone, digest })
}

impl Kept {
    /// Its sound.
    ///
    /// # Errors
    /// When `spool` cannot be read.
    pub(crate) fn clip(&self, spool: &Spool) -> io::Result<Clip> {
        let pcm = spool.read(self.start, self.frames.len() * 2)?;
        Ok(Clip { samples: samples(&pcm), rate: self.rate })
    }
}

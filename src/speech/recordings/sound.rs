//! Sounds of the routine in the spool of a track, beside the takes.

use std::io;

use super::kept::{Failure, Kept, keep};
use super::spool::Spool;
use super::take::Take;
use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::sound::{Clip, Measured};
use crate::speech::own_sounds::softened::Softened;

/// A sound of the routine, spooled.
#[derive(Debug)]
pub(crate) struct KeptSound {
    kept: Kept,
    /// What makes it as soft as a tone.
    pub gain: Decibels,
    /// What was done to it, for the user to read.
    pub remark: String,
}

impl KeptSound {
    /// Appends `sound` to `spool`.
    ///
    /// # Errors
    /// When the spool fails.
    pub(super) fn keep(sound: &Softened, spool: &Spool) -> io::Result<Self> {
        let take = Take::of(&sound.clip).map_err(io::Error::other)?;
        match keep(take, spool) {
            Ok(kept) => Ok(Self { kept, gain: sound.gain, remark: sound.remark() }),
            Err(Failure::Spool(error)) => Err(error),
            Err(Failure::Speech(error)) => Err(io::Error::other(error)),
            Err(Failure::Interrupted | Failure::Unasked) => Err(io::ErrorKind::Interrupted.into()),
        }
    }

    pub(crate) fn clip(&self, spool: &Spool) -> io::Result<Clip> {
        self.kept.clip(spool)
    }

    pub(crate) const fn frames(&self) -> Frames {
        self.kept.frames
    }

    pub(crate) const fn rate(&self) -> SampleRate {
        self.kept.rate
    }

    pub(crate) fn length(&self) -> Length {
        Length::of_frames(self.kept.frames, self.kept.rate)
    }

    pub(crate) const fn measured(&self) -> &Measured {
        &self.kept.measured
    }

    /// Equal only for the same samples at the same gain.
    pub(crate) fn fingerprint(&self) -> String {
        format!("sound {} {} {:016x}\n", self.kept.digest, self.kept.rate.hz(), self.gain.0.to_bits())
    }
}

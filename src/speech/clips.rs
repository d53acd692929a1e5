//! The clips of a script, as layout, mixing and mastering ask for them.
//!
//! [`Recordings`] are the real ones; [`Unheard`] has lengths alone, for laying out what nobody has spoken yet.

use std::io;

use super::recordings::Recordings;
use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::script::{Script, UtteranceId};
use crate::sound::{Clip, Measured, frames_at};
use crate::words::Utterance;

/// One clip for every line of a script.
pub trait Clips: Sync {
    /// How long `utterance` plays, exactly.
    fn length(&self, utterance: UtteranceId) -> Length;

    /// How many frames it takes at `rate`: enough for all of it.
    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames;

    /// The clip at its own rate, without its gain.
    ///
    /// # Errors
    /// When it cannot be read back.
    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip>;

    /// The gain that brings its voice to the common loudness.
    fn gain(&self, utterance: UtteranceId) -> Decibels;

    /// Its loudness and peak, measured without gain.
    fn measured(&self, utterance: UtteranceId) -> &Measured;
}

impl Clips for Recordings {
    fn length(&self, utterance: UtteranceId) -> Length {
        Self::length(self, utterance.0)
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        frames_at(Self::frames(self, utterance.0), Self::rate(self, utterance.0), rate)
    }

    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        Self::clip(self, utterance.0)
    }

    fn gain(&self, utterance: UtteranceId) -> Decibels {
        Self::gain(self, utterance.0)
    }

    fn measured(&self, utterance: UtteranceId) -> &Measured {
        Self::measured(self, utterance.0)
    }
}

/// The clips of one script among those of several that are spoken together.
pub struct Among<'a, C> {
    /// The clips of all of them.
    pub clips: &'a C,
    /// Which of these each line of the script is.
    pub lines: &'a [UtteranceId],
}

impl<C: Clips> Clips for Among<'_, C> {
    fn length(&self, utterance: UtteranceId) -> Length {
        self.clips.length(self.lines[utterance.0])
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        self.clips.frames(self.lines[utterance.0], rate)
    }

    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        self.clips.clip(self.lines[utterance.0])
    }

    fn gain(&self, utterance: UtteranceId) -> Decibels {
        self.clips.gain(self.lines[utterance.0])
    }

    fn measured(&self, utterance: UtteranceId) -> &Measured {
        self.clips.measured(self.lines[utterance.0])
    }
}

/// Clips of which only the length is known; they are silent.
pub struct Unheard {
    /// By the index of the line.
    lengths: Vec<Length>,
    silence: Measured,
}

impl Unheard {
    /// A clip for every line of `script`, each as long as `length` says.
    pub fn of(script: &Script, length: impl Fn(&Utterance) -> Length) -> Self {
        let lengths = script.lines.iter().map(|line| length(&line.utterance)).collect();
        Self { lengths, silence: Measured::default() }
    }
}

impl Clips for Unheard {
    fn length(&self, utterance: UtteranceId) -> Length {
        self.lengths[utterance.0]
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        self.length(utterance).frames(rate)
    }

    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        let rate = SampleRate::DEFAULT;
        Ok(Clip { samples: vec![0.0; self.frames(utterance, rate).len()], rate })
    }

    fn gain(&self, _: UtteranceId) -> Decibels {
        Decibels::default()
    }

    fn measured(&self, _: UtteranceId) -> &Measured {
        &self.silence
    }
}

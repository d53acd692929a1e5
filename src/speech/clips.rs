//! The clips of a script, as layout, mixing and mastering ask for them.
//!
//! [`Recordings`] are the real ones; [`Unheard`] has lengths alone, for laying out what nobody has spoken yet.

use std::io;

use super::own_sounds::looped::LoopedBed;
use super::recordings::Recordings;
use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::script::{Member, Script, UtteranceId};
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

    /// What the bed is made of, if not of noise.
    fn bed(&self) -> Option<&LoopedBed> {
        None
    }
}

impl Clips for Recordings {
    fn length(&self, utterance: UtteranceId) -> Length {
        match utterance {
            UtteranceId::Line(line) => Self::length(self, line),
            UtteranceId::Sound(sound) => self.sound(sound).length(),
        }
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        let (frames, own_rate) = match utterance {
            UtteranceId::Line(line) => (Self::frames(self, line), Self::rate(self, line)),
            UtteranceId::Sound(sound) => (self.sound(sound).frames(), self.sound(sound).rate()),
        };
        frames_at(frames, own_rate, rate)
    }

    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        match utterance {
            UtteranceId::Line(line) => Self::clip(self, line),
            UtteranceId::Sound(sound) => self.sound_clip(sound),
        }
    }

    fn gain(&self, utterance: UtteranceId) -> Decibels {
        match utterance {
            UtteranceId::Line(line) => Self::gain(self, line),
            UtteranceId::Sound(sound) => self.sound(sound).gain,
        }
    }

    fn measured(&self, utterance: UtteranceId) -> &Measured {
        match utterance {
            UtteranceId::Line(line) => Self::measured(self, line),
            UtteranceId::Sound(sound) => self.sound(sound).measured(),
        }
    }

    fn bed(&self) -> Option<&LoopedBed> {
        self.bed()
    }
}

/// The clips of one script among those of several that are spoken together.
pub struct Among<'a, C> {
    /// The clips of all of them.
    pub clips: &'a C,
    /// Where the script finds its own among them.
    pub member: &'a Member,
}

impl<C: Clips> Clips for Among<'_, C> {
    fn length(&self, utterance: UtteranceId) -> Length {
        self.clips.length(self.member.find(utterance))
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        self.clips.frames(self.member.find(utterance), rate)
    }

    fn clip(&self, utterance: UtteranceId) -> io::Result<Clip> {
        self.clips.clip(self.member.find(utterance))
    }

    fn gain(&self, utterance: UtteranceId) -> Decibels {
        self.clips.gain(self.member.find(utterance))
    }

    fn measured(&self, utterance: UtteranceId) -> &Measured {
        self.clips.measured(self.member.find(utterance))
    }

    fn bed(&self) -> Option<&LoopedBed> {
        self.clips.bed()
    }
}
/// How long a sound of the routine is taken to play that nobody has opened.
const USUAL_SOUND: Length = Length::from_millis(900);

/// Clips of which only the length is known; they are silent.
pub struct Unheard {
    /// By the index of the line.
    lengths: Vec<Length>,
    /// Of every sound of the routine.
    sound: Length,
    silence: Measured,
}

impl Unheard {
    /// A clip for every line of `script`, each as long as `length` says.
    pub fn of(script: &Script, length: impl Fn(&Utterance) -> Length) -> Self {
        let lengths = script.lines.iter().map(|line| length(&line.utterance)).collect();
        Self { lengths, sound: USUAL_SOUND, silence: Measured::default() }
    }
}

impl Clips for Unheard {
    fn length(&self, utterance: UtteranceId) -> Length {
        match utterance {
            UtteranceId::Line(line) => self.lengths[line],
            UtteranceId::Sound(_) => self.sound,
        }
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

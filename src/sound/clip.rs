//! The audio of one utterance or tone: mono samples at their own rate.

use crate::base::{Decibels, Frames, Length, SampleRate};

/// Mono audio at its own rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// One sample for each frame, nominally −1.0 to 1.0.
    pub samples: Vec<f32>,
    /// Frames per second.
    pub rate: SampleRate,
}

impl Clip {
    /// The number of frames at the clip's own rate.
    pub fn frames(&self) -> Frames {
        Frames::of(&self.samples)
    }

    /// How long the clip plays.
    pub fn length(&self) -> Length {
        Length::of_frames(self.frames(), self.rate)
    }

    /// The same sound, louder by `gain`.
    #[must_use]
    pub(crate) fn louder(mut self, gain: Decibels) -> Self {
        let factor = gain.amplitude() as f32;
        self.samples.iter_mut().for_each(|sample| *sample *= factor);
        self
    }

    /// The largest absolute sample, 0.0 for an empty clip.
    pub fn peak(&self) -> f32 {
        self.samples.iter().fold(0.0, |peak, sample| peak.max(sample.abs()))
    }
}

//! stand-in
use crate::clip::Clip;
use crate::loudness::{Measured, measure};
use crate::mix::Clips;
use crate::render::Loudnesses;
use crate::resample::frames_at;
use crate::script::UtteranceId;
use crate::speech::Utterance;
use crate::timeline::ClipLengths;
use crate::units::{Decibels, Frames, Length, SampleRate};
use std::io;
pub struct Recordings(Vec<(Clip, Measured)>);
pub fn fake(utterances: &[Utterance]) -> Recordings {
    Recordings(
        utterances
            .iter()
            .map(|u| {
                let n = u.text.chars().count() * 960;
                let samples: Vec<f32> = (0..n).map(|i| 0.2 * ((i as f32) * 0.05).sin()).collect();
                let rate = SampleRate::new(16_000).unwrap();
                let m = measure(&samples, rate);
                (Clip { samples, rate }, m)
            })
            .collect(),
    )
}
impl Clips for Recordings {
    fn clip(&self, u: UtteranceId) -> io::Result<Clip> {
        Ok(self.0[u.0].0.clone())
    }
    fn gain(&self, _: UtteranceId) -> Decibels {
        Decibels(0.0)
    }
}
impl Loudnesses for Recordings {
    fn measured(&self, u: UtteranceId) -> &Measured {
        &self.0[u.0].1
    }
}
impl ClipLengths for Recordings {
    fn length(&self, u: UtteranceId) -> Length {
        self.0[u.0].0.length()
    }
    fn frames(&self, u: UtteranceId, r: SampleRate) -> Frames {
        frames_at(self.0[u.0].0.frames(), SampleRate::new(16_000).unwrap(), r)
    }
}

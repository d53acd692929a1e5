//! One stretch of a finished track, as the mix hands it to the encoders.

use std::sync::Arc;

use crate::base::Frames;

/// The next stretch of the finished track.
#[derive(Clone, Copy, Debug)]
pub enum Block<'a> {
    /// That many frames of exactly 0.0.
    Silence(Frames),
    /// Mono samples, −1.0 to 1.0, one for each frame.
    Sound(&'a [f32]),
    /// Mono samples that repeat.
    Loop(Looped<'a>),
}

impl Block<'_> {
    /// How long it is.
    pub const fn frames(&self) -> Frames {
        match self {
            Self::Silence(frames) | Self::Loop(Looped { frames, .. }) => *frames,
            Self::Sound(samples) => Frames(samples.len() as u64),
        }
    }

    /// Appends its samples to `samples`.
    pub fn extend(&self, samples: &mut Vec<f32>) {
        match self {
            Self::Silence(frames) => samples.resize(samples.len() + frames.len(), 0.0),
            Self::Sound(sound) => samples.extend_from_slice(sound),
            Self::Loop(looped) => looped.pieces().for_each(|piece| samples.extend_from_slice(piece)),
        }
    }
}

/// Frames of a sound that repeats without end.
#[derive(Clone, Copy, Debug)]
pub struct Looped<'a> {
    /// One turn of it, the same wherever it is heard in a track.
    pub turn: &'a Arc<[f32]>,
    /// The sample of the turn that is heard first.
    pub from: usize,
    /// How long it is heard.
    pub frames: Frames,
}

impl<'a> Looped<'a> {
    /// Its samples in order, at most one turn at a time.
    pub fn pieces(self) -> impl Iterator<Item = &'a [f32]> {
        let Self { turn, mut from, frames: Frames(mut left) } = self;
        std::iter::from_fn(move || {
            let piece = &turn[from..turn.len().min(from + usize::try_from(left).unwrap_or(usize::MAX - from))];
            left -= piece.len() as u64;
            from = 0;
            (!piece.is_empty()).then_some(piece)
        })
    }

    /// The first `frames` of it, and the rest.
    pub(crate) fn split(self, frames: Frames) -> (Self, Self) {
        let first = Frames(frames.0.min(self.frames.0));
        let from = ((self.from as u64 + first.0) % self.turn.len() as u64) as usize;
        (Self { frames: first, ..self }, Self { from, frames: Frames(self.frames.0 - first.0), ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_repeats_from_wherever_it_begins() {
        let turn: Arc<[f32]> = Arc::from([1.0, 2.0, 3.0]);
        let looped = Looped { turn: &turn, from: 2, frames: Frames(6) };
        let all = |looped| {
            let mut samples = Vec::new();
            Block::Loop(looped).extend(&mut samples);
            samples
        };
        assert_eq!(all(looped), [3.0, 1.0, 2.0, 3.0, 1.0, 2.0]);
        let (first, rest) = looped.split(Frames(4));
        assert_eq!((all(first), all(rest)), (vec![3.0, 1.0, 2.0, 3.0], vec![1.0, 2.0]));
        assert_eq!(all(looped.split(Frames(9)).1), Vec::<f32>::new());
    }
}

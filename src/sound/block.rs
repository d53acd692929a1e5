//! One stretch of a finished track, as the mix hands it to the encoders.

use crate::base::Frames;

/// The next stretch of the finished track.
#[derive(Clone, Copy, Debug)]
pub enum Block<'a> {
    /// That many frames of exactly 0.0.
    Silence(Frames),
    /// Mono samples, −1.0 to 1.0, one for each frame.
    Sound(&'a [f32]),
}

//! Decoding sound files into mono clips at their own rate, whole.
//!
//! A file that breaks off or is too long is an error, never a shorter clip.

pub(crate) mod fold;
pub(crate) mod mended;
pub(crate) mod opus;
pub(crate) mod padded;
pub(crate) mod sound_file;
pub(crate) mod wav;
pub(crate) mod webm;

use std::path::Path;

use crate::base::{Frames, Length};
use crate::sound::Clip;
use crate::speech::voice::SpeechError;
use sound_file::{SoundFile, Unreadable};

/// Largest file that is read for one line, in bytes: ten minutes of stereo at 48 kHz and 24 bits.
const MOST_BYTES: u64 = 192 * 1024 * 1024;
/// Longest clip: no line of a routine takes longer.
const LONGEST: Length = Length::from_secs(600);

/// Decodes the file `path`.
///
/// # Errors
/// When it cannot be read, is not a sound file, breaks off, or is too long for one line; the error names it.
pub(crate) fn decoded(path: &Path) -> Result<Clip, SpeechError> {
    whole(path).map_err(|error| SpeechError::unavailable(format!("{}: {error}", path.display())))
}

fn whole(path: &Path) -> Result<Clip, Unreadable> {
    let mut file = SoundFile::open(path, MOST_BYTES)?;
    let (rate, is_float) = (file.rate(), file.is_float());
    let mut samples = Vec::new();
    while file.next(&mut samples)? {
        if Length::of_frames(Frames::of(&samples), rate) > LONGEST {
            return Err(Unreadable::TooLong);
        }
    }
    if samples.is_empty() {
        return Err(Unreadable::Empty);
    }
    if is_float {
        within_full_scale(&mut samples);
    }
    Ok(Clip { samples, rate })
}

/// Floating-point samples have room above full scale: peaks there were not clipped, only loud.
fn within_full_scale(samples: &mut [f32]) {
    let peak = samples.iter().fold(0f32, |peak, sample| peak.max(sample.abs()));
    if peak > 1.0 {
        samples.iter_mut().for_each(|sample| *sample /= peak);
    }
}

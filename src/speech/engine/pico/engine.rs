//! One run of the Pico engine, from marked-up text to 16-bit samples at 16 kHz.
//!
//! Every run gets a system, a voice and an engine of its own in zeroed memory, because Pico remembers what it said and reads memory it
//! never wrote. It ends, whatever the text.

use super::data::Unpacked;
use super::system::{PicoError, PicoSystem, Status};
use crate::speech::voice::SpeechError;

/// More steps than any text needs: 140 to 280 a byte were measured. A stuck engine reports busy forever.
const STEPS_FOR_A_BYTE: usize = 5_000;
/// More samples than any text needs, a second a byte: a slow voice takes 0.2 s for a letter.
const SAMPLES_FOR_A_BYTE: usize = 16_000;
const CHUNK: usize = 2_048;

/// Speaks `markup`.
///
/// # Errors
/// [`SpeechError::Unavailable`] when the engine cannot start, [`SpeechError::Unspeakable`] when it fails over the text.
pub(crate) fn synthesize(files: &Unpacked, markup: &str) -> Result<Vec<i16>, SpeechError> {
    let mut system = PicoSystem::new(files.analysis(), files.signal())
        .map_err(|error| SpeechError::unavailable(format!("Pico cannot be started: {error}")))?;
    let stuck = |error: PicoError| SpeechError::unspeakable(format!("Pico cannot speak it: {error}"));
    // A text is spoken when the engine reads a NUL.
    let text = [markup.as_bytes(), b"\0"].concat();
    let mut rest = text.as_slice();
    let mut samples = Vec::new();
    let mut chunk = [0i16; CHUNK];
    for _ in 0..text.len() * STEPS_FOR_A_BYTE {
        if !rest.is_empty() {
            rest = &rest[system.put(rest).map_err(stuck)?..];
        }
        let (count, status) = system.step(&mut chunk).map_err(stuck)?;
        samples.extend_from_slice(&chunk[..count]);
        if rest.is_empty() && status == Status::Idle {
            return Ok(samples);
        }
        if samples.len() > text.len() * SAMPLES_FOR_A_BYTE {
            break;
        }
    }
    Err(SpeechError::unspeakable("Pico never finishes speaking it"))
}

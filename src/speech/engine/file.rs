//! Decoding sound files (WAV, FLAC, MP3, Ogg Vorbis) into mono clips at their own rate.
//!
//! Channels are averaged. A file that breaks off or is too long is an error, never a shorter clip.

use std::fs::{self, File};
use std::path::Path;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error;
use symphonia::core::formats::TrackType;
use symphonia::core::io::MediaSourceStream;

use crate::base::{Frames, Length, SampleRate};
use crate::sound::Clip;
use crate::speech::voice::SpeechError;

/// Largest file that is read, in bytes: ten minutes of stereo at 48 kHz and 24 bits.
const MOST_BYTES: u64 = 192 * 1024 * 1024;
/// Longest clip: no line of a routine takes longer.
const LONGEST: Length = Length::from_secs(600);

/// Decodes the file `path`.
///
/// # Errors
/// When it cannot be read or is not a sound file.
pub(crate) fn decoded(path: &Path) -> Result<Clip, SpeechError> {
    let shown = || path.display();
    let unusable = |reason: &str| SpeechError::unavailable(format!("{}: {reason}", shown()));
    // Checked before it is opened: opening a pipe could wait forever.
    let metadata = fs::metadata(path).map_err(|error| unusable(&error.to_string()))?;
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Err(unusable("not a regular file, or too large for one line"));
    }
    let file = File::open(path).map_err(|error| unusable(&error.to_string()))?;
    let clip = samples(file).map_err(|error| match error {
        Error::IoError(error) => unusable(&format!("is truncated or cannot be read: {error}")),
        other => unusable(&format!("not a sound file that can be decoded (WAV, FLAC, MP3, Ogg Vorbis): {other}")),
    })?;
    clip.ok_or_else(|| unusable("has no sound, an unusable sample rate, or more than ten minutes of sound")).and_then(
        |clip| match clip.samples.iter().all(|sample| sample.is_finite()) {
            true => Ok(clip),
            false => Err(unusable("has samples that are not numbers")),
        },
    )
}

/// `None` when there is no track, none of a known rate, or more than [`LONGEST`].
fn samples(file: File) -> Result<Option<Clip>, Error> {
    let stream = MediaSourceStream::new(Box::new(file), Default::default());
    let probe = symphonia::default::get_probe();
    let mut format = probe.probe(&Default::default(), stream, Default::default(), Default::default())?;
    let Some(track) = format.default_track(TrackType::Audio) else { return Ok(None) };
    let (id, parameters) = (track.id, track.codec_params.as_ref().and_then(|parameters| parameters.audio()));
    let Some(parameters) = parameters else { return Ok(None) };
    let Some(rate) = parameters.sample_rate.and_then(SampleRate::new) else { return Ok(None) };
    if !(SampleRate::MIN..=SampleRate::new(192_000).unwrap_or(SampleRate::MAX)).contains(&rate) {
        return Ok(None);
    }
    let options = AudioDecoderOptions::default();
    let mut decoder = symphonia::default::get_codecs().make_audio_decoder(parameters, &options)?;
    let (mut samples, mut channels) = (Vec::new(), Vec::<Vec<f32>>::new());
    while let Some(packet) = format.next_packet()? {
        if packet.track_id != id {
            continue;
        }
        decoder.decode(&packet)?.copy_to_vecs_planar(&mut channels);
        fold(&channels, &mut samples);
        if Length::of_frames(Frames::of(&samples), rate) > LONGEST {
            return Ok(None);
        }
    }
    Ok((!samples.is_empty()).then_some(Clip { samples, rate }))
}

/// Appends the mean of `channels`.
fn fold(channels: &[Vec<f32>], samples: &mut Vec<f32>) {
    let Some(first) = channels.first() else { return };
    let share = 1.0 / channels.len() as f32;
    samples.extend((0..first.len()).map(|at| channels.iter().map(|channel| channel[at] * share).sum::<f32>()));
}

//! The sounds that a routine brings along, found in its own folder, decoded, and made as soft as the tool's tones.
//!
//! Whatever cannot be found, read or used is a problem at its place in the routine; nothing is replaced or cut short.

mod even;
pub(crate) mod looped;
pub(crate) mod softened;

use std::path::{Path, PathBuf};

use super::casting::shelf::inside;
use super::engine::file::decoded;
use crate::base::{Decibels, Diagnostic, Length, SampleRate};
use crate::routine::OwnSound;
use crate::sound::{Clip, resample};
use looped::LoopedBed;
use softened::Softened;

/// The longest sound: a singing bowl fades in less.
const LONGEST: Length = Length::from_secs(120);
/// Silence between files that are heard one after the other.
const BETWEEN: Length = Length::from_millis(300);

/// Every one of `sounds` from `folder`, ready to be heard.
///
/// # Errors
/// All that cannot be found, read or used.
pub(crate) fn gathered(sounds: &[OwnSound], folder: Option<&Path>) -> Result<Vec<Softened>, Vec<Diagnostic>> {
    let (mut gathered, mut problems) = (Vec::new(), Vec::new());
    for sound in sounds {
        match softened(sound, folder) {
            Ok(soft) => gathered.push(soft),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(gathered) } else { Err(problems) }
}

/// The file that `sound` calls `file`.
///
/// # Errors
/// When it is not there, or outside the folder of the routine.
pub(crate) fn found(sound: &OwnSound, file: &str, folder: Option<&Path>) -> Result<PathBuf, Box<Diagnostic>> {
    let Some(folder) = folder else {
        let problem = Diagnostic::error("no-folder", format!("`{file}` cannot be found: this routine is in no folder"));
        return Err(Box::new(problem.at(sound.span, "").help("save the routine as a file beside its sounds")));
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    inside(folder, &folder.join(file)).map_err(|error| {
        let problem = Diagnostic::error("no-sound", format!("the sound `{file}` cannot be used"));
        Box::new(problem.at(sound.span, error.to_string()).help("put the file into the folder of the routine"))
    })
}

fn softened(sound: &OwnSound, folder: Option<&Path>) -> Result<Softened, Box<Diagnostic>> {
    let mut parts = Vec::new();
    for file in &sound.files {
        let clip = decoded(&found(sound, file, folder)?).map_err(|error| unusable(sound, file, error))?;
        parts.push(softened::prepared(&clip).map_err(|reason| unusable(sound, file, reason))?);
    }
    let joined = joined(parts).map_err(|reason| unusable(sound, &sound.name(), reason))?;
    if joined.clip.length() > LONGEST {
        let message = format!("`{}` is too long: it lasts {:.1} s", sound.name(), joined.clip.length().seconds());
        let problem = Diagnostic::error("sound-too-long", message);
        let help = "cut it; music under the whole track is `bed` in [sounds]";
        return Err(Box::new(problem.at(sound.span, format!("the limit is {LONGEST}")).help(help)));
    }
    Ok(Softened { name: sound.name(), ..joined })
}

/// What the routine wants the bed to be made of, for a track of `rate`.
///
/// # Errors
/// When it cannot be found, read or repeated.
pub(crate) fn looped(bed: &OwnSound, folder: Option<&Path>, rate: SampleRate) -> Result<LoopedBed, Box<Diagnostic>> {
    let name = bed.name();
    let path = found(bed, &name, folder)?;
    LoopedBed::open(&path, &name, rate).map_err(|reason| unusable(bed, &name, reason))
}

fn unusable(sound: &OwnSound, file: &str, reason: impl ToString) -> Box<Diagnostic> {
    let problem = Diagnostic::error("no-sound", format!("the sound `{file}` cannot be used"));
    let help = "any format that recordings may have will do, such as WAV, FLAC, MP3, M4A or Opus";
    Box::new(problem.at(sound.span, reason.to_string()).help(help))
}

/// `parts` one after the other, at the rate of the first, each as loud as the others.
fn joined(parts: Vec<Softened>) -> Result<Softened, String> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().ok_or("there is no sound")?;
    let rate = whole.clip.rate;
    for part in parts {
        let mut samples = resample(&part.clip, rate).map_err(|error| error.to_string())?;
        let factor = Decibels(part.gain.0 - whole.gain.0).amplitude() as f32;
        samples.iter_mut().for_each(|sample| *sample = (*sample * factor).clamp(-1.0, 1.0));
        whole.clip.samples.extend(vec![0.0; BETWEEN.frames(rate).len()]);
        whole.clip.samples.extend(samples);
        whole.changes.extend(part.changes);
    }
    whole.changes.dedup();
    Ok(Softened { clip: Clip { rate, samples: whole.clip.samples }, ..whole })
}

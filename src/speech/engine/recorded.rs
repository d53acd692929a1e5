//! Lines that a person recorded: a folder of sound files, each with the mark of its line in its name.
//!
//! Only the files that lines need are opened. Hum, an offset and silence are removed and the recordings brought near a common loudness.
//! A line with two recordings, or with one that cannot be read, is an error.

pub(crate) mod folder;
pub(crate) mod naming;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::file::decoded;
use crate::base::{Decibels, Length, Lufs};
use crate::sound::{self, Clip, Measured};
use crate::speech::profile::VoiceProfile;
use crate::speech::shaping::offset::centered;
use crate::speech::shaping::plausible::{self, not_clipped};
use crate::speech::shaping::polish::{Edges, above_noise, trimmed, within_full_scale, without_hum};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::Utterance;
use folder::FolderFile;
use naming::{mark, was_named_for};

/// Incremented whenever this code makes other samples of the same file.
const SCHEME: u32 = 3;
/// A recording is brought nearer to the others by at most this much: a whisper should remain one.
const EVENED: Decibels = Decibels(6.0);
/// The level of recordings at this stage, far below full scale; the common loudness comes later, for all voices alike.
const LEVEL: Lufs = Lufs(-30.0);

/// A recording below this is likely to bring the noise of its microphone along.
const FAINT: Lufs = Lufs(-45.0);
/// Speech that is less than this above the noise of its room sounds as if it came from there.
const NOISY: Decibels = Decibels(25.0);

/// A person's recordings.
#[derive(Debug)]
pub struct Recorded {
    folder: PathBuf,
    files: Vec<FolderFile>,
    /// The lines that it will be asked for, if they are known.
    wanted: OnceLock<Vec<Utterance>>,
    prepared: OnceLock<Prepared>,
    presence: Option<Decibels>,
    trim: Decibels,
}

/// What is known once every file that is needed has been read.
#[derive(Debug)]
struct Prepared {
    fingerprint: String,
    /// The loudness of all recordings together.
    common: Lufs,
    /// Why files cannot be used, each with its path.
    unreadable: Vec<String>,
}

/// What is known of one file: a hash of its bytes, and its loudness.
struct ReadFile {
    hash: String,
    measured: Measured,
    unreadable: Option<String>,
}

impl Recorded {
    /// The recordings in `folder` and the folders inside it, none of which may lie outside `bounds`.
    ///
    /// # Errors
    /// When a folder cannot be read, or a file leads out of the bounds.
    pub fn open(folder: &Path, bounds: Option<&Path>) -> Result<Self, SpeechError> {
        let files = folder::listed(folder, bounds)?;
        let (folder, wanted, prepared) = (folder.to_owned(), OnceLock::new(), OnceLock::new());
        Ok(Self { folder, files, wanted, prepared, presence: None, trim: Decibels::default() })
    }

    /// The same recordings, as loud and as clear as `profile` asks.
    #[must_use]
    pub fn shaped_by(self, profile: &VoiceProfile) -> Self {
        Self { presence: profile.presence(), trim: profile.trim(), ..self }
    }

    /// Where the recordings are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The recording of `utterance`, if there is just one.
    pub fn file(&self, utterance: &Utterance) -> Option<&Path> {
        self.file_of(utterance).ok()
    }

    /// Whether there is a recording of the line with `mark`.
    pub(crate) fn has_mark(&self, mark: &str) -> bool {
        !self.files_of(mark).is_empty()
    }

    /// The files of the line with `mark`: those called like sound files, or else any. There should be one.
    fn files_of(&self, mark: &str) -> Vec<&FolderFile> {
        let all = || self.files.iter().filter(|file| file.marks.iter().any(|own| own == mark));
        let sounds: Vec<&FolderFile> = all().filter(|file| file.is_sound).collect();
        if sounds.is_empty() { all().collect() } else { sounds }
    }

    fn file_of(&self, utterance: &Utterance) -> Result<&Path, SpeechError> {
        match self.files_of(&mark(&utterance.text)).as_slice() {
            [file] => Ok(&file.path),
            [] => Err(SpeechError::unavailable(format!("there is no recording of `{}`", utterance.text))),
            several => Err(SpeechError::unavailable(same_line(several))),
        }
    }

    /// The files to be heard, by mark: those of the wanted lines, or all.
    fn needed(&self) -> BTreeMap<String, &Path> {
        let marks: BTreeSet<String> = match self.wanted.get() {
            Some(lines) => lines.iter().map(|line| mark(&line.text)).collect(),
            None => self.files.iter().flat_map(|file| file.marks.clone()).collect(),
        };
        let file = |mark: String| match self.files_of(&mark).as_slice() {
            [file] => Some((mark, file.path.as_path())),
            _ => None,
        };
        marks.into_iter().filter_map(file).collect()
    }

    fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| {
            let needed: Vec<(String, &Path)> = self.needed().into_iter().collect();
            let heard: Vec<ReadFile> = needed.par_iter().map(|(_, path)| ReadFile::of(path)).collect();
            let mut hasher = blake3::Hasher::new();
            needed.iter().zip(&heard).for_each(|((mark, _), heard)| {
                hasher.update(format!("{mark} {}", heard.hash).as_bytes());
            });
            let blocks: Vec<Lufs> = heard.iter().flat_map(|heard| heard.measured.blocks.clone()).collect();
            let common = sound::integrated_loudness(blocks.iter());
            let unreadable = heard.into_iter().filter_map(|heard| heard.unreadable).collect();
            Prepared { fingerprint: format!("recordings {SCHEME} {}", hasher.finalize()), common, unreadable }
        })
    }

    /// What there is to say about a file that no line has asked for.
    fn remark(&self, file: &FolderFile, lacking: &[&Utterance]) -> String {
        let path = file.path.display();
        match lacking.iter().find(|line| was_named_for(&file.stem, &line.text)) {
            Some(line) => format!(
                "{path} is not used: the words of its line have changed since to `{}` (mark {})",
                line.text,
                mark(&line.text)
            ),
            None => format!("{path} is not used: its name has the mark of no line of this track"),
        }
    }
}

impl Voice for Recorded {
    fn fingerprint(&self) -> String {
        self.prepared().fingerprint.clone()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        let clip = cleaned(self.file_of(utterance)?)?;
        let own = sound::integrated_loudness(sound::measure(&clip.samples, clip.rate).blocks.iter());
        let common = self.prepared().common;
        let evened = (common - own).0.clamp(-EVENED.0, EVENED.0);
        Ok(within_full_scale(clip.louder(Decibels((LEVEL - common).0 + evened))))
    }

    fn has(&self, utterance: &Utterance) -> bool {
        self.has_mark(&mark(&utterance.text))
    }

    fn trim(&self) -> Decibels {
        self.trim
    }

    fn presence(&self) -> Option<Decibels> {
        self.presence
    }

    fn is_recorded(&self) -> bool {
        true
    }

    fn expect(&self, lines: &[Utterance]) -> Result<(), SpeechError> {
        // Only the first casting counts; there is no second.
        let wanted = self.wanted.get_or_init(|| lines.to_vec());
        let marks: BTreeSet<String> = wanted.iter().map(|line| mark(&line.text)).collect();
        let files = marks.iter().map(|mark| self.files_of(mark));
        let mut problems: Vec<String> = files.filter(|files| files.len() > 1).map(|files| same_line(&files)).collect();
        problems.extend(self.prepared().unreadable.iter().cloned());
        if problems.is_empty() { Ok(()) } else { Err(SpeechError::unavailable(problems.join("\n"))) }
    }

    fn remarks(&self) -> Vec<String> {
        let Some(wanted) = self.wanted.get() else { return Vec::new() };
        let marks: BTreeSet<String> = wanted.iter().map(|line| mark(&line.text)).collect();
        let lacking: Vec<&Utterance> = wanted.iter().filter(|line| !self.has(line)).collect();
        let is_unused = |file: &&FolderFile| file.is_sound && !file.marks.iter().any(|mark| marks.contains(mark));
        self.files.iter().filter(is_unused).map(|file| self.remark(file, &lacking)).collect()
    }
}

fn same_line(files: &[&FolderFile]) -> String {
    let paths: Vec<String> = files.iter().map(|file| file.path.display().to_string()).collect();
    format!("{} record the same line; keep only one of them", paths.join(" and "))
}

impl ReadFile {
    fn of(path: &Path) -> Self {
        // Decoded first: that refuses what is not a regular file of a bounded size.
        let decoded = decoded(path);
        let unreadable = decoded.as_ref().err().map(ToString::to_string);
        let hash = if unreadable.is_none() { hash(path) } else { String::new() };
        // A recording that cannot be right is reported when its line is spoken.
        let clean = decoded.and_then(|clip| clean(&clip));
        let measured = clean.map(|clip| sound::measure(&clip.samples, clip.rate)).unwrap_or_default();
        Self { hash, measured, unreadable }
    }
}

/// A hash of the bytes of a file, read as a stream; what cannot be read is reported by the decoder.
fn hash(path: &Path) -> String {
    let mut hasher = blake3::Hasher::new();
    let read = File::open(path).and_then(|file| hasher.update_reader(file).map(drop));
    read.map(|()| hasher.finalize().to_string()).unwrap_or_default()
}

/// The sound of a file without hum and the silence around it.
fn cleaned(path: &Path) -> Result<Clip, SpeechError> {
    clean(&decoded(path)?).map_err(|error| SpeechError::suspicious(format!("{}: {error}", path.display())))
}

fn clean(clip: &Clip) -> Result<Clip, SpeechError> {
    not_clipped(clip)?;
    trimmed(without_hum(&centered(clip)), Edges::Checked)
}

/// What was found in a recording of one line that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// How long it plays without the silence around it.
    pub length: Length,
    /// What would make it better, one clause each.
    pub remarks: Vec<String>,
}

/// Hears the recording `path` of `utterance` as a track would.
///
/// # Errors
/// Everything for which a track would refuse it: it cannot be read, is silent, clipped or cut off, or is not as long as its words take.
pub fn try_recording(path: &Path, utterance: &Utterance) -> Result<Tried, SpeechError> {
    let decoded = decoded(path)?;
    let clip = clean(&decoded).and_then(|clip| plausible::check(utterance, &clip).map(|()| clip))?;
    let loudness = sound::integrated_loudness(sound::measure(&clip.samples, clip.rate).blocks.iter());
    let mut remarks = Vec::new();
    if loudness.0 < FAINT.0 {
        remarks.push(format!("it is very quiet ({:.0} LUFS): come closer to the microphone", loudness.0));
    }
    let above = above_noise(&without_hum(&centered(&decoded)));
    if above < NOISY {
        remarks.push(format!("the room is only {:.0} dB quieter than the words: a quieter one is better", above.0));
    }
    Ok(Tried { length: clip.length(), remarks })
}

#[cfg(test)]
mod tests {
    use hound::{SampleFormat, WavSpec, WavWriter};

    use super::*;
    use crate::words::Language;

    #[test]
    fn a_profile_makes_recordings_louder_and_clearer() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || Recorded::open(folder.path(), None).expect("a folder");
        let text = "kind = 'recordings'\nlanguage = 'en'\nfolder = 'lines'\ntrim-db = 2\npresence = 3\n";
        let shaped = open().shaped_by(&VoiceProfile::read(text).expect("a profile"));
        assert_eq!((shaped.trim(), shaped.presence()), (Decibels(2.0), Some(Decibels(3.0))));
        assert_eq!((open().trim(), open().presence()), (Decibels(0.0), None));
    }

    #[test]
    fn a_recording_is_judged_before_it_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let utterance = Utterance { text: "Pull the strap.".to_owned(), language: Language::English };
        let judged = |name: &str, amplitude: f32, milliseconds: [usize; 3]| {
            let path = folder.path().join(name);
            let spec =
                WavSpec { channels: 1, sample_rate: 16_000, bits_per_sample: 16, sample_format: SampleFormat::Int };
            let mut writer = WavWriter::create(&path, spec).expect("a file");
            let [before, during, after] = milliseconds.map(|milliseconds| milliseconds * 16);
            for frame in 0..before + during + after {
                let is_said = (before..before + during).contains(&frame);
                let loud = amplitude * (frame as f32 * 0.2).sin();
                // The noise of the room is a thousandth of full scale.
                let noise = if frame % 2 == 0 { 0.001 } else { -0.001 };
                writer.write_sample(((if is_said { loud } else { noise }) * 32_767.0) as i16).expect("disk");
            }
            writer.finalize().expect("disk");
            try_recording(&path, &utterance).map(|tried| tried.remarks).map_err(|error| error.to_string())
        };
        assert_eq!(judged("good.wav", 0.3, [300, 1_100, 300]), Ok(Vec::new()));
        let refused = |said: Result<Vec<String>, String>| said.expect_err("it cannot be used");
        assert!(refused(judged("cut.wav", 0.3, [300, 1_100, 0])).contains("ends inside a word"));
        assert!(refused(judged("short.wav", 0.3, [300, 80, 300])).contains("left out"));
        let quiet = judged("quiet.wav", 0.006, [300, 1_100, 300]).expect("it can be used");
        assert!(quiet[0].contains("very quiet") && quiet[1].contains("quieter than the words"), "{quiet:?}");
    }
}

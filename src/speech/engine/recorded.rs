//! Lines that a person recorded: a folder of sound files, each named after its line.
//!
//! A file belongs to the line whose mark it carries, whatever its number and format. Hum and silence are removed and the recordings
//! brought near a common loudness. No file outside the bounds is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::file::decoded;
use crate::base::{Decibels, Lufs};
use crate::sound::{self, Clip, Measured};
use crate::speech::casting::shelf::inside;
use crate::speech::profile::VoiceProfile;
use crate::speech::shaping::polish::{Edges, trimmed, within_full_scale, without_hum};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::Utterance;

/// Incremented whenever this code makes other samples of the same file.
const SCHEME: u32 = 1;
/// The file types that are read.
const EXTENSIONS: [&str; 5] = ["flac", "mp3", "oga", "ogg", "wav"];
/// Digits in a mark: enough that no two of a thousand lines share one (the chance is one in ten thousand).
const MARK_LETTERS: usize = 8;
/// How many words of a line its file name has.
const NAME_WORDS: usize = 5;
/// A recording is brought nearer to the others by at most this much: a whisper should remain one.
const EVENED: Decibels = Decibels(6.0);
/// The level of recordings at this stage, far below full scale; the common loudness comes later, for all voices alike.
const LEVEL: Lufs = Lufs(-30.0);

/// The mark of a line, by which its recording is known: eight hexadecimal digits that depend on its words alone.
pub(crate) fn mark(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().as_str()[..MARK_LETTERS].to_owned()
}

/// The name of the file to record a line under: `003-pull-the-strap-1a2b3c4d.wav`. Only the mark at its end counts.
pub fn recording_file_name(number: usize, text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(NAME_WORDS).collect();
    format!("{number:03}-{}-{}.wav", words.join("-"), mark(text))
}

/// A person's recordings.
#[derive(Debug)]
pub struct Recorded {
    folder: PathBuf,
    files: BTreeMap<String, PathBuf>,
    prepared: OnceLock<Prepared>,
    presence: Option<Decibels>,
    trim: Decibels,
}

/// What is known once every file has been read.
#[derive(Debug)]
struct Prepared {
    fingerprint: String,
    /// The loudness of all recordings together.
    common: Lufs,
}

impl Recorded {
    /// The recordings in `folder`, none of which may lie outside `bounds`.
    ///
    /// # Errors
    /// When the folder cannot be read, a file leads out of the bounds, or two are marked for the same line.
    pub fn open(folder: &Path, bounds: Option<&Path>) -> Result<Self, SpeechError> {
        let unreadable =
            |error| SpeechError::unavailable(format!("cannot read the folder {}: {error}", folder.display()));
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            paths.push(entry.map_err(unreadable)?.path());
        }
        paths.sort();
        let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
        for path in paths {
            let Some(mark) = mark_of(&path) else { continue };
            if let Some(bounds) = bounds {
                inside(bounds, &path).map_err(|error| SpeechError::unavailable(error.to_string()))?;
            }
            if let Some(other) = files.insert(mark, path.clone()) {
                let (one, two) = (other.display(), path.display());
                return Err(SpeechError::unavailable(format!(
                    "{one} and {two} record the same line; keep only one of them"
                )));
            }
        }
        let (folder, prepared) = (folder.to_owned(), OnceLock::new());
        Ok(Self { folder, files, prepared, presence: None, trim: Decibels::default() })
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

    fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| {
            let files: Vec<_> = self.files.iter().collect();
            let heard = |(mark, path): &(&String, &PathBuf)| {
                let bytes = fs::read(path).unwrap_or_default();
                // A file that cannot be used is reported when its line is spoken.
                let measured = cleaned(path).map(|clip| sound::measure(&clip.samples, clip.rate)).unwrap_or_default();
                (format!("{mark} {}", blake3::hash(&bytes)), measured)
            };
            let heard: Vec<(String, Measured)> = files.iter().map(heard).collect();
            let mut hasher = blake3::Hasher::new();
            heard.iter().for_each(|(name, _)| {
                hasher.update(name.as_bytes());
            });
            let blocks: Vec<Lufs> = heard.into_iter().flat_map(|(_, measured)| measured.blocks).collect();
            let common = sound::integrated_loudness(blocks.iter());
            Prepared { fingerprint: format!("recordings {SCHEME} {}", hasher.finalize()), common }
        })
    }
}

impl Voice for Recorded {
    fn fingerprint(&self) -> String {
        self.prepared().fingerprint.clone()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        let missing = || SpeechError::unavailable(format!("there is no recording of `{}`", utterance.text));
        let path = self.files.get(&mark(&utterance.text)).ok_or_else(missing)?;
        let mut clip = cleaned(path)?;
        let own = sound::integrated_loudness(sound::measure(&clip.samples, clip.rate).blocks.iter());
        let common = self.prepared().common;
        let evened = (common - own).0.clamp(-EVENED.0, EVENED.0);
        let gain = 10f64.powf(((LEVEL - common).0 + evened) / 20.0) as f32;
        clip.samples.iter_mut().for_each(|sample| *sample *= gain);
        Ok(within_full_scale(clip))
    }

    fn has(&self, utterance: &Utterance) -> bool {
        self.files.contains_key(&mark(&utterance.text))
    }

    fn trim(&self) -> Decibels {
        self.trim
    }

    fn presence(&self) -> Option<Decibels> {
        self.presence
    }
}

/// The sound of a file without hum and the silence around it.
fn cleaned(path: &Path) -> Result<Clip, SpeechError> {
    let clip = decoded(path)?;
    let named = |error: SpeechError| SpeechError::suspicious(format!("{}: {error}", path.display()));
    crate::speech::shaping::plausible::not_clipped(&clip).map_err(named)?;
    trimmed(without_hum(&clip), Edges::Checked).map_err(named)
}

/// The mark at the end of a sound file's name.
fn mark_of(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    let stem = path.file_stem()?.to_str()?.to_lowercase();
    let (_, mark) = stem.rsplit_once('-')?;
    let is_mark = mark.len() == MARK_LETTERS && mark.chars().all(|c| c.is_ascii_hexdigit());
    (is_mark && EXTENSIONS.contains(&extension.as_str())).then(|| mark.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_line() {
        let name = recording_file_name(3, "Pull the strap, and slowly straighten your leg.");
        assert!(name.starts_with("003-pull-the-strap-and-slowly-") && name.ends_with(".wav"), "{name}");
        assert_eq!(mark_of(Path::new(&name)), Some(mark("Pull the strap, and slowly straighten your leg.")));
    }

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
    fn only_the_mark_counts() {
        let mark = mark("Hold.");
        for name in [format!("{mark}.wav"), format!("hold-{mark}.doc"), "hold-12.wav".to_owned()] {
            assert_eq!(mark_of(Path::new(&name)), None, "{name}");
        }
        let named = format!("take two - {}.FLAC", mark.to_uppercase());
        assert_eq!(mark_of(Path::new(&named)), None, "a space before the mark is not part of it: {named}");
        assert_eq!(mark_of(Path::new(&format!("x-{}.FLAC", mark.to_uppercase()))), Some(mark));
    }

    #[test]
    fn no_name_leads_out_of_its_folder() {
        let name = recording_file_name(1, "../../etc/passwd \0 \\ C:\\x");
        assert!(!name.contains(['/', '\\', '\0', ':']) && !name.contains(".."), "{name}");
    }
}

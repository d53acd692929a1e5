//! Spoken clips on disk, so that nothing is spoken twice.
//!
//! A damaged entry counts as none. Entries appear whole or not at all, whoever else writes. A folder that cannot be written is no error.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::take::Take;
use crate::base::{Decibels, cache_folder, prune_oldest, write_kept};
use crate::words::Utterance;

/// Part of every key: incremented when the meaning of keys or takes changes.
const FORMAT: u32 = 1;
/// About two hours of speech at 16 kHz.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The key that a take is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(blake3::Hash);

impl Key {
    pub(crate) fn of(fingerprint: &str, utterance: &Utterance) -> Self {
        let mut hasher = blake3::Hasher::new();
        // Each part is preceded by its length, so that no two sets of parts give the same bytes.
        for part in [fingerprint, utterance.language.tag(), &utterance.text] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
        Self(hasher.update(&FORMAT.to_le_bytes()).finalize())
    }

    /// A key for all of `keys` together, in their order; `None` for none.
    pub(crate) fn of_all(keys: impl Iterator<Item = Self>) -> Option<Self> {
        let mut keys = keys.peekable();
        keys.peek()?;
        let mut hasher = blake3::Hasher::new();
        keys.for_each(|key| {
            hasher.update(key.0.as_bytes());
        });
        Some(Self(hasher.finalize()))
    }
}

/// A folder of takes.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    most_bytes: u64,
    trouble: OnceLock<String>,
}

impl Cache {
    /// The takes kept in `folder`, which is created when the first is stored.
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder, most_bytes: MOST_BYTES, trouble: OnceLock::new() }
    }

    /// The takes of this user; `None` when the system has no place for them.
    pub fn of_user() -> Option<Self> {
        cache_folder().map(|folder| Self::at(folder.join("clips")))
    }

    /// Why takes could not be kept, if so: one clause for the user, who can do without.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.get().map(String::as_str)
    }

    pub(crate) fn load(&self, key: Key) -> Option<Take> {
        Take::from_bytes(key.0, &fs::read(self.path(key)).ok()?)
    }

    /// Whether there is something under `key`, damaged or not.
    pub(crate) fn has(&self, key: Key) -> bool {
        self.path(key).is_file()
    }

    pub(crate) fn store(&self, key: Key, take: &Take) {
        if self.trouble.get().is_none()
            && let Err(error) = self.write(key, take)
        {
            // Only the first error is reported, no matter which thread had it.
            let _ = self.trouble.set(format!("cannot keep spoken clips in {}: {error}", self.folder.display()));
        }
    }

    /// The presence that was noted for `lines`; a damaged note counts as none.
    pub(crate) fn noted(&self, lines: Key) -> Option<Decibels> {
        let bytes = fs::read(self.path(lines)).ok()?;
        let (value, checksum) = bytes.split_first_chunk::<8>()?;
        (*checksum == checksum_of(lines, *value)).then_some(Decibels(f64::from_le_bytes(*value)))
    }

    /// Notes the presence that was found for `lines`. If it cannot be kept, it is found again.
    pub(crate) fn note(&self, lines: Key, presence: Decibels) {
        let value = presence.0.to_le_bytes();
        let _ = write_kept(&self.path(lines), &[value.as_slice(), &checksum_of(lines, value)].concat());
    }

    /// Removes the oldest takes until the rest is within the limit. Takes that cannot be removed stay.
    pub(crate) fn prune(&self) {
        prune_oldest(&self.folder, self.most_bytes);
    }

    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(key.0.to_hex().as_str())
    }

    fn write(&self, key: Key, take: &Take) -> io::Result<()> {
        match write_kept(&self.path(key), &take.to_bytes(key.0)) {
            // Where open files cannot be replaced, another process has the same take open.
            Err(_) if self.load(key).is_some() => Ok(()),
            written => written,
        }
    }
}

fn checksum_of(lines: Key, value: [u8; 8]) -> [u8; blake3::OUT_LEN] {
    *blake3::Hasher::new().update(lines.0.as_bytes()).update(&value).finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::engine::fake::Fake;
    use crate::speech::voice::Voice;
    use crate::words::Language;

    fn utterance(text: &str, language: Language) -> Utterance {
        Utterance { text: text.to_owned(), language }
    }

    fn take(text: &str) -> (Key, Take) {
        let utterance = utterance(text, Language::English);
        (Key::of("fake", &utterance), Take::of(&Fake.speak(&utterance).expect("words")).expect("a sound"))
    }

    #[test]
    fn a_take_is_kept_and_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().join("not/yet/there"));
        let (key, take) = take("Hold.");
        assert_eq!(cache.load(key), None);
        cache.store(key, &take);
        assert_eq!(cache.load(key), Some(take));
        assert_eq!(cache.trouble(), None);
    }

    #[test]
    fn a_presence_is_noted_for_its_lines_and_a_damaged_note_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().to_owned());
        let lines = |texts: &[&str]| Key::of_all(texts.iter().map(|text| take(text).0));
        let (one, both) = (lines(&["Hold."]).expect("a line"), lines(&["Hold.", "Rest."]).expect("lines"));
        cache.note(one, Decibels(2.5));
        assert_eq!((cache.noted(one), cache.noted(both), lines(&[])), (Some(Decibels(2.5)), None, None));
        let mut bytes = fs::read(cache.path(one)).expect("kept");
        fs::write(cache.path(both), &bytes).expect("disk");
        assert_eq!(cache.noted(both), None, "it is for other lines");
        bytes[3] ^= 1;
        fs::write(cache.path(one), &bytes).expect("disk");
        assert_eq!((cache.noted(one), cache.load(one)), (None, None));
    }

    #[test]
    fn whatever_changes_the_sound_changes_the_key() {
        let key = |voice, text, language| Key::of(voice, &utterance(text, language));
        let one = key("a", "bc", Language::English);
        let others = [
            key("ab", "c", Language::English),
            key("a", "bc", Language::BritishEnglish),
            key("a", "bd", Language::English),
        ];
        assert!(others.iter().all(|other| *other != one));
    }

    #[test]
    fn a_damaged_entry_counts_as_none_and_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().to_owned());
        let (key, take) = take("Hold.");
        fs::write(cache.path(key), &take.to_bytes(key.0)[..100]).expect("writable");
        assert_eq!(cache.load(key), None);
        cache.store(key, &take);
        assert_eq!(cache.load(key), Some(take));
    }

    #[test]
    fn a_take_under_the_key_of_another_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().to_owned());
        let ((one, said), (other, _)) = (take("Hold."), take("Rest."));
        cache.store(one, &said);
        fs::copy(cache.path(one), cache.path(other)).expect("disk");
        assert_eq!(cache.load(other), None);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_reported_once_and_is_no_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "in the way").expect("writable");
        let cache = Cache::at(file);
        let (key, take) = take("Hold.");
        cache.store(key, &take);
        cache.store(key, &take);
        assert!(cache.trouble().is_some_and(|trouble| trouble.contains("cannot keep")));
        assert_eq!(cache.load(key), None);
    }

    #[test]
    fn the_oldest_takes_go_when_there_are_too_many() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cache = Cache::at(folder.path().to_owned());
        let takes: Vec<(Key, Take)> = ["One.", "Two.", "Six."].into_iter().map(take).collect();
        for (index, (key, take)) in takes.iter().enumerate() {
            cache.store(*key, take);
            let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000 - index as u64);
            let file = fs::File::options().write(true).open(cache.path(*key)).expect("kept");
            file.set_modified(time).expect("a time");
        }
        cache.most_bytes = 2 * takes[0].1.to_bytes(takes[0].0.0).len() as u64;
        cache.prune();
        let left: Vec<bool> = takes.iter().map(|(key, _)| cache.load(*key).is_some()).collect();
        assert_eq!(left, [true, true, false], "the last was dated oldest");
    }
}

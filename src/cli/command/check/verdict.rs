//! Remembers that no track of a bundled routine has a problem, and what `check` said then.
//!
//! Only where all that decides it is known: the routine comes with the program, and so does every voice, because the user has added none
//! and asks for none.

use std::fs;
use std::path::{Path, PathBuf};

use nightcue::base::{Stamp, cache_folder, data_folder, voice_folder, wants_fake_voice, write_kept};
use nightcue::routine;

use crate::cli::args::Check;

/// What names standard input, which can be read only once.
const STANDARD_INPUT: &str = "-";
/// Bytes of the checksum before what was said.
const CHECKSUM_BYTES: usize = blake3::OUT_LEN;

/// Where the verdict on a routine is kept, and a hash of everything that decides it.
pub(super) struct Verdict(PathBuf, blake3::Hash);

impl Verdict {
    /// The verdict that `args` ask for; `None` where something may decide it that is not known here.
    pub(super) fn of(args: &Check) -> Option<Self> {
        let found = Some(&args.routine.routine).filter(|named| *named != STANDARD_INPUT)?;
        let found = routine::find(found).ok()?;
        let is_bundled = found.folder.is_none() && found.name.is_some();
        let wished = [&args.sound.voices.voice, &args.sound.voices.fallback, &args.sound.voices.speaker];
        if !is_bundled || args.sound.no_cache || wished.iter().any(|wish| wish.is_some()) || has_voices() {
            return None;
        }
        let place = format!("{} {args:?}", found.source.name());
        let known = format!("{:?} {} {place}", Stamp::of_program()?, wants_fake_voice());
        let mut hasher = blake3::Hasher::new();
        hasher.update(&(known.len() as u64).to_le_bytes()).update(known.as_bytes());
        let key = hasher.update(found.source.text().as_bytes()).finalize();
        let name = blake3::hash(place.as_bytes()).to_hex();
        Some(Self(cache_folder()?.join("checked").join(name.as_str()), key))
    }

    /// What was said, if the same was checked before; damaged, it counts as not checked.
    pub(super) fn said(&self) -> Option<String> {
        let bytes = fs::read(&self.0).ok()?;
        let (checksum, said) = bytes.split_first_chunk::<CHECKSUM_BYTES>()?;
        let is_whole = self.checksum(said) == *checksum;
        String::from_utf8(said.to_vec()).ok().filter(|_| is_whole)
    }

    /// Remembers what was said. If it cannot be kept, the same is checked again.
    pub(super) fn note(&self, said: &str) {
        let checksum = self.checksum(said.as_bytes());
        let _ = write_kept(&self.0, &[checksum.as_bytes().as_slice(), said.as_bytes()].concat());
    }

    fn checksum(&self, said: &[u8]) -> blake3::Hash {
        blake3::Hasher::new().update(self.1.as_bytes()).update(said).finalize()
    }
}

/// Whether the user may have voices that did not come with the program.
fn has_voices() -> bool {
    let holds_something = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    let added = data_folder().map(|folder| folder.join("voices"));
    [voice_folder(), added].into_iter().flatten().any(|folder| holds_something(&folder))
}

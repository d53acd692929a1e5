//! Encoded packets, and a folder in which they are kept, so that no sound is encoded twice.
//!
//! What is kept is found by everything that determines it. What is damaged, or stands under another key, counts as none; a folder that cannot
//! be written is no error.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::{cache_folder, prune_oldest, write_kept};

/// Part of every key: incremented when the same samples become other packets.
const FORMAT: u32 = 1;
/// Every library that the program is made of: another version may encode otherwise.
const LIBRARIES: &str = env!("NIGHTCUE_LIBRARIES");
/// About ten hours of sound in MP3, or one in FLAC.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Packets in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Packets {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Packets {
    /// Appends a packet.
    pub(crate) fn push(&mut self, packet: &[u8]) {
        self.bytes.extend_from_slice(packet);
        self.ends.push(self.bytes.len() as u32);
    }

    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of some of them together.
    pub(crate) fn bytes(&self, range: Range<usize>) -> &[u8] {
        &self.bytes[self.start(range.start)..self.start(range.end)]
    }

    /// Some of them, one by one.
    pub(crate) fn each(&self, range: Range<usize>) -> impl Iterator<Item = &[u8]> {
        range.map(|index| self.bytes(index..index + 1))
    }

    /// Without the first `before` and the last `after`.
    pub(crate) fn inner(&self, before: usize, after: usize) -> Self {
        let mut inner = Self::default();
        self.each(before..self.len().saturating_sub(after)).for_each(|packet| inner.push(packet));
        inner
    }

    /// Bytes that it takes.
    pub(crate) const fn size(&self) -> usize {
        self.bytes.len() + self.ends.len() * size_of::<u32>()
    }

    fn start(&self, index: usize) -> usize {
        index.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    /// As a file: checksum, number of packets, their ends, their bytes.
    fn to_file(&self, key: Key) -> Vec<u8> {
        let ends = self.ends.iter().flat_map(|end| end.to_le_bytes());
        let content: Vec<u8> =
            (self.ends.len() as u32).to_le_bytes().into_iter().chain(ends).chain(self.bytes.iter().copied()).collect();
        [checksum(key, &content).as_bytes().as_slice(), &content].concat()
    }

    fn from_file(key: Key, file: &[u8]) -> Option<Self> {
        let (sum, content) = file.split_first_chunk::<{ blake3::OUT_LEN }>()?;
        if checksum(key, content) != *sum {
            return None;
        }
        let (count, rest) = content.split_first_chunk()?;
        let (ends, bytes) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * size_of::<u32>())?;
        let ends = ends.as_chunks().0.iter().map(|end| u32::from_le_bytes(*end)).collect();
        Some(Self { bytes: bytes.to_vec(), ends })
    }
}

fn checksum(key: Key, content: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.0.as_bytes()).update(content).finalize()
}

/// What packets are found by: the samples, and how they are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key(blake3::Hash);

impl Key {
    /// The key of `samples` encoded by `recipe`.
    pub(crate) fn of(recipe: &str, samples: &[f32]) -> Self {
        /// Samples hashed at a time.
        const PIECE: usize = 1 << 14;
        let mut hasher = blake3::Hasher::new();
        let mut bytes = Vec::with_capacity(PIECE * size_of::<f32>());
        for piece in samples.chunks(PIECE) {
            bytes.clear();
            bytes.extend(piece.iter().flat_map(|sample| sample.to_bits().to_le_bytes()));
            hasher.update(&bytes);
        }
        hasher.update(&(samples.len() as u64).to_le_bytes());
        for part in [LIBRARIES, env!("CARGO_PKG_VERSION"), recipe] {
            hasher.update(part.as_bytes()).update(&(part.len() as u64).to_le_bytes());
        }
        hasher.update(&FORMAT.to_le_bytes());
        Self(hasher.finalize())
    }
}

/// A folder of packets.
#[derive(Debug)]
pub struct PacketCache {
    folder: PathBuf,
    has_stored: AtomicBool,
}

impl PacketCache {
    /// The packets kept in `folder`, which is created when the first are stored.
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder, has_stored: AtomicBool::new(false) }
    }

    /// The packets of this user; `None` when the system has no place for them.
    pub fn of_user() -> Option<Self> {
        cache_folder().map(|folder| Self::at(folder.join("packets")))
    }

    pub(crate) fn load(&self, key: Key) -> Option<Packets> {
        Packets::from_file(key, &fs::read(self.path(key)).ok()?)
    }

    /// Keeps `packets`. What cannot be kept is encoded again.
    pub(crate) fn store(&self, key: Key, packets: &Packets) {
        if write_kept(&self.path(key), &packets.to_file(key)).is_ok() {
            self.has_stored.store(true, Ordering::Relaxed);
        }
    }

    /// Removes the oldest if there are too many, once new ones have come.
    pub(crate) fn prune(&self) {
        if self.has_stored.swap(false, Ordering::Relaxed) {
            prune_oldest(&self.folder, MOST_BYTES);
        }
    }

    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(key.0.to_hex().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packets() -> Packets {
        let mut packets = Packets::default();
        [b"one".as_slice(), b"", b"three"].iter().for_each(|packet| packets.push(packet));
        packets
    }

    #[test]
    fn packets_are_kept_and_found_again_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = PacketCache::at(folder.path().join("not/yet/there"));
        let key = Key::of("mp3", &[0.5]);
        assert_eq!(cache.load(key), None);
        cache.store(key, &packets());
        let found = cache.load(key).expect("kept");
        assert_eq!(found, packets());
        assert_eq!(found.each(0..3).collect::<Vec<_>>(), [b"one".as_slice(), b"", b"three"]);
        assert_eq!(found.inner(1, 1).bytes(0..1), b"");
    }

    #[test]
    fn what_is_damaged_or_swapped_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = PacketCache::at(folder.path().to_owned());
        let (one, other) = (Key::of("mp3", &[0.5]), Key::of("mp3", &[0.25]));
        cache.store(one, &packets());
        fs::copy(cache.path(one), cache.path(other)).expect("disk");
        assert_eq!(cache.load(other), None, "it is for other samples");
        let whole = fs::read(cache.path(one)).expect("kept");
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            fs::write(cache.path(one), &damaged).expect("disk");
            assert_eq!(cache.load(one), None, "byte {place}");
        }
        fs::write(cache.path(one), &whole[..40]).expect("disk");
        assert_eq!(cache.load(one), None);
    }

    #[test]
    fn whatever_changes_the_packets_changes_the_key() {
        let one = Key::of("mp3 64", &[0.5, 0.0]);
        for (recipe, samples) in
            [("mp3 6", &[0.5, 0.0][..]), ("mp3 64", &[0.5]), ("mp3 64", &[0.5, -0.0]), ("opus", &[0.5, 0.0])]
        {
            assert_ne!(Key::of(recipe, samples), one);
        }
    }
}

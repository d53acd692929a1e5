//! Many rounds of one target: those that once failed, then new ones.

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use fastrand::Rng;

use super::damage::damaged;

/// The inputs that once failed, in a folder for each target.
const CRASHES: &str = "tests/fuzz/crashes";

/// Gives `seeds`, damaged, to `target`, and fails at the first input that makes it panic. That input is kept.
pub(crate) fn hold(name: &str, rounds: u64, seeds: &[Vec<u8>], target: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(CRASHES).join(name);
    for path in kept(&folder) {
        target(&fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
    for round in 0..rounds * number("NIGHTCUE_FUZZ_ROUNDS", 1) {
        let mut chance = Rng::with_seed(number("NIGHTCUE_FUZZ_SEED", 1).wrapping_mul(1_000_003).wrapping_add(round));
        let seed = &seeds[chance.usize(0..seeds.len())];
        let input = damaged(seed, seeds, &mut chance);
        if catch_unwind(AssertUnwindSafe(|| target(&input))).is_err() {
            let path = folder.join(&blake3::hash(&input).to_hex().as_str()[..16]);
            fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &input)).expect("disk");
            panic!("{name}: round {round} fails; its input is kept in {}", path.display());
        }
    }
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn number(variable: &str, usual: u64) -> u64 {
    env::var(variable)
        .map_or(usual, |value| value.parse().unwrap_or_else(|_| panic!("{variable} is no number: {value}")))
}

/// The files of `folder` of the project whose names end with `ending`.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = kept(&folder).into_iter().filter(|path| path.to_string_lossy().ends_with(ending));
    let files: Vec<Vec<u8>> = paths.map(|path| fs::read(path).expect("a file")).collect();
    assert!(!files.is_empty(), "{} has no {ending}", folder.display());
    files
}

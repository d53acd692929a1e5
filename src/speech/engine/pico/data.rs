//! Pico's language files: compiled into the binary, and unpacked because Pico can open them only by path.
//!
//! Each file is there whole, checked by hash, or it is an error; processes that unpack at the same time do not disturb one another; the
//! paths are short enough for Pico.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::TempDir;

use crate::base::write_kept;
use crate::speech::voice::SpeechError;
use crate::words::Language;

include!(concat!(env!("OUT_DIR"), "/pico.rs"));

/// Pico cannot open a path of 261 characters (measured).
const LONGEST_PATH: usize = 250;

/// One compiled-in file.
#[derive(Debug)]
pub(crate) struct Packed {
    name: &'static str,
    bytes: &'static [u8],
    /// BLAKE3 of the bytes, in hexadecimal.
    hash: &'static str,
}

/// The two files of a language.
#[derive(Debug)]
pub(crate) struct Bundle {
    locale: &'static str,
    /// How letters become sounds.
    analysis: Packed,
    /// How sounds become a signal.
    signal: Packed,
}

impl Bundle {
    /// Identifies the data: changes when either file does.
    pub(crate) fn hash(&self) -> String {
        format!("{}{}", &self.analysis.hash[..16], &self.signal.hash[..16])
    }
}

/// The files of `language`.
pub(crate) fn bundle(language: Language) -> &'static Bundle {
    BUNDLES.iter().find(|bundle| bundle.locale == language.locale()).expect("the build script packs every language")
}

/// Where the two files are.
#[derive(Debug)]
pub(crate) struct Unpacked {
    analysis: String,
    signal: String,
    /// Keeps the temporary folder, if there is one, as long as it is needed.
    _folder: Option<TempDir>,
}

impl Unpacked {
    pub(crate) fn analysis(&self) -> &str {
        &self.analysis
    }

    pub(crate) fn signal(&self) -> &str {
        &self.signal
    }
}

/// Unpacks `bundle` into `folder`, or into a temporary one if that is not writable or its path is too long for Pico.
pub(crate) fn unpack(folder: Option<&Path>, bundle: &Bundle) -> Result<Unpacked, SpeechError> {
    if let Some(folder) = folder
        && let Ok(unpacked) = unpack_into(folder, bundle, None)
    {
        return Ok(unpacked);
    }
    let unavailable = |error: io::Error| {
        let reason = format!("cannot unpack the voice for {} into a temporary folder: {error}", bundle.locale);
        SpeechError::unavailable(reason)
    };
    let folder = tempfile::Builder::new().prefix("nightcue-").tempdir().map_err(unavailable)?;
    let path = folder.path().to_owned();
    unpack_into(&path, bundle, Some(folder)).map_err(unavailable)
}

fn unpack_into(folder: &Path, bundle: &Bundle, keep: Option<TempDir>) -> io::Result<Unpacked> {
    let place = |packed: &Packed| {
        let path = folder.join(format!("{}-{}", &packed.hash[..16], packed.name));
        let text = path.to_str().filter(|text| text.len() <= LONGEST_PATH).map(str::to_owned);
        text.map(|text| (path, text))
            .ok_or_else(|| io::Error::other("its path is too long for the voice, or not Unicode"))
    };
    let (analysis, signal) = (place(&bundle.analysis)?, place(&bundle.signal)?);
    ensure(&analysis.0, &bundle.analysis)?;
    ensure(&signal.0, &bundle.signal)?;
    Ok(Unpacked { analysis: analysis.1, signal: signal.1, _folder: keep })
}

/// Leaves `path` alone if it holds what was packed; otherwise replaces it whole.
fn ensure(path: &Path, packed: &Packed) -> io::Result<()> {
    if holds(path, packed) {
        return Ok(());
    }
    match write_kept(path, packed.bytes) {
        // Another process was faster, and has it open where open files cannot be replaced.
        Err(_) if holds(path, packed) => Ok(()),
        written => written,
    }
}

fn holds(path: &Path, packed: &Packed) -> bool {
    fs::read(path).is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == packed.hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_packed_whole() {
        for language in Language::ALL {
            let bundle = bundle(language);
            for packed in [&bundle.analysis, &bundle.signal] {
                assert!(packed.name.starts_with(language.locale()) && packed.bytes.len() > 200_000, "{}", packed.name);
                assert_eq!(blake3::hash(packed.bytes).to_hex().as_str(), packed.hash);
            }
        }
    }

    #[test]
    fn a_damaged_file_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let bundle = bundle(Language::Italian);
        let unpacked = unpack_into(folder.path(), bundle, None).expect("room");
        fs::write(&unpacked.analysis, &bundle.analysis.bytes[..1_000]).expect("writable");
        unpack_into(folder.path(), bundle, None).expect("room");
        assert_eq!(fs::read(&unpacked.analysis).expect("there"), bundle.analysis.bytes);
        let files = fs::read_dir(folder.path()).expect("there").count();
        assert_eq!(files, 2, "nothing temporary is left");
    }

    #[test]
    fn a_path_too_long_for_the_engine_is_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let long = folder.path().join("x".repeat(120)).join("y".repeat(120));
        assert!(unpack_into(&long, bundle(Language::Italian), None).is_err());
        assert!(!long.exists());
    }

    #[test]
    fn many_at_once_do_not_disturb_one_another() {
        let folder = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| unpack_into(folder.path(), bundle(Language::Spanish), None).expect("room"));
            }
        });
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 2);
    }
}

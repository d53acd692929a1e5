//! Adding Kokoro: the model that its speakers share, as one file or in the parts of several packages, and their styles.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use tar::Archive;

use super::error::InstallError;
use super::place::{place_described, written};
use super::table::{NaturalEntry, NaturalKind};
use super::verified::{damaged, sha256, unwritable};
use crate::base::TimeOfDay;
use crate::speech::casting::models::Models;
use crate::speech::engine::family::Family;
use crate::speech::engine::kokoro::phonemes::has_phonemes;
use crate::speech::engine::kokoro::rewrite::rewritten;
use crate::speech::engine::kokoro::{FOLDER, Kokoro, MODEL};
use crate::speech::engine::model_voice::says_a_word;
use crate::speech::engine::natural::description::Described;
use crate::speech::voice::SpeechError;
use crate::speech::wheel::{Bytes, Wheel};
use crate::words::Language;

/// The file in a package that is a part of the model.
const PART: &str = "part.bin";
/// The largest part of the model, in bytes; there are four, with 23 million each.
const MOST_PART: u64 = 64 * 1024 * 1024;
/// The most of a package of styles that is unpacked, in bytes; there is one, with 30 million.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// Who made it, for those who pass on what it speaks.
pub(super) const NOTICE: &str = "Kokoro-82M by hexgrad, https://huggingface.co/hexgrad/Kokoro-82M\n\
    as an ONNX model by thewh1teagle, https://github.com/thewh1teagle/kokoro-onnx (MIT)\n\
    Licensed under the Apache License, Version 2.0.";

/// A file that was recognized: where it is, what it is, and its bytes.
pub(super) type Recognized<'a> = (&'a Path, &'a NaturalEntry, Vec<u8>);

/// The file of the model in `models`.
pub(super) fn model(models: &Models) -> PathBuf {
    models.folder().join(FOLDER).join(MODEL)
}

/// Whether the model is there.
pub(super) fn has_model(models: &Models) -> bool {
    model(models).is_file()
}

/// Why a speaker of `language` cannot speak with what is in `models`, if so; `has_dictionaries` tells whether those of English are there.
pub(super) fn lacking(language: Language, has_dictionaries: bool) -> Option<&'static str> {
    let needs_dictionaries = language.reads(Language::English) && !has_dictionaries;
    match has_phonemes(language) {
        false => Some("this build of nightcue has no phonemes for its language (feature `neural`)"),
        true => needs_dictionaries
            .then_some("its English needs the package of hibari, which can be added in the same command"),
    }
}

/// The model that `parts` are, which `entries` name in their order.
///
/// # Errors
/// When one is missing or damaged, or they are not the model.
pub(super) fn joined(parts: &[Recognized<'_>], entries: &[NaturalEntry]) -> Result<Vec<u8>, InstallError> {
    let known = entries.iter().filter(|entry| entry.kind == NaturalKind::KokoroPart);
    let path = parts.first().map_or(Path::new(""), |(path, ..)| path);
    let (mut model, mut missing) = (Vec::new(), Vec::new());
    for entry in known {
        match parts.iter().find(|(_, found, _)| *found == entry) {
            Some((path, _, bytes)) => {
                let wheel =
                    Wheel::read(Bytes::Read(bytes.as_slice().into())).map_err(|reason| damaged(path, &reason))?;
                model.extend(wheel.named(PART, MOST_PART).map_err(|reason| damaged(path, &reason))?);
            }
            None => missing.push(entry.name.as_str()),
        }
    }
    if !missing.is_empty() {
        let reason = format!("a part of Kokoro's model, of which {} is missing", missing.join(" and "));
        let remedy = "name the files of all parts in one command".to_owned();
        return Err(InstallError::Unknown { path: path.to_owned(), reason, remedy });
    }
    let hash = sha256(&model);
    let whole = entries.iter().any(|entry| entry.kind == NaturalKind::KokoroModel && entry.sha256 == hash);
    if whole { Ok(model) } else { Err(damaged(path, "and the other parts are not Kokoro's model")) }
}

/// Puts the model in `bytes`, which is the published one, into `models`, as the runtime can run it.
pub(super) fn put_model(path: &Path, bytes: &[u8], models: &Models) -> Result<(), InstallError> {
    let place = model(models);
    let model = rewritten(bytes).map_err(|reason| damaged(path, &reason))?;
    written(&place, &model)?.commit().map(drop).map_err(|error| unwritable(&place, error))
}

/// The styles in the package `bytes`, which was the file `path`, of speakers that `entries` name.
///
/// # Errors
/// When it is damaged, or lacks one of them.
pub(super) fn styles<'a>(
    path: &Path,
    bytes: &[u8],
    entries: &'a [NaturalEntry],
) -> Result<Vec<(&'a NaturalEntry, Vec<u8>)>, InstallError> {
    let broken = |error: std::io::Error| damaged(path, &error.to_string());
    let speakers = || entries.iter().filter(|entry| entry.kind == NaturalKind::Kokoro);
    let mut found: Vec<(&NaturalEntry, Vec<u8>)> = Vec::new();
    let mut archive = Archive::new(GzDecoder::new(bytes).take(MOST_UNPACKED));
    for member in archive.entries().map_err(broken)? {
        let member = member.map_err(broken)?;
        // A name is compared, and never becomes a path.
        let name = member.path_bytes().rsplit(|byte| *byte == b'/').next().map(<[u8]>::to_vec).unwrap_or_default();
        let Some(entry) = speakers().find(|entry| entry.file().as_bytes() == name) else { continue };
        let mut style = Vec::new();
        member.take(entry.bytes + 1).read_to_end(&mut style).map_err(broken)?;
        if sha256(&style) == entry.sha256 {
            found.push((entry, style));
        }
    }
    match speakers().find(|entry| !found.iter().any(|(known, _)| known == entry)) {
        Some(lost) => Err(damaged(path, &format!("has no usable `{}`", lost.file()))),
        None => Ok(found),
    }
}

/// Puts the speaker `entry`, whose style is `bytes`, into `models`, once he or she has said a word.
pub(super) fn place(entry: &NaturalEntry, bytes: &[u8], models: &Models) -> Result<(), InstallError> {
    let described = Described::new(Family::Kokoro, entry.language);
    place_described(&models.style_place(&entry.name), bytes, &described, speak)
}

/// Has the speaker whose style is the file `style` say a word.
fn speak(style: &Path, described: &Described) -> Result<(), SpeechError> {
    says_a_word(&Kokoro::described(style, described, None, TimeOfDay::Day)?)
}

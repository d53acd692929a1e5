//! What lies beside the model of a natural voice: a small JSON of nightcue's own.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::speech::engine::family::Family;
use crate::speech::english::alphabet::Accent;
use crate::words::Language;

/// The largest description, in bytes.
const MOST_BYTES: u64 = 4 * 1024;
/// The version of its form.
const FORMAT: u32 = 1;

/// What is known about a natural voice besides its model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Described {
    format: u32,
    /// What kind of network it is, and so whose phonemes it takes.
    pub family: Family,
    /// The language it speaks.
    #[serde(with = "tag")]
    language: Language,
}

/// A language as its tag.
mod tag {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::words::Language;

    pub(super) fn serialize<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(language.tag())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Language::from_tag(&tag).ok_or_else(|| D::Error::custom(format!("`{tag}` is not a language")))
    }
}

impl Described {
    /// Of a voice of `family` that speaks `language`.
    pub(crate) const fn new(family: Family, language: Language) -> Self {
        Self { format: FORMAT, family, language }
    }

    /// Reads the file `path`; `None` if it describes another kind of voice, or cannot be read.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let is_small = fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MOST_BYTES);
        let read = || -> io::Result<Self> { Ok(serde_json::from_slice(&fs::read(path)?)?) };
        let found = is_small.then(read)?.ok()?;
        (found.format == FORMAT && found.family.speaks(found.language)).then_some(found)
    }

    /// As it is written beside the model.
    pub(crate) fn json(&self) -> Vec<u8> {
        format!("{:#}\n", serde_json::json!(self)).into_bytes()
    }

    /// The language it speaks.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// How it speaks English.
    pub(crate) fn accent(&self) -> Accent {
        if self.language == Language::BritishEnglish { Accent::British } else { Accent::American }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("emma.onnx.json");
        let emma = Described::new(Family::Hibari, Language::BritishEnglish);
        fs::write(&path, emma.json()).expect("disk");
        assert_eq!(Described::of_file(&path), Some(emma.clone()));
        assert_eq!((emma.language(), emma.accent()), (Language::BritishEnglish, Accent::British));
        let text = String::from_utf8(emma.json()).expect("text");
        for (from, to) in [("1", "2"), ("en-GB", "de"), ("hibari", "other"), ("format", "formal"), ("{", "")] {
            fs::write(&path, text.replacen(from, to, 1)).expect("disk");
            assert_eq!(Described::of_file(&path), None, "{to}");
        }
        fs::write(&path, text.replace("hibari", "kokoro").replace("en-GB", "fr")).expect("disk");
        let french = Described::of_file(&path).expect("a speaker of Kokoro");
        assert_eq!((french.family, french.language()), (Family::Kokoro, Language::French));
        fs::write(&path, format!("{text}{}", " ".repeat(5_000))).expect("disk");
        assert_eq!(Described::of_file(&path), None);
    }
}

//! The table of natural voices: `voice/natural.csv`, compiled in, or a table of the user's with the same columns.
//!
//! Every row states the size and the hash of its file, so that nothing else can come in its place.

use std::sync::LazyLock;

use super::rows::{CatalogError, NATURAL_COLUMNS as COLUMNS, columns_of, is_hash, rows_of, users_table};
use crate::speech::engine::family::Family;
use crate::speech::profile::names::is_name;
use crate::words::Language;

const BUNDLED: &str = include_str!("../../../voice/natural.csv");

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NaturalKind {
    /// The package of hibari's author: dictionaries, license and some of the voices.
    Package,
    /// A voice of the hibari family.
    Hibari,
    /// The model that all speakers of Kokoro share.
    KokoroModel,
    /// A package with a part of that model.
    KokoroPart,
    /// A package with the styles of many speakers of Kokoro.
    KokoroStyles,
    /// The style of a speaker of Kokoro.
    Kokoro,
}

impl NaturalKind {
    const ALL: [Self; 6] =
        [Self::Package, Self::Hibari, Self::KokoroModel, Self::KokoroPart, Self::KokoroStyles, Self::Kokoro];

    /// Its name in the table.
    const fn name(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Hibari => "hibari",
            Self::KokoroModel => "kokoro-model",
            Self::KokoroPart => "kokoro-part",
            Self::KokoroStyles => "kokoro-styles",
            Self::Kokoro => "kokoro",
        }
    }

    /// Whether it is a voice, and not what voices need.
    pub const fn is_voice(self) -> bool {
        self.family().is_some()
    }

    /// The family of the voice that it is, if it is one.
    pub(crate) const fn family(self) -> Option<Family> {
        match self {
            Self::Hibari => Some(Family::Hibari),
            Self::Kokoro => Some(Family::Kokoro),
            _ => None,
        }
    }
}

/// A natural voice that can be added, or the package that holds what the voices share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NaturalEntry {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: NaturalKind,
    /// The language it speaks; English for what is not a voice.
    pub language: Language,
    /// Its address, or where it is in the package.
    source: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its license.
    pub license: String,
}

static ENTRIES: LazyLock<Vec<NaturalEntry>> =
    LazyLock::new(|| parsed(BUNDLED).expect("the table that is compiled in is read by the tests"));

/// The natural voices that can be added and their package: those of the user's table, if it has these columns, else those compiled in.
///
/// # Errors
/// When there is such a table and it cannot be read.
pub fn natural_entries() -> Result<Vec<NaturalEntry>, CatalogError> {
    match users_table()?.filter(|table| columns_of(table) == COLUMNS) {
        Some(table) => parsed(&table),
        None => Ok(ENTRIES.clone()),
    }
}

fn parsed(table: &str) -> Result<Vec<NaturalEntry>, CatalogError> {
    rows_of(table, COLUMNS, entry)
}

fn entry(row: &str) -> Result<NaturalEntry, String> {
    let cells: Vec<&str> = row.split(',').collect();
    let [name, kind, language, source, bytes, sha256, license] = cells[..] else {
        return Err("it does not have seven cells".to_owned());
    };
    let kinds = || NaturalKind::ALL.map(NaturalKind::name).join(", ");
    let known = NaturalKind::ALL.into_iter().find(|known| known.name() == kind);
    let kind = known.ok_or_else(|| format!("`{kind}` is none of {}", kinds()))?;
    let language = match (Language::from_tag(language), kind.family()) {
        (Some(language), Some(family)) if family.speaks(language) => language,
        (None, None) => Language::English,
        _ => return Err(format!("`{language}` is no language that it can speak")),
    };
    Ok(NaturalEntry {
        name: is_name(name).then(|| name.to_owned()).ok_or_else(|| format!("`{name}` is not a name"))?,
        kind,
        language,
        source: source.to_owned(),
        bytes: bytes.parse().map_err(|_| format!("`{bytes}` is not a number"))?,
        sha256: is_hash(sha256)
            .then(|| sha256.to_owned())
            .ok_or_else(|| format!("`{sha256}` is not a SHA-256 hash"))?,
        license: license.trim().to_owned(),
    })
}

impl NaturalEntry {
    /// Where it is in the package, if it is in there.
    pub fn member(&self) -> Option<&str> {
        let is_address = self.source.contains("://");
        Some(self.source.as_str()).filter(|_| !is_address)
    }

    /// The name of its file.
    pub(crate) fn file(&self) -> &str {
        self.source.rsplit('/').next().unwrap_or_default()
    }

    /// Where it is downloaded from: its address, or the file of the same name at `mirror`.
    pub fn address(&self, mirror: Option<&str>) -> String {
        let file = self.file();
        mirror.map_or_else(|| self.source.clone(), |mirror| format!("{}/{file}", mirror.trim_end_matches('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_the_package_and_five_voices_of_both_accents() {
        let mut entries = parsed(BUNDLED).expect("a table");
        entries.retain(|entry| matches!(entry.kind, NaturalKind::Package | NaturalKind::Hibari));
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["hibari", "heart", "kore", "fenrir", "emma", "fable"]);
        let british = entries.iter().filter(|entry| entry.language == Language::BritishEnglish).count();
        assert_eq!((british, entries[0].kind), (2, NaturalKind::Package));
        assert_eq!((entries[0].member(), entries[1].member()), (None, Some("hibari/assets/hibari.onnx")));
        assert!(entries[0].address(None).starts_with("https://"));
        assert_eq!(entries[4].address(Some("http://here/")), "http://here/bf_emma.int8.onnx");
    }

    #[test]
    fn the_table_names_speakers_of_kokoro_for_every_language_but_german() {
        let entries = parsed(BUNDLED).expect("a table");
        let of = |kind| entries.iter().filter(move |entry| entry.kind == kind);
        for language in Language::ALL {
            let speaks = of(NaturalKind::Kokoro).any(|entry| entry.language == language);
            assert_eq!(speaks, language != Language::German, "{language}");
        }
        assert!(
            of(NaturalKind::Kokoro).all(|entry| entry.bytes == 510 * 256 * 4 && entry.address(None).ends_with(".bin"))
        );
        let parts: Vec<&str> = of(NaturalKind::KokoroPart).map(|entry| entry.source.as_str()).collect();
        assert_eq!(
            (parts.len(), of(NaturalKind::KokoroModel).count(), of(NaturalKind::KokoroStyles).count()),
            (4, 1, 1)
        );
        assert!(parts.is_sorted(), "joined in this order");
    }

    #[test]
    fn a_malformed_row_is_reported_with_its_line() {
        let row = BUNDLED.lines().find(|row| row.starts_with("emma")).expect("there");
        for (from, to, expected) in [
            ("emma", "../emma", "not a name"),
            ("hibari", "other", "none of package"),
            ("en-GB", "de", "no language that it can speak"),
            ("7936868", "many", "not a number"),
            ("f709", "F709", "not a SHA-256"),
            (",Apache-2.0", "", "seven cells"),
        ] {
            let error = parsed(&format!("{COLUMNS}\n{}", row.replacen(from, to, 1))).expect_err(to).to_string();
            assert!(error.starts_with("line 2 of the voice catalog") && error.contains(expected), "{to}: {error}");
        }
    }
}

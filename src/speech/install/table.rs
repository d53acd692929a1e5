//! The table of natural voices: `voice/natural.csv`, compiled in, or a table of the user's with the same columns.
//!
//! Every row states the size and the hash of its file, so that nothing else can come in its place.

use std::sync::LazyLock;

use super::rows::{CatalogError, NATURAL_COLUMNS as COLUMNS, columns_of, is_hash, rows_of, users_table};
use crate::speech::profile::names::is_name;
use crate::words::Language;

const BUNDLED: &str = include_str!("../../../voice/natural.csv");

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NaturalKind {
    /// The author's package: dictionaries, license and some of the voices.
    Package,
    /// A voice of the hibari family.
    Hibari,
}

/// A natural voice that can be added, or the package that holds what the voices share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NaturalEntry {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: NaturalKind,
    /// The language it speaks; English for a package.
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
    let kind = match kind {
        "package" => NaturalKind::Package,
        "hibari" => NaturalKind::Hibari,
        other => return Err(format!("`{other}` is neither `package` nor `hibari`")),
    };
    let language = match Language::from_tag(language) {
        Some(language) if language.reads(Language::English) => language,
        None if kind == NaturalKind::Package => Language::English,
        _ => return Err(format!("`{language}` is neither `en` nor `en-GB`")),
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

    /// Where it is downloaded from: its address, or the file of the same name at `mirror`.
    pub fn address(&self, mirror: Option<&str>) -> String {
        let file = self.source.rsplit('/').next().unwrap_or_default();
        mirror.map_or_else(|| self.source.clone(), |mirror| format!("{}/{file}", mirror.trim_end_matches('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_the_package_and_five_voices_of_both_accents() {
        let entries = parsed(BUNDLED).expect("a table");
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["hibari", "heart", "kore", "fenrir", "emma", "fable"]);
        let british = entries.iter().filter(|entry| entry.language == Language::BritishEnglish).count();
        assert_eq!((british, entries[0].kind), (2, NaturalKind::Package));
        assert_eq!((entries[0].member(), entries[1].member()), (None, Some("hibari/assets/hibari.onnx")));
        assert!(entries[0].address(None).starts_with("https://"));
        assert_eq!(entries[4].address(Some("http://here/")), "http://here/bf_emma.int8.onnx");
    }

    #[test]
    fn a_malformed_row_is_reported_with_its_line() {
        let row = BUNDLED.lines().find(|row| row.starts_with("emma")).expect("there");
        for (from, to, expected) in [
            ("emma", "../emma", "not a name"),
            ("hibari", "other", "neither `package`"),
            ("en-GB", "de", "neither `en`"),
            ("7936868", "many", "not a number"),
            ("f709", "F709", "not a SHA-256"),
            (",Apache-2.0", "", "seven cells"),
        ] {
            let error = parsed(&format!("{COLUMNS}\n{}", row.replacen(from, to, 1))).expect_err(to).to_string();
            assert!(error.starts_with("line 2 of the voice catalog") && error.contains(expected), "{to}: {error}");
        }
    }
}

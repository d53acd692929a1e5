//! The catalog of neural voices that can be added: `voice/catalog.csv`, compiled in, or a table of the user's with the same columns.
//!
//! Every entry states the size and the hash of its model, so that nothing else can come in its place.

use std::sync::LazyLock;

use super::rows::{CatalogError, NATURAL_COLUMNS, columns_of, is_hash, rows_of, users_table};
use crate::base::voice_source;
use crate::words::Language;

/// The public collection of Piper's voices.
pub(crate) const COLLECTION: &str = "https://huggingface.co/rhasspy/piper-voices/resolve/main";
const BUNDLED: &str = include_str!("../../../voice/catalog.csv");
const COLUMNS: &str = "name,espeak_voice,sample_rate_hz,speakers,bytes,sha256,licence";

/// A voice that can be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    /// As Piper names it: `en_US-ljspeech-medium`, which is locale, speaker and quality.
    pub name: String,
    /// The language it speaks.
    pub language: Language,
    /// Whose phonemes it was trained on.
    pub espeak_voice: String,
    /// Frames in a second.
    pub sample_rate_hz: u32,
    /// How many people speak in it.
    pub speakers: u32,
    /// The size of the model in bytes.
    pub bytes: u64,
    /// SHA-256 of the model, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The license of its model.
    pub license: String,
}

static ENTRIES: LazyLock<Vec<CatalogEntry>> =
    LazyLock::new(|| parsed(BUNDLED).expect("the catalog that is compiled in is read by the tests"));

/// The voices that can be added: those of the user's table if it has these columns, else those compiled in.
///
/// # Errors
/// When there is such a table and it cannot be read.
pub fn catalog_entries() -> Result<Vec<CatalogEntry>, CatalogError> {
    match users_table()?.filter(|table| columns_of(table) != NATURAL_COLUMNS) {
        Some(table) => parsed(&table),
        None => Ok(ENTRIES.clone()),
    }
}

/// Where voices come from: [the user's source](voice_source), or else the public collection; without a trailing slash.
pub fn catalog_source() -> String {
    voice_source().unwrap_or_else(|| COLLECTION.to_owned()).trim_end_matches('/').to_owned()
}

fn parsed(table: &str) -> Result<Vec<CatalogEntry>, CatalogError> {
    rows_of(table, COLUMNS, entry)
}

fn entry(row: &str) -> Result<CatalogEntry, String> {
    let cells: Vec<&str> = row.split(',').collect();
    let [name, espeak_voice, rate, speakers, bytes, sha256, license] = cells[..] else {
        return Err("it does not have seven cells".to_owned());
    };
    let Some([locale, _, _]) = parts(name) else {
        return Err(format!("`{name}` is not locale, speaker and quality, as in `en_US-ljspeech-medium`"));
    };
    let tag = locale.replace('_', "-");
    let language = Language::from_tag(&tag).or_else(|| Language::from_tag(tag.split('-').next()?));
    let number = |cell: &str| cell.parse::<u64>().map_err(|_| format!("`{cell}` is not a number"));
    let small = |cell: &str| number(cell)?.try_into().map_err(|_| format!("`{cell}` is too large"));
    Ok(CatalogEntry {
        name: name.to_owned(),
        language: language.ok_or_else(|| format!("nightcue does not speak the language of `{name}`"))?,
        espeak_voice: espeak_voice.to_owned(),
        sample_rate_hz: small(rate)?,
        speakers: small(speakers)?,
        bytes: number(bytes)?,
        sha256: is_hash(sha256)
            .then(|| sha256.to_owned())
            .ok_or_else(|| format!("`{sha256}` is not a SHA-256 hash"))?,
        license: license.trim().to_owned(),
    })
}

/// Locale, speaker and quality in the name of a voice.
fn parts(name: &str) -> Option<[&str; 3]> {
    let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let parts: Vec<&str> = name.split('-').collect();
    <[&str; 3]>::try_from(parts).ok().filter(|parts| parts.iter().all(|part| is_plain(part)))
}

impl CatalogEntry {
    /// Where the model is below `source`; its JSON is beside it.
    pub fn location(&self, source: &str) -> String {
        let name = &self.name;
        let [locale, speaker, quality] = parts(name).unwrap_or_default();
        let language = locale.split('_').next().unwrap_or_default();
        format!("{source}/{language}/{locale}/{speaker}/{quality}/{name}.onnx")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(change: (&str, &str)) -> Result<Vec<CatalogEntry>, CatalogError> {
        let row = BUNDLED.lines().find(|row| row.starts_with("en_US-ljspeech-medium")).expect("there");
        assert!(row.contains(change.0));
        parsed(&format!("{COLUMNS}\n{}\n", row.replace(change.0, change.1)))
    }

    #[test]
    fn the_catalog_is_read_and_names_each_voice_once() {
        let entries = parsed(BUNDLED).expect("a table");
        let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert!(names.len() >= 9 && names.is_sorted());
        names.dedup();
        assert_eq!(names.len(), entries.len());
        assert!(entries.iter().all(|entry| entry.bytes > 1_000_000 && !entry.license.is_empty()));
    }

    #[test]
    fn a_voice_lies_where_the_collection_keeps_it() {
        let entry = &row(("", "")).expect("a row")[0];
        assert_eq!((entry.language, entry.speakers, entry.bytes), (Language::English, 1, 63_531_379));
        let location = "https://example.org/en/en_US/ljspeech/medium/en_US-ljspeech-medium.onnx";
        assert_eq!(entry.location("https://example.org"), location);
    }

    #[test]
    fn a_malformed_row_is_reported_with_its_line() {
        let hash = "6f52a751e2349abe7a76735eb09dc1875298c77ea2342ffd2fef79ff81b87f22";
        let cases = [
            ("en_US-ljspeech-medium", "../../etc/passwd", "is not locale"),
            ("en_US-", "en_US/../-", "is not locale"),
            ("en_US-", "xx_XX-", "does not speak"),
            ("63531379", "many", "not a number"),
            (hash, "6F52", "not a SHA-256"),
            (",public domain", "", "seven cells"),
        ];
        for (from, to, expected) in cases {
            let error = row((from, to)).expect_err(to).to_string();
            assert!(error.starts_with("line 2 of the voice catalog") && error.contains(expected), "{to}: {error}");
        }
        let error = parsed("name,licence\n").expect_err("other columns").to_string();
        assert!(error.contains("sha256"), "{error}");
    }
}

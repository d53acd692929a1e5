//! Who speaks when nobody was asked for: the voice that the user chose for a language, else the best one at hand, else the embedded one.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::models::Models;
use super::natural::at_hand;
#[cfg(test)]
use super::natural::is_built_in;
use super::shelf::{Shelf, ShelfError};
use crate::base::{TimeOfDay, wants_fake_voice, write_whole};
use crate::speech::install::table::natural_entries;
use crate::speech::profile::VoiceProfile;
use crate::words::Language;

/// The file with the user's choices, beside the models: the name of a voice for the tag of each language.
const FILE: &str = "use.toml";
/// The largest such file, in bytes.
const MOST_BYTES: u64 = 16 * 1024;
/// What the embedded voice is called, whatever the language and the time of day.
pub const EMBEDDED: &str = "pico";

/// The voices that the user chose, by the tags of languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favorites(BTreeMap<String, String>);

impl Favorites {
    /// Those of the user with `models`.
    ///
    /// # Errors
    /// When there are some and they cannot be read.
    pub fn of(models: &Models) -> Result<Self, ShelfError> {
        let path = file(models);
        let unreadable = |error| ShelfError::Unreadable { path: path.clone(), error };
        match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(unreadable(error)),
            Ok(metadata) if !metadata.is_file() || metadata.len() > MOST_BYTES => {
                return Err(unreadable(io::Error::other("not a regular file, or larger than 16 KiB")));
            }
            Ok(_) => {}
        }
        let text = fs::read_to_string(&path).map_err(unreadable)?;
        let read = toml::from_str(&text).map(Self);
        read.map_err(|error| unreadable(io::Error::other(format!("{}; delete the file", error.message()))))
    }

    /// The same with `name` as the voice of `language`.
    #[must_use]
    pub fn with(mut self, language: Language, name: &str) -> Self {
        self.0.insert(language.tag().to_owned(), name.to_owned());
        self
    }

    /// The same without any choice of the voice `name`.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|_, chosen| chosen != name);
        self
    }

    /// The voice that was chosen for `language`.
    pub fn chosen(&self, language: Language) -> Option<&str> {
        self.0.get(language.tag()).map(String::as_str)
    }

    /// Keeps them for the user with `models`.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep(&self, models: &Models) -> Result<(), ShelfError> {
        let path = file(models);
        let text = toml::to_string(&self.0).unwrap_or_default();
        let written = write_whole(&path, text.as_bytes()).map(drop);
        written.map_err(|error| ShelfError::Unreadable { path, error })
    }
}

fn file(models: &Models) -> PathBuf {
    models.folder().join(FILE)
}

/// Who speaks `language` at `time` when nobody was asked for.
///
/// # Errors
/// When the user's choices cannot be read.
pub fn default_voice(shelf: &Shelf, time: TimeOfDay, language: Language) -> Result<String, ShelfError> {
    let embedded = || VoiceProfile::bundled(language, time).name.clone();
    if wants_fake_voice() {
        return Ok(embedded());
    }
    let favorites = shelf.models.as_ref().map(Favorites::of).transpose()?.unwrap_or_default();
    match favorites.chosen(language) {
        Some(EMBEDDED) => Ok(embedded()),
        Some(chosen) => Ok(chosen.to_owned()),
        None => Ok(best(shelf, language).unwrap_or_else(embedded)),
    }
}

/// The natural voice that would speak `language` if the user added it: none is at hand, and none was chosen.
pub fn lacking_natural_voice(shelf: &Shelf, language: Language) -> Option<String> {
    let favorites = shelf.models.as_ref().and_then(|models| Favorites::of(models).ok()).unwrap_or_default();
    if !cfg!(feature = "natural") || wants_fake_voice() || favorites.chosen(language).is_some() {
        return None;
    }
    let can_speak = language.reads(Language::English) || cfg!(feature = "neural");
    let entries = natural_entries().unwrap_or_default().into_iter();
    let addable = entries.filter(|entry| entry.kind.is_voice() && can_speak);
    let addable = addable.map(|entry| (entry.name, entry.language)).collect();
    if best(shelf, language).is_some() { None } else { best_of(addable, language) }
}

/// The best natural voice at hand for `language`; one with its accent before others.
fn best(shelf: &Shelf, language: Language) -> Option<String> {
    best_of(at_hand(shelf.models.as_ref()), language)
}

/// The first of `voices` for `language`; one with its accent before others.
fn best_of(voices: Vec<(String, Language)>, language: Language) -> Option<String> {
    let exact = voices.iter().position(|(_, speaks)| *speaks == language);
    let first = exact.or_else(|| voices.iter().position(|(_, speaks)| speaks.reads(language)))?;
    voices.into_iter().nth(first).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_remembered_for_its_language() {
        let folder = tempfile::tempdir().expect("a folder");
        let models = Models::at(folder.path().join("not/yet"));
        assert_eq!(Favorites::of(&models).expect("none"), Favorites::default());
        let chosen = Favorites::default().with(Language::English, "heart").with(Language::German, EMBEDDED);
        chosen.keep(&models).expect("disk");
        let read = Favorites::of(&models).expect("kept");
        assert_eq!(read, chosen);
        assert_eq!((read.chosen(Language::English), read.chosen(Language::BritishEnglish)), (Some("heart"), None));
        assert_eq!(read.without("heart").chosen(Language::English), None);
        fs::write(folder.path().join("not/yet/use.toml"), "en = 3").expect("disk");
        assert!(Favorites::of(&models).expect_err("damaged").to_string().contains("use.toml"));
    }

    #[test]
    #[cfg(all(feature = "natural", feature = "neural"))]
    fn a_voice_to_add_is_known_for_every_language_but_german() {
        for language in
            Language::ALL.into_iter().filter(|language| !is_built_in("heart") || !language.reads(Language::English))
        {
            let name = lacking_natural_voice(&Shelf::default(), language);
            let expected = match language {
                Language::English => Some("heart"),
                Language::BritishEnglish => Some("emma"),
                Language::Spanish => Some("dora"),
                Language::French => Some("siwis"),
                Language::Italian => Some("sara"),
                Language::German => None,
            };
            assert_eq!(name.as_deref(), expected);
        }
    }

    #[test]
    fn without_any_other_voice_the_embedded_one_speaks() {
        for language in Language::ALL {
            let name = default_voice(&Shelf::default(), TimeOfDay::Day, language).expect("a name");
            assert!(name == format!("day-{}", language.tag()) || is_built_in(&name), "{name}");
        }
    }
}

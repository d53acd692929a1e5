//! Every voice that can be named: bundled, the user's own, added, available for download, and the system's.
//!
//! A voice that is there but broken is listed together with its problem.

use std::fs;
use std::path::PathBuf;

use serde::Serialize;

use super::favorites::default_voice;
use super::natural::{is_built_in, spoken_by};
use super::shelf::{self, Shelf};
use crate::base::TimeOfDay;
use crate::speech::install::catalog::CatalogEntry;
use crate::speech::install::table::{NaturalEntry, natural_entries};
use crate::speech::profile::VoiceProfile;
use crate::words::Language;

/// What natural voices are called in the list.
const NATURAL: &str = "natural";
/// The natural voice that can be built in.
const HEART: &str = "heart";

/// Where a voice comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// It is in the binary.
    Bundled,
    /// Its profile is in the user's voice folder.
    Own,
    /// It is a model that was added.
    Added,
    /// It can be downloaded.
    Catalog,
    /// The operating system's own, for rehearsals only.
    System,
}

/// A voice that can be named.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What turns words into sound.
    pub kind: Option<&'static str>,
    /// What it speaks, where that is known.
    #[serde(serialize_with = "tag")]
    pub language: Option<Language>,
    /// The rate it aims for, in words a minute.
    pub words_per_minute: Option<u32>,
    /// How many people speak in it.
    pub speakers: Option<u32>,
    /// Their names, if the voice was added and they have names.
    pub speaker_names: Vec<String>,
    /// The size of the model in bytes.
    pub bytes: Option<u64>,
    /// The license of its model, where that is known.
    pub license: Option<String>,
    /// Its file.
    pub file: Option<PathBuf>,
    /// The tags of the languages whose tracks it speaks when nobody else is asked for, by night.
    pub default_for: Vec<&'static str>,
    /// Why it cannot be used.
    pub problem: Option<String>,
}

#[allow(clippy::ref_option, reason = "serde gives a reference")]
fn tag<S: serde::Serializer>(language: &Option<Language>, serializer: S) -> Result<S::Ok, S::Error> {
    language.map(Language::tag).serialize(serializer)
}

/// Every voice that can be named, by origin and name. With a `language`, only those that can speak it.
pub fn roster(shelf: &Shelf, catalog: &[CatalogEntry], language: Option<Language>) -> Vec<Listed> {
    let groups = [bundled(shelf), built_in(), own(shelf), added(shelf, catalog)];
    let there = groups.into_iter().flatten().map(|listed| with_default(listed, shelf));
    let all = there.chain(addable_natural(shelf)).chain(addable(shelf, catalog)).chain(of_system());
    let speaks = |listed: &Listed| match (listed.language, language) {
        (Some(speaks), Some(asked)) => speaks.reads(asked),
        _ => true,
    };
    all.filter(speaks).collect()
}

/// Profiles in the binary, unless the user has one of the same name.
fn bundled(shelf: &Shelf) -> Vec<Listed> {
    let own: Vec<String> = own_files(shelf).into_iter().map(|(name, _)| name).collect();
    let profiles = VoiceProfile::all().iter().filter(|profile| !own.contains(&profile.name));
    profiles.map(|profile| of_profile(profile, Origin::Bundled)).collect()
}

/// `listed` with the languages whose tracks it speaks by default.
fn with_default(listed: Listed, shelf: &Shelf) -> Listed {
    let speaks =
        |language: &Language| default_voice(shelf, TimeOfDay::Night, *language).is_ok_and(|name| name == listed.name);
    let default_for = Language::ALL.into_iter().filter(speaks).map(Language::tag).collect();
    Listed { default_for, ..listed }
}

/// The natural voice in the binary, if one was built in.
fn built_in() -> Vec<Listed> {
    let heart =
        Listed { kind: Some(NATURAL), language: Some(Language::English), ..named(HEART.to_owned(), Origin::Bundled) };
    if is_built_in(HEART) { vec![heart] } else { Vec::new() }
}

/// Natural voices that were not added yet; none in a build that could not use them.
fn addable_natural(shelf: &Shelf) -> Vec<Listed> {
    let entries = natural_entries().unwrap_or_default().into_iter().filter(|entry| entry.kind.is_voice());
    let is_there = |entry: &NaturalEntry| shelf.model(&entry.name).is_some() || is_built_in(&entry.name);
    let entries = entries.filter(|entry| cfg!(feature = "natural") && !is_there(entry));
    let listed = entries.map(|entry| Listed {
        kind: Some(NATURAL),
        language: Some(entry.language),
        bytes: Some(entry.bytes),
        license: Some(entry.license),
        ..named(entry.name, Origin::Catalog)
    });
    listed.collect()
}

/// Profiles in the user's folder.
fn own(shelf: &Shelf) -> Vec<Listed> {
    let listed = |(name, path): (String, PathBuf)| {
        let listed = match shelf::read_profile(&path) {
            Ok(found) => of_profile(&found.profile, Origin::Own),
            Err(error) => Listed { problem: Some(error.to_string()), ..named(name, Origin::Own) },
        };
        Listed { file: Some(path), ..listed }
    };
    own_files(shelf).into_iter().map(listed).collect()
}

fn own_files(shelf: &Shelf) -> Vec<(String, PathBuf)> {
    let files = shelf.own.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let profiles = files.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "toml"));
    let mut named: Vec<(String, PathBuf)> =
        profiles.filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path))).collect();
    named.sort();
    named
}

/// Models that were added.
fn added(shelf: &Shelf, catalog: &[CatalogEntry]) -> Vec<Listed> {
    let names = shelf.models.iter().flat_map(|models| models.names());
    let listed = names.filter_map(|name| {
        let file = shelf.model(&name)?;
        let entry = catalog.iter().find(|entry| entry.name == name);
        let bytes = fs::metadata(&file).map(|metadata| metadata.len()).ok();
        let license = entry.map(|entry| entry.license.clone());
        if let Some(language) = spoken_by(&file) {
            let entry = natural_entries().unwrap_or_default().into_iter().find(|entry| entry.name == name);
            let (kind, language) = (Some(NATURAL), Some(language));
            let license = entry.map(|entry| entry.license);
            return Some(Listed { kind, language, bytes, license, file: Some(file), ..named(name, Origin::Added) });
        }
        Some(described(Listed { kind: Some("neural"), bytes, license, file: Some(file), ..named(name, Origin::Added) }))
    });
    listed.collect()
}

/// The system's voices, of the languages that routines can have.
#[cfg(feature = "system-voice")]
fn of_system() -> Vec<Listed> {
    let offers = match crate::speech::live::system::system_voices() {
        Ok(offers) => offers,
        Err(error) => {
            return vec![Listed { problem: Some(error.to_string()), ..named("system".into(), Origin::System) }];
        }
    };
    let listed = offers.into_iter().filter_map(|offer| {
        let language = Language::ALL.into_iter().find(|language| offer.speaks(*language))?;
        Some(Listed { kind: Some("live"), language: Some(language), ..named(offer.name, Origin::System) })
    });
    listed.collect()
}

/// None in a build that cannot ask for them.
#[cfg(not(feature = "system-voice"))]
const fn of_system() -> Vec<Listed> {
    Vec::new()
}

#[cfg(feature = "neural")]
fn described(listed: Listed) -> Listed {
    use crate::speech::engine::neural::description::Description;
    use crate::speech::profile::names::model_json;
    let config = listed.file.as_ref().map(|file| model_json(file)).unwrap_or_default();
    match Description::of_file(&config) {
        Ok(Description { language, speakers, names, .. }) => {
            Listed { language: Some(language), speakers: Some(speakers), speaker_names: names, ..listed }
        }
        Err(error) => Listed { problem: Some(error.to_string()), ..listed },
    }
}

#[cfg(not(feature = "neural"))]
fn described(listed: Listed) -> Listed {
    Listed { problem: Some("this build of nightcue has no neural voices (feature `neural`)".to_owned()), ..listed }
}

/// What the catalog offers and was not added yet; nothing in a build that could not use it.
fn addable(shelf: &Shelf, catalog: &[CatalogEntry]) -> Vec<Listed> {
    let is_there =
        |entry: &&CatalogEntry| shelf.models.as_ref().is_some_and(|models| models.find(&entry.name).is_some());
    let entries = catalog.iter().filter(|entry| cfg!(feature = "neural") && !is_there(entry));
    let listed = entries.map(|entry| Listed {
        kind: Some("neural"),
        language: Some(entry.language),
        speakers: Some(entry.speakers),
        bytes: Some(entry.bytes),
        license: Some(entry.license.clone()),
        ..named(entry.name.clone(), Origin::Catalog)
    });
    listed.collect()
}

fn of_profile(profile: &VoiceProfile, origin: Origin) -> Listed {
    Listed {
        kind: Some(profile.kind.name()),
        language: Some(profile.language),
        words_per_minute: Some(profile.rate),
        ..named(profile.name.clone(), origin)
    }
}

const fn named(name: String, origin: Origin) -> Listed {
    Listed {
        name,
        origin,
        kind: None,
        language: None,
        words_per_minute: None,
        speakers: None,
        speaker_names: Vec::new(),
        bytes: None,
        license: None,
        file: None,
        default_for: Vec::new(),
        problem: None,
    }
}

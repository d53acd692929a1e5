//! Casting: who speaks which line.
//!
//! The user's choice comes before the routine's, and the routine's before the default voice. Everything that is missing is reported at
//! once.

pub(crate) mod company;
pub(crate) mod credits;
pub(crate) mod error;
pub(crate) mod favorites;
pub(crate) mod lines;
pub(crate) mod loaded;
pub(crate) mod manner;
pub(crate) mod models;
pub(crate) mod natural;
pub(crate) mod neural;
pub(crate) mod roster;
pub(crate) mod shelf;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::engine::fake::Fake;
use super::engine::pico::{self, Pico};
use super::engine::program::Program;
use super::engine::recorded::Recorded;
use super::profile::VoiceProfile;
use super::profile::kind::VoiceKind;
use super::profile::names::is_name;
use super::recordings::CastLine;
use super::shaping::warm::warmed;
use super::trial::Trial;
use super::voice::{SpeechError, Voice};
use crate::base::{Threads, TimeOfDay, wants_fake_voice};
use crate::script::{Line, Script};
use crate::words::{Language, Utterance};
use company::{Cast, Company, Member, Wish};
use error::{CastError, Miscast};
use favorites::{EMBEDDED, default_voice};
use loaded::{LoadedVoices, VoiceKey};
use manner::{Engaged, Manner};
use natural::{built_in, is_built_in, natural, spoken_by};
use neural::{Handling, neural};
use shelf::{Found, Shelf, ShelfError};

/// Whom to cast, and where voices are found.
#[derive(Clone, Debug)]
pub struct Casting {
    /// Where voices are found.
    pub shelf: Shelf,
    /// Which voices are the default ones, if the user chose: those for the night or the day. Otherwise as the script asks.
    pub time: Option<TimeOfDay>,
    /// The voice that the user asked for: it speaks everything.
    pub wish: Option<String>,
    /// The voice for lines that a folder of recordings lacks.
    pub fallback: Option<String>,
    /// Which speaker, for a neural voice that has several.
    pub speaker: Option<String>,
    /// Where voices keep what they measured about themselves, if anywhere.
    pub memory: Option<PathBuf>,
    /// How many threads a neural voice may use.
    pub threads: Threads,
    /// Voices that stay loaded.
    pub loaded: LoadedVoices,
    /// How a model that was not added is tried before it speaks, if it is.
    pub trial: Option<Trial>,
}

/// The prefix that asks for the recordings in a folder.
const RECORDINGS: &str = "recordings:";

impl Casting {
    /// Every utterance of `script` with its voice.
    ///
    /// # Errors
    /// Every named voice that cannot be used, or else every missing line.
    pub fn lines(&self, script: &Script) -> Result<Vec<CastLine>, Vec<Miscast>> {
        self.cast(script).map(|cast| cast.lines)
    }

    /// Every utterance of `script` with its voice, and what there is to say about the voices.
    ///
    /// # Errors
    /// Every named voice that cannot be used, or else every missing line.
    pub fn cast(&self, script: &Script) -> Result<Cast, Vec<Miscast>> {
        Self { time: Some(self.time_of(script)), ..self.clone() }.cast_now(script)
    }

    /// What the track of `script` is for: as the user chose, or as the script asks.
    pub fn time_of(&self, script: &Script) -> TimeOfDay {
        self.time.unwrap_or(script.pace.time)
    }

    const fn at_hour(&self) -> TimeOfDay {
        match self.time {
            Some(time) => time,
            None => TimeOfDay::Night,
        }
    }

    fn cast_now(&self, script: &Script) -> Result<Cast, Vec<Miscast>> {
        let mut company = Company::default();
        let fallback = |language| self.fallback.as_ref().map(|name| Wish { name: name.clone(), span: None, language });
        let mut defaults = BTreeMap::new();
        let wishes =
            script.lines.iter().map(|line| Ok((&line.utterance, self.wish_for(line, script.language, &mut defaults)?)));
        let lines: Vec<(&Utterance, Wish)> =
            wishes.collect::<Result<_, ShelfError>>().map_err(|error| vec![(None, error.into())])?;
        self.engage(&lines, script, &mut company);
        // Lines that a folder of recordings lacks are for the fallback, unless it is such a folder itself and lacks them, too.
        let lines: Vec<(&Utterance, Wish)> = lines
            .into_iter()
            .map(|(line, wish)| match fallback(line.language) {
                Some(fallback) if company.lacks(&wish, line) => (line, fallback),
                _ => (line, wish),
            })
            .collect();
        let for_fallback: Vec<_> =
            lines.iter().filter(|(line, wish)| Some(wish) == fallback(line.language).as_ref()).cloned().collect();
        self.engage(&for_fallback, script, &mut company);
        let lacking: Vec<&str> =
            lines.iter().filter(|(line, wish)| company.lacks(wish, line)).map(|(line, _)| line.text.as_str()).collect();
        if company.problems.is_empty() && !lacking.is_empty() {
            company.problems.push((None, missing(script, &lacking, &company.remarks())));
        }
        if company.problems.is_empty() { Ok(company.cast(&lines)) } else { Err(company.problems) }
    }

    /// Makes the voices of `lines` that are not yet engaged, and tells each its lines.
    fn engage(&self, lines: &[(&Utterance, Wish)], script: &Script, company: &mut Company) {
        let mut told: BTreeMap<(&str, Language), (&Wish, Vec<Utterance>)> = BTreeMap::new();
        for (line, wish) in lines {
            told.entry((&wish.name, wish.language)).or_insert_with(|| (wish, Vec::new())).1.push((*line).clone());
        }
        for ((name, language), (wish, lines)) in told {
            if company.voices.contains_key(&(name.to_owned(), language)) {
                continue;
            }
            let key = VoiceKey::of(name, wish.span.is_some(), language, &script.lexicon_of(language));
            let unusable = |error| CastError::Unusable { name: name.to_owned(), error };
            let voice = self.loaded.voice(&key, || self.taught(wish, script));
            let voice = voice.and_then(|voice| voice.expect(&lines).map(|()| voice).map_err(unusable));
            let voice = voice.map_err(|error| company.problems.push((wish.span, error))).ok();
            let called = self.called(&wish.name, language);
            company.voices.insert((name.to_owned(), language), voice.map(|voice| Member { voice, called }));
        }
    }

    /// The voice that `line` of a track in `main` asks for: the user's choice, the routine's, or the default. A line in another language than
    /// the track's is not for a voice of the user's that does not speak it. `defaults` are those found so far.
    fn wish_for(
        &self,
        line: &Line,
        main: Language,
        defaults: &mut BTreeMap<Language, String>,
    ) -> Result<Wish, ShelfError> {
        let own = line.utterance.language;
        let users = self.wish.clone().filter(|wish| own == main || self.speaks(wish, own));
        let named = line.voice.as_ref().filter(|_| users.is_none());
        // A folder of recordings has lines of any language.
        let language = if users.as_ref().is_some_and(|wish| self.folder_of(wish).is_some()) { main } else { own };
        let asked = users.or_else(|| named.map(|named| named.value.clone()));
        let name = match (asked, defaults.get(&own)) {
            (Some(asked), _) => asked,
            (None, Some(found)) => found.clone(),
            (None, None) => defaults.entry(own).or_insert(default_voice(&self.shelf, self.at_hour(), own)?).clone(),
        };
        Ok(Wish { name, span: named.map(|named| named.span), language })
    }

    /// Whether the voice that the user asks for with `wish` speaks `language`.
    fn speaks(&self, wish: &str, language: Language) -> bool {
        let found = self.shelf.find(wish, language).is_ok_and(|found| found.profile.language.reads(language));
        found
            || wish == EMBEDDED
            || self.folder_of(wish).is_some()
            || self.language_of(wish).is_ok_and(|own| own.reads(language))
    }

    /// The voice of `wish`. A routine may only name voices; files and folders are for the user to name.
    fn made(&self, wish: &Wish, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        match wish.span {
            Some(_) => self.by_name(&wish.name, language),
            None => self.voice(&wish.name, language),
        }
    }

    /// The voice of `wish`, which says the words of the script's lexicon as the routine asks.
    fn taught(&self, wish: &Wish, script: &Script) -> Result<Arc<dyn Voice>, CastError> {
        let mut voice = self.made(wish, wish.language)?;
        // Nobody else has the voice yet.
        let learned = Arc::get_mut(&mut voice).map_or(Ok(()), |voice| voice.learn(&script.lexicon_of(wish.language)));
        learned.map(|()| voice).map_err(|error| CastError::Unusable { name: wish.name.clone(), error })
    }

    /// What the voice of `wish` is called in full: `night-en` for `night`.
    fn called(&self, wish: &str, language: Language) -> String {
        match self.shelf.model(wish) {
            Some(_) => wish.to_owned(),
            None => self.shelf.find(wish, language).map_or_else(|_| wish.to_owned(), |found| found.profile.name),
        }
    }

    /// The folder of recordings that the user asks for with `wish`: `recordings:FOLDER`, or a folder that is not a voice's name.
    fn folder_of<'a>(&self, wish: &'a str) -> Option<&'a Path> {
        if let Some(folder) = wish.strip_prefix(RECORDINGS) {
            return Some(Path::new(folder));
        }
        let is_found = |language: &Language| self.shelf.find(wish, *language).is_ok();
        let is_known = wish == EMBEDDED || self.means_built_in(wish);
        let is_voice = || is_known || self.shelf.model(wish).is_some() || Language::ALL.iter().any(is_found);
        Some(Path::new(wish)).filter(|folder| folder.is_dir() && !is_voice())
    }

    /// The voice that the user asks for with `wish`: a name, a folder of recordings (`FOLDER` or `recordings:FOLDER`), or
    /// a path to a profile or a model.
    ///
    /// # Errors
    /// When there is none, or it cannot speak `language`.
    pub fn voice(&self, wish: &str, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let path = Path::new(wish);
        let extension = path.extension().and_then(|extension| extension.to_str());
        match (self.folder_of(wish), extension) {
            (Some(folder), _) => Ok(Arc::new(recordings(wish, folder, None)?)),
            (None, Some("onnx")) => self.of_model(wish, path, None, language),
            (None, Some("toml")) => self.of_profile(&shelf::read_profile(path)?, language),
            _ => self.by_name(wish, language),
        }
    }

    /// The language of the voice that the user asks for with `wish`; English for recordings, which can be in any language.
    ///
    /// # Errors
    /// When there is no such voice.
    pub fn language_of(&self, wish: &str) -> Result<Language, CastError> {
        let path = Path::new(wish);
        let extension = path.extension().and_then(|extension| extension.to_str());
        match (self.folder_of(wish), extension, self.shelf.model(wish)) {
            (Some(_), ..) => Ok(Language::English),
            _ if wish == EMBEDDED => Ok(Language::English),
            (.., None) if self.means_built_in(wish) => Ok(Language::English),
            (_, Some("onnx"), _) => described(wish, path),
            (_, Some("toml"), _) => Ok(shelf::read_profile(path)?.profile.language),
            (_, _, Some(model)) => described(wish, &model),
            _ => Ok(self.shelf.find(wish, Language::English)?.profile.language),
        }
    }

    fn by_name(&self, name: &str, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let is_embedded = name == EMBEDDED && !self.shelf.has_profile(name);
        let name = if is_embedded { &VoiceProfile::bundled(language, self.at_hour()).name } else { name };
        match self.shelf.model(name) {
            Some(model) => self.of_model(name, &model, None, language),
            None if self.means_built_in(name) => self.engaged_as(name, built_in(name, self.manner(None)), language),
            None => self.of_profile(&self.shelf.find(name, language)?, language),
        }
    }

    /// Whether `name` is that of the natural voice that was built in, and of no profile.
    fn means_built_in(&self, name: &str) -> bool {
        is_built_in(name) && !self.shelf.has_profile(name)
    }

    const fn manner<'a>(&'a self, profile: Option<&'a VoiceProfile>) -> Manner<'a> {
        Manner { profile, time: self.at_hour(), memory: &self.memory, threads: self.threads }
    }

    /// A natural voice for `asked`, or why there is none.
    fn engaged_as(
        &self,
        name: &str,
        engaged: Option<Result<Engaged, SpeechError>>,
        asked: Language,
    ) -> Result<Arc<dyn Voice>, CastError> {
        let name = name.to_owned();
        let one_speaker = |speaker: &String| format!("it has only one speaker, so there is no `{speaker}`");
        match engaged {
            Some(Ok(_)) if self.speaker.is_some() => {
                let reason = self.speaker.as_ref().map(one_speaker).unwrap_or_default();
                Err(CastError::Unusable { name, error: SpeechError::unavailable(reason) })
            }
            Some(Ok((voice, speaks))) if speaks.reads(asked) => Ok(voice),
            Some(Ok((_, speaks))) => Err(CastError::Language { name, speaks, asked }),
            Some(Err(error)) => Err(CastError::Unusable { name, error }),
            None => Err(ShelfError::NoName(name).into()),
        }
    }

    fn of_profile(&self, found: &Found, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let VoiceProfile { name, language: speaks, warmth, .. } = &found.profile;
        if !speaks.reads(language) {
            return Err(CastError::Language { name: name.clone(), speaks: *speaks, asked: language });
        }
        Ok(warmed(self.of_its_kind(found, language)?, *warmth))
    }

    fn of_its_kind(&self, found: &Found, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let profile = &found.profile;
        let name = &profile.name;
        match profile.kind {
            VoiceKind::Pico => {
                pico::check(profile).map_err(|error| CastError::Unusable { name: name.clone(), error })?;
                Ok(if wants_fake_voice() { Arc::new(Fake) } else { Arc::new(Pico::new(profile)) })
            }
            VoiceKind::Recordings => {
                let folder = found.path(profile.folder.as_deref().unwrap_or_default())?;
                Ok(Arc::new(recordings(name, &folder, found.bounds.as_deref())?.shaped_by(profile)))
            }
            VoiceKind::Command => {
                let folder = found.folder.clone().unwrap_or_else(|| PathBuf::from("."));
                Ok(Arc::new(Program::new(profile, &folder).remembering_in(self.memory.clone())))
            }
            VoiceKind::Neural => {
                let model = profile.model.as_deref().unwrap_or_default();
                if self.shelf.added(model).is_err() && is_built_in(model) {
                    return self.engaged_as(name, built_in(model, self.manner(Some(profile))), language);
                }
                if is_name(model) {
                    return self.of_model(name, &self.shelf.added(model)?, Some(profile), language);
                }
                // The JSON is checked, too: a link to a file elsewhere would lead out as well.
                found.path(&format!("{model}.json"))?;
                self.of_model(name, &found.model(model)?, Some(profile), language)
            }
        }
    }
}

impl Casting {
    /// The voice whose model is the file `model`.
    fn of_model(
        &self,
        name: &str,
        model: &Path,
        profile: Option<&VoiceProfile>,
        asked: Language,
    ) -> Result<Arc<dyn Voice>, CastError> {
        if let Some(engaged) = natural(model, self.manner(profile)) {
            return self.engaged_as(name, Some(engaged), asked);
        }
        let is_added = self.shelf.models.as_ref().is_some_and(|models| model.starts_with(models.folder()));
        let handling = Handling { speaker: self.speaker.as_deref(), trial: self.trial.filter(|_| !is_added) };
        let name = name.to_owned();
        match neural(model, self.manner(profile), handling) {
            Ok((voice, speaks)) if speaks.reads(asked) => Ok(voice),
            Ok((_, speaks)) => Err(CastError::Language { name, speaks, asked }),
            Err(error) => Err(CastError::Unusable { name, error }),
        }
    }
}

/// The language of the model of the voice `name`.
fn described(name: &str, model: &Path) -> Result<Language, CastError> {
    let described = spoken_by(model).map_or_else(|| neural::described(model), Ok);
    described.map_err(|error| CastError::Unusable { name: name.to_owned(), error })
}

/// What is missing, with the names to record it under, and the files that may have been meant.
fn missing(script: &Script, lacking: &[&str], remarks: &[String]) -> CastError {
    let lines = lines::lines_to_record(script).into_iter();
    let missing: Vec<_> = lines.filter(|line| lacking.contains(&line.utterance.text.as_str())).collect();
    let remarks = remarks.iter().map(|remark| format!("{remark}\n")).collect();
    CastError::Missing { count: missing.len(), list: lines::recording_list(&missing), remarks }
}

fn recordings(name: &str, folder: &Path, bounds: Option<&Path>) -> Result<Recorded, CastError> {
    Recorded::open(folder, bounds).map_err(|error| CastError::Unusable { name: name.to_owned(), error })
}

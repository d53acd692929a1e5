//! Casting: who speaks which line.
//!
//! The user's choice comes before the routine's, and the routine's before the default voice. Everything that is missing is reported at
//! once.

pub(crate) mod favorites;
pub(crate) mod lines;
pub(crate) mod models;
pub(crate) mod natural;
pub(crate) mod roster;
pub(crate) mod shelf;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::engine::fake::Fake;
#[cfg(feature = "neural")]
use super::engine::neural::description::Description;
#[cfg(feature = "neural")]
use super::engine::neural::{ModelFiles, Neural};
use super::engine::pico::{self, Pico};
use super::engine::program::Program;
use super::engine::recorded::Recorded;
use super::profile::VoiceProfile;
use super::profile::kind::VoiceKind;
use super::profile::names::is_name;
#[cfg(feature = "neural")]
use super::profile::names::model_json;
use super::recordings::CastLine;
use super::shaping::warm::warmed;
use super::trial::Trial;
use super::voice::{SpeechError, Voice};
use crate::base::{Span, Threads, TimeOfDay, wants_fake_voice};
use crate::script::{Line, Script};
use crate::words::Language;
use favorites::{EMBEDDED, default_voice};
use natural::{Engaged, Manner, built_in, is_built_in, natural, spoken_by};
use shelf::{Found, Shelf, ShelfError};

/// Whom to cast, and where voices are found.
#[derive(Clone, Debug)]
pub struct Casting {
    /// Where voices are found.
    pub shelf: Shelf,
    /// Which voices are the default ones.
    pub time: TimeOfDay,
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
    /// How a model that was not added is tried before it speaks, if it is.
    pub trial: Option<Trial>,
}

/// Who speaks a script.
pub struct Cast {
    /// Every utterance with its voice.
    pub lines: Vec<CastLine>,
    /// The names of all voices, as they were asked for, in the order of their first line.
    pub speakers: Vec<String>,
}

/// Why a line has no voice.
#[derive(Debug, thiserror::Error)]
pub enum CastError {
    /// There is no such voice, or using it is not allowed.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// It speaks another language.
    #[error("the voice `{name}` speaks {}, not {}", .speaks.name(), .asked.name())]
    Language {
        /// The voice.
        name: String,
        /// What it speaks.
        speaks: Language,
        /// What it is to speak.
        asked: Language,
    },
    /// It exists but does not work.
    #[error("the voice `{name}` cannot be used: {error}")]
    Unusable {
        /// The voice.
        name: String,
        /// Why.
        error: SpeechError,
    },
    /// A folder of recordings lacks lines.
    #[error(
        "there is no recording of these lines ({count}):\n{list}record them under these names, or add `--fallback NAME` to have another voice speak them"
    )]
    Missing {
        /// How many.
        count: usize,
        /// Each with the name of its file.
        list: String,
    },
}

/// The prefix that asks for the recordings in a folder.
const RECORDINGS: &str = "recordings:";

/// Why a voice cannot speak, and where the routine names it, if it is the routine that does.
pub type Miscast = (Option<Span>, CastError);

impl Casting {
    /// Every utterance of `script` with its voice.
    ///
    /// # Errors
    /// Every named voice that cannot be used, or else every missing line.
    pub fn lines(&self, script: &Script) -> Result<Vec<CastLine>, Vec<Miscast>> {
        self.cast(script).map(|cast| cast.lines)
    }

    /// Every utterance of `script` with its voice, and the names of all who speak.
    ///
    /// # Errors
    /// Every named voice that cannot be used, or else every missing line.
    pub fn cast(&self, script: &Script) -> Result<Cast, Vec<Miscast>> {
        let mut voices = BTreeMap::new();
        let mut speakers: Vec<String> = Vec::new();
        let mut cast = Vec::with_capacity(script.lines.len());
        let mut problems = Vec::new();
        let mut lacking = Vec::new();
        for line in &script.lines {
            let utterance = &line.utterance;
            let mut wish = match self.wish_for(line) {
                Ok(wish) => wish,
                Err(error) => return Err(vec![(None, error.into())]),
            };
            let Some(mut voice) = self.engaged(&wish, script.language, &mut voices, &mut problems) else { continue };
            if !voice.has(utterance) {
                let Some(fallback) = &self.fallback else {
                    lacking.push(&utterance.text);
                    continue;
                };
                wish = Wish { name: fallback.clone(), span: None };
                let Some(other) = self.engaged(&wish, script.language, &mut voices, &mut problems) else { continue };
                voice = other;
            }
            if !speakers.contains(&wish.name) {
                speakers.push(wish.name);
            }
            cast.push((utterance.clone(), voice));
        }
        if problems.is_empty() && !lacking.is_empty() {
            let missing: Vec<_> = lines::lines_to_record(script)
                .into_iter()
                .filter(|line| lacking.contains(&&line.utterance.text))
                .collect();
            problems.push((None, CastError::Missing { count: missing.len(), list: lines::recording_list(&missing) }));
        }
        if problems.is_empty() { Ok(Cast { lines: cast, speakers }) } else { Err(problems) }
    }

    /// The voice that `line` asks for: the user's choice, the routine's, or the default.
    fn wish_for(&self, line: &Line) -> Result<Wish, ShelfError> {
        let named = line.voice.as_ref().filter(|_| self.wish.is_none());
        let asked = self.wish.clone().or_else(|| named.map(|named| named.value.clone()));
        let default = || default_voice(&self.shelf, self.time, line.utterance.language);
        Ok(Wish { name: asked.map_or_else(default, Ok)?, span: named.map(|named| named.span) })
    }

    /// The voice of `wish`, made once; if it cannot be made, the reason is reported once.
    fn engaged(
        &self,
        wish: &Wish,
        language: Language,
        voices: &mut BTreeMap<String, Option<Arc<dyn Voice>>>,
        problems: &mut Vec<Miscast>,
    ) -> Option<Arc<dyn Voice>> {
        let voice = voices.entry(wish.name.clone()).or_insert_with(|| {
            // A routine may only name voices; files and folders are for the user to name.
            let voice = match wish.span {
                Some(_) => self.by_name(&wish.name, language),
                None => self.voice(&wish.name, language),
            };
            voice.map_err(|error| problems.push((wish.span, error))).ok()
        });
        voice.clone()
    }

    /// The voice that the user asks for with `wish`: a name, `recordings:FOLDER`, or a path to a profile or a model.
    ///
    /// # Errors
    /// When there is none, or it cannot speak `language`.
    pub fn voice(&self, wish: &str, language: Language) -> Result<Arc<dyn Voice>, CastError> {
        let path = Path::new(wish);
        let extension = path.extension().and_then(|extension| extension.to_str());
        match (wish.strip_prefix(RECORDINGS), extension) {
            (Some(folder), _) => Ok(Arc::new(recordings(wish, Path::new(folder), None)?)),
            (None, Some("onnx")) => self.neural(wish, path, None, language),
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
        match (wish.starts_with(RECORDINGS), extension, self.shelf.model(wish)) {
            (true, ..) => Ok(Language::English),
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
        let name = if is_embedded { &VoiceProfile::bundled(language, self.time).name } else { name };
        match self.shelf.model(name) {
            Some(model) => self.neural(name, &model, None, language),
            None if self.means_built_in(name) => self.engaged_as(name, built_in(name, self.manner(None)), language),
            None => self.of_profile(&self.shelf.find(name, language)?, language),
        }
    }

    /// Whether `name` is that of the natural voice that was built in, and of no profile.
    fn means_built_in(&self, name: &str) -> bool {
        is_built_in(name) && !self.shelf.has_profile(name)
    }

    const fn manner<'a>(&'a self, profile: Option<&'a VoiceProfile>) -> Manner<'a> {
        Manner { profile, time: self.time, memory: &self.memory }
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
                    return self.neural(name, &self.shelf.added(model)?, Some(profile), language);
                }
                // The JSON is checked, too: a link to a file elsewhere would lead out as well.
                found.path(&format!("{model}.json"))?;
                self.neural(name, &found.path(model)?, Some(profile), language)
            }
        }
    }
}

impl Casting {
    #[cfg(feature = "neural")]
    fn neural(
        &self,
        name: &str,
        model: &Path,
        profile: Option<&VoiceProfile>,
        asked: Language,
    ) -> Result<Arc<dyn Voice>, CastError> {
        if let Some(engaged) = natural(model, self.manner(profile)) {
            return self.engaged_as(name, Some(engaged), asked);
        }
        let name = name.to_owned();
        match self.tried(model, profile) {
            Ok(voice) if voice.language().reads(asked) => {
                Ok(Arc::new(voice.remembering_in(self.memory.clone()).on(self.threads)))
            }
            Ok(voice) => Err(CastError::Language { name, speaks: voice.language(), asked }),
            Err(error) => Err(CastError::Unusable { name, error }),
        }
    }

    /// The voice of the file `model`, which was either added or passed a trial.
    #[cfg(feature = "neural")]
    fn tried(&self, model: &Path, profile: Option<&VoiceProfile>) -> Result<Neural, SpeechError> {
        let files = ModelFiles::beside(model);
        let voice = Neural::open(files.clone(), profile, self.time, self.speaker.as_deref())?;
        let is_added = self.shelf.models.as_ref().is_some_and(|models| model.starts_with(models.folder()));
        match self.trial.filter(|_| !is_added) {
            Some(trial) => trial(model, &files.config).map(|()| voice).map_err(SpeechError::unavailable),
            None => Ok(voice),
        }
    }

    #[cfg(not(feature = "neural"))]
    fn neural(
        &self,
        name: &str,
        model: &Path,
        profile: Option<&VoiceProfile>,
        asked: Language,
    ) -> Result<Arc<dyn Voice>, CastError> {
        if let Some(engaged) = natural(model, self.manner(profile)) {
            return self.engaged_as(name, Some(engaged), asked);
        }
        let error = SpeechError::unavailable("this build of nightcue has no neural voices (feature `neural`)");
        Err(CastError::Unusable { name: name.to_owned(), error })
    }
}

/// The language of the model of the voice `name`.
#[cfg(feature = "neural")]
fn described(name: &str, model: &Path) -> Result<Language, CastError> {
    if let Some(language) = spoken_by(model) {
        return Ok(language);
    }
    let described = Description::of_file(&model_json(model));
    described.map(|described| described.language).map_err(|error| CastError::Unusable { name: name.to_owned(), error })
}

/// Any language will do: the voice is refused later.
#[cfg(not(feature = "neural"))]
fn described(_: &str, model: &Path) -> Result<Language, CastError> {
    Ok(spoken_by(model).unwrap_or(Language::English))
}

/// The voice that a line asks for.
struct Wish {
    name: String,
    /// Where the routine names it, if the choice is the routine's.
    span: Option<Span>,
}

fn recordings(name: &str, folder: &Path, bounds: Option<&Path>) -> Result<Recorded, CastError> {
    Recorded::open(folder, bounds).map_err(|error| CastError::Unusable { name: name.to_owned(), error })
}

//! Where a routine is worked on: its text is drawn, checked and heard through the same functions as on the command line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use nightcue::base::{Diagnostic, Stamp, Stop, TimeOfDay, locked};
use nightcue::routine::{self, Found, Routine};
use nightcue::script::Choices;
use nightcue::speech::{self, Cache, Casting, LoadedVoices, Shelf, Studio};
use nightcue::{Drafted, Finish, check, draft};
use tempfile::TempDir;

use super::controls::{Control, controls};
use super::document::Document;
use super::drawn::{Drawn, Track};
use super::events::Events;
use super::reading::Reading;
use super::shown::{Problem, problems};
use super::take::Take;
use super::teller::Teller;
use super::windows::Windows;
use super::wish::wish;
use crate::cli::args::choices::SoundArgs;
use crate::cli::args::render::Render;
use crate::cli::command::prepare::casting;

/// A text and the choices, as the page sends them.
#[derive(Clone, Debug, serde::Deserialize)]
pub(super) struct Sheet {
    pub(super) text: String,
    /// As on the command line.
    pub(super) options: Vec<String>,
    /// Which window of the browser it is from.
    #[serde(default)]
    pub(super) window: String,
}

/// Everything that is kept between two requests.
#[derive(Debug)]
pub(super) struct Desk {
    document: Mutex<Document>,
    /// Voices stay loaded, those for the night and those for the day.
    loaded: Mutex<BTreeMap<&'static str, LoadedVoices>>,
    /// The takes that are shown and heard.
    pub(super) windows: Windows<Take>,
    drawn: AtomicU64,
    /// Set when the check or the render that is going on is to stop.
    working: Mutex<Arc<AtomicBool>>,
    /// Set when what is shared is no longer to be.
    phone: Mutex<Arc<AtomicBool>>,
    scratch: TempDir,
    /// What the page is told.
    pub(super) events: Events,
    /// What was made, by the names of the files.
    pub(super) made: Mutex<BTreeMap<String, PathBuf>>,
    /// How the files were left that were made.
    pub(super) left: Mutex<BTreeMap<PathBuf, Option<Stamp>>>,
    /// What is being recorded.
    pub(super) reading: Mutex<Option<Reading>>,
    /// What the file was when it was read, saved or told of last.
    pub(super) known: Mutex<Option<String>>,
    /// Watches the file.
    pub(super) watcher: Mutex<Option<notify::RecommendedWatcher>>,
    /// Set when the studio ends.
    pub(super) ended: Arc<AtomicBool>,
}

/// A routine that could be read, and what it is to become.
pub(super) struct Wished {
    pub(super) found: Found,
    pub(super) args: Render,
    pub(super) choices: Choices,
    /// What the text says, where it is a routine.
    routine: Option<Routine>,
    /// What the voices are for.
    time: TimeOfDay,
}

/// A new flag in the place of the one that is there, which is set.
fn renewed(flag: &Mutex<Arc<AtomicBool>>) -> Arc<AtomicBool> {
    let new = Arc::new(AtomicBool::new(false));
    std::mem::replace(&mut *locked(flag), Arc::clone(&new)).store(true, Ordering::SeqCst);
    new
}

impl Desk {
    /// # Errors
    /// When there is no place for sounds.
    pub(super) fn new(document: Document) -> std::io::Result<Self> {
        Ok(Self {
            document: Mutex::new(document),
            loaded: Mutex::default(),
            windows: Windows::default(),
            drawn: AtomicU64::new(0),
            working: Mutex::default(),
            phone: Mutex::default(),
            scratch: tempfile::Builder::new().prefix("nightcue-studio-").tempdir()?,
            events: Events::new(),
            made: Mutex::default(),
            left: Mutex::default(),
            reading: Mutex::default(),
            known: Mutex::default(),
            watcher: Mutex::default(),
            ended: Arc::default(),
        })
    }

    /// The routine that is being edited.
    pub(super) fn document(&self) -> MutexGuard<'_, Document> {
        locked(&self.document)
    }

    /// The folder for what is not kept.
    pub(super) fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// What follows from `sheet`; `None` when another one has come meanwhile.
    pub(super) fn draw(&self, sheet: &Sheet) -> Option<Drawn> {
        let cancel = self.windows.begun(&sheet.window);
        let wished = match self.wished(sheet) {
            Ok(wished) => wished,
            Err(problems) => return Some(Drawn { problems, controls: None, track: None, remarks: Vec::new() }),
        };
        let finish = Finish { rate: wished.args.sound.sample_rate, bed: wished.args.sound.bed };
        let Wished { found, choices, .. } = &wished;
        let teller = Teller::new("drawing", &self.events);
        let progress = |done, lines| teller.tell(done as u64, lines as u64);
        let drafted = self.at_work(&wished, &cancel, &progress, |studio| draft(&found.source, choices, studio, finish));
        let controls = wished.routine.as_ref().map(|routine| self.controls(routine, found));
        let (problems, track, remarks) = match drafted {
            Ok(drafted) => self.laid(drafted, found, &sheet.window),
            Err(Stop::Interrupted) => return None,
            Err(stop) => (stopped(stop, found), None, Vec::new()),
        };
        Some(Drawn { problems, controls, track, remarks })
    }

    /// A check or a render begins: the one before is stopped.
    pub(super) fn work(&self) -> Arc<AtomicBool> {
        renewed(&self.working)
    }

    /// Sharing begins: what was shared until now no longer is.
    pub(super) fn to_phone(&self) -> Arc<AtomicBool> {
        renewed(&self.phone)
    }

    /// Stops sharing.
    pub(super) fn stop_sharing(&self) {
        locked(&self.phone).store(true, Ordering::SeqCst);
    }

    /// Stops the check or the render that is going on.
    pub(super) fn stop_work(&self) {
        locked(&self.working).store(true, Ordering::SeqCst);
    }

    fn laid(&self, drafted: Drafted, found: &Found, window: &str) -> (Vec<Problem>, Option<Track>, Vec<String>) {
        let recordings = &drafted.production.performance.recordings;
        let remarks = recordings.sound_remarks().into_iter().chain(recordings.remarks().to_vec()).collect();
        let warnings = &drafted.production.routine.warnings;
        let told: Vec<Diagnostic> = drafted.problems.iter().chain(warnings).cloned().collect();
        let take = self.kept(drafted, window);
        let track = Track::of(take.number, &take.drafted, &found.source);
        (problems(&told, &found.source), Some(track), remarks)
    }

    fn kept(&self, drafted: Drafted, window: &str) -> Arc<Take> {
        let number = self.drawn.fetch_add(1, Ordering::SeqCst) + 1;
        let take = Arc::new(Take::new(number, drafted, self.scratch.path()));
        self.windows.keep(window, number, &take);
        take
    }

    fn controls(&self, routine: &Routine, found: &Found) -> Vec<Control> {
        // Voices that cannot be listed are told about when they are asked for.
        let catalog = speech::catalog_entries().unwrap_or_default();
        let shelf = Shelf::of_user(found.folder.clone());
        let own = locked(&self.reading).as_ref().and_then(Reading::voice);
        controls(routine, &speech::roster(&shelf, &catalog, Some(routine.language)), own)
    }

    /// The problems of every track that the routine of `sheet` offers, and what was checked.
    pub(super) fn check(&self, sheet: &Sheet, cancel: &AtomicBool) -> Result<usize, Vec<Problem>> {
        let wished = self.wished(sheet)?;
        let SoundArgs { profile, sample_rate, .. } = wished.args.sound;
        let times = profile.map_or_else(|| TimeOfDay::ALL.to_vec(), |time| vec![time]);
        let studios: Vec<Studio<'_>> = times
            .iter()
            .map(|time| Studio {
                casting: Casting { time: Some(*time), ..self.casting(&wished, *time) },
                cache: Cache::of_user(),
                progress: &|_, _| (),
                notice: &|_| (),
                cancel,
            })
            .collect();
        let checked = check(&wished.found.source, std::slice::from_ref(&wished.choices), &studios, sample_rate);
        checked.map(|checked| checked.examined.tracks).map_err(|stop| stopped(stop, &wished.found))
    }

    /// What `sheet` asks for.
    ///
    /// # Errors
    /// Everything that is wrong before anything is laid out.
    pub(super) fn wished(&self, sheet: &Sheet) -> Result<Wished, Vec<Problem>> {
        let found = self.document().found(&sheet.text).map_err(|problem| vec![Problem::of(&problem, None)])?;
        let args = wish(found.source.name(), &sheet.options);
        let args = args.map_err(|reason| vec![Problem::elsewhere("unknown-choice", reason)])?;
        let choices = args.routine.choices.choices().into_iter().next().unwrap_or_default();
        let routine = routine::read(&found.source).ok();
        let own_time = routine.as_ref().map(|routine| routine.pace.time).unwrap_or_default();
        let time = args.sound.profile.unwrap_or(own_time);
        Ok(Wished { found, args, choices, routine, time })
    }

    /// Does `work` with the voices that are `wished`.
    ///
    /// # Errors
    /// Those of `work`.
    pub(super) fn at_work<T>(
        &self,
        wished: &Wished,
        cancel: &AtomicBool,
        progress: &(dyn Fn(usize, usize) + Sync),
        work: impl FnOnce(&Studio<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        work(&Studio {
            casting: self.casting(wished, wished.time),
            cache: Cache::of_user(),
            progress,
            notice: &|text| self.events.tell("notice", &text),
            cancel,
        })
    }

    fn casting(&self, wished: &Wished, time: TimeOfDay) -> Casting {
        let loaded = locked(&self.loaded).entry(time.name()).or_default().clone();
        Casting { loaded, ..casting(&wished.args.sound, Some(&wished.found)) }
    }
}

/// Why there is nothing to draw.
pub(super) fn stopped(stop: Stop, found: &Found) -> Vec<Problem> {
    match stop {
        Stop::Routine(told) => problems(&told, &found.source),
        Stop::Machine(reason) => vec![Problem::elsewhere("machine", reason)],
        Stop::Interrupted => Vec::new(),
    }
}

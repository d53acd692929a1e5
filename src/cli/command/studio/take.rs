//! One state of a routine that can be heard: the whole track, or a single thing in it.
//!
//! The samples are those that a render of the same text would write: same clips, same gain.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, OnceLock};

use nightcue::Drafted;
use nightcue::base::{Frame, locked};
use nightcue::render::{self, Format, Master, Order, RenderError, TrackInfo};
use nightcue::timeline::{Placement, Timeline};

/// A track in the making that stays at hand to be heard.
#[derive(Debug)]
pub(super) struct Take {
    /// Counts up with every change.
    pub(super) number: u64,
    pub(super) drafted: Drafted,
    /// Where its sounds are kept.
    folder: PathBuf,
    master: OnceLock<Master>,
    whole: Mutex<Option<PathBuf>>,
}

impl Take {
    /// `drafted` as number `number`, with its sounds in a folder inside `scratch`.
    pub(super) fn new(number: u64, drafted: Drafted, scratch: &Path) -> Self {
        let folder = scratch.join(number.to_string());
        Self { number, drafted, folder, master: OnceLock::new(), whole: Mutex::default() }
    }

    fn timeline(&self) -> &Timeline {
        &self.drafted.production.performance.timeline
    }

    fn master(&self) -> &Master {
        self.master.get_or_init(|| self.drafted.production.performance.master())
    }

    /// The whole track as a WAV file.
    ///
    /// # Errors
    /// When it cannot be mixed or written, or `cancel` becomes true.
    pub(super) fn whole(&self, cancel: &AtomicBool) -> Result<PathBuf, RenderError> {
        let mut whole = locked(&self.whole);
        if let Some(path) = &*whole {
            return Ok(path.clone());
        }
        let path = self.written(self.timeline(), "track", cancel)?;
        Ok(whole.insert(path).clone())
    }

    /// One thing that is heard, as a WAV file: what is placed comes first, then what finds no place. `None` when there are not so many.
    ///
    /// # Errors
    /// As for [`Take::whole`].
    pub(super) fn item(&self, number: usize, cancel: &AtomicBool) -> Result<Option<PathBuf>, RenderError> {
        let placed = self.timeline().placements.iter().chain(&self.drafted.crowded);
        let Some(placement) = placed.into_iter().nth(number) else { return Ok(None) };
        let alone = alone(placement, self.timeline());
        self.written(&alone, &format!("item-{number}"), cancel).map(Some)
    }

    fn written(&self, timeline: &Timeline, name: &str, cancel: &AtomicBool) -> Result<PathBuf, RenderError> {
        let order = Order::new(self.folder.clone(), name.to_owned(), vec![Format::Wav]);
        let info = TrackInfo::of(timeline, self.master());
        let recordings = &self.drafted.production.performance.recordings;
        let written = render::render(timeline, recordings, self.master(), &info, &order, cancel, &|_| ())?;
        Ok(written.into_iter().next().map_or_else(|| self.folder.clone(), |file| file.path))
    }
}

impl Drop for Take {
    fn drop(&mut self) {
        // Whatever stays is removed with the folder around it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// `placement` of `timeline` and nothing else.
fn alone(placement: &Placement, timeline: &Timeline) -> Timeline {
    let length = placement.end.since(placement.start);
    let placement = Placement { start: Frame(0), end: Frame(0) + length, ..placement.clone() };
    Timeline {
        title: timeline.title.clone(),
        language: timeline.language,
        rate: timeline.rate,
        length,
        placements: vec![placement],
        holds: Vec::new(),
        rests: Vec::new(),
        pauses: Vec::new(),
        chapters: Vec::new(),
        bedding: None,
    }
}

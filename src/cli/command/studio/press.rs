//! Makes the files of a track, as `nightcue render` does, and tells how far it is. A file that somebody else has made is replaced only
//! knowingly.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use nightcue::base::{Frames, Length, Stamp, locked};
use nightcue::render::{Order, Written};
use nightcue::{Finish, produce};
use serde::{Deserialize, Serialize};

use super::desk::{Desk, Sheet, Wished, stopped};
use super::shown::Problem;
use super::teller::Teller;
use crate::cli::command::prepare::Prepared;
use crate::cli::command::receipt::size;
use crate::cli::command::render::{Made, made};
use crate::cli::failure::Failure;

/// A request for files.
#[derive(Debug, Deserialize)]
pub(super) struct Wish {
    #[serde(flatten)]
    sheet: Sheet,
    /// Whether whatever is there may be replaced.
    #[serde(default)]
    knowingly: bool,
}

/// Why nothing was made.
#[derive(Debug)]
pub(super) enum Unmade {
    /// Everything for which the command would refuse it; nothing, if it was stopped.
    Problems(Vec<Problem>),
    /// These files are there, and were not made here.
    Foreign(Vec<String>),
}

/// What was made.
#[derive(Debug, Serialize)]
pub(super) struct Receipt {
    files: Vec<File>,
    seconds: f64,
    /// Whether the files were there already, just as they would be written.
    is_unchanged: bool,
    /// The files that were there before, otherwise.
    replaced: Vec<String>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    path: String,
    size: String,
}

/// Makes what `wish` asks for in the folder `out`, unless `cancel` becomes true.
///
/// # Errors
/// Then no file is written.
pub(super) fn press(desk: &Desk, wish: &Wish, cancel: &AtomicBool) -> Result<Receipt, Unmade> {
    let wished = desk.wished(&wish.sheet).map_err(Unmade::Problems)?;
    let finish = Finish { rate: wished.args.sound.sample_rate, bed: wished.args.sound.bed };
    let speaking = Teller::new("speaking", &desk.events);
    let produced = desk.at_work(&wished, cancel, &|done, lines| speaking.tell(done as u64, lines as u64), |studio| {
        produce(&wished.found.source, &wished.choices, studio, finish)
    });
    let Wished { found, args, .. } = wished;
    let production = produced.map_err(|stop| Unmade::Problems(stopped(stop, &found)))?;
    let prepared = Prepared { found, production };
    let length = prepared.timeline().length;
    let writing = Teller::new("writing", &desk.events);
    let (standing, foreign) = (RefCell::default(), RefCell::default());
    let begin = |order: &Order| {
        let there: Vec<PathBuf> = order.files().filter(|path| path.exists()).collect();
        let others = there.iter().filter(|path| !is_own(desk, path)).map(|path| path.display().to_string());
        *foreign.borrow_mut() = others.collect::<Vec<String>>();
        *standing.borrow_mut() = there.iter().map(|path| path.display().to_string()).collect::<Vec<String>>();
        if wish.knowingly || foreign.borrow().is_empty() { Ok(()) } else { Err(Failure::Interrupted) }
    };
    let made = made(&args, None, &prepared, cancel, &begin, &|done: Frames| writing.tell(done.0, length.0));
    let foreign = foreign.take();
    if made.is_err() && !wish.knowingly && !foreign.is_empty() {
        return Err(Unmade::Foreign(foreign));
    }
    let Made { written, is_unchanged, .. } = made.map_err(|failure| Unmade::Problems(failed(failure)))?;
    let seconds = Length::of_frames(length, prepared.timeline().rate).seconds();
    let files = written.into_iter().filter(|file| !file.is_part).map(|file| noted(desk, file)).collect();
    Ok(Receipt { files, seconds, is_unchanged, replaced: standing.take() })
}

/// Whether the file at `path` is as it was left when it was made here.
fn is_own(desk: &Desk, path: &Path) -> bool {
    locked(&desk.left).get(path).is_some_and(|left| left.is_some() && *left == Stamp::at(path))
}

/// Remembers `file`, so that it can be fetched, and replaced.
fn noted(desk: &Desk, Written { path, bytes, .. }: Written) -> File {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let shown = path.display().to_string();
    locked(&desk.left).insert(path.clone(), Stamp::at(&path));
    locked(&desk.made).insert(name.clone(), path);
    File { name, path: shown, size: size(bytes) }
}

fn failed(failure: Failure) -> Vec<Problem> {
    match failure {
        Failure::Interrupted => Vec::new(),
        other => vec![Problem::elsewhere("machine", other.reason())],
    }
}

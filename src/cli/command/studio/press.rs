//! Makes the files of a track, as `nightcue render` does, and tells how far it is.

use std::sync::atomic::AtomicBool;

use nightcue::base::{Frames, Length, locked};
use nightcue::render::Written;
use nightcue::{Finish, produce};
use serde::Serialize;

use super::desk::{Desk, Sheet, Wished, stopped};
use super::shown::Problem;
use super::teller::Teller;
use crate::cli::command::prepare::Prepared;
use crate::cli::command::receipt::size;
use crate::cli::command::render::{Made, made};
use crate::cli::failure::Failure;

/// What was made.
#[derive(Debug, Serialize)]
pub(super) struct Receipt {
    files: Vec<File>,
    seconds: f64,
    /// Whether the files were there already, just as they would be written.
    is_unchanged: bool,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    path: String,
    size: String,
}

/// Makes what `sheet` asks for in the folder `out`, unless `cancel` becomes true.
///
/// # Errors
/// Everything for which the command would refuse it; then no file is written. Nothing, if it was stopped.
pub(super) fn press(desk: &Desk, sheet: &Sheet, cancel: &AtomicBool) -> Result<Receipt, Vec<Problem>> {
    let wished = desk.wished(sheet)?;
    let finish = Finish { rate: wished.args.sound.sample_rate, bed: wished.args.sound.bed };
    let speaking = Teller::new("speaking", &desk.events);
    let produced = desk.at_work(&wished, cancel, &|done, lines| speaking.tell(done as u64, lines as u64), |studio| {
        produce(&wished.found.source, &wished.choices, studio, finish)
    });
    let Wished { found, args, .. } = wished;
    let production = produced.map_err(|stop| stopped(stop, &found))?;
    let prepared = Prepared { found, production };
    let length = prepared.timeline().length;
    let writing = Teller::new("writing", &desk.events);
    let made = made(&args, None, &prepared, cancel, &|done: Frames| writing.tell(done.0, length.0));
    let Made { written, is_unchanged, .. } = made.map_err(failed)?;
    let seconds = Length::of_frames(length, prepared.timeline().rate).seconds();
    let mut known = locked(&desk.made);
    let files = written.into_iter().filter(|file| !file.is_part);
    let mut file = |Written { path, bytes, .. }: Written| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = path.display().to_string();
        known.insert(name.clone(), path);
        File { name, path: shown, size: size(bytes) }
    };
    Ok(Receipt { files: files.map(&mut file).collect(), seconds, is_unchanged })
}

fn failed(failure: Failure) -> Vec<Problem> {
    match failure {
        Failure::Interrupted => Vec::new(),
        other => vec![Problem::elsewhere("machine", other.reason())],
    }
}

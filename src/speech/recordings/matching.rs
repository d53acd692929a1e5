//! Makes a voice that asks for no presence of its own as loud on a phone's speaker as every other, by what it says in a track.

use std::io;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::cache::{Cache, Key};
use super::kept::{Failure, Kept, keep};
use super::spool::Spool;
use super::take::Take;
use super::task::{Task, cached, fingerprint};
use crate::base::{Decibels, Length};
use crate::sound::Clip;
use crate::speech::shaping::presence;

/// As much speech as shows how clear a voice is.
const ENOUGH: Length = Length::from_secs(30);

/// Gives such voices the presence that was found when they last said the same lines, so that only their finished takes are needed.
pub(crate) fn recall_presence(tasks: &mut [Task<'_>], cache: Option<&Cache>) {
    let speakers = tasks.iter().map(|task| task.speaker + 1).max().unwrap_or_default();
    for speaker in 0..speakers {
        let Some(wanted) = lines_of(tasks, speaker).and_then(|lines| cache?.noted(lines)) else { continue };
        shape(tasks, speaker, wanted);
    }
}

/// Gives such voices their presence, and keeps their takes anew; those of other voices stay.
pub(super) fn match_presence(
    tasks: &mut [Task<'_>],
    kept: Vec<Kept>,
    spool: &Spool,
    cache: Option<&Cache>,
    spoke: &AtomicBool,
) -> Vec<Result<Kept, Failure>> {
    let raw: Vec<bool> = tasks.iter().map(|task| task.presence.is_none()).collect();
    while let Some(speaker) = tasks.iter().find(|task| task.presence.is_none()).map(|task| task.speaker) {
        let own = || tasks.iter().zip(&kept).filter(|(task, _)| task.speaker == speaker).map(|(_, kept)| kept);
        // A clip that cannot be read back is reported when it is shaped.
        let wanted = presence::matching(&sample(own(), spool).unwrap_or_default());
        if let (Some(cache), Some(lines)) = (cache, lines_of(tasks, speaker)) {
            cache.note(lines, wanted);
        }
        shape(tasks, speaker, wanted);
    }
    let tasks = &*tasks;
    let shaped = |(index, kept): (usize, Kept)| match raw[index] {
        true => shaped(&tasks[index], &kept, spool, cache, spoke),
        false => Ok(kept),
    };
    kept.into_par_iter().enumerate().map(shaped).collect()
}

/// Everything that the voice `speaker` says, if it has no presence yet.
fn lines_of(tasks: &[Task<'_>], speaker: usize) -> Option<Key> {
    let own = tasks.iter().filter(|task| task.speaker == speaker && task.presence.is_none());
    Key::of_all(own.map(|task| task.key))
}

fn shape(tasks: &mut [Task<'_>], speaker: usize, presence: Decibels) {
    let mut own = tasks.iter_mut().filter(|task| task.speaker == speaker).peekable();
    let shaped = own.peek().map(|task| fingerprint(task.voice, Some(presence))).unwrap_or_default();
    own.for_each(|task| task.shape(presence, &shaped));
}

/// The first of `takes`, as many as are enough.
fn sample<'a>(takes: impl Iterator<Item = &'a Kept>, spool: &Spool) -> io::Result<Vec<Clip>> {
    let (mut heard, mut clips) = (Length::ZERO, Vec::new());
    for kept in takes {
        let clip = kept.clip(spool)?;
        heard += clip.length();
        clips.push(clip);
        if heard >= ENOUGH {
            break;
        }
    }
    Ok(clips)
}

/// A take with the presence of its voice.
fn shaped(
    task: &Task<'_>,
    kept: &Kept,
    spool: &Spool,
    cache: Option<&Cache>,
    spoke: &AtomicBool,
) -> Result<Kept, Failure> {
    let raw = kept.clip(spool).map_err(Failure::Spool)?;
    let make = || Take::of(&presence::present(raw, task.presence.unwrap_or_default()));
    cached(task.key, cache, spoke, make).map_err(Failure::Speech).and_then(|take| keep(take, spool))
}

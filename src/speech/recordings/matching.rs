//! Makes a voice that asks for no presence of its own as loud on a phone's speaker as every other, by what it says in a track.

use std::io;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::cache::{Cache, Key};
use super::kept::{Failure, Kept, keep};
use super::spool::Spool;
use super::take::Take;
use super::task::{Task, fingerprint};
use crate::base::Length;
use crate::sound::Clip;
use crate::speech::shaping::presence;

/// As much speech as shows how clear a voice is.
const ENOUGH: Length = Length::from_secs(30);

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
        let mut own = tasks.iter_mut().filter(|task| task.speaker == speaker).peekable();
        let shaped = own.peek().map(|task| fingerprint(task.voice, Some(wanted))).unwrap_or_default();
        for task in own {
            task.presence = Some(wanted);
            task.key = Key::of(&shaped, task.utterance);
        }
    }
    let tasks = &*tasks;
    let shaped = |(index, kept): (usize, Kept)| match raw[index] {
        true => shaped(&tasks[index], &kept, spool, cache, spoke),
        false => Ok(kept),
    };
    kept.into_par_iter().enumerate().map(shaped).collect()
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
    task.cached(cache, spoke, make).map_err(Failure::Speech).and_then(|take| keep(take, spool))
}

//! The studio: where a script is cast, spoken or taken from the cache, and reported on while that goes on.

use std::sync::atomic::AtomicBool;

use super::casting::Casting;
use super::own_sounds::{gathered, looped};
use super::recordings::Recordings;
use super::recordings::cache::Cache;
use super::refusal::{miscast, unspoken};
use super::tempo::tempo_remarks;
use super::wait::waits;
use crate::base::{SampleRate, Stop};
use crate::script::Script;

/// Everything that speaking needs besides the words.
pub struct Studio<'a> {
    /// Who speaks.
    pub casting: Casting,
    /// Clips from earlier runs, kept for the next.
    pub cache: Option<Cache>,
    /// Gets how many of how many lines are spoken, from any thread.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
    /// Gets what the user should know before a long wait, one clause each.
    pub notice: &'a dyn Fn(&str),
    /// Set when the user asks to stop.
    pub cancel: &'a AtomicBool,
}

impl Studio<'_> {
    /// `recordings` with the sound that the bed of `script` is made of, if it brings one along, for a track of `rate`.
    ///
    /// # Errors
    /// When it cannot be found, read or repeated.
    pub fn bed(&self, recordings: Recordings, script: &Script, rate: SampleRate) -> Result<Recordings, Stop> {
        let Some(bed) = &script.bed else { return Ok(recordings) };
        let bed = looped(bed, self.casting.shelf.routine.as_deref(), rate).map_err(|problem| vec![*problem])?;
        Ok(recordings.on(bed))
    }

    /// Every line of `script`, spoken.
    ///
    /// # Errors
    /// Every voice that cannot be used, or else every line that cannot be spoken.
    pub fn speak(&self, script: &Script) -> Result<Recordings, Stop> {
        let sounds = gathered(&script.sounds, self.casting.shelf.routine.as_deref())?;
        let cast = self.casting.cast(script).map_err(miscast)?;
        waits(&cast, self.cache.as_ref()).iter().for_each(|wait| (self.notice)(wait));
        let recordings = Recordings::record(&cast.lines, self.cache.as_ref(), self.progress, self.cancel);
        let recordings = recordings.map_err(|error| unspoken(error, script))?;
        let tempo = tempo_remarks(&cast, &recordings);
        let remarks = cast.remarks.into_iter().chain(tempo).collect();
        let recordings = recordings.spoken_by(cast.speakers).credited(cast.credits, remarks);
        recordings.with_sounds(sounds).map_err(|error| Stop::Machine(format!("cannot keep sounds: {error}")))
    }
}

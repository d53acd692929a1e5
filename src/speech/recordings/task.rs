//! What has to be spoken: every distinct utterance of every distinct voice, once.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::cache::{Cache, Key};
use super::take::Take;
use crate::base::Decibels;
use crate::speech::shaping::{plausible, presence};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::Utterance;

/// An utterance and the voice that says it.
pub type CastLine = (Utterance, Arc<dyn Voice>);

/// A distinct utterance of a distinct voice, and the first line that asks for it.
pub(crate) struct Task<'a> {
    pub line: usize,
    pub utterance: &'a Utterance,
    pub voice: &'a dyn Voice,
    /// How much clearer its voice is made; `None` until all of its lines are there to tell.
    pub presence: Option<Decibels>,
    pub key: Key,
    /// The key of what the voice says without its presence, if that was found by what it says in a track.
    pub raw: Option<Key>,
    /// Which fingerprint, by the order of first use.
    pub speaker: usize,
}

/// The distinct tasks in the order of the lines, and the task of every line.
pub(crate) fn tasks(lines: &[CastLine]) -> (Vec<Task<'_>>, Vec<usize>) {
    let mut voices: Vec<(*const (), usize)> = Vec::new();
    let mut fingerprints: Vec<String> = Vec::new();
    let mut known: HashMap<(usize, &Utterance), usize> = HashMap::new();
    let mut tasks = Vec::new();
    let task_of_line = lines.iter().enumerate().map(|(line, (utterance, voice))| {
        let speaker = speaker(voice, &mut voices, &mut fingerprints);
        *known.entry((speaker, utterance)).or_insert_with(|| {
            let key = Key::of(&fingerprints[speaker], utterance);
            tasks.push(Task { line, utterance, voice: &**voice, presence: voice.presence(), key, raw: None, speaker });
            tasks.len() - 1
        })
    });
    let task_of_line = task_of_line.collect();
    (tasks, task_of_line)
}

/// The number of the voice's fingerprint, which is taken only once for each voice because it may be slow.
fn speaker(voice: &Arc<dyn Voice>, voices: &mut Vec<(*const (), usize)>, fingerprints: &mut Vec<String>) -> usize {
    let address = Arc::as_ptr(voice).cast::<()>();
    if let Some((_, speaker)) = voices.iter().find(|(known, _)| *known == address) {
        return *speaker;
    }
    let fingerprint = fingerprint(&**voice, voice.presence());
    let speaker = fingerprints.iter().position(|known| *known == fingerprint).unwrap_or_else(|| {
        fingerprints.push(fingerprint);
        fingerprints.len() - 1
    });
    voices.push((address, speaker));
    speaker
}

/// The fingerprint of `voice` with `presence`, once that is known.
pub(crate) fn fingerprint(voice: &dyn Voice, presence: Option<Decibels>) -> String {
    let shaped = presence.map(|presence| format!(" presence {} {}", presence::SCHEME, presence.0));
    voice.fingerprint() + &shaped.unwrap_or_default()
}

impl Task<'_> {
    /// What the voice says, from the cache or spoken now.
    pub(crate) fn take(&self, cache: Option<&Cache>, spoke: &AtomicBool) -> Result<Take, SpeechError> {
        cached(self.key, cache, spoke, || match (self.raw, self.presence) {
            (Some(raw), presence) => {
                cached(raw, cache, spoke, || self.spoken(None))?.with_presence(presence.unwrap_or_default())
            }
            (None, presence) => self.spoken(presence),
        })
    }

    fn spoken(&self, presence: Option<Decibels>) -> Result<Take, SpeechError> {
        let clip = self.voice.speak(self.utterance)?;
        let take = match presence {
            Some(presence) => Take::of(&presence::present(clip.clone(), presence)),
            None => Take::raw(&clip),
        }?;
        plausible::check(self.utterance, &clip)?;
        Ok(take)
    }

    /// Gives the task the presence that was found for its voice, with which its takes have the fingerprint `shaped`.
    pub(crate) fn shape(&mut self, presence: Decibels, shaped: &str) {
        self.presence = Some(presence);
        self.raw = Some(std::mem::replace(&mut self.key, Key::of(shaped, self.utterance)));
    }
}

/// The take that `cache` has under `key`, or what `make` makes, which is kept there from then on.
pub(crate) fn cached(
    key: Key,
    cache: Option<&Cache>,
    spoke: &AtomicBool,
    make: impl FnOnce() -> Result<Take, SpeechError>,
) -> Result<Take, SpeechError> {
    if let Some(take) = cache.and_then(|cache| cache.load(key)) {
        return Ok(take);
    }
    let take = make()?;
    if let Some(cache) = cache {
        cache.store(key, &take);
        spoke.store(true, Ordering::Relaxed);
    }
    Ok(take)
}

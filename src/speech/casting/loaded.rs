//! Voices that stay loaded from one script to the next. A large model takes seconds to load.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use crate::base::locked;
use crate::speech::voice::Voice;
use crate::words::{Language, OwnLexicon};

/// Voices that were made before, shared by all clones. Recordings are not among them: they know the lines of their script.
#[derive(Clone, Default)]
pub struct LoadedVoices(Arc<Mutex<BTreeMap<VoiceKey, Arc<dyn Voice>>>>);

/// What decides which voice it is: the name it was asked for, whether a routine asked for it, what it is to speak, and the routine's lexicon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct VoiceKey(String, bool, &'static str, String);

impl VoiceKey {
    pub(super) fn of(name: &str, is_named_by_routine: bool, language: Language, lexicon: &OwnLexicon) -> Self {
        Self(name.to_owned(), is_named_by_routine, language.tag(), lexicon.fingerprint())
    }
}

impl LoadedVoices {
    /// The voice of `key`, or what `make` gives, which is then kept.
    pub(super) fn voice<E>(
        &self,
        key: &VoiceKey,
        make: impl FnOnce() -> Result<Arc<dyn Voice>, E>,
    ) -> Result<Arc<dyn Voice>, E> {
        let mut voices = locked(&self.0);
        if let Some(voice) = voices.get(key) {
            return Ok(Arc::clone(voice));
        }
        let voice = make()?;
        if !voice.is_recorded() {
            voices.insert(key.clone(), Arc::clone(&voice));
        }
        Ok(voice)
    }
}

impl fmt::Debug for LoadedVoices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoadedVoices")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::engine::fake::Fake;

    #[test]
    fn a_voice_is_made_once_for_each_language_and_way_of_asking() {
        let kept = LoadedVoices::default();
        let mut made = 0;
        let mut ask = |name: &str, by_routine: bool, language: Language| {
            let key = VoiceKey::of(name, by_routine, language, &OwnLexicon::default());
            let voice = kept.clone().voice(&key, || {
                made += 1;
                Ok::<Arc<dyn Voice>, ()>(Arc::new(Fake))
            });
            (voice.is_ok(), made)
        };
        assert_eq!(ask("anna", false, Language::English), (true, 1));
        assert_eq!(ask("anna", false, Language::English), (true, 1), "it stays loaded");
        assert_eq!(ask("anna", true, Language::English), (true, 2), "a routine may name less than a user");
        assert_eq!(ask("anna", false, Language::German), (true, 3));
        assert_eq!(ask("eve", false, Language::English), (true, 4));
    }
}

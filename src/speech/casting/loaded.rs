//! Voices that stay loaded from one script to the next. A large model takes seconds to load.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::speech::voice::Voice;
use crate::words::Language;

/// Voices that were made before, shared by all clones. Recordings are not among them: they know the lines of their script.
#[derive(Clone, Default)]
pub struct LoadedVoices(Arc<Mutex<BTreeMap<Key, Arc<dyn Voice>>>>);

/// A voice by the name it was asked for, whether a routine asked for it, and what it is to speak.
type Key = (String, bool, &'static str);

impl LoadedVoices {
    /// The voice `name` for `language`, or what `make` gives, which is then kept.
    pub(super) fn voice<E>(
        &self,
        name: &str,
        is_named_by_routine: bool,
        language: Language,
        make: impl FnOnce() -> Result<Arc<dyn Voice>, E>,
    ) -> Result<Arc<dyn Voice>, E> {
        let key = (name.to_owned(), is_named_by_routine, language.tag());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(voice) = kept.get(&key) {
            return Ok(Arc::clone(voice));
        }
        let voice = make()?;
        if !voice.is_recorded() {
            kept.insert(key, Arc::clone(&voice));
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
            let voice = kept.clone().voice(name, by_routine, language, || {
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

//! How texts are read aloud, worked out once for each: a script says the same things again and again, and is written twice
//! where it says how long it is.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::words::{Language, SpokenText, read_aloud};

/// The readings that were worked out so far, of texts in one language. Scripts that are written one after another can share them.
#[derive(Debug, Default)]
pub struct Readings(RwLock<HashMap<String, SpokenText>>);

impl Readings {
    /// `text` as it is said in `language`.
    pub(super) fn of(&self, text: &str, language: Language) -> SpokenText {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(text) {
            return known.clone();
        }
        let reading = read_aloud(text, language);
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(text.to_owned(), reading.clone());
        reading
    }
}

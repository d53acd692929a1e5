//! How texts are read aloud, worked out once for each: a script says the same things again and again, and is written twice
//! where it says how long it is.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::words::{Language, SpokenText, read_aloud};

/// The readings that were worked out so far, of texts in one language.
#[derive(Debug, Default)]
pub(super) struct Readings(RefCell<BTreeMap<String, SpokenText>>);

impl Readings {
    /// `text` as it is said in `language`.
    pub(super) fn of(&self, text: &str, language: Language) -> SpokenText {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let reading = read_aloud(text, language);
        self.0.borrow_mut().insert(text.to_owned(), reading.clone());
        reading
    }
}

//! The families of natural voices.

use serde::{Deserialize, Serialize};

use crate::words::Language;

/// What kind of network a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Family {
    /// The voices of hibari.
    Hibari,
    /// The speakers of Kokoro.
    Kokoro,
}

impl Family {
    /// Whether voices of it can speak `language`.
    pub(crate) fn speaks(self, language: Language) -> bool {
        match self {
            Self::Hibari => language.reads(Language::English),
            Self::Kokoro => language != Language::German,
        }
    }
}

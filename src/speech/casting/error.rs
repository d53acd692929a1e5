//! Why a line has no voice.

use super::shelf::ShelfError;
use crate::base::Span;
use crate::speech::voice::SpeechError;
use crate::words::Language;

/// Why a line has no voice.
#[derive(Debug, thiserror::Error)]
pub enum CastError {
    /// There is no such voice, or using it is not allowed.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// It speaks another language.
    #[error("the voice `{name}` speaks {}, not {}", .speaks.name(), .asked.name())]
    Language {
        /// The voice.
        name: String,
        /// What it speaks.
        speaks: Language,
        /// What it is to speak.
        asked: Language,
    },
    /// It exists but does not work.
    #[error("the voice `{name}` cannot be used: {error}")]
    Unusable {
        /// The voice.
        name: String,
        /// Why.
        error: SpeechError,
    },
    /// A folder of recordings lacks lines.
    #[error(
        "there is no recording of these lines ({count}):\n{list}{remarks}record them under these names, or add `--fallback NAME` to have another voice speak them"
    )]
    Missing {
        /// How many.
        count: usize,
        /// Each with the name of its file.
        list: String,
        /// Files that may have been meant, one line each.
        remarks: String,
    },
}

/// Why a voice cannot speak, and where the routine names it, if it is the routine that does.
pub type Miscast = (Option<Span>, CastError);

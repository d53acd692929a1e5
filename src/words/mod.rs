//! The six languages: numbers as words, the tool's own sentences, and how long words take to say.

mod homograph;
mod language;
mod lexicon;
mod objection;
mod pace;
mod phrasebook;
mod side;
mod spoken;
mod tongue;
mod utterance;

pub use homograph::{Homograph, homographs};
pub use language::Language;
pub use lexicon::{Entry, OwnLexicon, SaidAs};
pub use objection::{Objection, objections};
pub use pace::{at_night_pace, character};
pub use phrasebook::Phrasebook;
pub use phrasebook::labels::Labels;
pub use phrasebook::phrase::Phrase;
pub use phrasebook::placeholder::Placeholder;
pub use side::Side;
pub use spoken::reading::{Rewriting, SpokenText};
pub use spoken::{duration, duration_behind, is_singular, is_singular_duration, number, read_aloud, written_out};
pub use tongue::place::capitalized;
pub use tongue::pronunciation::{Ending, Mends, Pronunciation};
pub use tongue::samples::Samples;
pub use utterance::Utterance;

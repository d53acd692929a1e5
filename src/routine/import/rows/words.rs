//! What the notes of a row say: what to do, what to beware of, and how often.

use super::columns::Column;
use super::row::Row;
use crate::base::{Length, LengthRange};
use crate::routine::import::draft::{After, Draft, DraftAction};
use crate::routine::import::meaning::{Meaning, SideWords, meaning};
use crate::routine::import::notes::Notes;
use crate::routine::import::saying::tidy;
use crate::routine::import::sentence::sentences;

/// The pause after a warning.
const AFTER_WARNING: Length = Length::from_secs(1);

/// The words of a row.
pub(super) struct RowWords {
    /// What to do; may be empty.
    pub instruction: String,
    /// What to beware of, heard before it.
    pub warnings: Vec<DraftAction>,
}

impl Row<'_> {
    /// The notes, parted by what they are for.
    pub(super) fn words(&self, draft: &mut Draft, notes: &mut Notes) -> RowWords {
        let mut instruction = Vec::new();
        let mut warnings = Vec::new();
        let cell = self.cell(Column::Notes).map_or("", |(_, words)| words);
        let parts = sentences(cell, self.lexis);
        for text in parts.iter().flat_map(|sentence| sentence.split(';')).map(tidy).filter(|text| !text.is_empty()) {
            let meaning = meaning(&text, self.lexis);
            if meaning.warns || meaning.is_grave {
                let mut warning =
                    DraftAction::new(self.line, text, After::AssumedPause(LengthRange::exactly(AFTER_WARNING)));
                warning.is_safety = true;
                warnings.push(warning);
            } else if meaning.is_for_doctor || meaning.is_frequency {
                notes.found(self.line, &text, "in the description, not spoken");
                draft.description.push(format!("{}.", text.trim_end_matches('.')));
            } else if !is_for_nightcue(&meaning) {
                instruction.push(text);
            }
        }
        RowWords { instruction: instruction.join(". ").replace("..", "."), warnings }
    }
}

/// Whether words only name the sides, which nightcue does.
fn is_for_nightcue(meaning: &Meaning) -> bool {
    meaning.sides != SideWords::None && meaning.length <= 4 && meaning.timings.is_empty() && meaning.times.is_none()
}

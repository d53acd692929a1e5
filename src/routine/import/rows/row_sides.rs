//! Which sides the exercise of a row is for.

use super::columns::Column;
use super::row::Row;
use crate::routine::fixed_words::Sides;
use crate::routine::import::draft::{DraftAction, DraftStep};
use crate::routine::import::token::{TokenKind, begins, find, tokens};
use crate::words::Side;

impl Row<'_> {
    /// The sides, wherever in the row they stand.
    pub(super) fn sides(&self, step: &mut DraftStep, action: &mut DraftAction) {
        let has = |text: &str, patterns: &[&str]| find(&tokens(text), patterns, self.lexis.limbs).is_some();
        let elsewhere = self
            .cells
            .iter()
            .any(|cell| has(cell, self.lexis.each_side) || has(cell, self.lexis.other_side) || self.is_for_each(cell));
        let cell = self.cell(Column::Sides).map_or("", |(_, cell)| cell);
        let (left, right) = (
            has(cell, self.lexis.left) || is_letter(cell, self.lexis.left),
            has(cell, self.lexis.right) || is_letter(cell, self.lexis.right),
        );
        if elsewhere || has(cell, self.lexis.both) || left && right {
            step.sides = Sides::Both;
        } else if left || right {
            step.start = if left { Side::Left } else { Side::Right };
            step.title = format!("{}, {cell}", step.title);
        } else if has(cell, self.lexis.affected) || self.names_affected(cell) {
            step.sides = Sides::Affected;
        } else if !cell.is_empty() && !is_no(cell) {
            step.looks.push(format!("sides: \"{cell}\""));
        }
        step.start = if step.sides == Sides::Once { Side::Left } else { step.start };
        action.with = None;
    }

    /// Whether a cell has a number for each part of the body: `10/leg`.
    fn is_for_each(&self, cell: &str) -> bool {
        cell.starts_with(|c: char| c.is_ascii_digit()) && find(&tokens(cell), &["/ @limb"], self.lexis.limbs).is_some()
    }

    /// Whether a cell is only the word for the side that hurts: `affected`.
    fn names_affected(&self, cell: &str) -> bool {
        let words = self.lexis.affected.iter().flat_map(|pattern| pattern.split(' '));
        let words: Vec<&str> = words.filter(|word| *word != "@limb").collect();
        let tokens = tokens(cell);
        (0..tokens.len()).any(|at| {
            begins(&tokens[at..], &words, &[]).is_some() && begins(&tokens[at..], self.lexis.limbs, &[]).is_none()
        })
    }
}

/// Whether a cell is the first letter of a word for a side.
fn is_letter(cell: &str, words: &[&str]) -> bool {
    tokens(cell).iter().any(|token| {
        token.kind == TokenKind::Word && token.text.len() <= 2 && words.iter().any(|word| word.starts_with(&token.text))
    })
}

fn is_no(cell: &str) -> bool {
    ["no", "nein", "non", "none", "once", "center", "centre", "mitte", "keine"].contains(&cell.to_lowercase().as_str())
}

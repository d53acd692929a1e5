//! Words, matched only whole, that are not said the way they are written.

use super::measure::per_at;
use super::reading::Reading;
use super::{abbreviation, repetition, roman, side};
use crate::words::tongue::Tongue;
use crate::words::tongue::place::{Place, word_at};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    abbreviation::reading(tongue, place)
        .or_else(|| side::reading(tongue, place))
        .or_else(|| roman::reading(tongue, place))
        .or_else(|| repetition::sign_before_number(tongue, place))
        .or_else(|| rate(tongue, place))
}

/// "breaths/min": the word stays, its rate is written out.
fn rate(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let (rate, length) = per_at(tongue, place.past(word.len()), false)?;
    Some(Reading { words: format!("{word} {rate}"), length: word.len() + length })
}

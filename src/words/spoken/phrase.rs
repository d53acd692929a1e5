//! Words, matched only whole, that are not said the way they are written.

use super::measure::{is_abbreviating_dot, per_at};
use super::money;
use super::reading::Reading;
use super::{abbreviation, capitals, code, list, repetition, roman, side};
use crate::words::tongue::Tongue;
use crate::words::tongue::place::{Place, capitalized, lists, next_word, word_at};

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    side::reading(tongue, place)
        .or_else(|| abbreviation::reading(tongue, place))
        .or_else(|| roman::reading(tongue, place))
        .or_else(|| repetition::sign_before_number(tongue, place))
        .or_else(|| money::reading(tongue, place))
        .or_else(|| list::days(tongue, place))
        .or_else(|| code::reading(tongue, place))
        .or_else(|| rate(tongue, place))
        .or_else(|| capitals::reading(tongue, place))
        .or_else(|| initials(tongue, place))
        .or_else(|| plural_in_brackets(place))
        .or_else(|| of_every_gender(tongue, place))
        .or_else(|| unknown_abbreviation(tongue, place))
}

/// Titles after which a letter with a dot is a first name.
const TITLES: &[&str] = &[
    "doctor",
    "mister",
    "missus",
    "miz",
    "professor",
    "doktor",
    "herr",
    "frau",
    "doctora",
    "señor",
    "señora",
    "docteur",
    "monsieur",
    "madame",
    "dottor",
    "dottoressa",
    "signor",
    "signora",
    "profesor",
    "professeur",
];

/// "U.S.", "P.N.F.": letters; the last dot stays where it also ends the sentence.
fn initials(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let letter = |text: &str| word_at(text).chars().count() == 1 && text.starts_with(char::is_uppercase);
    let mut letters = String::new();
    let mut length = 0;
    while letter(place.past(length)) && place.past(length + word_at(place.past(length)).len()).starts_with('.') {
        letters.push_str(word_at(place.past(length)));
        length += word_at(place.past(length)).len() + 1;
    }
    let title = place.before.trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    let named = letters.chars().count() == 1 && TITLES.contains(&title.as_str());
    if named && next_word(place.past(length)).starts_with(char::is_uppercase) {
        return Some(Reading::new(letters, length));
    }
    let open = is_abbreviating_dot(tongue, place.past(length.checked_sub(1)?))
        || place.past(length).starts_with([',', ';', ')']);
    let several = letters.chars().count() > 1;
    several.then(|| Reading::new(capitals::spelled(&letters), length - usize::from(!open)))
}

/// "leg(s)", "Bein(e)": the plural.
fn plural_in_brackets(place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let inside = place.past(word.len()).strip_prefix('(')?;
    let ending = word_at(inside);
    let closed = inside[ending.len()..].starts_with(')');
    let plural = closed && matches!(ending, "s" | "es" | "e" | "n" | "en" | "er");
    plural.then(|| Reading::new(format!("{word}{ending}"), word.len() + ending.len() + 2))
}

/// "Patient*innen", "Patient:innen", "Patient/-innen": said with a stop where the mark is.
fn of_every_gender(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let marks = ["*", ":", "_", "/-", "/"];
    let behind = place.past(word.len());
    let mark = marks.into_iter().find(|mark| behind.starts_with(mark)).filter(|_| tongue.capitalizes_nouns())?;
    let ending = word_at(&behind[mark.len()..]);
    let reading = || Reading::new(format!("{word} {ending}"), word.len() + mark.len() + ending.len());
    matches!(ending, "in" | "innen").then(reading)
}

/// A short word with a dot inside a sentence: the sentence may end there, or the word be cut short.
fn unknown_abbreviation(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let behind = place.past(word.len()).strip_prefix('.')?;
    let next = next_word(behind);
    let inside = next.starts_with(char::is_lowercase);
    let short = (1..=5).contains(&word.chars().count()) && !lists(tongue.lexicon().links, word);
    let clearer = || [format!("{word}. {}", capitalized(next)), format!("{word}… ({next})")];
    (short && inside).then(|| Reading::new(format!("{word}."), word.len() + 1).guessed(clearer()))
}

/// "breaths/min": the word stays, its rate is written out.
fn rate(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let word = word_at(place.rest);
    let (rate, length) = per_at(tongue, place.past(word.len()), false)?;
    Some(Reading::new(format!("{word} {rate}"), word.len() + length))
}

//! German endings, as far as they are audible on numbers. A gender is guessed only where a noun follows.

use super::words::{FUNCTION_WORDS, LEXICON};
use crate::words::tongue::lexicon::{Agreement, Case, Gender};
use crate::words::tongue::listed_gender;
use crate::words::tongue::place::{Place, lists, next_word, spaces_at};

/// The form of "ein".
pub(crate) const fn article(gender: Gender, case: Case) -> &'static str {
    match (gender, case) {
        (Gender::Feminine, Case::Accusative) => "eine",
        (Gender::Feminine, Case::Dative) => "einer",
        (Gender::Masculine, Case::Accusative) => "einen",
        (Gender::Neuter, Case::Accusative) => "ein",
        (Gender::Masculine | Gender::Neuter, Case::Dative) => "einem",
    }
}

/// `stem` after the article from [`article`]: "halbe", "halben", "halbes".
pub(crate) fn adjective(stem: &str, gender: Gender, case: Case) -> String {
    let ending = match (gender, case) {
        (Gender::Feminine, Case::Accusative) => "e",
        (Gender::Neuter, Case::Accusative) => "es",
        _ => "en",
    };
    format!("{stem}{ending}")
}

/// What a number has to agree with: the noun after it, with or without an adjective in between.
pub(crate) fn standing(place: &Place, after: &str, case: Case) -> Agreement {
    let next = next_word(after);
    if next.is_empty() || lists(FUNCTION_WORDS, next) || lists(LEXICON.labels, place.previous_word()) {
        return Agreement::Alone;
    }
    if next == "Uhr" {
        // "um ein Uhr", "nach ein Uhr".
        return Agreement::Before(Gender::Neuter, Case::Accusative);
    }
    if next.starts_with(char::is_uppercase) {
        return gender(next).map_or(Agreement::Alone, |gender| Agreement::Before(gender, case));
    }
    let behind = &after[spaces_at(after) + next.len()..];
    let noun = next_word(behind);
    match declined(next) {
        Some(shown) if noun.starts_with(char::is_uppercase) => {
            // "ein tiefer Atemzug": the masculine nominative has the same article as the neuter.
            let nominative = next.ends_with("er") && case == Case::Accusative;
            let gender = if nominative { Gender::Neuter } else { gender(noun).unwrap_or(shown) };
            Agreement::Before(gender, case)
        }
        _ => Agreement::Alone,
    }
}

/// The gender that an adjective's ending shows after "ein"; `None` if the word is not an adjective.
fn declined(adjective: &str) -> Option<Gender> {
    let ending = ["en", "es", "er", "e"].into_iter().find(|ending| adjective.ends_with(ending))?;
    Some(match ending {
        "en" => Gender::Masculine,
        "e" => Gender::Feminine,
        _ => Gender::Neuter,
    })
}

/// The gender of a noun: as listed, or else inferred from its ending.
pub(crate) fn gender(noun: &str) -> Option<Gender> {
    listed_gender(LEXICON.nouns, noun).or_else(|| {
        let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
        if ends(&["chen", "lein"]) {
            Some(Gender::Neuter)
        } else if ends(&["ung", "heit", "keit", "schaft", "ion", "tät", "e"]) {
            Some(Gender::Feminine)
        } else if ends(&["er", "ling", "ismus"]) {
            Some(Gender::Masculine)
        } else {
            None
        }
    })
}

/// The ending of an adjective or ordinal before `noun`, as the article before it requires; `None` when neither an article
/// nor a listed noun decides it.
pub(crate) fn ordinal_ending(place: &Place, noun: &str) -> Option<&'static str> {
    let gender = listed_gender(LEXICON.nouns, noun);
    let article = place.previous_word().to_lowercase();
    let weak = match article.as_str() {
        "der" | "jeder" | "dieser" if gender == Some(Gender::Feminine) => "en",
        "der" | "die" | "das" | "jede" | "jeder" | "jedes" | "diese" | "dieser" | "dieses" | "eine" | "deine"
        | "ihre" | "meine" => "e",
        "den" | "dem" | "des" | "im" | "am" | "beim" | "zum" | "zur" | "vom" | "ins" | "jeden" | "jedem" | "einen"
        | "einem" | "einer" | "deinen" | "deinem" | "deiner" | "ihren" | "ihrem" | "ihrer" => "en",
        _ => return gender.map(strong_ending),
    };
    if noun.starts_with(char::is_lowercase) && lists(FUNCTION_WORDS, noun) { None } else { Some(weak) }
}

/// The ending where no article shows the gender: "erster Schritt", "linkes Bein".
const fn strong_ending(gender: Gender) -> &'static str {
    match gender {
        Gender::Feminine => "e",
        Gender::Masculine => "er",
        Gender::Neuter => "es",
    }
}

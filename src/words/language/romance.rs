//! What Spanish, French and Italian have in common: agreement, halves after their noun, decimals read as numbers. A
//! gender comes from the list of nouns or else from the word's ending.

use crate::words::tongue::amount::Amount;
use crate::words::tongue::lexicon::{Agreement, Case, Gender, Noun};
use crate::words::tongue::place::{Place, lists, next_word};
use crate::words::tongue::{Fraction, Tongue, counted, each_digit, listed_gender};

/// What a number has to agree with: the noun after it, unless it numbers something or a function word follows.
pub(crate) fn standing(
    tongue: &dyn Tongue,
    place: &Place,
    after: &str,
    function_words: &[&str],
    is_feminine: fn(&str) -> bool,
) -> Agreement {
    let next = next_word(after);
    let labels = lists(tongue.lexicon().labels, place.previous_word());
    if next.is_empty() || labels || lists(function_words, next) {
        return Agreement::Alone;
    }
    Agreement::Before(gender_of(tongue, next, is_feminine), Case::Accusative)
}

/// The gender of `noun`, in the singular or the plural.
pub(crate) fn gender_of(tongue: &dyn Tongue, noun: &str, is_feminine: fn(&str) -> bool) -> Gender {
    let noun = noun.to_lowercase();
    let nouns = tongue.lexicon().nouns;
    let singular = noun.strip_suffix('s').unwrap_or(&noun);
    listed_gender(nouns, &noun)
        .or_else(|| listed_gender(nouns, singular))
        .unwrap_or_else(|| if is_feminine(&noun) { Gender::Feminine } else { Gender::Masculine })
}

/// "dos minutos y medio": `half` follows the noun.
pub(crate) fn and_a_half(tongue: &dyn Tongue, whole: u64, noun: &Noun, half: &str) -> String {
    format!("{} {} {half}", whole_of(tongue, whole, noun), tongue.lexicon().signs.and)
}

/// "un quart d'heure", "deux heures et trois quarts"; `of_one` is the noun with what joins it to its part.
pub(crate) fn part_of(tongue: &dyn Tongue, whole: u64, parts: &str, of_one: &str, noun: &Noun) -> String {
    match whole {
        0 => format!("{parts} {of_one}"),
        _ => format!("{} {} {parts}", whole_of(tongue, whole, noun), tongue.lexicon().signs.and),
    }
}

/// A fraction without a noun: "deux et trois quarts".
pub(crate) fn bare_fraction(tongue: &dyn Tongue, fraction: Fraction, parts: &str) -> String {
    match fraction.whole {
        0 => parts.to_owned(),
        whole => format!("{} {} {parts}", tongue.cardinal(whole, Agreement::Alone), tongue.lexicon().signs.and),
    }
}

fn whole_of(tongue: &dyn Tongue, whole: u64, noun: &Noun) -> String {
    let amount = Amount::Whole(whole);
    let form = if tongue.is_one(&amount) { noun.one } else { noun.other };
    counted(tongue, &amount, noun, form, Case::Accusative)
}

/// Decimals: zeros one by one and then a number, or all digits one by one when there are more than three.
pub(crate) fn decimals_as_number(tongue: &dyn Tongue, digits: &str) -> String {
    let number = digits.trim_start_matches('0');
    if digits.len() > 3 || number.is_empty() {
        return each_digit(tongue, digits);
    }
    let zeros = each_digit(tongue, &digits[..digits.len() - number.len()]);
    let number = tongue.cardinal(number.parse().unwrap_or_default(), Agreement::Alone);
    if zeros.is_empty() { number } else { format!("{zeros} {number}") }
}

/// Whether `º` at the start of `after` makes an ordinal of `n`, and not degrees: after an article, at the beginning of a sentence, or
/// before what is numbered.
pub(crate) fn is_ordinal_sign(tongue: &dyn Tongue, n: u64, place: &Place, after: &str, articles: &[&str]) -> bool {
    let Some(behind) = after.strip_prefix('º') else { return true };
    let next = next_word(behind);
    let labeled = lists(tongue.lexicon().labels, next);
    let few = n <= 10 && !next.is_empty() && listed_gender(tongue.lexicon().nouns, next).is_some();
    let first = n <= 20 && place.starts_sentence() && !next.is_empty();
    lists(articles, place.previous_word()) || labeled || few || first
}

/// Whether the degree sign at the start of `after` was typed to mean an ordinal: a noun that is numbered follows, or the number stands
/// between an article and a word.
pub(crate) fn is_ordinal_degree(tongue: &dyn Tongue, n: u64, place: &Place, after: &str, articles: &[&str]) -> bool {
    let Some(behind) = after.strip_prefix('°') else { return false };
    let next = next_word(behind);
    let labeled = lists(tongue.lexicon().labels, next);
    labeled || (n <= 20 && !next.is_empty() && lists(articles, place.previous_word()))
}

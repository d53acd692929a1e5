//! Prices: "$5.50", "5,50 €", "$5–10", "€2 million". The sign is said after the number, cents without their name.

use super::dash::dash_at;
use super::measure::per_at;
use super::reading::Reading;
use crate::words::tongue::amount::{Amount, amount_at};
use crate::words::tongue::lexicon::{Agreement, Case, Unit, UnitWords};
use crate::words::tongue::notation::Coin;
use crate::words::tongue::place::{Place, at_word_end, next_word, spaces_at};
use crate::words::tongue::{Tongue, amount_in_words, counted};

/// A price whose sign comes first.
pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let coins = tongue.notation().money.coins;
    let signs = coins.iter().flat_map(|coin| coin.signs.iter().map(move |sign| (coin, *sign)));
    let (coin, sign) = signs.filter(|(_, sign)| place.rest.starts_with(sign)).max_by_key(|(_, sign)| sign.len())?;
    let start = sign.len() + spaces_at(place.past(sign.len()));
    let marks = tongue.lexicon().marks;
    let (amount, length) = amount_at(place.past(start), marks)?;
    let mut end = start + length;
    if let Some(large) = large_number(tongue, place.past(end)) {
        let words = amount_in_words(tongue, &amount, Agreement::Alone);
        let joined = format!("{words} {large}{} {}", tongue.of_millions(), coin.whole.other);
        return Some(Reading::new(joined, end + spaces_at(place.past(end)) + large.len()));
    }
    let mut words = of_coin(tongue, &amount, coin);
    let dash = dash_at(place.past(end))
        .filter(|dash| place.past(end + dash).starts_with(|c: char| c.is_ascii_digit() || c == '$'));
    if let Some(dash) = dash {
        let behind = place.past(end + dash);
        let again = if behind.starts_with(sign) { sign.len() } else { 0 };
        let (to, length) = amount_at(&behind[again..], marks)?;
        let from = amount_in_words(tongue, &amount, Agreement::Apart(coin.whole.gender));
        words = tongue.range(place, &from, &of_coin(tongue, &to, coin));
        end += dash + again + length;
    }
    if let Some((rate, more)) = per_at(tongue, place.past(end), true) {
        return Some(Reading::new(format!("{words} {rate}"), end + more));
    }
    at_word_end(place.past(end)).then(|| Reading::new(words, end))
}

/// The price of `amount` of a unit that is a currency.
pub(crate) fn price(tongue: &dyn Tongue, amount: &Amount, unit: &UnitWords) -> Option<String> {
    let is_it = |coin: &&Coin| unit.unit == Unit::Money && coin.whole.one == unit.noun.one;
    tongue.notation().money.coins.iter().find(is_it).map(|coin| of_coin(tongue, amount, coin))
}

fn of_coin(tongue: &dyn Tongue, amount: &Amount, coin: &Coin) -> String {
    let of = |n: u64, noun| {
        let amount = Amount::Whole(n);
        counted(tongue, &amount, noun, if tongue.is_one(&amount) { noun.one } else { noun.other }, Case::Accusative)
    };
    match *amount {
        Amount::Decimal { whole, digits } if digits.len() == 2 => match (whole, digits.parse().unwrap_or_default()) {
            (whole, 0) => of(whole, &coin.whole),
            (0, cents) => of(cents, &coin.cent),
            (whole, cents) => {
                let link = tongue.notation().money.link;
                format!("{}{link}{}", of(whole, &coin.whole), tongue.cardinal(cents, Agreement::Alone))
            }
        },
        _ => {
            let form = if tongue.is_one(amount) { coin.whole.one } else { coin.whole.other };
            counted(tongue, amount, &coin.whole, form, Case::Accusative)
        }
    }
}

/// "million" and the like after a price.
fn large_number<'a>(tongue: &dyn Tongue, after: &'a str) -> Option<&'a str> {
    let word = next_word(after);
    let large = ["million", "billion", "millón", "millones", "millions", "milliard", "milioni", "milione"];
    let german = ["Million", "Millionen", "Milliarde", "Milliarden"];
    (large.contains(&word) || (tongue.capitalizes_nouns() && german.contains(&word))).then_some(word)
}

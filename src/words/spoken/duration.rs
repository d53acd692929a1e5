//! Lengths of time as they are said, exact to the tenth of a second: "thirty seconds", "two and a half minutes", "one
//! hour and five minutes".

use crate::base::Length;
use crate::words::tongue::amount::Amount;
use crate::words::tongue::lexicon::{Case, Unit};
use crate::words::tongue::{Tongue, counted};

/// Tenths of a second in an hour and in a minute.
const HOUR: u64 = 36_000;
const MINUTE: u64 = 600;

/// `length` rounded to the nearest tenth of a second, in words, in the case that the words before it call for.
pub(crate) fn spoken(tongue: &dyn Tongue, length: Length, case: Case) -> String {
    let tenths = tenths(length);
    let (hours, minutes, rest) = (tenths / HOUR, tenths % HOUR / MINUTE, tenths % MINUTE);
    match (hours, minutes, rest) {
        (1.., 30, 0) => halves(tongue, hours, Unit::Hour, case),
        (0, 1.., 300) => halves(tongue, minutes, Unit::Minute, case),
        (0, 0, _) if rest % 10 == 5 => halves(tongue, rest / 10, Unit::Second, case),
        _ => joined(tongue, [hours, minutes, rest], case),
    }
}

/// Whether the largest unit of `length`, as it is said, counts one or a part of one.
pub(crate) fn is_singular(tongue: &dyn Tongue, length: Length) -> bool {
    let tenths = tenths(length);
    match (tenths, tenths % 10) {
        (HOUR.., _) => tongue.is_one(&Amount::Whole(tenths / HOUR)),
        (MINUTE.., _) => tongue.is_one(&Amount::Whole(tenths / MINUTE)),
        (5, _) => true,
        (_, 0 | 5) => tongue.is_one(&Amount::Whole(tenths / 10)),
        (_, digit) => tongue.is_one(&Amount::Decimal { whole: tenths / 10, digits: &digit.to_string() }),
    }
}

fn tenths(length: Length) -> u64 {
    let per_tenth = Length::FLICKS_PER_SECOND / 10;
    let (whole, rest) = (length.flicks() / per_tenth, length.flicks() % per_tenth);
    whole + u64::from(rest >= per_tenth / 2)
}

fn halves(tongue: &dyn Tongue, whole: u64, unit: Unit, case: Case) -> String {
    tongue.halves(whole, tongue.lexicon().time(unit), case)
}

/// Every unit that is not zero, with "and" before the last.
fn joined(tongue: &dyn Tongue, [hours, minutes, tenths]: [u64; 3], case: Case) -> String {
    let mut parts = Vec::new();
    if hours > 0 {
        parts.push(of_unit(tongue, &Amount::Whole(hours), Unit::Hour, case));
    }
    if minutes > 0 {
        parts.push(of_unit(tongue, &Amount::Whole(minutes), Unit::Minute, case));
    }
    if tenths > 0 || parts.is_empty() {
        parts.push(seconds(tongue, tenths, case));
    }
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {} {last}", before.join(", "), tongue.lexicon().signs.and),
        None => String::new(),
    }
}

fn seconds(tongue: &dyn Tongue, tenths: u64, case: Case) -> String {
    let digit = (tenths % 10).to_string();
    let amount = match tenths % 10 {
        0 => Amount::Whole(tenths / 10),
        _ => Amount::Decimal { whole: tenths / 10, digits: &digit },
    };
    of_unit(tongue, &amount, Unit::Second, case)
}

fn of_unit(tongue: &dyn Tongue, amount: &Amount, unit: Unit, case: Case) -> String {
    let noun = tongue.lexicon().time(unit);
    let form = if tongue.is_one(amount) { noun.one } else { noun.other };
    counted(tongue, amount, noun, form, case)
}

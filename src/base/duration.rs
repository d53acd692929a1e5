//! Durations as people write them: `30s`, `2m30s`, `1m15.5s`, and ranges such as `2m..2m30s`.
//!
//! Parsing is exact. A bare number is refused because `5` could mean seconds or minutes, and nothing may exceed
//! [`limits::LONGEST_HOLD`].

use std::cmp::Ordering;
use std::str::FromStr;

use super::length_range::LengthRange;
use super::limits;
use super::meant::meant_length;
use super::units::Length;

/// Why a text is not a valid duration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// `30`: could be seconds or minutes.
    #[error("`{0}` has no unit")]
    NoUnit(String),
    /// Not of the form number and unit.
    #[error("`{0}` is not a duration")]
    Unreadable(String),
    /// More than three decimals, or a fraction of a millisecond.
    #[error("`{0}` has too many decimals")]
    TooFine(String),
    /// `0s`.
    #[error("`{0}` is not longer than zero")]
    Zero(String),
    /// Beyond [`limits::LONGEST_HOLD`].
    #[error("`{0}` is longer than a day")]
    TooLong(String),
    /// `2m..2m`.
    #[error("`{0}` has the same duration twice")]
    NoRange(String),
    /// `3m..2m`.
    #[error("`{0}` puts the longer duration first")]
    Reversed(String),
}

impl DurationError {
    /// A stable name in kebab-case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong(_) => "too-long",
            _ => "bad-duration",
        }
    }

    /// What to do about it: the corrected text, where it is clear what was meant.
    pub fn help(&self) -> String {
        match self {
            Self::NoUnit(text) => format!("write `\"{text}s\"` for seconds or `\"{text}m\"` for minutes"),
            Self::TooLong(_) => format!("the longest duration is {}", limits::LONGEST_HOLD),
            Self::Unreadable(text)
            | Self::TooFine(text)
            | Self::NoRange(text)
            | Self::Reversed(text)
            | Self::Zero(text) => match meant_length(text) {
                Some(meant) => format!("write `\"{meant}\"`"),
                None => "durations look like `30s`, `2m30s`, `1m15.5s`, `700ms` or `1h`".to_owned(),
            },
        }
    }
}

impl FromStr for Length {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        let length = sum_of_parts(text.trim())?;
        match length {
            Self::ZERO => Err(DurationError::Zero(text.to_owned())),
            _ => Ok(length),
        }
    }
}

impl FromStr for LengthRange {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        let Some((shortest, longest)) = text.split_once("..") else {
            return text.parse().map(Self::exactly);
        };
        let whole = |_: DurationError| DurationError::Unreadable(text.to_owned());
        let end = |end: &str| {
            end.parse::<Length>().map_err(|error| if meant_length(text).is_some() { whole(error) } else { error })
        };
        let range = Self { shortest: end(shortest)?, longest: end(longest)? };
        match range.shortest.cmp(&range.longest) {
            Ordering::Less => Ok(range),
            Ordering::Equal => Err(DurationError::NoRange(text.to_owned())),
            Ordering::Greater => Err(DurationError::Reversed(text.to_owned())),
        }
    }
}

/// Units from the largest to the smallest: a duration names them in this order.
const UNITS: [(&str, u64); 4] = [("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

fn sum_of_parts(text: &str) -> Result<Length, DurationError> {
    let unreadable = || DurationError::Unreadable(text.to_owned());
    let mut rest = text;
    let mut units = UNITS.as_slice();
    let mut total = Length::ZERO;
    if rest.is_empty() {
        return Err(unreadable());
    }
    while !rest.is_empty() {
        let (number, after) = split_at_first(rest, |c: char| !c.is_ascii_digit() && c != '.');
        let (unit, after) = split_at_first(after.trim_start(), |c: char| !c.is_ascii_alphabetic());
        if unit.is_empty() && after.is_empty() && !number.is_empty() {
            return Err(DurationError::NoUnit(text.to_owned()));
        }
        let position = units.iter().position(|(name, _)| *name == unit).ok_or_else(unreadable)?;
        total += part(number, units[position].1, text)?;
        units = &units[position + 1..];
        rest = after.trim_start();
    }
    match total > limits::LONGEST_HOLD {
        true => Err(DurationError::TooLong(text.to_owned())),
        false => Ok(total),
    }
}

fn split_at_first(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}

/// `number` times a unit of `unit_ms` milliseconds, exactly: a decimal too fine for that is refused.
fn part(number: &str, unit_ms: u64, text: &str) -> Result<Length, DurationError> {
    let unreadable = || DurationError::Unreadable(text.to_owned());
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    if decimals.len() > 3 || (unit_ms == 1 && !decimals.is_empty()) {
        return Err(DurationError::TooFine(text.to_owned()));
    }
    if whole.is_empty() || (number.contains('.') && decimals.is_empty()) || decimals.contains('.') {
        return Err(unreadable());
    }
    if whole.len() > 9 {
        return Err(DurationError::TooLong(text.to_owned()));
    }
    let thousandths: u64 = format!("{whole}{decimals:0<3}").parse().map_err(|_| unreadable())?;
    let in_unit = u128::from(thousandths) * u128::from(unit_ms) * u128::from(Length::FLICKS_PER_SECOND) / 1_000_000;
    let flicks = u64::try_from(in_unit).map_err(|_| DurationError::TooLong(text.to_owned()))?;
    Ok(Length::from_flicks(flicks))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(text: &str) -> u64 {
        text.parse::<Length>().unwrap_or_else(|error| panic!("{text}: {error}")).millis()
    }

    #[test]
    fn durations_are_read_as_people_write_them() {
        let cases = [("30s", 30_000), ("2m30s", 150_000), ("1m15.5s", 75_500), ("700ms", 700), ("1h", 3_600_000)];
        let more = [("2m 30s", 150_000), ("1.5m", 90_000), ("0.25s", 250), (" 5s ", 5_000), ("1h0m1s", 3_601_000)];
        for (text, ms) in cases.into_iter().chain(more) {
            assert_eq!(millis(text), ms, "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for (text, code) in [("30", "bad-duration"), ("99999h", "too-long"), ("99999999999999999999s", "too-long")] {
            assert_eq!(text.parse::<Length>().expect_err(text).code(), code);
        }
        for text in ["", "s", "-3s", "1s2m", "2m2m", "1e3s", "1.s", "1.2.3s", "0s", "1.2345s", "five"] {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_range_runs_from_the_shorter_to_the_longer() {
        let range: LengthRange = "2m..2m30s".parse().expect("a range");
        assert_eq!((range.shortest.millis(), range.longest.millis()), (120_000, 150_000));
        assert!(range.contains(range.longest) && !range.contains(Length::from_secs(151)));
        assert!(matches!("3m..2m".parse::<LengthRange>(), Err(DurationError::Reversed(_))));
        assert!("2m..2m".parse::<LengthRange>().is_err());
    }
}

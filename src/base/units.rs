//! Time and sample positions as types.
//!
//! Exact time is a whole number of flicks, [`Length::FLICKS_PER_SECOND`], in which a millisecond and one frame of
//! every usual sample rate are integers. It is converted to frames in one place and rounded once.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize};

/// A length of exact time: a non-negative whole number of flicks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(u64);

impl Length {
    /// 1 / 705 600 000 s divides 1 ms and a frame at 8, 11.025, 16, 22.05, 24, 32, 44.1, 48, 88.2 and 96 kHz.
    /// Source: the unit published as "flicks" by Oculus, 2018.
    pub const FLICKS_PER_SECOND: u64 = 705_600_000;
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// `milliseconds` thousandths of a second, exactly.
    pub const fn from_millis(milliseconds: u64) -> Self {
        Self(milliseconds * (Self::FLICKS_PER_SECOND / 1000))
    }

    /// `seconds` whole seconds, exactly.
    pub const fn from_secs(seconds: u64) -> Self {
        Self(seconds * Self::FLICKS_PER_SECOND)
    }

    /// The time that `frames` frames last at `rate`, rounded to the nearest flick (exact for the usual rates).
    pub const fn of_frames(frames: Frames, rate: SampleRate) -> Self {
        let rate = rate.hz() as u128;
        let flicks = frames.0 as u128 * Self::FLICKS_PER_SECOND as u128;
        Self(((flicks + rate / 2) / rate) as u64)
    }

    /// This length in frames at `rate`, rounded once, halves up: `round(length × rate)`.
    pub const fn frames(self, rate: SampleRate) -> Frames {
        let per_second = Self::FLICKS_PER_SECOND as u128;
        let product = self.0 as u128 * rate.hz() as u128;
        Frames(((product + per_second / 2) / per_second) as u64)
    }

    /// This length in seconds, for display and for measures that need no exactness.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / Self::FLICKS_PER_SECOND as f64
    }

    /// Whole milliseconds, rounded to the nearest.
    pub const fn millis(self) -> u64 {
        let per_milli = Self::FLICKS_PER_SECOND / 1000;
        (self.0 + per_milli / 2) / per_milli
    }

    /// The length as flicks.
    pub const fn flicks(self) -> u64 {
        self.0
    }

    /// A length of `flicks` flicks.
    pub const fn from_flicks(flicks: u64) -> Self {
        Self(flicks)
    }

    /// Half of this length, rounded down to a flick.
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// The next whole multiple of `step`, or this length if it is one.
    pub const fn rounded_up(self, step: Self) -> Self {
        Self(self.0.next_multiple_of(step.0))
    }

    /// The last whole multiple of `step` that is not longer.
    pub const fn rounded_down(self, step: Self) -> Self {
        Self(self.0 - self.0 % step.0)
    }

    /// As a person tells it, to a tenth of a second: `1.3 s`, `45 s`, `1 min 15.5 s`.
    pub fn told(self) -> String {
        let tenths = (self.millis() + 50) / 100;
        let (minutes, rest) = (tenths / 600, tenths % 600);
        let seconds = match rest % 10 {
            0 => format!("{} s", rest / 10),
            tenth => format!("{}.{tenth} s", rest / 10),
        };
        match (minutes, rest) {
            (0, _) => seconds,
            (_, 0) => format!("{minutes} min"),
            _ => format!("{minutes} min {seconds}"),
        }
    }

    /// The same, rounded up: what is missing, or needed, is never told as less than it is.
    pub fn told_up(self) -> String {
        self.rounded_up(Self::from_millis(100)).told()
    }

    /// `self − other`, or `None` when `other` is longer.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(flicks) => Some(Self(flicks)),
            None => None,
        }
    }

    /// `self − other`, or zero when `other` is longer.
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Mul<u64> for Length {
    type Output = Self;
    fn mul(self, times: u64) -> Self {
        Self(self.0 * times)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// As in a routine: `2m30s`, `45s`, `1h5m`, `0.250s`; milliseconds only when there are any.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all_ms = self.millis();
        let (hours, minutes) = (all_ms / 3_600_000, all_ms / 60_000 % 60);
        let (seconds, ms) = (all_ms / 1000 % 60, all_ms % 1000);
        if hours > 0 {
            write!(f, "{hours}h")?;
        }
        if minutes > 0 {
            write!(f, "{minutes}m")?;
        }
        match ms {
            0 if seconds > 0 || all_ms == 0 => write!(f, "{seconds}s"),
            0 => Ok(()),
            _ => {
                let thousandths = format!("{ms:03}");
                write!(f, "{seconds}.{}s", thousandths.trim_end_matches('0'))
            }
        }
    }
}

/// A point in exact time, counted from the first sample of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Length);

impl Instant {
    /// The first sample of the track.
    pub const START: Self = Self(Length::ZERO);

    /// The frame nearest to this instant at `rate`, halves up.
    pub const fn frame(self, rate: SampleRate) -> Frame {
        Frame(self.0.frames(rate).0)
    }

    /// The time that `frame` stands for at `rate`.
    pub const fn of_frame(frame: Frame, rate: SampleRate) -> Self {
        Self(Length::of_frames(Frames(frame.0), rate))
    }

    /// The next instant that is a whole multiple of `step`, or this one if it is.
    pub(crate) const fn rounded_up(self, step: Length) -> Self {
        Self(Length(self.0.0.next_multiple_of(step.0)))
    }

    /// The time from the start of the track to this instant.
    pub const fn since_start(self) -> Length {
        self.0
    }
}

impl Add<Length> for Instant {
    type Output = Self;
    fn add(self, length: Length) -> Self {
        Self(self.0 + length)
    }
}

impl AddAssign<Length> for Instant {
    fn add_assign(&mut self, length: Length) {
        self.0 += length;
    }
}

/// A clock reading, `M:SS.mmm` or `H:MM:SS.mmm`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.millis();
        let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        let text = match hours {
            0 => format!("{minutes}:{seconds:02}.{:03}", ms % 1000),
            _ => format!("{hours}:{minutes:02}:{seconds:02}.{:03}", ms % 1000),
        };
        f.pad(&text)
    }
}

/// A number of frames: one sample of each channel, at a rate known from the context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Frames(pub u64);

impl Frames {
    /// No frames.
    pub const ZERO: Self = Self(0);

    /// The count as a slice length. Callers use it for blocks and clips, which fit in memory.
    pub const fn len(self) -> usize {
        self.0 as usize
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of samples in a mono slice.
    pub const fn of(samples: &[f32]) -> Self {
        Self(samples.len() as u64)
    }
}

impl Add for Frames {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Frames {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Frames {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// The position of one frame, counted from 0 at the start of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Frame(pub u64);

impl Frame {
    /// The frames from `earlier` (inclusive) to `self` (exclusive). `earlier` must not be later than `self`.
    pub const fn since(self, earlier: Self) -> Frames {
        Frames(self.0 - earlier.0)
    }
}

impl Add<Frames> for Frame {
    type Output = Self;
    fn add(self, frames: Frames) -> Self {
        Self(self.0 + frames.0)
    }
}

impl Sub<Frames> for Frame {
    type Output = Self;
    fn sub(self, frames: Frames) -> Self {
        Self(self.0 - frames.0)
    }
}

/// Frames per second, 8 000 to 96 000 for a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SampleRate(u32);

impl SampleRate {
    /// The lowest rate of a track: telephone quality.
    pub const MIN: Self = Self(8_000);
    /// The highest rate of a track.
    pub const MAX: Self = Self(96_000);
    /// The rate of a track unless another is asked for.
    pub const DEFAULT: Self = Self(48_000);

    /// A rate of `hz` frames per second; `None` for 0.
    pub const fn new(hz: u32) -> Option<Self> {
        match hz {
            0 => None,
            _ => Some(Self(hz)),
        }
    }

    /// Frames per second.
    pub const fn hz(self) -> u32 {
        self.0
    }
}

impl fmt::Display for SampleRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} Hz", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CD: SampleRate = SampleRate(44_100);

    #[test]
    fn a_frame_of_every_usual_rate_is_a_whole_number_of_flicks() {
        for hz in [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000] {
            assert_eq!(Length::FLICKS_PER_SECOND % hz, 0, "{hz}");
        }
    }

    #[test]
    fn lengths_round_to_the_nearest_frame_halves_up() {
        assert_eq!(Length::from_secs(150).frames(CD), Frames(6_615_000));
        assert_eq!(Length::from_millis(15_500).frames(SampleRate(22_050)), Frames(341_775));
        assert_eq!(Length::from_millis(5).frames(CD), Frames(221), "220.5");
        assert_eq!(Length::from_millis(1).frames(CD), Frames(44), "44.1");
    }

    #[test]
    fn a_day_at_the_highest_rate_does_not_overflow() {
        let day = Length::from_secs(24 * 3600);
        assert_eq!(day.frames(SampleRate::MAX), Frames(24 * 3600 * 96_000));
    }

    #[test]
    fn lengths_are_written_as_in_a_routine() {
        let written =
            [(150_000, "2m30s"), (45_000, "45s"), (3_900_000, "1h5m"), (75_500, "1m15.5s"), (0, "0s"), (250, "0.25s")];
        for (ms, text) in written {
            assert_eq!(Length::from_millis(ms).to_string(), text);
        }
    }

    #[test]
    fn lengths_are_told_in_seconds_and_tenths_and_what_is_needed_is_rounded_up() {
        for (ms, told, up) in [
            (1_234, "1.2 s", "1.3 s"),
            (1_300, "1.3 s", "1.3 s"),
            (45_000, "45 s", "45 s"),
            (60_000, "1 min", "1 min"),
            (75_449, "1 min 15.4 s", "1 min 15.5 s"),
            (59_990, "1 min", "1 min"),
            (1, "0 s", "0.1 s"),
        ] {
            let length = Length::from_millis(ms);
            assert_eq!((length.told(), length.told_up()), (told.to_owned(), up.to_owned()));
        }
        let (just_over, second) = (Length::from_flicks(Length::FLICKS_PER_SECOND + 1), Length::from_secs(1));
        assert_eq!(just_over.rounded_up(second), Length::from_secs(2));
        assert_eq!((just_over.rounded_down(second), second.rounded_up(second)), (second, second));
    }

    #[test]
    fn instants_read_like_a_clock() {
        assert_eq!((Instant::START + Length::from_millis(61_005)).to_string(), "1:01.005");
        assert_eq!((Instant::START + Length::from_secs(3_600)).to_string(), "1:00:00.000");
    }
}

//! Converts frames to the time units of the files beside the audio, in exact arithmetic, rounded once.

use crate::base::{Frame, Instant, Length, SampleRate};

/// `frame` in units of one `per_second`th of a second, rounded to the nearest, halves up.
pub(crate) fn nearest(frame: Frame, rate: SampleRate, per_second: u64) -> u64 {
    let flicks = u128::from(Instant::of_frame(frame, rate).since_start().flicks()) * u128::from(per_second);
    let second = u128::from(Length::FLICKS_PER_SECOND);
    ((flicks + second / 2) / second) as u64
}

/// `frame` in units of one `per_second`th of a second, rounded down: a player that jumps there misses nothing.
pub(crate) fn not_after(frame: Frame, rate: SampleRate, per_second: u64) -> u64 {
    (u128::from(frame.0) * u128::from(per_second) / u128::from(rate.hz())) as u64
}

/// `HH:MM:SS`, `separator` and three digits.
pub(crate) fn hours(ms: u64, separator: char) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{separator}{:03}", ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CD: SampleRate = SampleRate::new(44_100).expect("not 0");

    #[test]
    fn captions_round_to_the_nearest_millisecond_and_chapters_down() {
        assert_eq!(nearest(Frame(66), CD, 1000), 1, "1.497 ms");
        assert_eq!(nearest(Frame(67), CD, 1000), 2, "1.519 ms");
        assert_eq!(not_after(Frame(88), CD, 1000), 1, "1.995 ms");
        assert_eq!(not_after(Frame(44_100), CD, 75), 75, "a whole second stays whole");
    }

    #[test]
    fn a_day_does_not_overflow() {
        let day = Frame(24 * 3600 * 96_000);
        assert_eq!(nearest(day, SampleRate::MAX, 1_000_000), 24 * 3600 * 1_000_000);
        assert_eq!(not_after(day, SampleRate::MAX, 1_000_000), 24 * 3600 * 1_000_000);
    }
}

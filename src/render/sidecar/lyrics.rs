//! Lyrics (LRC) with times to the nearest hundredth of a second: a phone shows the current instruction, in silence too.

use super::captions::captions;
use super::line::one_line;
use super::position::nearest;
use crate::base::{Frame, SampleRate};
use crate::timeline::Timeline;

/// Hundredths of a second.
const RESOLUTION: u64 = 100;

/// LRC. Square brackets are its syntax, so round ones replace them in words.
pub(crate) fn lrc(timeline: &Timeline) -> String {
    let end = nearest(Frame(0) + timeline.length, timeline.rate, RESOLUTION);
    let mut text = format!("[ti:{}]\n[length:{}]\n[re:nightcue]\n", words(&timeline.title), time(end));
    for caption in captions(timeline) {
        text.push_str(&timed(caption.start, timeline.rate, &caption.lines.join(" – ")));
    }
    text
}

/// The line for `text`, which is heard from `start` on.
pub(crate) fn timed(start: Frame, rate: SampleRate, text: &str) -> String {
    format!("[{}]{}\n", time(nearest(start, rate, RESOLUTION)), words(text))
}

/// `MM:SS.cc`; more than 99 minutes take more digits, as players expect.
fn time(hundredths: u64) -> String {
    format!("{:02}:{:02}.{:02}", hundredths / 6000, hundredths / 100 % 60, hundredths % 100)
}

fn words(text: &str) -> String {
    one_line(text).replace('[', "(").replace(']', ")")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sidecar::fixture::{timeline, with_words};

    #[test]
    fn minutes_exceed_59_instead_of_turning_into_hours() {
        assert_eq!(time(6000 * 719 + 5999), "719:59.99");
    }

    #[test]
    fn words_are_not_taken_for_a_time() {
        assert!(lrc(&with_words("[00:01.00] now")).contains("](00:01.00) now\n"));
    }

    #[test]
    fn lrc_as_written() {
        insta::assert_snapshot!(lrc(&timeline()));
    }
}

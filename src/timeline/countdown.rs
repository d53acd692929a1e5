//! The countdown of a hold or a rest: a tone, a word or a sound of the routine on every second before its end.

use super::overrun::over_a_second;
use super::place::Layout;
use super::placement::Kind;
use crate::base::{Frame, Frames, Length};
use crate::routine::Countdown;
use crate::script::Prompt;
use crate::sound::ToneKind;

impl Layout<'_> {
    /// Places the marks of a countdown, at whole seconds before `end`: the words `counted`, or tones if there are none.
    pub(super) fn place_marks(&mut self, countdown: Countdown, counted: &[Prompt], end: Frame) {
        let second = Length::from_secs(1).frames(self.rate);
        for (index, seconds) in (1..=u64::from(countdown.marks)).rev().enumerate() {
            let start = end - Length::from_secs(seconds).frames(self.rate);
            let after = match counted.get(index) {
                Some(prompt) => self.place_words(prompt, Kind::Reminder, start),
                None => self.place_tone(ToneKind::Mark, Kind::Mark, start),
            };
            let (heard, over) = (after.since(start), after.0.saturating_sub((start + second).0));
            if over > 0 && (index == 0 || index == counted.len() - 1) {
                let what = counted.get(index).or(self.script.tones.countdown.as_ref());
                let [lasts, over] = [heard, Frames(over)].map(|frames| Length::of_frames(frames, self.rate));
                if let Some(what) = what {
                    self.overrun(over_a_second(what, countdown.span, lasts, over), start + second, after);
                }
            }
        }
    }
}

//! One hold or movement, and the silences around it. Where they become long, the listener hears that there is no hurry.

use super::chosen::ChosenLength;
use super::cue::{Cue, HeldTime, HoldTones, Pacing};
use super::fill::Moment;
use super::holds;
use super::writer::{Part, Writer};
use crate::base::{self, Length};
use crate::routine::{BreathPart, BreathSound, Countdown, Hold};
use crate::words::Phrase;

impl<'a> Writer<'a> {
    /// Adds one hold of `length`. In a rest that lasts exactly to its start tone the time to settle is part of the rest.
    pub(super) fn held(&mut self, hold: &'a Hold, length: Length, tones: HoldTones, moment: &Moment, part: &Part) {
        let words = holds::words(hold, length, moment, self);
        self.heard += words.len();
        let Part { title, step, side, .. } = part.clone();
        let range = hold.range_in(moment.pass.round);
        let Hold { is_movement, step: step_length, span, has_tones, .. } = *hold;
        self.chosen.note(ChosenLength { what: title.clone(), range, step: step_length, span, length, times: 1 });
        let counted = self.counted(hold.countdown.marks, moment);
        let countdown = if has_tones || !counted.is_empty() { hold.countdown } else { Countdown::default() };
        let settle = self.session.tempo.of(hold.settle);
        let settle = if self.open_rest.is_open() { settle } else { self.settle(settle) };
        let pacing = self.pacing(hold, moment);
        // The first word marks the start itself.
        let is_marked = pacing.as_ref().is_some_and(Pacing::begins_with_words);
        let HoldTones { no_start, no_end, beats } = tones;
        let tones = HoldTones { no_start: no_start || is_marked || !has_tones, no_end: no_end || !has_tones, beats };
        self.push(Cue::Hold(HeldTime {
            is_movement,
            length,
            range,
            span,
            step,
            title,
            side,
            rep: Some(moment.rep).filter(|rep| *rep > 0),
            reps: Some(moment.reps).filter(|reps| *reps > 0),
            settle,
            countdown,
            counted,
            words,
            pacing,
            tones,
        }));
    }

    /// Waits for `length`. Where more than [`base::LONGEST_WORDLESS`] would pass without a word, the tool says one; the
    /// silences around it add up to `length`.
    pub(super) fn wait(&mut self, length: Length) {
        if length > base::LONGEST_MOVE || !self.says(Phrase::TakeYourTime) {
            return self.pause(length);
        }
        let whole = self.silent + length;
        let parts = whole.millis().div_ceil(base::LONGEST_WORDLESS.millis()).max(1);
        let mut left = length;
        for part in 1..parts {
            let from_start = Length::from_millis(whole.millis() * part / parts);
            let before = from_start.saturating_sub(whole.saturating_sub(left));
            self.pause(before);
            left = left.saturating_sub(before);
            self.say_own(&[Phrase::TakeYourTime], &Moment::default());
        }
        self.pause(left);
    }

    fn pause(&mut self, length: Length) {
        if length > Length::ZERO {
            self.push(Cue::Pause(length));
        }
    }

    /// The time to settle that is left before a start tone, once the tool has said what a longer one needs.
    fn settle(&mut self, settle: Length) -> Length {
        let whole = self.silent + settle;
        let is_short = whole <= base::LONGEST_WORDLESS;
        if is_short || settle > base::LONGEST_MOVE || !self.says(Phrase::TakeYourTime) {
            return settle;
        }
        let last = settle.half().min(base::LONGEST_WORDLESS.half());
        self.wait(settle.saturating_sub(last));
        if self.silent + last > base::LONGEST_WORDLESS {
            self.say_own(&[Phrase::TakeYourTime], &Moment::default());
        }
        last
    }

    fn pacing(&mut self, hold: &Hold, moment: &Moment) -> Option<Pacing> {
        let rhythm = hold.breath.filter(|_| hold.flow.is_empty())?;
        match rhythm.sound {
            BreathSound::None => None,
            BreathSound::Tone => hold.has_tones.then_some(Pacing::Tones(rhythm)),
            BreathSound::Words | BreathSound::WordsThenTones => {
                let there: Vec<BreathPart> = rhythm.parts().map(|(part, _)| part).collect();
                let words = there.into_iter().filter_map(|part| Some((part, self.own_prompt(phrase(part), moment)?)));
                let parts = words.collect();
                let then_tones = rhythm.sound == BreathSound::WordsThenTones;
                Some(Pacing::Words { rhythm, parts, then_tones })
            }
        }
    }
}

/// What is said where `part` begins.
const fn phrase(part: BreathPart) -> Phrase {
    match part {
        BreathPart::In => Phrase::BreatheIn,
        BreathPart::Full => Phrase::BreatheFull,
        BreathPart::Out => Phrase::BreatheOut,
        BreathPart::Empty => Phrase::BreatheEmpty,
    }
}

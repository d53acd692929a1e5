//! Repetitions of a hold or a movement: each counted, and at an exact distance from the next.

use super::chosen::ChosenLength;
use super::cue::{Cue, HoldTones, Lead, RestTime};
use super::fill::Moment;
use super::writer::{Part, Writer};
use crate::base::Length;
use crate::routine::{Countdown, Counting, Hold, Repetitions, Spacing};
use crate::words::Phrase;

impl<'a> Writer<'a> {
    /// All repetitions of `hold`.
    pub(super) fn repetitions(&mut self, hold: &'a Hold, repetitions: Repetitions, moment: &Moment, part: &Part) {
        let reps = self.session.reps(repetitions.count);
        self.chosen.note_count("reps", &part.title, repetitions.count, reps);
        if let Spacing::Beat(beat) = repetitions.spacing {
            return self.beats(hold, repetitions, beat, &Moment { reps, ..moment.clone() }, part);
        }
        let length = self.session.length(hold, moment.pass.round);
        let back = match repetitions.spacing {
            Spacing::Back(back) => self.session.chosen(&back),
            Spacing::Every(every) | Spacing::Beat(every) => every.saturating_sub(length),
        };
        if let Spacing::Back(written) = repetitions.spacing {
            let once = ChosenLength::once("way back", &part.title, written, back);
            self.chosen.note(ChosenLength { times: u64::from(reps), ..once });
        }
        for rep in 1..=reps {
            let moment = Moment { rep, reps, ..moment.clone() };
            if repetitions.counting == Counting::Voice
                && let Some(prompt) = self.own_prompt(Phrase::Count, &moment)
            {
                self.push(Cue::Say(prompt));
            }
            let is_silent = repetitions.counting == Counting::None;
            let tones = HoldTones { no_start: is_silent, no_end: is_silent, beats: Vec::new() };
            self.held(hold, length, tones, &moment, part);
            let rest = RestTime {
                length: back,
                span: repetitions.span,
                countdown: Countdown::default(),
                counted: Vec::new(),
                words: Vec::new(),
                lead: Lead::default(),
                is_exact: true,
            };
            match rep < reps {
                true => self.push(Cue::Rest(rest)),
                false => self.push(Cue::Pause(back)),
            }
        }
    }

    /// Repetitions on a beat: one stretch of time, in which every one is counted on its frame.
    fn beats(&mut self, hold: &'a Hold, repetitions: Repetitions, beat: Length, moment: &Moment, part: &Part) {
        let length = beat * u64::from(moment.reps);
        let onsets: Vec<Length> = (0..u64::from(moment.reps)).map(|number| beat * number).collect();
        let beats = if repetitions.counting == Counting::Tone { onsets } else { Vec::new() };
        let tones = HoldTones { no_start: true, no_end: repetitions.counting == Counting::None, beats };
        self.held(hold, length, tones, moment, part);
    }
}

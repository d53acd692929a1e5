//! Sentences with a length of time: holds, movements, rests, breaths.

use std::ops::Range;

use super::state::{LONGEST_REPEATED, StepBuilder};
use crate::base::LengthRange;
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::few::Few;
use crate::routine::import::lexis::Lexis;
use crate::routine::import::meaning::{Meaning, Purpose, Timing};
use crate::routine::import::saying::{piece_ends, said};
use crate::routine::import::token::{BETWEEN, Token, TokenKind, begins, tokens};

/// A sentence of so few words and signs can only be about the time that is held.
const BARE: usize = 5;

/// A comment for a person.
const PACE: &str = "the text does not say how fast: `every` is assumed";

/// Whether a word says more than how often and how long.
fn says_what(token: &Token, lexis: &Lexis) -> bool {
    let counts = [
        lexis.repetitions,
        lexis.sets,
        lexis.times,
        lexis.rest,
        lexis.repeat,
        lexis.minutes,
        lexis.seconds,
        lexis.common,
        &BETWEEN,
    ];
    let known = counts.iter().any(|words| begins(std::slice::from_ref(token), words, &[]).is_some());
    token.kind == TokenKind::Word
        && token.text.chars().count() > 2
        && !known
        && lexis.numbers.iter().all(|(word, _)| *word != token.text)
}

/// Whether a length is a number that one counts to.
fn counts_aloud(written: &str) -> bool {
    let written = written.to_lowercase();
    ["count", "zähl", "compt", "cuent", "conta"].iter().any(|word| written.contains(word))
}

impl StepBuilder<'_, '_> {
    /// A sentence with a length of time, or a number of breaths.
    pub(super) fn timed(&mut self, line: usize, text: &str, meaning: &Meaning) {
        self.set_sides(meaning.sides);
        if let (Some(breaths), true) = (meaning.breaths, meaning.timings.is_empty()) {
            return self.breaths(line, text, meaning, breaths);
        }
        let ends = piece_ends(text, &meaning.timings, self.around.lexis);
        let mut from = 0;
        let are_sides = self.is_one_hold_on_two_sides(text, &ends, meaning);
        let timings = if are_sides { &meaning.timings[..1] } else { &meaning.timings };
        for (timing, end) in timings.iter().zip(ends) {
            self.timing(line, text, from..end, timing, meaning);
            from = end;
        }
        if are_sides {
            self.other_side_follows(line, &text[from..]);
        }
        match self.only_again(text, meaning) {
            Some(again) => self.once_more(line, text, again),
            None => self.counts_of_timed(line, text, meaning),
        }
    }

    /// One length of time, and the words about it.
    fn timing(&mut self, line: usize, text: &str, piece: Range<usize>, timing: &Timing, meaning: &Meaning) {
        let range = timing.range;
        if (timing.is_way_back || timing.is_way_there && self.came_there(line)) && self.can_come_back() {
            return self.way_back(line, &text[piece.clone()], said(text, piece, timing, meaning), range);
        }
        let (then, key) = match timing.purpose {
            Purpose::Hold | Purpose::LikelyHold => (After::Hold(range), "hold"),
            Purpose::Movement => (After::Movement(range), "for"),
            Purpose::Rest if self.is_rest_of_rounds(&text[piece.clone()], meaning) => {
                self.step.rest = Some(range);
                return self.around.notes.found(line, &text[piece], format!("rest = \"{range}\" between the rounds"));
            }
            Purpose::Rest => (After::Rest(range), "rest"),
            Purpose::RestBetween => {
                self.step.rest = Some(range);
                return self.around.notes.found(line, &text[piece], format!("rest = \"{range}\" between the rounds"));
            }
            Purpose::Other => return self.other_time(line, &text[piece], range, meaning),
        };
        self.around.notes.found(line, &text[piece.clone()], format!("{key} = \"{range}\""));
        let mut action = DraftAction::new(line, said(text, piece.clone(), timing, meaning), then);
        if counts_aloud(&text[timing.span.clone()]) {
            action.looks.push("one count is taken for a second".to_owned());
        }
        if timing.purpose == Purpose::LikelyHold && meaning.length > BARE {
            action.looks.push("is this a hold, or a movement (`for`)?".to_owned());
        }
        action.written = Some(text[piece].trim().to_owned());
        action.is_way_there = timing.is_way_there;
        self.join_way_there(&mut action);
        self.add(action);
    }

    /// Whether a sentence only has a rest, and rounds or sets were named before: `3 sets of 10. Rest: 45 s`.
    fn is_rest_of_rounds(&self, text: &str, meaning: &Meaning) -> bool {
        let is_long = |range: LengthRange| range.shortest >= LONGEST_REPEATED;
        let held = self.step.actions.iter().rev().find_map(DraftAction::held);
        let has_rounds = self.step.rounds.is_some() || meaning.times.is_some() && held.is_some_and(is_long);
        let names_sets = meaning.sets.is_some() && (meaning.timings.len() == 1 || meaning.times.is_none());
        names_sets || has_rounds && tokens(text).iter().all(|token| !says_what(token, self.around.lexis))
    }

    /// A time that is neither held nor moved nor rested.
    fn other_time(&mut self, line: usize, text: &str, range: LengthRange, meaning: &Meaning) {
        self.around.notes.found(line, text, "said as it is: its time is no hold");
        let then = self.pause_after(text, meaning);
        let mut action = DraftAction::new(line, text.trim(), then);
        action.is_safety = meaning.warns;
        action.looks.push(format!("{range} was not taken for a hold"));
        self.add(action);
    }

    fn breaths(&mut self, line: usize, text: &str, meaning: &Meaning, breaths: Few) {
        self.around.notes.found(line, text, format!("hold = \"{}\"", breaths.breaths()));
        let mut action = DraftAction::new(line, text, After::Breaths(breaths));
        action.looks.push("the text does not say how fast to breathe: `breath` is assumed".to_owned());
        self.add(action);
        self.counts_of_timed(line, text, meaning);
    }

    /// How often what was held is done, where the same sentence says so.
    fn counts_of_timed(&mut self, line: usize, text: &str, meaning: &Meaning) {
        if let Some(sets) = meaning.sets {
            self.rounds(line, text, sets, true);
        }
        match meaning.times {
            Some(times) if self.step.actions.iter().any(DraftAction::lasts) => self.times_of_last(line, text, times),
            Some(times) => self.beat(line, text, times),
            None => {}
        }
    }

    /// A movement is done `times` times: the one before a bare number, or the words themselves.
    pub(super) fn beat(&mut self, line: usize, words: &str, times: Few) {
        self.around.notes.found(line, words, format!("reps = {}", times.written()));
        let is_movement = |action: &&mut DraftAction| {
            matches!(action.then, After::Nothing | After::AssumedPause(_))
                && !action.is_safety
                && tokens(words).iter().all(|token| !says_what(token, self.around.lexis))
        };
        match self.step.actions.last_mut().filter(is_movement) {
            Some(action) => {
                (action.then, action.reps, action.with) = (After::Beat, Some(times), None);
                action.looks.push(PACE.to_owned());
                self.is_after_hold = true;
            }
            None => {
                let mut action = DraftAction::new(line, words, After::Beat);
                action.reps = Some(times);
                action.looks.push(PACE.to_owned());
                self.add(action);
            }
        }
    }

    /// The last hold is done `times` times: repeated if it is short, in rounds if it is long.
    pub(super) fn times_of_last(&mut self, line: usize, text: &str, times: Few) {
        self.join_way_there_and_back();
        self.join_way_back();
        let lasting = self.step.actions.iter().filter(|action| action.lasts() && action.with.is_none()).count();
        if lasting > 1 && self.step.rounds.is_none() {
            self.look("is all of this repeated, or only the last of it? All of it is: `rounds`");
            return self.rounds(line, text, times, false);
        }
        if lasting > 1 && self.step.are_sets {
            self.look(format!("{} times: all of this, or the last of it? It is not written down", times.written()));
            return self.around.notes.found(line, text, "a comment: how much of it is repeated is open");
        }
        let Some(action) = self.step.actions.iter_mut().rev().find(|action| action.lasts()) else { return };
        let is_short = action.held().is_some_and(|range| range.shortest < LONGEST_REPEATED);
        if is_short && action.reps.is_none() {
            action.reps = Some(times);
            if action.back.is_none() {
                action.looks.push("the text does not say how long the way back takes: `back` is assumed".to_owned());
            }
            return self.around.notes.found(line, text, format!("reps = {}", times.written()));
        }
        self.rounds(line, text, times, false);
    }
}

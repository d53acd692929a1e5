//! The state of a rehearsal: a routine heard live, moment by moment.
//!
//! A hold that nobody skips lasts exactly as long as the script says, not counting pauses, however late the ticks come; the words are
//! the script's, in its order. No clock, sound or terminal in here: the caller passes in clock readings, keys and the news that a line
//! has been spoken, and carries out the [`Act`]s it gets back.

use std::collections::VecDeque;

use super::groups::Groups;
use super::pace::VoicePace;
use super::stretch::Stretch;
use crate::base::Length;
use crate::script::{Prompt, Script};
use crate::sound::Phase as BreathPhase;
use crate::words::Phrasebook;

/// What the caller has to do, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin to say this. Only asked for while the voice is silent.
    Speak(Line),
    /// Stop speaking at once. Do not report the end of the line that was cut short.
    Hush,
    /// Report that something begins or ends.
    Tell(Told),
}

/// Words, as a person reads them and as a voice gets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As written, with every placeholder filled in.
    pub text: String,
    /// Numbers and units written as words.
    pub said: String,
}

/// Something that begins or ends, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Since the rehearsal began, not counting pauses. Exact: a late tick does not move it.
    pub at: Length,
    /// What.
    pub what: Happening,
}

/// Something that begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A labelled part begins.
    Chapter(String),
    /// Words begin.
    Words(String),
    /// Time to move begins.
    Pause(Length),
    /// A hold begins.
    Hold(Length),
    /// This many seconds of a hold or a rest are left.
    Mark(u32),
    /// An inhale or an exhale begins.
    Breath(BreathPhase),
    /// A hold is over.
    HoldOver,
    /// A rest begins.
    Rest(Length),
    /// A rest is over.
    RestOver,
    /// The user stopped the clock.
    Paused,
    /// The user started it again.
    Resumed,
    /// The rehearsal is over.
    Over,
}

/// A rehearsal in progress.
#[derive(Debug)]
pub struct Rehearsal<'a> {
    pub(super) script: &'a Script,
    pub(super) phrases: &'static Phrasebook,
    pub(super) groups: Groups,
    /// Whether words replace the tones of a hold: its start, its last seconds, its end.
    marks_aloud: bool,
    pub(super) clock: Clock,
    /// The cue in progress, or about to begin.
    pub(super) at: usize,
    /// The cue that was begun last; in the gap before the next one it is still what the user means by "this".
    pub(super) present: usize,
    /// When the current group of cues began.
    pub(super) began: Length,
    pub(super) phase: Phase<'a>,
    /// Words outside holds do not begin before this: they leave a gap after what was said before.
    pub(super) free_from: Length,
    pub(super) speaking: Option<Speaking>,
    /// The line that a pause cut short.
    pub(super) cut_short: Option<Speaking>,
    pub(super) pace: VoicePace,
    /// The words that were spoken last.
    pub(super) shown: String,
    missed: Vec<String>,
    pub(super) acts: Vec<Act>,
}

/// What is going on.
#[derive(Debug)]
pub(super) enum Phase<'a> {
    /// The current cue begins as soon as the voice is silent, but not before this.
    Ready { since: Length },
    /// Silence.
    Waiting { from: Length, until: Length, what: Wait },
    /// The words of the current cue are being spoken.
    Saying,
    /// A hold or a rest.
    Within(Stretch<'a>),
    /// The rehearsal is over.
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// Before the first sound.
    LeadIn,
    /// Time to move.
    Move,
    /// Time to get into position, before a hold.
    Settle,
}

/// A line that the voice has begun.
#[derive(Clone, Debug)]
pub(super) struct Speaking {
    pub(super) line: Line,
    pub(super) began: Length,
    /// Whether it is in the script; otherwise it replaces a tone.
    pub(super) is_script: bool,
}

/// The time since the beginning, not counting pauses.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// The running time at the latest reading.
    pub(super) now: Length,
    pub(super) paused: Length,
    pub(super) paused_since: Option<Length>,
}

impl Clock {
    /// Takes a reading of the outer clock; one earlier than the last changes nothing.
    pub(super) fn read(&mut self, outer: Length) {
        let outer = self.paused_since.unwrap_or(outer);
        self.now = self.now.max(outer.saturating_sub(self.paused));
    }
}

impl<'a> Rehearsal<'a> {
    /// A rehearsal of `script` from its beginning. With `marks_aloud`, words replace the tones of a hold.
    pub fn new(script: &'a Script, marks_aloud: bool) -> Self {
        let until = script.pace.lead_in;
        Self {
            script,
            phrases: Phrasebook::of(script.language),
            groups: Groups::of(script),
            marks_aloud,
            clock: Clock::default(),
            at: 0,
            present: 0,
            began: Length::ZERO,
            phase: Phase::Waiting { from: Length::ZERO, until, what: Wait::LeadIn },
            free_from: Length::ZERO,
            speaking: None,
            cut_short: None,
            pace: VoicePace::default(),
            shown: String::new(),
            missed: Vec::new(),
            acts: Vec::new(),
        }
    }

    /// Starts at `step` (from 1) instead, if there is such a step.
    #[must_use]
    pub fn from_step(mut self, step: usize) -> Self {
        self.at = self.groups.first_of_step(self.script, step).unwrap_or(0);
        self.present = self.at;
        self
    }

    /// Whether the rehearsal is over.
    pub const fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over)
    }

    /// Words in holds that this voice left no time for.
    pub fn missed(&self) -> &[String] {
        &self.missed
    }

    pub(super) fn tell(&mut self, at: Length, what: Happening) {
        self.acts.push(Act::Tell(Told { at, what }));
    }

    pub(super) fn line(&self, prompt: &Prompt) -> Line {
        Line { text: prompt.text.clone(), said: self.script.said(prompt.utterance).to_owned() }
    }

    /// Speaks words of the script.
    pub(super) fn speak(&mut self, prompt: &Prompt, at: Length) {
        let line = self.line(prompt);
        self.tell(at, Happening::Words(line.text.clone()));
        self.shown.clone_from(&line.text);
        self.begin_to_speak(Speaking { line, began: at, is_script: true });
    }

    /// Speaks words in place of a tone, if asked for and the voice is silent.
    pub(super) fn mark_aloud(&mut self, text: &str, at: Length) {
        if self.marks_aloud && self.speaking.is_none() {
            let line = Line { text: text.to_owned(), said: text.to_owned() };
            self.begin_to_speak(Speaking { line, began: at, is_script: false });
        }
    }

    pub(super) fn begin_to_speak(&mut self, speaking: Speaking) {
        self.acts.push(Act::Speak(speaking.line.clone()));
        self.speaking = Some(speaking);
    }

    pub(super) fn miss(&mut self, late: VecDeque<&Prompt>) {
        self.missed.extend(late.into_iter().map(|prompt| prompt.text.clone()));
    }
}

//! A timeline in the making, and how words and tones are placed on it.

use crate::base::{Decibels, Diagnostic, Frame, Instant, Length, SampleRate};
use crate::script::{Prompt, Script};
use crate::sound::ToneKind;
use crate::speech::Clips;
use crate::timeline::placement::{ChapterSpan, HoldSpan, Kind, Overrun, PauseSpan, Placement, RestSpan, Sound};

/// The stretch of a hold that words can use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The hold's start.
    pub start: Frame,
    /// After the start tone.
    pub free_from: Frame,
    /// The first mark of the countdown, or the hold's end.
    pub free_to: Frame,
}

/// A timeline in the making.
pub(super) struct Layout<'a> {
    pub(super) script: &'a Script,
    pub(super) clips: &'a dyn Clips,
    pub(super) rate: SampleRate,
    pub(super) placements: Vec<Placement>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) overruns: Vec<Overrun>,
    pub(super) holds: Vec<HoldSpan>,
    pub(super) rests: Vec<RestSpan>,
    pub(super) pauses: Vec<PauseSpan>,
    pub(super) chapters: Vec<ChapterSpan>,
    /// The end of everything placed so far.
    pub(super) clock: Instant,
    /// Where the last hold ended, if nothing but its end tone was heard since.
    pub(super) held_until: Option<Frame>,
    /// Whether a sound ends at the clock, so that the next prompt waits for the gap.
    pub(super) after_sound: bool,
    /// Whether words outside a hold end at the clock.
    pub(super) after_words: bool,
}

impl<'a> Layout<'a> {
    pub(super) fn new(script: &'a Script, clips: &'a dyn Clips, rate: SampleRate) -> Self {
        Self {
            script,
            clips,
            rate,
            placements: Vec::new(),
            problems: Vec::new(),
            overruns: Vec::new(),
            holds: Vec::new(),
            rests: Vec::new(),
            pauses: Vec::new(),
            chapters: Vec::new(),
            clock: Instant::START + script.pace.lead_in,
            held_until: None,
            after_sound: false,
            after_words: false,
        }
    }

    /// The silence before the next prompt: none where nothing is heard right before it.
    pub(super) const fn gap(&self) -> Length {
        if self.after_sound { self.script.pace.gap } else { Length::ZERO }
    }

    /// Places `prompt` at `start` and returns the frame after its last.
    pub(super) fn place_words(&mut self, prompt: &Prompt, kind: Kind, start: Frame) -> Frame {
        let end = start + self.clips.frames(prompt.utterance, self.rate);
        let (sound, text, written) =
            (Sound::Utterance(prompt.utterance), prompt.text.clone(), prompt.span.or(prompt.quoted));
        self.placements.push(Placement { kind, sound, text, written, gain: Decibels(0.0), start, end });
        end
    }

    /// Notes `problem` about words or sounds that are heard from `from` to `to`, where something else is.
    pub(super) fn overrun(&mut self, problem: Diagnostic, from: Frame, to: Frame) {
        let written = problem.primary.as_ref().map(|label| label.span);
        self.overruns.push(Overrun { written, start: from, end: to });
        self.problems.push(problem);
    }

    /// Places `tone`, or what the routine has in its place, and returns the frame after its last.
    pub(super) fn place_tone(&mut self, tone: ToneKind, kind: Kind, start: Frame) -> Frame {
        if let Some(prompt) = self.in_place_of(tone) {
            let end = self.place_words(prompt, kind, start);
            if let Some(placed) = self.placements.last_mut() {
                placed.gain = tone.below_loudest();
            }
            return end;
        }
        let (sound, end) = (Sound::Tone(tone), start + tone.frames(self.rate));
        let (text, written) = (String::new(), None);
        self.placements.push(Placement { kind, sound, text, written, gain: Decibels(0.0), start, end });
        end
    }

    /// What the routine has in place of `tone`.
    const fn in_place_of(&self, tone: ToneKind) -> Option<&'a Prompt> {
        let script: &'a Script = self.script;
        match tone {
            ToneKind::Start => script.tones.start.as_ref(),
            ToneKind::Mark => script.tones.countdown.as_ref(),
            ToneKind::End => script.tones.end.as_ref(),
        }
    }
}

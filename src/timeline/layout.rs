//! From a [`Script`] and the length of every clip to a [`Timeline`], or every overrun. Positions outside holds come
//! from one exact clock; those inside a hold are counted from its own start or end.

use super::place::Layout;
use super::placement::{ChapterSpan, Kind, PauseSpan, Placement, Sound, Timeline};
use super::{hold, rest};
use crate::base::{self, Decibels, Diagnostic, Frame, Frames, Instant, Length, SampleRate, in_file_order};
use crate::script::{Chapter, Cue, Prompt, Script};
use crate::sound::Wake;
use crate::speech::Clips;

/// Time goes on at a multiple of this after words outside a hold: when words change, whatever comes later moves by whole MPEG frames (1152
/// samples at 48 kHz) and need not be encoded anew.
const GRID: Length = Length::from_millis(24);

/// Places everything in `script` at `rate`.
///
/// # Errors
/// Everything that does not fit in its place, and a track longer than the limit.
pub fn lay_out(script: &Script, clips: &dyn Clips, rate: SampleRate) -> Result<Timeline, Vec<Diagnostic>> {
    laid(script, clips, rate).finish()
}

/// How long the track of `script` lasts, whether or not everything fits in its place; at most a little over [`base::LONGEST_TRACK`].
pub fn total(script: &Script, clips: &dyn Clips, rate: SampleRate) -> Frames {
    laid(script, clips, rate).end().since(Frame(0))
}

pub(super) fn laid<'a>(script: &'a Script, clips: &'a dyn Clips, rate: SampleRate) -> Layout<'a> {
    let mut layout = Layout::new(script, clips, rate);
    for cue in &script.cues {
        layout.cue(cue);
        if layout.clock.since_start() > base::LONGEST_TRACK {
            layout.problems.push(too_long(cue));
            break;
        }
    }
    layout
}

fn too_long(cue: &Cue) -> Diagnostic {
    let message = format!("the track would be longer than {}", base::LONGEST_TRACK);
    let problem = Diagnostic::error("track-too-long", message).help("use fewer rounds or shorter holds");
    match cue {
        Cue::Hold(hold) => problem.at(hold.span, "the limit is exceeded here"),
        Cue::Rest(rest) => problem.at(rest.span, "the limit is exceeded here"),
        _ => problem,
    }
}

impl Layout<'_> {
    /// The end of the track.
    fn end(&self) -> Frame {
        (self.clock + self.script.pace.lead_out).frame(self.rate)
    }

    fn finish(self) -> Result<Timeline, Vec<Diagnostic>> {
        if !self.problems.is_empty() {
            return Err(in_file_order(self.problems));
        }
        Ok(self.timeline())
    }

    /// What was placed.
    pub(super) fn timeline(mut self) -> Timeline {
        self.wake();
        let end = self.end();
        let starts: Vec<Frame> = self.chapters.iter().map(|chapter| chapter.start).skip(1).chain([end]).collect();
        for (chapter, end) in self.chapters.iter_mut().zip(starts) {
            chapter.end = end;
        }
        Timeline {
            title: self.script.title.clone(),
            language: self.script.language,
            rate: self.rate,
            length: end.since(Frame(0)),
            placements: self.placements,
            holds: self.holds,
            rests: self.rests,
            pauses: self.pauses,
            chapters: self.chapters,
            bedding: None,
        }
    }

    /// Places what wakes a headset right before the first sound. Nothing moves for it: a short lead-in has no room for it.
    fn wake(&mut self) {
        let Some(first) = self.placements.first().map(|placement| placement.start) else { return };
        if let Some(wake) = Wake::within(Length::of_frames(first.since(Frame(0)), self.rate)) {
            let start = first - wake.frames(self.rate);
            let (kind, sound, text, written) = (Kind::Wake, Sound::Wake(wake), String::new(), None);
            self.placements.insert(0, Placement { kind, sound, text, written, gain: Decibels(0.0), start, end: first });
        }
    }

    fn cue(&mut self, cue: &Cue) {
        if self.after_words && !matches!(cue, Cue::Chapter(_)) {
            self.clock = self.clock.rounded_up(GRID);
            self.after_words = false;
        }
        match cue {
            Cue::Chapter(chapter) => self.chapter(chapter),
            Cue::Say(prompt) => self.say(prompt),
            Cue::Pause(length) => self.wait(*length),
            Cue::Hold(held) => hold::place(self, held),
            Cue::Rest(resting) => rest::place(self, resting),
        }
    }

    /// A chapter starts half a gap before its first sound, so that a player that jumps there cuts nothing off.
    fn chapter(&mut self, chapter: &Chapter) {
        let early = self.gap().half();
        let start = if self.chapters.is_empty() { Frame(0) } else { (self.clock + early).frame(self.rate) };
        let Chapter { title, step, side, round, rounds, has_sets } = chapter.clone();
        self.chapters.push(ChapterSpan { title, step, side, round, rounds, has_sets, start, end: start });
    }

    fn wait(&mut self, length: Length) {
        let start = self.clock.frame(self.rate);
        self.clock += length;
        let end = self.clock.frame(self.rate);
        self.pauses.push(PauseSpan { is_settling: false, start, end });
        self.after_sound = false;
    }

    /// Places words outside a hold. What follows starts after them.
    fn say(&mut self, prompt: &Prompt) {
        self.clock += self.gap();
        let end = self.place_words(prompt, Kind::of(prompt, Kind::Prompt), self.clock.frame(self.rate));
        let exact = self.clock + self.clips.length(prompt.utterance);
        self.clock = exact.max(Instant::of_frame(end, self.rate));
        self.after_words = true;
        self.after_sound = true;
    }
}

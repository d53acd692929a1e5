//! A [`Timeline`]: every clip at its exact frame. Frames are integers, rounded once; a hold lasts exactly round(length
//! × rate), and nothing overlaps.

use serde::{Deserialize, Serialize};

use super::bedding::Bedding;
use crate::base::{Decibels, Frame, Frames, SampleRate, Span};
use crate::script::{Prompt, UtteranceId};
use crate::sound::{Bed, BreathTone, ToneKind, Wake};
use crate::words::{Language, Side};

/// What is heard when.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// The name of the track.
    pub title: String,
    /// The spoken language.
    pub language: Language,
    /// Frames per second.
    pub rate: SampleRate,
    /// From the first frame to the end of the lead-out.
    pub length: Frames,
    /// Everything heard, in order, without overlaps.
    pub placements: Vec<Placement>,
    /// Every hold, in order.
    pub holds: Vec<HoldSpan>,
    /// Every rest, in order.
    pub rests: Vec<RestSpan>,
    /// Every silence for moving, in order.
    pub pauses: Vec<PauseSpan>,
    /// Labeled parts, in order, without gaps, from frame 0 to the end.
    pub chapters: Vec<ChapterSpan>,
    /// The bed under everything.
    pub bedding: Option<Bedding>,
}

impl Timeline {
    /// Puts `bed` under everything, made of the sound of the routine that is called `made_of` or else of noise. It fades out from the last
    /// sound to the end of the lead-out. Noise steps back for words, rain and music for every other sound.
    pub fn lay_bed(&mut self, bed: Bed, made_of: Option<String>) {
        let is_background = |kind| matches!(kind, Kind::Wake | Kind::Breath);
        let steps_back = |placement: &&Placement| {
            let is_word = matches!(placement.sound, Sound::Utterance(_));
            is_word || made_of.is_some() && !is_background(placement.kind)
        };
        let sounds = self.placements.iter().filter(steps_back);
        let sounds = sounds.map(|placement| placement.start..placement.end).collect();
        let last = self.placements.last().map_or(Frame(0), |placement| placement.end);
        let fade = last..Frame(0) + self.length;
        let bedding = Bedding::new(bed, sounds, fade, self.rate);
        self.bedding = (bed != Bed::None).then(|| bedding.made_of(made_of));
    }
}

/// A clip at a position.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placement {
    /// What it is for.
    pub kind: Kind,
    /// What is heard.
    pub sound: Sound,
    /// The words, or the name of a sound of the routine; empty for a tone or noise.
    pub text: String,
    /// Where the words, or those that the tool's own words quote, are in the file; `None` for tones and noise.
    #[serde(skip)]
    pub written: Option<Span>,
    /// Gain in addition to that of its voice or sound: 0 except at the end of a night track and for a countdown.
    pub gain: Decibels,
    /// First frame.
    pub start: Frame,
    /// Frame after the last.
    pub end: Frame,
}

impl Placement {
    /// The name of a sound of the routine, if that is what is heard.
    pub fn own_sound(&self) -> Option<&str> {
        matches!(self.sound, Sound::Utterance(UtteranceId::Sound(_))).then_some(self.text.as_str())
    }
}

/// What a placement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What is heard before the first word, so that a sleeping headset does not lose that.
    Wake,
    /// Words outside a hold.
    Prompt,
    /// A sound of the routine, in a hold or outside.
    Sound,
    /// Words inside a hold, written by the author.
    Cue,
    /// The tool's own time check inside a hold.
    Reminder,
    /// A tone or a word that paces the breath.
    Breath,
    /// The tone that starts a hold.
    Start,
    /// A tone of the countdown.
    Mark,
    /// The tone that ends a hold.
    End,
}

impl Kind {
    /// `words` for words, [`Kind::Sound`] for a sound of the routine.
    pub(super) const fn of(prompt: &Prompt, words: Self) -> Self {
        if prompt.is_sound() { Self::Sound } else { words }
    }

    /// As in `timeline --json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wake => "wake",
            Self::Prompt => "prompt",
            Self::Sound => "sound",
            Self::Cue => "cue",
            Self::Reminder => "reminder",
            Self::Breath => "breath",
            Self::Start => "start",
            Self::Mark => "mark",
            Self::End => "end",
        }
    }
}

/// What is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Sound {
    /// Words, or a sound of the routine.
    Utterance(UtteranceId),
    /// A tone.
    Tone(ToneKind),
    /// A tone that paces the breath.
    Breath(BreathTone),
    /// Noise before the first word.
    Wake(Wake),
}

/// A hold: from the onset of its start tone to the onset of its end tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldSpan {
    /// The number of the step, from 1.
    pub step: usize,
    /// The title of the step.
    pub title: String,
    /// The side being worked, if known.
    pub side: Option<Side>,
    /// Which repetition it is, from 1, where each one is held by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rep: Option<u32>,
    /// How many repetitions there are, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<u32>,
    /// Whether nobody is asked to hold still: a movement, or a paced breath.
    #[serde(rename = "movement", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_movement: bool,
    /// Onset of the start tone.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Onset of the end tone.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

/// A rest, with what is said in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestSpan {
    /// Whether it lasts exactly from an end tone to the next start tone.
    #[serde(rename = "cadence")]
    pub has_cadence: bool,
    /// First frame: the onset of that end tone, or the end of what was heard before.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Frame after the last.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

/// Silence for moving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseSpan {
    /// Whether it is there to get into position, before a start tone.
    #[serde(rename = "settle")]
    pub is_settling: bool,
    /// First frame.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Frame after the last.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

/// A stretch in which words or sounds are heard for which there is no room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overrun {
    /// Where these are in the file, as far as they are.
    #[serde(skip)]
    pub written: Option<Span>,
    /// First frame: of what they run into.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Frame after the last.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

/// A labeled part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterSpan {
    /// What the player shows.
    pub title: String,
    /// The number of the step, from 1; `None` before the first and after the last.
    pub step: Option<usize>,
    /// The side being worked, if known.
    pub side: Option<Side>,
    /// The number of the round from 1, where there are several.
    pub round: Option<u32>,
    /// How many rounds there are, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounds: Option<u32>,
    /// Whether the rounds are called sets.
    #[serde(default, rename = "sets", skip_serializing_if = "std::ops::Not::not")]
    pub has_sets: bool,
    /// First frame.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Frame after the last.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

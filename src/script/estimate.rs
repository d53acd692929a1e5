//! Estimates how long a track plays without speaking it. Holds, pauses and rests are exact; only the words between
//! them are estimated. Tests keep every bundled routine within 5 % of its real length.

use super::cue::{Cue, Script, UtteranceId};
use crate::base::{Length, SampleRate};
use crate::sound::ToneKind;
use crate::words::character;

/// How long a sound of the routine takes, about: nobody has opened the file yet.
const SOUND: Length = Length::from_secs(5);

/// About how long the track of `script` lasts, as one says it: in whole minutes, below two of them in steps of ten seconds.
pub(super) fn told(script: &Script) -> Length {
    let seconds = length(script).millis().div_ceil(1_000);
    let step = if seconds < 115 { 10 } else { 60 };
    Length::from_secs(((seconds + step / 2) / step * step).max(step))
}

/// Approximate length of the track of `script`.
pub fn length(script: &Script) -> Length {
    let said = |id: UtteranceId| match id {
        UtteranceId::Line(_) => character(script.language) * script.said(id).chars().count() as u64,
        UtteranceId::Sound(_) => SOUND,
    };
    let end_tone = Length::of_frames(ToneKind::End.frames(SampleRate::DEFAULT), SampleRate::DEFAULT);
    let mut total = script.pace.lead_in + script.pace.lead_out;
    // Only words that follow another sound wait for the gap.
    let mut follows_sound = false;
    for cue in &script.cues {
        total += match cue {
            Cue::Chapter(_) => continue,
            Cue::Say(prompt) if follows_sound => script.pace.gap + said(prompt.utterance),
            Cue::Say(prompt) => said(prompt.utterance),
            Cue::Pause(length) => *length,
            Cue::Hold(hold) => hold.settle + hold.length + end_tone,
            Cue::Rest(rest) => rest.length,
        };
        follows_sound = matches!(cue, Cue::Say(_) | Cue::Hold(_));
    }
    total
}

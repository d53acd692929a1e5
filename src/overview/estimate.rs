//! About how long a track plays, without speaking it.
//!
//! In: a [`Script`]. Out: a length. Guaranteed: holds, pauses and rests count exactly; only words between them are estimated, and no
//! bundled routine is more than a twentieth off (held by the tests).

use crate::script::{Cue, Script, UtteranceId};
use crate::tone::ToneKind;
use crate::units::{Length, SampleRate};

/// What a character takes with the pauses around it, by night: measured over the bundled routines.
const CHARACTER: Length = Length::from_millis(78);
/// What a prompt takes beside its characters.
const PROMPT: Length = Length::from_millis(300);

/// About how long `script` plays.
pub fn length(script: &Script) -> Length {
    let said =
        |id: UtteranceId| PROMPT + CHARACTER * script.utterance(id).text.chars().count() as u64 + script.pace.gap;
    let end_tone = Length::of_frames(ToneKind::End.frames(SampleRate::DEFAULT), SampleRate::DEFAULT);
    let mut total = script.pace.lead_in + script.pace.lead_out;
    for cue in &script.cues {
        total += match cue {
            Cue::Chapter(_) => Length::ZERO,
            Cue::Say(prompt) => said(prompt.utterance),
            Cue::Pause(length) => *length,
            Cue::Hold(hold) => hold.settle + hold.length + end_tone,
            Cue::Rest(rest) => rest.length,
        };
    }
    total
}

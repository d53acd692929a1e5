//! About how long a track plays, without speaking it.
//!
//! In: a [`Script`]. Out: a length. Guaranteed: holds, pauses and rests count exactly; only words between them are estimated, and no
//! bundled routine is more than a twentieth off (held by the tests).

use crate::language::Language;
use crate::script::{Cue, Script, UtteranceId};
use crate::tone::ToneKind;
use crate::units::{Length, SampleRate};

/// What a character takes, pauses inside the prompt included, by night.
const fn character(language: Language) -> Length {
    // Measured: English and German over the bundled routines, the others over first routines.
    Length::from_millis(match language {
        Language::English | Language::BritishEnglish | Language::Italian => 95,
        Language::German => 90,
        Language::Spanish => 85,
        Language::French => 78,
    })
}

/// About how long `script` plays.
pub fn length(script: &Script) -> Length {
    let said = |id: UtteranceId| {
        character(script.language) * script.utterance(id).text.chars().count() as u64 + script.pace.gap
    };
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

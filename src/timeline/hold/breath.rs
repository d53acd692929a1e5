//! Paces the breath during a hold. Every breath is at its exact frame, and silent during words, the start tone and the
//! countdown. The end of the hold never moves.

use crate::base::{Decibels, Frame, Frames};
use crate::routine::Breath;
use crate::script::{HeldTime, Pacing, Prompt};
use crate::sound::{BreathTone, Phase};
use crate::timeline::place::{Layout, Slot};
use crate::timeline::placement::{Kind, Placement, Sound};

/// Places what paces the breath of `hold`, outside the stretches `busy`.
pub(super) fn place_breaths(layout: &mut Layout<'_>, hold: &HeldTime, slot: Slot, busy: &[(Frame, Frame)]) {
    match &hold.pacing {
        None => {}
        Some(Pacing::Tones(breath)) => {
            for phase in [Phase::In, Phase::Out] {
                let tone = BreathTone::new(phase, breath.length(phase));
                let sound = (Sound::Breath(tone), String::new(), tone.frames(layout.rate));
                place(layout, (breath, phase), &sound, slot, busy);
            }
        }
        Some(Pacing::Words { rhythm, inhale, exhale }) => {
            for (phase, prompt) in [(Phase::In, inhale), (Phase::Out, exhale)] {
                let Some(Prompt { utterance, text, .. }) = prompt else { continue };
                let frames = layout.clips.frames(*utterance, layout.rate);
                let sound = (Sound::Utterance(*utterance), text.clone(), frames);
                place(layout, (rhythm, phase), &sound, slot, busy);
            }
        }
    }
}

fn place(
    layout: &mut Layout<'_>,
    (breath, phase): (&Breath, Phase),
    (sound, text, frames): &(Sound, String, Frames),
    slot: Slot,
    busy: &[(Frame, Frame)],
) {
    let onsets = (0..).map(|index| slot.start + breath.onset(phase, index).frames(layout.rate));
    for start in onsets.take_while(|start| *start < slot.free_to) {
        let end = start + *frames;
        let next = busy.partition_point(|(_, to)| *to <= start);
        let is_free = busy.get(next).is_none_or(|(from, _)| end <= *from);
        // Words longer than their half of the breath would run into the next one.
        let fits = *frames <= breath.length(phase).frames(layout.rate);
        if is_free && fits && start >= slot.free_from && end <= slot.free_to {
            let (kind, sound, text) = (Kind::Breath, *sound, text.clone());
            layout.placements.push(Placement { kind, sound, text, gain: Decibels(0.0), start, end });
        }
    }
}

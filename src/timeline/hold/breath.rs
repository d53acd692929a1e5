//! Paces the breath during a hold. Every breath is at its exact frame, and silent during words, the start tone and the
//! countdown. The end of the hold never moves.

use std::ops::Range;

use crate::base::{Decibels, Frame, Frames, Length, Span};
use crate::routine::Breath;
use crate::script::{HeldTime, Pacing, Prompt};
use crate::sound::{BreathTone, Phase};
use crate::timeline::overrun::over_a_breath;
use crate::timeline::place::{Layout, Slot};
use crate::timeline::placement::{Kind, Placement, Sound};

/// Places what paces the breath of `hold`, outside the stretches `busy`.
pub(super) fn place_breaths(layout: &mut Layout<'_>, hold: &HeldTime, slot: Slot, busy: &[(Frame, Frame)]) {
    let free_from = if hold.tones.no_start { slot.start } else { slot.free_from };
    let slot = Slot { free_from, ..slot };
    match &hold.pacing {
        None => {}
        Some(Pacing::Tones(breath)) => tones(layout, breath, 0, slot, busy),
        Some(Pacing::Words { rhythm, parts, then_tones }) => {
            let breaths = if *then_tones { 0..1 } else { 0..u64::MAX };
            for (part, at) in rhythm.parts() {
                let Some((_, Prompt { utterance, text, span, .. })) = parts.iter().find(|(known, _)| *known == part)
                else {
                    continue;
                };
                let frames = layout.clips.frames(*utterance, layout.rate);
                let sound = Paced { sound: Sound::Utterance(*utterance), text: text.clone(), written: *span, frames };
                let most = rhythm.length_of(part);
                place(layout, &sound, Beats { rhythm, at, most, breaths: breaths.clone() }, slot, busy);
            }
            if *then_tones {
                tones(layout, rhythm, 1, slot, busy);
            }
        }
    }
}

fn tones(layout: &mut Layout<'_>, rhythm: &Breath, from: u64, slot: Slot, busy: &[(Frame, Frame)]) {
    for phase in [Phase::In, Phase::Out] {
        let most = rhythm.length(phase);
        let own = match phase {
            Phase::In => layout.script.tones.breathe_in.as_ref(),
            Phase::Out => layout.script.tones.breathe_out.as_ref(),
        };
        let sound = match own {
            Some(prompt) => own_sound(layout, prompt, most),
            None => {
                let tone = BreathTone::new(phase, most);
                Paced {
                    sound: Sound::Breath(tone),
                    text: String::new(),
                    written: None,
                    frames: tone.frames(layout.rate),
                }
            }
        };
        let at = rhythm.onset(phase, 0);
        place(layout, &sound, Beats { rhythm, at, most, breaths: from..u64::MAX }, slot, busy);
    }
}

/// A sound of the routine in place of a tone, in a part of the breath that lasts `most`.
fn own_sound(layout: &mut Layout<'_>, prompt: &Prompt, most: Length) -> Paced {
    let frames = layout.clips.frames(prompt.utterance, layout.rate);
    let lasts = Length::of_frames(frames, layout.rate);
    if lasts > most {
        layout.problems.push(over_a_breath(prompt, most, lasts));
    }
    Paced { sound: Sound::Utterance(prompt.utterance), text: prompt.text.clone(), written: prompt.span, frames }
}

/// What is heard in every breath.
struct Paced {
    sound: Sound,
    text: String,
    written: Option<Span>,
    frames: Frames,
}

/// When it is heard.
struct Beats<'a> {
    rhythm: &'a Breath,
    /// Counted from the start of each breath.
    at: Length,
    /// How long the part of the breath lasts.
    most: Length,
    /// In which breaths, counted from 0.
    breaths: Range<u64>,
}

fn place(layout: &mut Layout<'_>, paced: &Paced, beats: Beats<'_>, slot: Slot, busy: &[(Frame, Frame)]) {
    let Beats { rhythm, at, most, breaths } = beats;
    let onsets = breaths.map(|index| slot.start + (rhythm.cycle() * index + at).frames(layout.rate));
    for start in onsets.take_while(|start| *start < slot.free_to) {
        let end = start + paced.frames;
        let next = busy.partition_point(|(_, to)| *to <= start);
        let is_free = busy.get(next).is_none_or(|(from, _)| end <= *from);
        // Words longer than their part of the breath would run into the next one.
        let fits = paced.frames <= most.frames(layout.rate);
        if is_free && fits && start >= slot.free_from && end <= slot.free_to {
            let (kind, sound, text, written) = (Kind::Breath, paced.sound, paced.text.clone(), paced.written);
            layout.placements.push(Placement { kind, sound, text, written, gain: Decibels(0.0), start, end });
        }
    }
}

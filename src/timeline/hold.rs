//! The frames of a hold: its start tone, its countdown, its end tone, and the words in between. Every position is
//! counted from the hold's own start or end, so that it lasts exactly round(length × rate).

mod breath;
mod words;

use super::overrun::start_too_long;
use super::place::{Layout, Slot};
use super::placement::{HoldSpan, Kind, PauseSpan};
use crate::base::{Instant, Length};
use crate::script::HeldTime;
use crate::sound::ToneKind;

/// Places `hold` after its time to settle. What follows starts after its end tone.
pub(super) fn place(layout: &mut Layout<'_>, hold: &HeldTime) {
    let start = (layout.clock + hold.settle).frame(layout.rate);
    if hold.settle > Length::ZERO {
        layout.pauses.push(PauseSpan { is_settling: true, start: layout.clock.frame(layout.rate), end: start });
    }
    let end = start + hold.length.frames(layout.rate);
    let free_from = match hold.tones.no_start {
        // The first word of a spoken rhythm stands for the start tone, and takes about as long.
        true if hold.pacing.is_some() => start + ToneKind::Start.frames(layout.rate),
        true => start,
        false => layout.place_tone(ToneKind::Start, Kind::Start, start),
    };
    for beat in &hold.tones.beats {
        layout.place_tone(ToneKind::Mark, Kind::Mark, start + beat.frames(layout.rate));
    }
    let first_mark = end - hold.countdown.length().frames(layout.rate);
    if let Some(sound) = layout.script.tones.start.as_ref().filter(|_| free_from > first_mark && !hold.tones.no_start) {
        let missing = Length::of_frames(free_from.since(first_mark), layout.rate);
        layout.overrun(start_too_long(hold, sound, missing), first_mark, free_from);
    }
    words::place(layout, hold, Slot { start, free_from, free_to: first_mark });
    layout.place_marks(hold.countdown, &hold.counted, end);
    let after = match hold.tones.no_end {
        true => end,
        false => layout.place_tone(ToneKind::End, Kind::End, end),
    };
    let is_movement = hold.is_movement || hold.pacing.is_some();
    let HeldTime { step, title, side, rep, reps, .. } = hold.clone();
    layout.holds.push(HoldSpan { step, title, side, rep, reps, is_movement, start, end });
    layout.held_until = Some(end);
    layout.clock = Instant::of_frame(after, layout.rate);
    layout.after_sound = true;
}

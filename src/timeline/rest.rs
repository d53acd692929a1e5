//! The frames of a rest: the words that announce it, and its countdown. Neither makes it longer.

use super::overrun::rest_too_short;
use super::place::Layout;
use super::placement::Kind;
use crate::base::{Frame, Instant, Length};
use crate::script::RestTime;

/// Places `rest` from the end of what was heard before to what is heard next.
pub(super) fn place(layout: &mut Layout<'_>, rest: &RestTime) {
    let start = layout.clock.frame(layout.rate);
    let end = start + rest.length.frames(layout.rate);
    let first_mark = end.0.checked_sub(rest.countdown.length().frames(layout.rate).0).map(Frame);
    let Some(first_mark) = first_mark.filter(|mark| *mark >= start) else {
        let missing = rest.countdown.length().saturating_sub(rest.length);
        layout.problems.push(rest_too_short(rest, "its countdown", missing));
        return;
    };
    if let Some(words) = &rest.words {
        let gap = if layout.after_sound { layout.script.pace.gap } else { Length::ZERO };
        let said = layout.place_words(words, Kind::Prompt, start + gap.frames(layout.rate));
        if said > first_mark {
            let missing = Length::of_frames(said.since(first_mark), layout.rate);
            layout.problems.push(rest_too_short(rest, "the words that announce it", missing));
        }
    }
    layout.place_marks(rest.countdown.marks, end);
    layout.clock = Instant::of_frame(end, layout.rate);
    layout.after_sound = false;
}

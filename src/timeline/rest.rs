//! The frames of a rest: the words that announce it, and its countdown. Neither makes it longer.

use super::overrun::{rest_too_short, words_too_long};
use super::place::Layout;
use super::placement::{Kind, RestSpan};
use crate::base::{Frame, Instant, Length};
use crate::script::RestTime;

/// Places `rest` from the end of what was heard before to what is heard next; an exact one from the end tone of the
/// hold before it.
pub(super) fn place(layout: &mut Layout<'_>, rest: &RestTime) {
    let now = layout.clock.frame(layout.rate);
    let start = layout.held_until.take().filter(|_| rest.is_exact).unwrap_or(now);
    let end = start + rest.length.frames(layout.rate);
    let first_mark = end.0.checked_sub(rest.countdown.length().frames(layout.rate).0).map(Frame);
    let Some(first_mark) = first_mark.filter(|mark| *mark >= start) else {
        let missing = rest.countdown.length().saturating_sub(rest.length);
        layout.problems.push(rest_too_short(rest, "its countdown", missing));
        return;
    };
    let mut free_from = now;
    for words in &rest.words {
        let gap = if layout.after_sound { layout.script.pace.gap } else { Length::ZERO };
        free_from = layout.place_words(
            &words.prompt,
            Kind::of(&words.prompt, Kind::Prompt),
            free_from + (gap + words.after).frames(layout.rate),
        );
        layout.after_sound = true;
    }
    if free_from > first_mark {
        let missing = Length::of_frames(free_from.since(first_mark), layout.rate);
        layout.problems.push(match rest.words.is_empty() {
            true => rest_too_short(rest, "the end tone before it", missing),
            false => words_too_long(rest, missing),
        });
    }
    layout.place_marks(rest.countdown, &rest.counted, end);
    layout.rests.push(RestSpan { has_cadence: rest.is_exact, start, end });
    layout.clock = Instant::of_frame(end, layout.rate);
    layout.after_sound = false;
}

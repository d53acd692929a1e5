//! The frames of a rest: the words that announce it at its beginning, those that lead to what follows at its end, and its
//! countdown. Nothing of it makes the rest longer.

use super::overrun::{rest_too_short, words_too_long};
use super::place::Layout;
use super::placement::{Kind, RestSpan};
use crate::base::{Frame, Instant, Length};
use crate::script::{RestTime, RestWords};

/// Places `rest` from the end of what was heard before to what is heard next; an exact one from the end tone of the
/// hold before it.
pub(super) fn place(layout: &mut Layout<'_>, rest: &RestTime) {
    let now = layout.clock.frame(layout.rate);
    let start = layout.held_until.take().filter(|_| rest.is_exact).unwrap_or(now);
    let end = start + rest.length.frames(layout.rate);
    let first_mark = end.0.checked_sub(rest.countdown.length().frames(layout.rate).0).map(Frame);
    let Some(first_mark) = first_mark.filter(|mark| *mark >= start) else {
        let missing = rest.countdown.length().saturating_sub(rest.length);
        layout.overrun(rest_too_short(rest, "its countdown", missing), start, end);
        return;
    };
    let free_from = say(layout, &rest.words, now);
    let free_from = lead(layout, rest, free_from, first_mark) + rest.lead.pause.frames(layout.rate);
    if free_from > first_mark {
        let missing = Length::of_frames(free_from.since(first_mark), layout.rate);
        let problem = match rest.said().next() {
            None => rest_too_short(rest, "the end tone before it", missing),
            Some(_) => words_too_long(rest, missing),
        };
        layout.overrun(problem, first_mark, free_from);
    }
    layout.place_marks(rest.countdown, &rest.counted, end);
    layout.rests.push(RestSpan { has_cadence: rest.is_exact, start, end });
    layout.clock = Instant::of_frame(end, layout.rate);
    layout.after_sound = false;
}

/// Places `words` one after another and returns the frame after the last, or `free_from`.
fn say(layout: &mut Layout<'_>, words: &[RestWords], mut free_from: Frame) -> Frame {
    for words in words {
        free_from = layout.place_words(
            &words.prompt,
            Kind::of(&words.prompt, Kind::Prompt),
            free_from + (layout.gap() + words.after).frames(layout.rate),
        );
        layout.after_sound = true;
    }
    free_from
}

/// Places what leads to what follows, so that the time to settle is left before `first_mark`, or as much of it as there
/// is room for; the chapter that it announces starts with it.
fn lead(layout: &mut Layout<'_>, rest: &RestTime, free_from: Frame, first_mark: Frame) -> Frame {
    let Some(first) = rest.lead.words.first() else { return free_from };
    let gaps = layout.script.pace.gap * (rest.lead.words.len() as u64 - 1) + layout.gap();
    let silent = gaps + rest.lead.words.iter().map(|words| words.after).sum();
    let spoken: u64 =
        rest.lead.words.iter().map(|words| layout.clips.frames(words.prompt.utterance, layout.rate).0).sum();
    let after = rest.lead.pause + rest.lead.settle;
    let takes = (silent + after).frames(layout.rate).0 + spoken;
    let latest = first_mark.0.saturating_sub(takes);
    let from = Frame(latest.max(free_from.0));
    let quiet = layout.gap().half() + first.after;
    if let Some(chapter) = layout.chapters.last_mut().filter(|_| rest.lead.begins_chapter) {
        chapter.start = from + quiet.frames(layout.rate);
    }
    say(layout, &rest.lead.words, from)
}

//! A timeline of what is not finished yet: what fits is in its place, what does not is named, and nothing is heard over anything else.

use super::layout::laid;
use super::placement::{Overrun, Placement, Sound, Timeline};
use crate::base::{Diagnostic, Frame, SampleRate, in_file_order};
use crate::script::Script;
use crate::speech::Clips;

/// A timeline, and what does not fit into it.
#[derive(Debug)]
pub struct Draft {
    /// What fits; all of it, if there are no problems.
    pub timeline: Timeline,
    /// Words and sounds that would be heard over others, in order.
    pub crowded: Vec<Placement>,
    /// The stretches in which there is no room for what should be heard.
    pub overruns: Vec<Overrun>,
    /// Every problem.
    pub problems: Vec<Diagnostic>,
}

/// Places everything in `script` that fits, at `rate`. Without problems it is what [`lay_out`](super::layout::lay_out) gives.
pub fn draft(script: &Script, clips: &dyn Clips, rate: SampleRate) -> Draft {
    let mut layout = laid(script, clips, rate);
    let (problems, overruns) = (std::mem::take(&mut layout.problems), std::mem::take(&mut layout.overruns));
    let mut timeline = layout.timeline();
    let crowded = if problems.is_empty() { Vec::new() } else { without_crowding(&mut timeline) };
    Draft { timeline, crowded, overruns, problems: in_file_order(problems) }
}

/// Takes out of `timeline` what is heard over a tone, or over words that began before it.
fn without_crowding(timeline: &mut Timeline) -> Vec<Placement> {
    let mut all = std::mem::take(&mut timeline.placements);
    all.sort_by_key(|placement| placement.start);
    let is_words = |placement: &Placement| matches!(placement.sound, Sound::Utterance(_));
    let tones: Vec<(Frame, Frame)> =
        all.iter().filter(|placement| !is_words(placement)).map(|tone| (tone.start, tone.end)).collect();
    let mut free_from = Frame(0);
    let (mut kept, mut crowded) = (Vec::new(), Vec::new());
    for placement in all {
        let next = tones.partition_point(|(_, end)| *end <= placement.start);
        let is_free = tones.get(next).is_none_or(|(start, _)| placement.end <= *start);
        if placement.start >= free_from && (is_free || !is_words(&placement)) {
            free_from = placement.end;
            kept.push(placement);
        } else {
            crowded.push(placement);
        }
    }
    timeline.placements = kept;
    crowded
}

//! The tones of a plan, and where they were found.

use super::matching::{Expected, matched};
use super::problem::problem;
use crate::base::Length;
use crate::render::Record;
use crate::sound::ToneKind;
use crate::timeline::Kind;
use crate::verify::heard::Heard;
use crate::verify::verification::{Problem, at};

/// The tones of the plan, and where they were found.
pub(crate) struct Tones {
    pub expected: Vec<Expected>,
    /// How much later than planned each was found, in frames.
    pub late: Vec<Option<i64>>,
    /// Frames that a tone may be early or late.
    pub tolerance: u64,
    /// The same for a sound of the routine, which grows from silence.
    pub own_tolerance: u64,
}

/// How late the first audible sample of a sound may be that grows slowly.
const OWN_TOLERANCE: Length = Length::from_millis(20);

/// Looks for every tone of the plan, and reports missing and surplus ones.
pub(crate) fn find_tones(heard: &Heard, record: &Record, problems: &mut Vec<Problem>) -> Tones {
    // A sound of the routine has a name; what it sounds like is not known here.
    let expected: Vec<Expected> = record
        .placements
        .iter()
        .filter(|placed| placed.text.is_empty())
        .filter_map(|placed| tone_kind(placed.kind).map(|kind| Expected { kind, onset: placed.start }))
        .collect();
    let matches = matched(&expected, &heard.tones, heard.rate);
    let mut is_used = vec![false; heard.tones.len()];
    for (expected, found) in expected.iter().zip(&matches) {
        match found {
            Some(index) => is_used[*index] = true,
            None => {
                let message = format!("the {} is missing", tone_name(expected.kind));
                problems.push(problem("tone-missing", at(expected.onset, heard.rate), message));
            }
        }
    }
    for (tone, _) in heard.tones.iter().zip(is_used).filter(|(_, is_used)| !is_used) {
        let message = format!("there is a {} where none was planned", tone_name(tone.kind));
        problems.push(problem("tone-unplanned", at(tone.onset, heard.rate), message));
    }
    let late = expected
        .iter()
        .zip(&matches)
        .map(|(expected, found)| found.map(|index| heard.tones[index].onset.0 as i64 - expected.onset.0 as i64));
    let late = late.collect();
    let own_tolerance = OWN_TOLERANCE.frames(heard.rate).0;
    Tones { expected, late, tolerance: heard.coding.tolerance(heard.rate).0, own_tolerance }
}

/// The tone of a placement of that kind; none for words and noise.
pub(crate) const fn tone_kind(kind: Kind) -> Option<ToneKind> {
    match kind {
        Kind::Start => Some(ToneKind::Start),
        Kind::Mark => Some(ToneKind::Mark),
        Kind::End => Some(ToneKind::End),
        Kind::Wake | Kind::Prompt | Kind::Sound | Kind::Cue | Kind::Reminder | Kind::Breath => None,
    }
}

/// Its name in messages.
pub(crate) const fn tone_name(kind: ToneKind) -> &'static str {
    match kind {
        ToneKind::Start => "start tone",
        ToneKind::Mark => "countdown tone",
        ToneKind::End => "end tone",
    }
}

//! What the page draws: problems, choices and the timeline, which is that of `nightcue timeline --json` with the places in the text.

use nightcue::base::Source;
use nightcue::render::{Placed, Record};
use nightcue::script::Cue;
use nightcue::timeline::{Overrun, Placement};
use nightcue::{Drafted, Performance, Production};
use serde::Serialize;

use super::controls::Control;
use super::shown::{Place, Problem};

/// Everything that follows from a text and the choices.
#[derive(Debug, Serialize)]
pub(super) struct Drawn {
    pub(super) problems: Vec<Problem>,
    /// What can be chosen, where the text is a routine.
    pub(super) controls: Option<Vec<Control>>,
    /// What is heard when, where it can be laid out.
    pub(super) track: Option<Track>,
    /// What is to be known about the voices.
    pub(super) remarks: Vec<String>,
}

/// What is heard when.
#[derive(Debug, Serialize)]
pub(super) struct Track {
    take: u64,
    timeline: Record,
    /// Where each thing that is heard is in the text.
    places: Vec<Option<Place>>,
    /// Where the length of each hold is in the text.
    holds: Vec<Place>,
    /// What finds no place, numbered after what does.
    crowded: Vec<Crowded>,
    overruns: Vec<Squeeze>,
    speakers: Vec<String>,
}

/// Something that finds no place.
#[derive(Debug, Serialize)]
struct Crowded {
    #[serde(flatten)]
    placed: Placed,
    place: Option<Place>,
}

/// Where there is no room.
#[derive(Debug, Serialize)]
struct Squeeze {
    #[serde(flatten)]
    overrun: Overrun,
    place: Option<Place>,
}

impl Track {
    /// `drafted` from `source`, to be heard as take number `take`.
    pub(super) fn of(take: u64, drafted: &Drafted, source: &Source) -> Self {
        let Production { performance: Performance { script, recordings, timeline, .. }, .. } = &drafted.production;
        let text = source.text();
        let place = |placement: &Placement| placement.written.map(|span| Place::of(span, text));
        let homeless = |placement: &Placement| Crowded { placed: Placed::of(placement), place: place(placement) };
        let squeeze = |overrun: &Overrun| {
            let place = overrun.written.map(|span| Place::of(span, text));
            Squeeze { overrun: overrun.clone(), place }
        };
        let holds = script.cues.iter().filter_map(|cue| match cue {
            Cue::Hold(hold) => Some(Place::of(hold.span, text)),
            _ => None,
        });
        Self {
            take,
            timeline: Record::of(timeline),
            places: timeline.placements.iter().map(place).collect(),
            holds: holds.collect(),
            crowded: drafted.crowded.iter().map(homeless).collect(),
            overruns: drafted.overruns.iter().map(squeeze).collect(),
            speakers: recordings.speakers().to_vec(),
        }
    }
}

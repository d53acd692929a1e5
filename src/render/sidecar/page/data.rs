//! What the script of a page knows about the track, as JSON: every position is a frame of the timeline, none is rounded.

use serde::Serialize;

use super::moments::moments;
use super::place::{Place, places};
use crate::base::{Frame, Frames};
use crate::render::encode::TrackInfo;
use crate::render::record::timeline_json;
use crate::timeline::Timeline;
use crate::words::Phrasebook;

/// Everything that changes while the track plays.
#[derive(Serialize)]
struct Data<'a> {
    /// Under which the listener's position is remembered: another track has another one.
    key: String,
    title: &'a str,
    artist: &'a str,
    rate_hz: u32,
    length: Frames,
    places: Vec<Place>,
    /// First frame, and what is shown from there on.
    words: Vec<(Frame, String)>,
    /// First frame and frame after the last.
    holds: Vec<(Frame, Frame)>,
    rests: Vec<(Frame, Frame)>,
    labels: [&'a str; 3],
}

/// The data of a page as JSON that cannot end a `script` element.
pub(super) fn data(timeline: &Timeline, info: &TrackInfo) -> String {
    let labels = &Phrasebook::of(timeline.language).labels;
    let data = Data {
        key: format!("nightcue-{}", &blake3::hash(timeline_json(timeline).as_bytes()).to_hex()[..32]),
        title: &timeline.title,
        artist: &info.artist,
        rate_hz: timeline.rate.hz(),
        length: timeline.length,
        places: places(timeline),
        words: moments(timeline),
        holds: timeline.holds.iter().map(|hold| (hold.start, hold.end)).collect(),
        rests: timeline.rests.iter().map(|rest| (rest.start, rest.end)).collect(),
        labels: [&labels.play, &labels.pause, &labels.broken],
    };
    serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Decibels, Lufs, TruePeak};
    use crate::render::master::Master;
    use crate::render::sidecar::fixture::{timeline, with_words};

    fn written(timeline: &Timeline) -> String {
        let master = Master { gain: Decibels(0.0), loudness: Lufs(-23.0), loudness_range: None, peak: TruePeak(-3.0) };
        data(timeline, &TrackInfo::of(timeline, &master))
    }

    fn read(timeline: &Timeline) -> serde_json::Value {
        serde_json::from_str(&written(timeline)).expect("JSON")
    }

    #[test]
    fn positions_are_the_frames_of_the_timeline() {
        let timeline = timeline();
        let data = read(&timeline);
        let hold = &timeline.holds[1];
        assert_eq!(data["holds"][1], serde_json::json!([hold.start.0, hold.end.0]));
        assert_eq!(data["length"], timeline.length.0);
        assert_eq!(data["places"].as_array().map(Vec::len), Some(timeline.chapters.len()));
    }

    #[test]
    fn words_cannot_end_the_element_they_are_in() {
        let hostile = "</script><script>alert(1)</script><!--";
        let timeline = with_words(hostile);
        let text = serde_json::to_string(&read(&timeline)).expect("JSON");
        assert!(text.contains(hostile), "read back as written");
        assert!(!written(&timeline).contains('<'));
    }

    #[test]
    fn another_track_is_remembered_by_itself() {
        let key = |timeline: &Timeline| read(timeline)["key"].as_str().expect("a key").to_owned();
        assert_eq!(key(&timeline()), key(&timeline()));
        assert_ne!(key(&timeline()), key(&with_words("Lean elsewhere.")));
    }
}

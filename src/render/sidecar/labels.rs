//! A label track for Audacity: chapters, holds and sounds, by their start.
//!
//! Six decimal places of a second identify every frame at any rate of a track.

use super::line::one_line;
use super::position::nearest;
use crate::base::Frame;
use crate::timeline::Timeline;

/// Microseconds: half a frame at 96 kHz takes five.
const RESOLUTION: u64 = 1_000_000;

/// `START\tEND\tLABEL` for each chapter, hold and sound.
pub(crate) fn labels(timeline: &Timeline) -> String {
    let chapters = timeline.chapters.iter().map(|chapter| (chapter.start, chapter.end, one_line(&chapter.title)));
    let holds = (1..).zip(&timeline.holds).map(|(number, hold)| {
        let side = hold.side.map(|side| format!(", {}", side.name())).unwrap_or_default();
        (hold.start, hold.end, format!("hold {number}: {}{side}", one_line(&hold.title)))
    });
    let sounds = timeline.placements.iter().map(|placement| {
        let label = format!("{} {}", placement.kind.name(), one_line(&placement.text));
        (placement.start, placement.end, label.trim_end().to_owned())
    });
    let mut labels: Vec<(Frame, Frame, String)> = chapters.chain(holds).chain(sounds).collect();
    labels.sort_by_key(|(start, ..)| *start);
    let seconds = |frame| {
        let micros = nearest(frame, timeline.rate, RESOLUTION);
        format!("{}.{:06}", micros / RESOLUTION, micros % RESOLUTION)
    };
    labels.into_iter().map(|(start, end, label)| format!("{}\t{}\t{label}\n", seconds(start), seconds(end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;
    use crate::render::sidecar::fixture::timeline;

    #[test]
    fn a_label_names_its_frame_exactly() {
        for hz in [8_000u32, 11_025, 44_100, 47_999, 96_000] {
            let rate = SampleRate::new(hz).expect("not 0");
            for frame in (0..200).map(|n| Frame(u64::from(hz) * 3600 * 23 + n)) {
                let back = nearest(frame, rate, RESOLUTION) as f64 / 1e6 * f64::from(hz);
                assert_eq!(back.round() as u64, frame.0, "{hz}");
            }
        }
    }

    #[test]
    fn labels_as_written() {
        insta::assert_snapshot!(labels(&timeline()));
    }
}

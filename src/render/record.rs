//! A timeline as JSON: printed, written beside a track and into its tags, and read back by `verify`.
//!
//! What was read back is guaranteed to be in order and inside the track.

use serde::{Deserialize, Serialize};

use super::master::Master;
use crate::base::{self, Decibels, Frame, Frames, Instant, Length, SampleRate};
use crate::sound::Bed;
use crate::speech::LoopedBed;
use crate::timeline::{ChapterSpan, HoldSpan, Kind, PauseSpan, Placement, RestSpan, Timeline};

/// The version of the JSON format; it changes when a field changes its meaning.
const FORMAT: u32 = 1;

/// What is heard when, without the sounds themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    format: u32,
    /// The name of the track.
    pub title: String,
    /// The spoken language, as its tag.
    pub language: String,
    #[serde(rename = "sample_rate_hz")]
    rate_hz: u32,
    /// The whole track.
    #[serde(rename = "length_frames")]
    pub length: Frames,
    /// The bed under the track.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bed: Option<Bed>,
    /// What the bed is made of, if not of noise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bed_sound: Option<BedSound>,
    /// The level of the master, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Labelled parts.
    pub chapters: Vec<ChapterSpan>,
    /// Every hold, in order.
    pub holds: Vec<HoldSpan>,
    /// Every rest, in order.
    #[serde(default)]
    pub rests: Vec<RestSpan>,
    /// Every silence for moving, in order.
    #[serde(default)]
    pub pauses: Vec<PauseSpan>,
    /// Everything heard, in order.
    pub placements: Vec<Placed>,
}

/// A sound of the routine under a track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BedSound {
    /// Its name.
    pub name: String,
    /// Its largest sample where it is as loud as speech at the reference loudness, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak: Option<f32>,
}

impl BedSound {
    const fn of(name: String) -> Self {
        Self { name, peak: None }
    }
}

/// The level of a finished track.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The gain applied to the tones, in decibels.
    pub gain_db: f64,
    /// Integrated loudness of the whole file, in LUFS; unknown for a part of a track.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loudness_lufs: Option<f64>,
    /// The least and the most that it may measure, where a bed makes that uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loudness_range_lufs: Option<(f64, f64)>,
}

/// A sound at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// What it is for.
    pub kind: Kind,
    /// The words, or the name of a sound of the routine; empty for a tone.
    pub text: String,
    /// First frame.
    #[serde(rename = "start_frame")]
    pub start: Frame,
    /// Frame after the last.
    #[serde(rename = "end_frame")]
    pub end: Frame,
}

impl Placed {
    /// What is heard of `placement`, and when.
    pub fn of(placement: &Placement) -> Self {
        let Placement { kind, text, start, end, .. } = placement.clone();
        Self { kind, text, start, end }
    }

    /// Whether it is a sound of the routine, which is named by its text.
    pub fn is_own_sound(&self) -> bool {
        let is_sound = matches!(self.kind, Kind::Sound | Kind::Start | Kind::Mark | Kind::End);
        is_sound && !self.text.is_empty()
    }
}

/// Why a record cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is not JSON of this shape.
    #[error("the timeline cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It was written by another version.
    #[error("the timeline has format {0}; this version reads {FORMAT}")]
    Format(u32),
    /// It is inconsistent.
    #[error("the timeline is inconsistent: {0}")]
    Contradiction(&'static str),
}

impl Record {
    /// The record of `timeline`, level unknown.
    pub fn of(timeline: &Timeline) -> Self {
        Self {
            format: FORMAT,
            title: timeline.title.clone(),
            language: timeline.language.tag().to_owned(),
            rate_hz: timeline.rate.hz(),
            length: timeline.length,
            bed: timeline.bedding.as_ref().map(|bedding| bedding.bed),
            bed_sound: timeline.bedding.as_ref().and_then(|bedding| Some(BedSound::of(bedding.made_of.clone()?))),
            level: None,
            chapters: timeline.chapters.clone(),
            holds: timeline.holds.clone(),
            rests: timeline.rests.clone(),
            pauses: timeline.pauses.clone(),
            placements: timeline.placements.iter().map(Placed::of).collect(),
        }
    }

    /// The same with the level of `master`, for the whole track.
    #[must_use]
    pub fn mastered(self, master: &Master) -> Self {
        let level = Level {
            gain_db: master.gain.0,
            loudness_lufs: Some(master.loudness.0),
            loudness_range_lufs: master.loudness_range.map(|(least, most)| (least.0, most.0)),
        };
        Self { level: Some(level), ..self }
    }

    /// The same with the gain of the master, for a part of a track.
    #[must_use]
    pub fn at_gain(self, gain: Decibels) -> Self {
        Self { level: Some(Level { gain_db: gain.0, loudness_lufs: None, loudness_range_lufs: None }), ..self }
    }

    /// The same with what is known of the sound `bed` under the track, if it is one.
    #[must_use]
    pub fn on(self, bed: Option<&LoopedBed>) -> Self {
        let bed_sound = self.bed_sound.map(|sound| BedSound { peak: bed.map(|bed| bed.peak), ..sound });
        Self { bed_sound, ..self }
    }

    /// As indented JSON, to be read by people.
    pub fn pretty_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// As JSON without white space, for tags.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads `json` back.
    ///
    /// # Errors
    /// When it is not a record, or not one that could have been written.
    pub fn read(json: &str) -> Result<Self, RecordError> {
        let record: Self = serde_json::from_str(json)?;
        if record.format != FORMAT {
            return Err(RecordError::Format(record.format));
        }
        record.contradiction().map_or(Ok(record), |reason| Err(RecordError::Contradiction(reason)))
    }

    fn contradiction(&self) -> Option<&'static str> {
        let rates = SampleRate::MIN.hz()..=SampleRate::MAX.hz();
        if !rates.contains(&self.rate_hz) {
            return Some("invalid sample rate");
        }
        let end = Frame(0) + self.length;
        let longest = base::LONGEST_TRACK + base::LONGEST_TRACK;
        if self.length > longest.frames(self.rate()) {
            return Some("the track is too long");
        }
        let in_order = |spans: &[(Frame, Frame)]| {
            let inside = spans.iter().all(|(start, stop)| start <= stop && *stop <= end);
            inside && spans.windows(2).all(|pair| pair[0].0 <= pair[1].0)
        };
        let lists: [(&str, Vec<(Frame, Frame)>); 5] = [
            ("sounds are not in order", self.placements.iter().map(|placed| (placed.start, placed.end)).collect()),
            ("holds are not in order", self.holds.iter().map(|hold| (hold.start, hold.end)).collect()),
            ("chapters are not in order", self.chapters.iter().map(|chapter| (chapter.start, chapter.end)).collect()),
            ("rests are not in order", self.rests.iter().map(|rest| (rest.start, rest.end)).collect()),
            ("pauses are not in order", self.pauses.iter().map(|pause| (pause.start, pause.end)).collect()),
        ];
        lists.into_iter().find(|(_, spans)| !in_order(spans)).map(|(reason, _)| reason)
    }

    /// Frames per second.
    pub fn rate(&self) -> SampleRate {
        SampleRate::new(self.rate_hz).unwrap_or(SampleRate::DEFAULT)
    }

    /// The same moments in frames of `rate`, each rounded once.
    #[must_use]
    pub fn at(mut self, rate: SampleRate) -> Self {
        let own = self.rate();
        if own == rate {
            return self;
        }
        let moved = |frame: &mut Frame| *frame = Instant::of_frame(*frame, own).frame(rate);
        self.chapters.iter_mut().flat_map(|chapter| [&mut chapter.start, &mut chapter.end]).for_each(moved);
        self.holds.iter_mut().flat_map(|hold| [&mut hold.start, &mut hold.end]).for_each(moved);
        self.rests.iter_mut().flat_map(|rest| [&mut rest.start, &mut rest.end]).for_each(moved);
        self.pauses.iter_mut().flat_map(|pause| [&mut pause.start, &mut pause.end]).for_each(moved);
        self.placements.iter_mut().flat_map(|placed| [&mut placed.start, &mut placed.end]).for_each(moved);
        self.length = Length::of_frames(self.length, own).frames(rate);
        self.rate_hz = rate.hz();
        self
    }
}

/// `timeline` as JSON.
pub fn timeline_json(timeline: &Timeline) -> String {
    Record::of(timeline).pretty_json()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let placed = Placed { kind: Kind::Mark, text: String::new(), start: Frame(8_000), end: Frame(8_100) };
        Record {
            format: FORMAT,
            title: "T".into(),
            language: "en".into(),
            rate_hz: 8_000,
            length: Frames(16_000),
            bed: None,
            bed_sound: None,
            level: Some(Level { gain_db: -3.5, loudness_lufs: None, loudness_range_lufs: None }),
            chapters: Vec::new(),
            holds: Vec::new(),
            rests: Vec::new(),
            pauses: Vec::new(),
            placements: vec![placed],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        for json in [record().json(), record().pretty_json()] {
            assert_eq!(Record::read(&json).expect("a record"), record());
        }
    }

    #[test]
    fn an_inconsistent_record_is_refused() {
        let broken: [fn(&mut Record); 5] = [
            |record| record.format = 2,
            |record| record.rate_hz = 0,
            |record| record.length = Frames(u64::MAX),
            |record| record.placements[0].end = Frame(7_999),
            |record| record.placements[0].end = Frame(16_001),
        ];
        for (number, broke) in broken.into_iter().enumerate() {
            let mut record = record();
            broke(&mut record);
            assert!(Record::read(&record.json()).is_err(), "{number}");
        }
        assert!(Record::read("[]").is_err());
    }

    #[test]
    fn another_rate_keeps_every_moment() {
        let moved = record().at(SampleRate::DEFAULT);
        assert_eq!((moved.length, moved.placements[0].start), (Frames(96_000), Frame(48_000)));
    }
}

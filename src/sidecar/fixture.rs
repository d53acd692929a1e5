//! A small timeline: two sides, one hold each, made-up clips of 60 ms a character.

use crate::resample::frames_at;
use crate::script::{Script, UtteranceId};
use crate::session::{AffectedSide, Choices};
use crate::source::Source;
use crate::timeline::{ClipLengths, Kind, Timeline, lay_out};
use crate::units::{Frames, Length, SampleRate};

const VOICE: SampleRate = SampleRate::new(16_000).expect("not 0");

struct SixtyMillis<'a>(&'a Script);

impl ClipLengths for SixtyMillis<'_> {
    fn length(&self, utterance: UtteranceId) -> Length {
        Length::from_millis(60 * self.0.utterance(utterance).text.chars().count() as u64)
    }

    fn frames(&self, utterance: UtteranceId, rate: SampleRate) -> Frames {
        frames_at(self.length(utterance).frames(VOICE), VOICE, rate)
    }
}

const ROUTINE: &str = r#"
title = "Calf & co"
language = "en"
[[step]]
title = "Calf stretch"
sides = "both"
[[step.do]]
say = "Lean against the wall."
hold = "20s"
countdown = 3
cues = [{ at = "half", say = "Breathe." }]
"#;

/// Leans against the wall.
pub fn timeline() -> Timeline {
    let source = Source::new("routine.toml", ROUTINE.as_bytes().to_vec()).expect("a text");
    let choices = Choices { side: Some(AffectedSide::Both), ..Choices::default() };
    let compiled = crate::compile(&source, &choices).expect("a routine");
    lay_out(&compiled.script, &SixtyMillis(&compiled.script), SampleRate::DEFAULT).expect("a timeline")
}

/// The same, every instruction being `words`.
pub fn with_words(words: &str) -> Timeline {
    let mut timeline = timeline();
    for placement in timeline.placements.iter_mut().filter(|placement| placement.kind == Kind::Prompt) {
        placement.text = words.to_owned();
    }
    timeline
}

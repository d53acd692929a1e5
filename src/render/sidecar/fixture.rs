//! A small timeline for tests: two sides, one hold each, made-up clips of 60 ms per character.

use crate::base::{Length, SampleRate, Source};
use crate::routine;
use crate::script::{self, AffectedSide, Choices, Session};
use crate::speech::Unheard;
use crate::timeline::{Kind, Timeline, lay_out};

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

/// The timeline of [`ROUTINE`], with both sides.
pub(crate) fn timeline() -> Timeline {
    timeline_of(ROUTINE)
}

/// The timeline of `text`, with both sides if it has any.
pub(crate) fn timeline_of(text: &str) -> Timeline {
    let source = Source::new("routine.toml", text.as_bytes().to_vec()).expect("a text");
    let choices = Choices { side: Some(AffectedSide::Both), ..Choices::default() };
    let routine = routine::read(&source).expect("a routine");
    let sided = Session::choose(&routine, &choices);
    let session = sided.or_else(|_| Session::choose(&routine, &Choices::default())).expect("choices");
    let script = script::write(&routine, &session).expect("a script");
    let clips = Unheard::of(&script, |utterance| Length::from_millis(60 * utterance.text.chars().count() as u64));
    lay_out(&script, &clips, SampleRate::DEFAULT).expect("a timeline")
}

/// The same, with every instruction replaced by `words`.
pub(crate) fn with_words(words: &str) -> Timeline {
    let mut timeline = timeline();
    for placement in timeline.placements.iter_mut().filter(|placement| placement.kind == Kind::Prompt) {
        placement.text = words.to_owned();
    }
    timeline
}

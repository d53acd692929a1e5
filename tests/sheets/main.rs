//! Sheets as people hold them in their hands, each written as a routine and measured on its frames.

mod breath;
mod cadence;
mod repetitions;
mod sounds;

use nightcue::base::{self, Color, Length, SampleRate, Source, Stop};
use nightcue::compile;
use nightcue::script::{self, Choices, Script, Session};
use nightcue::speech::Unheard;
use nightcue::timeline::{self, Kind, Timeline, lay_out};

/// A sheet's routine, and what is heard when.
struct Track {
    script: Script,
    timeline: Timeline,
}

/// The routine `tests/sheets/NAME.toml` for `choices`, with a voice that takes 300 ms for each word.
fn track(name: &str, choices: &Choices) -> Track {
    let path = format!("{}/tests/sheets/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    of_text(&std::fs::read_to_string(path).expect("a routine"), choices).unwrap_or_else(|drawn| panic!("{drawn}"))
}

fn of_text(text: &str, choices: &Choices) -> Result<Track, String> {
    let source = Source::new("sheet.toml", text.as_bytes().to_vec()).expect("a text");
    let draw = |problems: Vec<_>| base::report(&problems, Some(&source), Color::Off);
    let script = compile(&source, choices).map_err(draw)?.script;
    let timeline = lay_out(&script, &voice(&script), SampleRate::DEFAULT).map_err(draw)?;
    Ok(Track { script, timeline })
}

fn voice(script: &Script) -> Unheard {
    Unheard::of(script, |utterance| Length::from_millis(300 * utterance.text.split_whitespace().count() as u64))
}

/// The routine `tests/sheets/NAME.toml` with everything chosen for a track that lasts `total`, or why there is none.
fn fitted(name: &str, total: Length, choices: Choices) -> Result<(Session, Track), String> {
    let path = format!("{}/tests/sheets/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let source = Source::new("sheet.toml", std::fs::read(path).expect("a routine")).expect("a text");
    let draw = |problems: Vec<_>| base::report(&problems, Some(&source), Color::Off);
    let wished = Choices { fit: Some(total), ..choices };
    let compiled = compile(&source, &wished).map_err(draw)?;
    let speak = |script: &Script| Ok::<_, Stop>(voice(script));
    let session = timeline::fit(&compiled.routine, &compiled.session, SampleRate::DEFAULT, speak);
    let session = session.map_err(|stop| match stop {
        Stop::Routine(problems) => draw(problems),
        other => panic!("{other:?}"),
    })?;
    let script = script::write(&compiled.routine, &session).map_err(draw)?;
    let timeline = lay_out(&script, &voice(&script), SampleRate::DEFAULT).map_err(draw)?;
    Ok((session, Track { script, timeline }))
}

impl Track {
    /// When everything of `kind` starts, in frames.
    fn onsets(&self, kind: Kind) -> Vec<u64> {
        let of_kind = self.timeline.placements.iter().filter(|placement| placement.kind == kind);
        of_kind.map(|placement| placement.start.0).collect()
    }

    /// The words outside holds, in order.
    fn prompts(&self) -> Vec<&str> {
        let prompts = self.timeline.placements.iter().filter(|placement| placement.kind == Kind::Prompt);
        prompts.map(|placement| placement.text.as_str()).collect()
    }

    /// How long the holds last, in frames.
    fn held(&self) -> Vec<u64> {
        self.timeline.holds.iter().map(|hold| hold.end.since(hold.start).0).collect()
    }

    fn chapters(&self) -> Vec<&str> {
        self.timeline.chapters.iter().map(|chapter| chapter.title.as_str()).collect()
    }
}

/// Frames in a second.
const SECOND: u64 = 48_000;

/// From each to the next.
fn steps(onsets: &[u64]) -> Vec<u64> {
    onsets.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

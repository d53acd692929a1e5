//! The bundled routines under every choice a listener can make: they compile, their words fit, and they make sense in the
//! dark.

mod choices;
mod guidance;
mod sense;
mod sheets;
mod sides;
mod voice;
mod words;

use std::sync::LazyLock;

use nightcue::base::{self, Color, Diagnostic, Source};
use nightcue::routine::{self, Bundled, Routine};
use nightcue::script::{self, Choices, Prompt, Script, Session};

fn routines() -> impl Iterator<Item = &'static Bundled> {
    routine::bundled().iter()
}

fn source(bundled: &Bundled) -> Source {
    Source::new(bundled.name, bundled.text.as_bytes().to_vec()).expect("a text")
}

fn read(bundled: &Bundled) -> Routine {
    nightcue::routine::read(&source(bundled)).unwrap_or_else(|problems| panic!("{}", drawn(bundled, &problems)))
}

fn compile(bundled: &Bundled, choices: &Choices) -> Track {
    make(bundled, &read(bundled), choices)
}

/// A routine with one listener's choices.
struct Track {
    name: &'static str,
    session: Session,
    script: Script,
    /// Where the opening begins; the words before it are the tool's own.
    opening_at: usize,
}

impl Track {
    /// Whether `prompt` belongs to a step, the opening or the closing, and is not one of the tool's own words.
    fn is_written(&self, prompt: &Prompt) -> bool {
        prompt.span.is_some_and(|span| span.start > self.opening_at)
    }
}

fn make(bundled: &Bundled, routine: &Routine, choices: &Choices) -> Track {
    let session = Session::choose(routine, choices);
    write(bundled, routine, session.unwrap_or_else(|problems| panic!("{choices:?}\n{}", drawn(bundled, &problems))))
}

fn write(bundled: &Bundled, routine: &Routine, session: Session) -> Track {
    let script = script::write(routine, &session);
    let script = script.unwrap_or_else(|problems| panic!("{session:?}\n{}", drawn(bundled, &problems)));
    let opening_at = bundled.text.find("[[opening]]").expect("an opening");
    Track { name: bundled.name, session, script, opening_at }
}

fn drawn(bundled: &Bundled, problems: &[Diagnostic]) -> String {
    base::report(problems, Some(&source(bundled)), Color::Off)
}

/// Every track that can be made of the bundled routines.
fn tracks() -> &'static [Track] {
    static TRACKS: LazyLock<Vec<Track>> = LazyLock::new(|| {
        let all = routines().map(|bundled| (bundled, read(bundled)));
        all.flat_map(|(bundled, routine)| {
            let choices = choices::every(&routine);
            choices.into_iter().map(|choices| make(bundled, &routine, &choices)).collect::<Vec<_>>()
        })
        .collect()
    });
    &TRACKS
}

/// The prompts written in the file, as opposed to the tool's own words.
fn written(track: &Track) -> impl Iterator<Item = &Prompt> {
    track.script.prompts().filter(|prompt| track.is_written(prompt))
}

#[test]
fn there_is_a_shelf_of_routines() {
    let names: Vec<_> = routines().map(|bundled| bundled.name).collect();
    let expected =
        ["bedtime-stretch", "breathing", "calf-cramp", "foot-cramp", "front-thigh-cramp", "hamstring-cramp", "workout"];
    assert_eq!(names, expected);
}

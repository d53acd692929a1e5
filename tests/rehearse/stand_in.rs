//! A simulated voice, clock and user: time passes only when the test says so.

use nightcue::base::{self, Color, Length, Source};
use nightcue::rehearse::{Act, Happening, Key, Rehearsal, Told};
use nightcue::script::{Choices, Script};
use nightcue::speech::Silent;
use nightcue::words::at_night_pace;
use nightcue::{compile, routine};

/// Holds of 20 s and 4 s, cues, a countdown, a rest, two sides.
pub(super) const ROUTINE: &str = r#"
title = "Short stretch"
language = "en"

[defaults]
countdown = 3
halfway = true

[[step]]
title = "Wall"
sides = "both"
rounds = 2
rest = "8s"

[[step.do]]
say = "Lean on your {left|right} leg."
pause = "2s"

[[step.do]]
say = "Press."
hold = "20s"
cues = [{ at = "3s", say = "Breathe out." }, { every = "6s", say = "Heel down." }]

[[step]]
title = "Stair"

[[step.do]]
hold = "4s"
"#;

pub(super) fn script(text: &str) -> Script {
    let source = Source::new("routine.toml", text.as_bytes().to_vec()).expect("a text");
    written(&source, &Choices::default())
}

/// The script of `text`, if there is nothing wrong with it.
pub(super) fn possible(text: &str) -> Option<Script> {
    let source = Source::new("routine.toml", text.as_bytes().to_vec()).ok()?;
    compile(&source, &Choices::default()).ok().map(|compiled| compiled.script)
}

pub(super) fn bundled(name: &str, choices: &Choices) -> Script {
    written(&routine::find(name).expect("a bundled routine").source, choices)
}

fn written(source: &Source, choices: &Choices) -> Script {
    let drawn = |problems: Vec<_>| base::report(&problems, Some(source), Color::Off);
    compile(source, choices).map_err(drawn).unwrap_or_else(|drawn| panic!("{drawn}")).script
}

/// A moment by the rehearsal's clock, and by the outer one.
type Moment = (Length, Length);
/// The length of a hold, when it began, and when it was over, if it was.
type Hold = (Length, Moment, Option<Moment>);

/// A rehearsal that is followed by a test.
pub(super) struct Followed<'a> {
    pub rehearsal: Rehearsal<'a>,
    /// The outer clock.
    pub now: Length,
    /// Everything reported, with the reading of the outer clock.
    pub told: Vec<(Length, Told)>,
    /// Every line the voice was given, and whether it was let finish.
    pub spoken: Vec<(String, bool)>,
    speaks_until: Option<Length>,
    takes: fn(&str) -> Length,
}

impl<'a> Followed<'a> {
    /// With a voice of 120 words per minute.
    pub(super) fn new(rehearsal: Rehearsal<'a>) -> Self {
        Self::with_voice(rehearsal, at_night_pace)
    }

    pub(super) fn with_voice(rehearsal: Rehearsal<'a>, takes: fn(&str) -> Length) -> Self {
        Self { rehearsal, now: Length::ZERO, told: Vec::new(), spoken: Vec::new(), speaks_until: None, takes }
    }

    fn perform(&mut self, acts: Vec<Act>) {
        for act in acts {
            match act {
                Act::Speak(line) => {
                    assert_eq!(self.speaks_until, None, "two lines at once: {}", line.said);
                    self.speaks_until = Some(self.now + (self.takes)(&line.said));
                    self.spoken.push((line.text, false));
                }
                Act::Hush => {
                    assert!(self.speaks_until.is_some(), "nothing to hush");
                    self.speaks_until = None;
                }
                Act::Tell(told) => self.told.push((self.now, told)),
            }
        }
    }

    /// Lets time pass in one go, however much it is; the voice's end is noticed only then, as by a slow machine.
    pub(super) fn tick(&mut self, length: Length) {
        self.now += length;
        if self.speaks_until.is_some_and(|until| until <= self.now) {
            self.speaks_until = None;
            if let Some(last) = self.spoken.last_mut() {
                last.1 = true;
            }
            let acts = self.rehearsal.spoken(self.now);
            self.perform(acts);
        }
        let acts = self.rehearsal.advance(self.now);
        self.perform(acts);
        // Looking changes nothing and never panics.
        self.rehearsal.view();
    }

    pub(super) fn press(&mut self, key: Key) {
        let acts = self.rehearsal.press(key, self.now);
        self.perform(acts);
    }

    /// Lets exactly so much time pass that the next thing happens.
    pub(super) fn next(&mut self) {
        let voice = self.speaks_until.map(|until| until.saturating_sub(self.now));
        let step = [voice, self.rehearsal.due_in()].into_iter().flatten().min().expect("something goes on");
        self.tick(step);
    }

    pub(super) fn run_out(&mut self) {
        for _ in 0..1_000_000 {
            if self.rehearsal.is_over() {
                return;
            }
            self.next();
        }
        panic!("the rehearsal does not end");
    }

    /// Lets time pass until `what` is reported.
    pub(super) fn until(&mut self, what: impl Fn(&Happening) -> bool) {
        let seen = self.told.len();
        for _ in 0..100_000 {
            if self.told[seen..].iter().any(|(_, told)| what(&told.what)) {
                return;
            }
            self.next();
        }
        panic!("it never happens");
    }

    pub(super) fn texts(&self) -> Vec<&str> {
        self.spoken.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Each hold that was reported.
    pub(super) fn holds(&self) -> Vec<Hold> {
        let mut holds = Vec::new();
        for (now, told) in &self.told {
            match told.what {
                Happening::Hold(length) => holds.push((length, (told.at, *now), None)),
                Happening::HoldOver => holds.last_mut().expect("a hold").2 = Some((told.at, *now)),
                _ => {}
            }
        }
        holds
    }
}

#[test]
fn the_silent_voice_takes_its_time_and_stops_on_request() {
    use nightcue::speech::LiveVoice;
    let mut voice = Silent::new(1.0);
    assert_eq!(voice.is_speaking(), Ok(false));
    voice.speak(&"word ".repeat(1_000)).expect("it never fails");
    assert_eq!(voice.is_speaking(), Ok(true));
    voice.stop().expect("it never fails");
    assert_eq!(voice.is_speaking(), Ok(false));
}

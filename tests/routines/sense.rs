//! Whether a track helps someone who cannot see: the first words, the safety line, the tones, the fit of the words.

use std::collections::BTreeSet;

use nightcue::base::{Frame, Length, SampleRate};
use nightcue::routine::{Guidance, RangeEnd, Routine, Then};
use nightcue::script::{AffectedSide, Choices, Cue, HoldChoice, Script, Session};
use nightcue::speech::Unheard;
use nightcue::timeline::{Kind, Timeline, lay_out};
use nightcue::words::Side;

use super::{Track, compile, read, routines, tracks, write, written};

const RATE_HZ: u32 = 16_000;

/// As slow as the shortest sentences of the night voice: about 90 words per minute.
fn slow_voice(script: &Script) -> Unheard {
    Unheard::of(script, |utterance| Length::from_millis(120 * utterance.text.chars().count() as u64))
}

fn rate() -> SampleRate {
    SampleRate::new(RATE_HZ).expect("not 0")
}

fn timeline(track: &Track) -> Timeline {
    lay_out(&track.script, &slow_voice(&track.script), rate()).unwrap_or_else(|problems| {
        let listed: Vec<_> = problems.iter().map(|problem| (&problem.message, &problem.primary)).collect();
        panic!("{} {:?}: {listed:#?}", track.name, track.session);
    })
}

fn seconds(frame: Frame) -> f64 {
    frame.0 as f64 / f64::from(RATE_HZ)
}

#[test]
fn all_words_fit_even_when_spoken_slowly() {
    for track in tracks() {
        let name = track.name;
        let timeline = timeline(track);
        assert!(!timeline.holds.is_empty(), "{name}");
    }
}

/// The lengths to try: each second of a short range, every seventh of a long one, so that all remainders of ten come up.
fn lengths(routine: &Routine) -> BTreeSet<u64> {
    let holds = routine.steps().flat_map(|step| &step.actions).filter_map(|action| match &action.then {
        Then::Hold(hold) => Some(hold.range),
        _ => None,
    });
    let seconds = |length: Length| length.millis() / 1000;
    let tried = holds.flat_map(|range| {
        let all = seconds(range.shortest)..=seconds(range.longest);
        let step = if all.clone().count() > 32 { 7 } else { 1 };
        all.step_by(step)
    });
    tried.collect()
}

/// A cue counted from the start and a check counted from the end can meet anywhere inside a range.
#[test]
fn all_words_fit_at_every_length_of_every_range() {
    for bundled in routines() {
        let routine = read(bundled);
        for language in routine.languages.iter().copied().map(Some) {
            let choices = Choices { language, ..Choices::default() };
            for seconds in lengths(&routine) {
                let mut session = Session::choose(&routine, &choices).expect("its own language");
                // Set behind the check of `--hold`: ranges without this length stay at their shortest.
                session.hold = HoldChoice::Exactly(Length::from_secs(seconds));
                timeline(&write(bundled, &routine, session));
            }
        }
    }
}

#[test]
fn the_first_words_are_a_movement_and_come_at_once() {
    for track in tracks() {
        let name = track.name;
        let first = track.script.prompts().next().expect("words");
        let is_written = track.is_written(first) || track.session.guidance == Guidance::Minimal;
        assert!(is_written, "{name} begins with the tool's words: {}", first.text);
        let timeline = timeline(track);
        let heard = timeline.placements.iter().find(|placement| placement.kind != Kind::Wake).expect("sound");
        assert!(heard.kind == Kind::Prompt && heard.text == first.text, "{name}: {heard:?}");
        assert!(seconds(heard.start) < 2.0, "{name}: {heard:?}");
    }
}

#[test]
fn the_safety_line_is_said_early_and_not_first() {
    let lines = ["feel a sharp pain", "Hör auf, wenn du einen stechenden", "feel dizzy", "dir schwindelig wird"];
    for track in tracks() {
        let name = track.name;
        let timeline = timeline(track);
        let said =
            timeline.placements.iter().position(|placement| lines.iter().any(|line| placement.text.contains(line)));
        let said = said.unwrap_or_else(|| panic!("{name} has no safety line"));
        assert!(said > 0 || track.session.guidance == Guidance::Minimal, "{name}");
        assert!(seconds(timeline.placements[said].start) < 60.0, "{name}: {:?}", timeline.placements[said]);
    }
}

#[test]
fn the_end_tone_is_explained() {
    for track in tracks().iter().filter(|track| track.session.guidance == Guidance::Full) {
        let name = track.name;
        let explained = written(track).any(|prompt| {
            ["ne long tone", "falling tone", "langer Ton", "langer fallender"]
                .iter()
                .any(|tone| prompt.text.contains(tone))
        });
        assert!(explained, "{name}");
    }
}

/// The source's own sums: one leg 990 to 1 230 s, both legs 1 380 to 1 710 s.
#[test]
fn the_hamstring_routine_keeps_the_times_of_its_source() {
    let hamstring = routines().find(|bundled| bundled.name == "hamstring-cramp").expect("bundled");
    let held = |side, end| -> u64 {
        let choices = Choices { side, hold: Some(HoldChoice::End(end)), ..Choices::default() };
        let track = compile(hamstring, &choices);
        let holds = track.script.cues.iter().filter_map(|cue| match cue {
            Cue::Hold(hold) => Some(hold.length.millis() / 1000),
            _ => None,
        });
        holds.sum()
    };
    for one in [None, Some(AffectedSide::One(Side::Left)), Some(AffectedSide::One(Side::Right))] {
        assert_eq!([held(one, RangeEnd::Shortest), held(one, RangeEnd::Longest)], [990, 1230]);
    }
    let both = Some(AffectedSide::Both);
    assert_eq!([held(both, RangeEnd::Shortest), held(both, RangeEnd::Longest)], [1380, 1710]);
}

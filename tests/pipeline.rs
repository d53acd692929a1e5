//! The whole pipeline as a library call: from a text and choices to a track ready to be written.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use nightcue::base::{Frames, Length, SampleRate, Source, Stop, Threads, TimeOfDay};
use nightcue::script::{Choices, Script};
use nightcue::sound::Bed;
use nightcue::speech::{Casting, LoadedVoices, Shelf, Studio};
use nightcue::words::Language;
use nightcue::{Finish, Production, compile, fit, perform, produce};

const ROUTINE: &str = r#"
title = "Calf"
language = "en"
[defaults]
wind-down = true
bed = "faint"
[[step]]
title = "Calf stretch"
[[step.do]]
say = "Lean forward."
hold = "20s..40s"
[[closing]]
say = "Rest now."
"#;

fn source(text: &str) -> Source {
    Source::new("calf.toml", text.as_bytes().to_vec()).expect("a text")
}

fn casting(time: TimeOfDay, wish: Option<&str>) -> Casting {
    let wish = wish.map(str::to_owned);
    Casting {
        shelf: Shelf::default(),
        time: Some(time),
        wish,
        fallback: None,
        speaker: None,
        memory: None,
        threads: Threads::EACH_CORE,
        trial: None,
        loaded: LoadedVoices::default(),
    }
}

fn with<T>(time: TimeOfDay, wish: Option<&str>, work: impl FnOnce(&Studio<'_>) -> T) -> T {
    let studio = Studio {
        casting: casting(time, wish),
        cache: None,
        progress: &|_, _| (),
        notice: &|_| (),
        cancel: &AtomicBool::new(false),
    };
    work(&studio)
}

const FINISH: Finish = Finish { rate: SampleRate::DEFAULT, bed: None };

fn produced(time: TimeOfDay, finish: Finish) -> Production {
    with(time, None, |studio| produce(&source(ROUTINE), &Choices::default(), studio, finish)).expect("a track")
}

/// The gain of the last words.
fn last_gain(production: &Production) -> f64 {
    let spoken = production.performance.timeline.placements.iter().filter(|placement| !placement.text.is_empty());
    spoken.max_by_key(|placement| placement.start).expect("words").gain.0
}

#[test]
fn closing_words_get_quieter_by_night_alone() {
    assert!(last_gain(&produced(TimeOfDay::Night, FINISH)) < 0.0);
    assert_eq!(last_gain(&produced(TimeOfDay::Day, FINISH)), 0.0);
}

#[test]
fn the_bed_is_the_routines_unless_the_listener_chooses() {
    let bed = |finish| produced(TimeOfDay::Night, finish).performance.timeline.bedding.map(|bedding| bedding.bed);
    assert_eq!(bed(FINISH), Some(Bed::Faint));
    assert_eq!(bed(Finish { bed: Some(Bed::Soft), ..FINISH }), Some(Bed::Soft));
    assert_eq!(bed(Finish { bed: Some(Bed::None), ..FINISH }), None);
}

#[test]
fn a_track_is_as_loud_as_its_time_of_day_asks() {
    let loudness = |time| produced(time, FINISH).performance.master().loudness.0;
    assert!((loudness(TimeOfDay::Night) + 23.0).abs() < 0.05, "{}", loudness(TimeOfDay::Night));
    // By day the peak of the voice is the limit.
    assert!(loudness(TimeOfDay::Day) > -21.0, "{}", loudness(TimeOfDay::Day));
}

#[test]
fn a_wished_total_is_reached_to_the_frame() {
    let choices = Choices { fit: Some(Length::from_secs(50)), ..Choices::default() };
    let track = with(TimeOfDay::Night, None, |studio| produce(&source(ROUTINE), &choices, studio, FINISH));
    assert_eq!(track.expect("it fits").performance.timeline.length, Frames(50 * 48_000));
    let compiled = compile(&source(ROUTINE), &choices).expect("a routine");
    let fitted = with(TimeOfDay::Night, None, |studio| fit(compiled, studio, SampleRate::DEFAULT));
    assert_eq!(fitted.expect("it fits").session.lengths.len(), 1);
}

#[test]
fn a_sentence_is_a_track_of_nothing_else() {
    let script = Script::of_sentence("Hold for 30 s.", Language::English);
    let performance = with(TimeOfDay::Night, None, |studio| perform(script, studio, FINISH)).expect("it can be spoken");
    let [sentence] = performance.timeline.placements.as_slice() else { panic!("one sentence") };
    assert_eq!((sentence.start.0, sentence.end.0), (0, performance.timeline.length.0));
    assert_eq!(performance.script.lines[0].utterance.text, "Hold for thirty seconds.");
    assert!(performance.timeline.chapters.is_empty() && performance.timeline.bedding.is_none());
}

#[test]
fn every_stage_stops_for_its_own_reason() {
    let stopped = |text: &str, wish: Option<&str>| {
        with(TimeOfDay::Night, wish, |studio| produce(&source(text), &Choices::default(), studio, FINISH))
            .expect_err("stopped")
    };
    let code = |stop: &Stop| match stop {
        Stop::Routine(problems) => problems[0].code,
        _ => "none",
    };
    assert_eq!(code(&stopped(&ROUTINE.replace("hold =", "hould ="), None)), "unknown-key");
    assert_eq!(
        code(&stopped(
            &ROUTINE.replace(
                "[defaults]",
                "[defaults]
voice = \"nobody\""
            ),
            None
        )),
        "unknown-voice"
    );
    assert!(matches!(stopped(ROUTINE, Some("nobody")), Stop::Machine(reason) if reason.contains("nobody")));
    let long = ROUTINE
        .replace("20s..40s\"", "20s\"\ncues = [{ at = \"19s\", say = \"Breathe out, and let the heel sink.\" }]");
    assert_eq!(code(&stopped(&long, None)), "prompt-overruns");
}

#[test]
fn progress_is_reported_and_an_interruption_noticed() {
    let seen = Mutex::new(Vec::new());
    let progress = |done, lines| seen.lock().expect("alive").push((done, lines));
    let cancel = AtomicBool::new(false);
    let studio = Studio {
        casting: casting(TimeOfDay::Night, None),
        cache: None,
        progress: &progress,
        notice: &|_| (),
        cancel: &cancel,
    };
    produce(&source(ROUTINE), &Choices::default(), &studio, FINISH).expect("a track");
    let reported = seen.lock().expect("alive").clone();
    let lines = reported[0].1;
    assert!(lines >= 3 && reported.contains(&(0, lines)) && reported.contains(&(lines, lines)), "{reported:?}");
    cancel.store(true, Ordering::Relaxed);
    let stopped = produce(&source(ROUTINE), &Choices::default(), &studio, FINISH).expect_err("stopped");
    assert_eq!(stopped, Stop::Interrupted);
}

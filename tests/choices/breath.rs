//! Breathing rhythms: their sounds and the cues that follow them, with a made-up voice of 400 ms per word.

use nightcue::base::{self, Color, Frame, Frames, Length};
use nightcue::script::Choices;
use nightcue::timeline::{Kind, Placement, Timeline, lay_out};
use proptest::prelude::*;

use super::voice::{by_words, rate};
use super::{compiled, heard_with, problems, source};

fn routine(action: &str) -> String {
    format!("title = \"T\"\nlanguage = \"en\"\n[[step]]\ntitle = \"One\"\n[[step.do]]\nsay = \"Sit.\"\n{action}\n")
}

fn timeline(action: &str, hz: u32) -> Timeline {
    let script = compiled(&routine(action), &Choices::default()).script;
    lay_out(&script, &by_words(&script), rate(hz))
        .unwrap_or_else(|problems| panic!("{}", base::report(&problems, Some(&source(&routine(action))), Color::Off)))
}

/// Seconds from the start of the hold to everything of `kind`.
fn seconds(timeline: &Timeline, kind: Kind) -> Vec<f64> {
    let start = timeline.holds[0].start;
    let of_kind = timeline.placements.iter().filter(|placement| placement.kind == kind);
    of_kind.map(|placement| Length::of_frames(placement.start.since(start), timeline.rate).seconds()).collect()
}

#[test]
fn tones_pace_every_breath_but_the_one_at_the_start_tone_until_the_countdown() {
    let paced = timeline("hold = \"40s\"\nbreath = { in = \"4s\", out = \"6s\" }", 48_000);
    assert_eq!(seconds(&paced, Kind::Breath), [4.0, 10.0, 14.0, 20.0, 24.0, 30.0]);
    let boxed = timeline(
        "hold = \"40s\"\nbreath = { in = \"2s\", full = \"2s\", out = \"2s\", empty = \"2s\" }\ncountdown = 0",
        44_100,
    );
    assert_eq!(seconds(&boxed, Kind::Breath), [4.0, 8.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 36.0]);
}

#[test]
fn pacing_is_silent_where_something_is_said() {
    let action = "hold = \"40s\"\nhalfway = true\nbreath = { in = \"4s\", out = \"6s\" }\ncues = [{ at = \"13s\", say = \"Let the jaw go loose.\" }]";
    let timeline = timeline(action, 48_000);
    assert_eq!(seconds(&timeline, Kind::Cue), [13.0]);
    assert_eq!(seconds(&timeline, Kind::Reminder), [20.0]);
    assert_eq!(
        seconds(&timeline, Kind::Breath),
        [4.0, 24.0, 30.0],
        "10 s and 14 s belong to the cue, 20 s to the reminder"
    );
}

#[test]
fn breaths_can_be_spoken_or_only_followed() {
    let spoken = timeline("hold = \"30s\"\nbreath = { in = \"4s\", out = \"6s\", sound = \"words\" }", 48_000);
    let words: Vec<&str> = spoken
        .placements
        .iter()
        .filter(|placement| placement.kind == Kind::Breath)
        .map(|placement| placement.text.as_str())
        .collect();
    assert_eq!(words, ["In.", "Out.", "In.", "Out.", "In.", "Out."]);
    assert_eq!(seconds(&spoken, Kind::Breath), [0.0, 4.0, 10.0, 14.0, 20.0, 24.0]);
    let silent = timeline("hold = \"30s\"\nbreath = { in = \"4s\", out = \"6s\", sound = \"none\" }", 48_000);
    assert!(seconds(&silent, Kind::Breath).is_empty());
}

#[test]
fn cues_follow_the_breath() {
    let cues = |cue: &str| {
        let action = format!(
            "hold = \"60s\"\nbreath = {{ in = \"4s\", out = \"6s\" }}\ncues = [{{ {cue}, say = \"Closer.\" }}]"
        );
        seconds(&timeline(&action, 48_000), Kind::Cue)
    };
    assert_eq!(cues("on = \"exhale\""), [4.0, 14.0, 24.0, 34.0, 44.0, 54.0]);
    assert_eq!(cues("on = \"exhale\", nth = 3"), [24.0, 54.0]);
    assert_eq!(cues("on = \"inhale\", nth = 2"), [10.0, 30.0, 50.0]);
    assert_eq!(cues("on = \"inhale\""), [10.0, 20.0, 30.0, 40.0, 50.0], "at 0 s the start tone sounds");
    assert_eq!(cues("on = \"exhale\", at = \"15s\""), [24.0]);
    assert_eq!(cues("on = \"exhale\", at = \"half\""), [34.0]);
    assert_eq!(cues("on = \"inhale\", left = \"12s\""), [50.0]);
    assert_eq!(cues("on = \"exhale\", every = \"22s\""), [24.0, 44.0]);
}

#[test]
fn a_step_or_a_hold_overrides_the_rhythm_of_the_routine() {
    let text = routine("hold = \"30s\"\nbreath = \"never\"\n[[step.do]]\nhold = \"30s\"")
        .replace("[[step]]", "[defaults]\nbreath = { in = \"4s\", out = \"6s\" }\n[[step]]");
    let script = compiled(&text, &Choices::default()).script;
    let timeline = lay_out(&script, &by_words(&script), rate(48_000)).expect("it fits");
    let breaths = timeline.placements.iter().filter(|placement| placement.kind == Kind::Breath);
    assert!(breaths.clone().count() > 2);
    assert!(breaths.into_iter().all(|breath| breath.start > timeline.holds[1].start));
}

#[test]
fn the_words_of_a_breath_can_be_the_routines_own() {
    let text = routine("hold = \"30s\"\nbreath = { in = \"4s\", out = \"6s\", sound = \"words\" }")
        .replace("[[step]]", "[words]\nbreathe-in = false\nbreathe-out = \"And out.\"\n[[step]]");
    let script = compiled(&text, &Choices::default()).script;
    assert!(script.lines.iter().any(|line| line.utterance.text == "And out."));
    assert!(!script.lines.iter().any(|line| line.utterance.text == "In."));
    assert!(heard_with(&text, &Choices::default()).contains(&"= 30s".to_owned()));
}

#[test]
fn a_cue_that_follows_no_breath_is_reported() {
    let text = routine("hold = \"30s\"\ncues = [{ on = \"exhale\", say = \"Closer.\" }]");
    assert_eq!(problems(&text, &Choices::default()), ["no-breath: this hold has no breathing rhythm"]);
}

/// Everything else, and when it is heard.
fn without_breath(placements: &[Placement]) -> Vec<(Kind, &str, Frame, Frame)> {
    // The first word of a spoken rhythm stands for the start tone.
    let others = placements.iter().filter(|placement| !matches!(placement.kind, Kind::Breath | Kind::Start));
    others.map(|placement| (placement.kind, placement.text.as_str(), placement.start, placement.end)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn breath_moves_nothing_and_runs_into_nothing(
        hold_ms in 12_000u64..200_000,
        (inhale, full, exhale, empty) in (1_000u64..9_000, 0u64..3_000, 1_000u64..9_000, 0u64..3_000),
        sound in prop::sample::select(vec!["tone", "words"]),
        countdown in 0u32..6,
        remind in 5u64..40,
        hz in 8_000u32..96_000,
    ) {
        let waits: String = [("full", full), ("empty", empty)]
            .into_iter()
            .filter(|(_, ms)| *ms >= 1_000)
            .map(|(key, ms)| format!(", {key} = \"{ms}ms\""))
            .collect();
        let (full, empty) = (if full >= 1_000 { full } else { 0 }, if empty >= 1_000 { empty } else { 0 });
        let action = format!("for = \"{hold_ms}ms\"\ncountdown = {countdown}\nremind = \"{remind}s\"\nhalfway = true\n");
        let breath = format!("breath = {{ in = \"{inhale}ms\", out = \"{exhale}ms\"{waits}, sound = \"{sound}\" }}");
        let paced = timeline(&(action.clone() + &breath), hz);
        let plain = timeline(&action, hz);
        prop_assert_eq!(without_breath(&paced.placements), without_breath(&plain.placements));
        prop_assert_eq!((paced.length, &paced.holds), (plain.length, &plain.holds));
        for pair in paced.placements.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?}", pair);
        }
        let hold = &paced.holds[0];
        let free_to = Frame(hold.end.0 - u64::from(countdown) * u64::from(hz));
        let cycle = inhale + full + exhale + empty;
        for placement in paced.placements.iter().filter(|placement| placement.kind == Kind::Breath) {
            prop_assert!(placement.start >= hold.start && placement.end <= free_to);
            let parts = [0, inhale, inhale + full, inhale + full + exhale];
            let is_onset = (0..=hold_ms / cycle).flat_map(|index| parts.map(|part| index * cycle + part)).any(|ms| {
                placement.start.since(hold.start) == Frames((u128::from(ms) * u128::from(hz) + 500) as u64 / 1_000)
            });
            prop_assert!(is_onset, "{:?}", placement);
        }
    }
}
